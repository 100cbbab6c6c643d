#include "core/compose/toservice.h"

#include "core/compose/confighash.h"
#include "core/compose/togrants.h"
#include "core/compose/tostack.h"
#include "core/support/duration.h"

#include <algorithm>

namespace core {

namespace {

/// Finds the attributes of a service, of which most of the hundred possible ones are absent: a bit
/// for each length and first letter answers that without looking at the attributes.
class AttributeReader
{
public:
    explicit AttributeReader(const SpecNode &node)
        : m_node(node)
    {
        for (const SpecNode &child : node.children)
            m_present |= bit(child.key);
    }

    const SpecNode *find(QStringView key) const
    {
        return (m_present & bit(key)) != 0 ? m_node.find(key) : nullptr;
    }

    QString textAt(QStringView key) const
    {
        const SpecNode *node = find(key);
        return node ? node->text : QString();
    }

private:
    static quint64 bit(QStringView key)
    {
        const auto first = key.isEmpty() ? 0 : key.front().unicode();
        return quint64(1) << ((static_cast<quint64>(key.size()) * 5 + first) & 63);
    }

    const SpecNode &m_node;
    quint64 m_present = 0;
};

template<typename Map>
bool readTrue(const Map &map, QStringView key)
{
    const SpecNode *node = map.find(key);
    return node && node->text == u"true";
}

template<typename Map>
std::optional<std::chrono::nanoseconds> nodeDuration(const Map &map, QStringView key)
{
    const SpecNode *node = map.find(key);
    return node ? parseDuration(node->text) : std::nullopt;
}

std::optional<bool> nodeOptionalTrue(const AttributeReader &map, QStringView key)
{
    const SpecNode *node = map.find(key);
    return node ? std::optional(node->text == u"true") : std::nullopt;
}

std::optional<QStringList> nodeOptionalTexts(const AttributeReader &map, QStringView key)
{
    const SpecNode *node = map.find(key);
    return node && node->isList() ? std::optional(nodeTexts(node)) : std::nullopt;
}

const SpecNode *nodeBelow(const SpecNode &root, std::initializer_list<QStringView> keys)
{
    const SpecNode *node = &root;
    for (const QStringView key : keys) {
        node = node->find(key);
        if (!node)
            return nullptr;
    }
    return node;
}

QList<PortMapping> toPortMappings(const SpecNode *list)
{
    QList<PortMapping> ports;
    if (!list)
        return ports;
    for (const SpecNode &port : list->children) {
        ports.append({.hostIp = port.textAt(u"host_ip"),
                      .published = port.textAt(u"published"),
                      .target = port.textAt(u"target").toInt(),
                      .protocol = port.textAt(u"protocol")});
    }
    return ports;
}

QList<Mount> toMountList(const SpecNode *list)
{
    QList<Mount> mounts;
    if (!list)
        return mounts;
    for (const SpecNode &node : list->children) {
        const QString type = node.textAt(u"type");
        if (type != u"bind" && type != u"volume" && type != u"tmpfs")
            continue;
        Mount mount;
        mount.type = type == u"bind"    ? Mount::Type::Bind
                     : type == u"tmpfs" ? Mount::Type::Tmpfs
                                        : Mount::Type::Volume;
        mount.source = node.textAt(u"source");
        mount.target = node.textAt(u"target");
        mount.readOnly = nodeTrue(node, u"read_only");
        if (const SpecNode *bind = node.find(u"bind")) {
            mount.createHostPath = bind->textAt(u"create_host_path") != u"false";
            mount.propagation = bind->textAt(u"propagation");
            mount.selinux = bind->textAt(u"selinux");
        }
        if (const SpecNode *volume = node.find(u"volume"))
            mount.noCopy = nodeTrue(*volume, u"nocopy");
        if (const SpecNode *tmpfs = node.find(u"tmpfs")) {
            mount.tmpfsSize = tmpfs->textAt(u"size").toLongLong();
            mount.tmpfsMode = tmpfs->textAt(u"mode").toInt();
        }
        mounts.append(mount);
    }
    return mounts;
}

std::optional<HealthCheck> toHealthCheck(const SpecNode *node)
{
    if (!node || !node->isMap())
        return std::nullopt;
    HealthCheck check;
    check.test = nodeTexts(node->find(u"test"));
    check.interval = nodeDuration(*node, u"interval");
    check.timeout = nodeDuration(*node, u"timeout");
    check.startPeriod = nodeDuration(*node, u"start_period");
    check.startInterval = nodeDuration(*node, u"start_interval");
    if (const SpecNode *retries = node->find(u"retries"))
        check.retries = retries->text.toInt();
    check.disabled = nodeTrue(*node, u"disable") || check.test.value(0) == u"NONE";
    return check;
}

QStringList toDeviceTexts(const SpecNode *list)
{
    QStringList devices;
    if (!list)
        return devices;
    for (const SpecNode &device : list->children) {
        const QString source = device.textAt(u"source");
        const QString target = device.textAt(u"target");
        const QString permissions = device.textAt(u"permissions");
        // vendor.com/class=name is no path and has no target.
        const bool qualified = !source.startsWith(u'/') && source.contains(u'=');
        if (qualified)
            devices.append(source);
        else
            devices.append(source + u':' + (target.isEmpty() ? source : target) + u':'
                           + (permissions.isEmpty() ? QStringLiteral("rwm") : permissions));
    }
    return devices;
}

QMap<QString, Ulimit> toUlimits(const SpecNode *map)
{
    QMap<QString, Ulimit> limits;
    if (!map)
        return limits;
    for (const SpecNode &limit : map->children) {
        const qint64 single = limit.text.toLongLong();
        limits.insert(limit.key,
                      limit.isMap() ? Ulimit{.soft = limit.textAt(u"soft").toLongLong(),
                                             .hard = limit.textAt(u"hard").toLongLong()}
                                    : Ulimit{.soft = single, .hard = single});
    }
    return limits;
}

QString toRestart(const SpecNode &service)
{
    const SpecNode *policy = nodeBelow(service, {u"deploy", u"restart_policy"});
    const QString condition = policy ? policy->textAt(u"condition") : QString();
    if (condition.isEmpty())
        return service.textAt(u"restart");
    if (condition == u"none")
        return QStringLiteral("no");
    if (condition == u"any")
        return QStringLiteral("always");
    const QString attempts = policy->textAt(u"max_attempts");
    const bool limited = condition == u"on-failure" && !attempts.isEmpty() && attempts != u"0";
    return limited ? condition + u':' + attempts : condition;
}

/// The value under `deploy` when there is one, else the service's own.
QString limitText(const SpecNode &service, QStringView part, QStringView deployed, QStringView own)
{
    const SpecNode *node = nodeBelow(service, {u"deploy", u"resources", part, deployed});
    return node ? node->text : service.textAt(own);
}

void setLimits(ContainerSettings &settings, const SpecNode &service)
{
    const QString cpus = limitText(service, u"limits", u"cpus", u"cpus");
    settings.cpus = cpus == u"0" ? QString() : cpus;
    settings.memoryLimit = limitText(service, u"limits", u"memory", u"mem_limit").toLongLong();
    settings.memoryReservation =
        limitText(service, u"reservations", u"memory", u"mem_reservation").toLongLong();
    settings.pidsLimit = limitText(service, u"limits", u"pids", u"pids_limit").toLongLong();
    settings.memorySwap = service.textAt(u"memswap_limit").toLongLong();
    settings.shmSize = service.textAt(u"shm_size").toLongLong();
}

QList<NetworkAttachment> toAttachments(const SpecNode &service)
{
    QList<NetworkAttachment> attachments;
    const SpecNode *networks = service.find(u"networks");
    if (!networks)
        return attachments;
    for (const SpecNode &node : networks->children) {
        attachments.append({.network = node.key,
                            .aliases = nodeTexts(node.find(u"aliases")),
                            .ipv4Address = node.textAt(u"ipv4_address"),
                            .ipv6Address = node.textAt(u"ipv6_address"),
                            .macAddress = node.textAt(u"mac_address"),
                            .priority = node.textAt(u"priority").toInt()});
    }
    std::sort(attachments.begin(),
              attachments.end(),
              [](const NetworkAttachment &a, const NetworkAttachment &b) {
                  return a.priority != b.priority ? a.priority > b.priority : a.network < b.network;
              });
    const QString mac = service.textAt(u"mac_address");
    if (!attachments.isEmpty() && !mac.isEmpty() && attachments.first().macAddress.isEmpty())
        attachments.first().macAddress = mac;
    return attachments;
}

QList<Dependency> toDependencies(const SpecNode *map)
{
    QList<Dependency> dependencies;
    if (!map)
        return dependencies;
    for (const SpecNode &node : map->children) {
        const QString condition = node.textAt(u"condition");
        using Condition = Dependency::Condition;
        dependencies.append({.service = node.key,
                             .condition = condition == u"service_healthy" ? Condition::Healthy
                                          : condition == u"service_completed_successfully"
                                              ? Condition::CompletedSuccessfully
                                              : Condition::Started,
                             .restart = nodeTrue(node, u"restart"),
                             .required = node.textAt(u"required") != u"false"});
    }
    return dependencies;
}

std::optional<BuildSpec> toBuild(const SpecNode &service)
{
    const SpecNode *node = service.find(u"build");
    if (!node || !node->isMap())
        return std::nullopt;
    BuildSpec build;
    build.context = node->textAt(u"context");
    build.dockerfile = node->textAt(u"dockerfile");
    build.dockerfileInline = node->textAt(u"dockerfile_inline");
    build.target = node->textAt(u"target");
    build.args = nodeOptionalStrings(node->find(u"args"));
    build.labels = nodeStrings(node->find(u"labels"));
    build.tags = nodeTexts(node->find(u"tags"));
    build.cacheFrom = nodeTexts(node->find(u"cache_from"));
    build.network = node->textAt(u"network");
    build.platform = service.textAt(u"platform");
    const QStringList platforms = nodeTexts(node->find(u"platforms"));
    if (build.platform.isEmpty() && platforms.size() == 1)
        build.platform = platforms.first();
    build.noCache = nodeTrue(*node, u"no_cache");
    build.pull = nodeTrue(*node, u"pull");
    return build;
}

int toScale(const SpecNode &service)
{
    const SpecNode *scale = service.find(u"scale");
    if (!scale)
        scale = nodeBelow(service, {u"deploy", u"replicas"});
    return scale ? scale->text.toInt() : 1;
}

} // namespace

bool nodeTrue(const SpecNode &map, QStringView key)
{
    return map.textAt(key) == u"true";
}

QStringList nodeTexts(const SpecNode *list)
{
    QStringList texts;
    if (!list)
        return texts;
    for (const SpecNode &item : list->children)
        texts.append(item.text);
    return texts;
}

StringMap nodeStrings(const SpecNode *map)
{
    StringMap values;
    if (!map)
        return values;
    for (const SpecNode &child : map->children)
        values.insert(child.key, child.text);
    return values;
}

QMap<QString, std::optional<QString>> nodeOptionalStrings(const SpecNode *map)
{
    QMap<QString, std::optional<QString>> values;
    if (!map)
        return values;
    for (const SpecNode &child : map->children)
        values.insert(child.key, child.isNull() ? std::nullopt : std::optional(child.text));
    return values;
}

ContainerSettings toSettings(const SpecNode &node)
{
    ContainerSettings settings;
    const AttributeReader service(node);
    const auto text = [&service](QStringView key) { return service.textAt(key); };
    const auto texts = [&service](QStringView key) { return nodeTexts(service.find(key)); };
    const auto strings = [&service](QStringView key) { return nodeStrings(service.find(key)); };
    settings.command = nodeOptionalTexts(service, u"command");
    settings.entrypoint = nodeOptionalTexts(service, u"entrypoint");
    settings.environment = nodeOptionalStrings(service.find(u"environment"));
    settings.user = text(u"user");
    settings.workingDirectory = text(u"working_dir");
    settings.hostname = text(u"hostname");
    settings.domainname = text(u"domainname");
    settings.init = nodeOptionalTrue(service, u"init");
    settings.tty = readTrue(service, u"tty");
    settings.stdinOpen = readTrue(service, u"stdin_open");
    settings.privileged = readTrue(service, u"privileged");
    settings.readOnly = readTrue(service, u"read_only");
    settings.restart = toRestart(node);
    settings.stopSignal = text(u"stop_signal");
    settings.stopGracePeriod = nodeDuration(service, u"stop_grace_period");
    settings.ports = toPortMappings(service.find(u"ports"));
    settings.expose = texts(u"expose");
    settings.mounts = toMountList(service.find(u"volumes"));
    settings.tmpfs = texts(u"tmpfs");
    settings.volumesFrom = texts(u"volumes_from");
    settings.healthcheck = toHealthCheck(service.find(u"healthcheck"));
    settings.capAdd = texts(u"cap_add");
    settings.capDrop = texts(u"cap_drop");
    settings.securityOpt = texts(u"security_opt");
    settings.groupAdd = texts(u"group_add");
    settings.extraHosts = texts(u"extra_hosts");
    settings.dns = texts(u"dns");
    settings.dnsSearch = texts(u"dns_search");
    settings.dnsOptions = texts(u"dns_opt");
    settings.devices = toDeviceTexts(service.find(u"devices"));
    settings.sysctls = strings(u"sysctls");
    settings.ulimits = toUlimits(service.find(u"ulimits"));
    settings.annotations = strings(u"annotations");
    if (const SpecNode *logging = service.find(u"logging")) {
        settings.logDriver = logging->textAt(u"driver");
        settings.logOptions = nodeStrings(logging->find(u"options"));
    }
    settings.platform = text(u"platform");
    settings.ipc = text(u"ipc");
    settings.pid = text(u"pid");
    settings.usernsMode = text(u"userns_mode");
    setLimits(settings, node);
    return settings;
}

Service toService(const SpecNode &node, const QString &project)
{
    Service service{.name = node.key, .image = node.textAt(u"image")};
    if (service.image.isEmpty())
        service.image = project + u'-' + node.key;
    service.build = toBuild(node);
    service.pullPolicy = node.textAt(u"pull_policy");
    service.settings = toSettings(node);
    service.labels = nodeStrings(node.find(u"labels"));
    service.containerName = node.textAt(u"container_name");
    service.networks = toAttachments(node);
    service.networkMode = node.textAt(u"network_mode");
    service.dependsOn = toDependencies(node.find(u"depends_on"));
    service.profiles = nodeTexts(node.find(u"profiles"));
    if (const SpecNode *provider = node.find(u"provider"))
        service.provider = provider->textAt(u"type");
    service.grants = toGrants(node);
    service.preStart = toHooks(node, u"pre_start");
    service.postStart = toHooks(node, u"post_start");
    service.preStop = toHooks(node, u"pre_stop");
    service.scale = toScale(node);
    service.configHash = serviceHash(node);
    service.hashTemplate = toHashTemplate(node);
    return service;
}

} // namespace core
