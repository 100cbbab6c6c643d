#include "core/compose/toservice.h"

#include "core/compose/attributereader.h"
#include "core/compose/confighash.h"
#include "core/compose/tobuild.h"
#include "core/compose/togrants.h"
#include "core/compose/tolimits.h"
#include "core/compose/tostack.h"
#include "core/support/duration.h"

#include <QHash>

#include <algorithm>

namespace core {

namespace {

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

QList<PortMapping> toPortMappings(const SpecNode *list)
{
    QList<PortMapping> ports;
    if (!list)
        return ports;
    for (const SpecNode &port : list->children)
        ports.append(toPortMapping(port));
    return ports;
}

Mount::Type toMountType(const QString &type)
{
    using Type = Mount::Type;
    static const QHash<QString, Type> types{{QStringLiteral("bind"), Type::Bind},
                                            {QStringLiteral("tmpfs"), Type::Tmpfs},
                                            {QStringLiteral("image"), Type::Image},
                                            {QStringLiteral("npipe"), Type::NamedPipe},
                                            {QStringLiteral("cluster"), Type::Cluster}};
    return types.value(type, Type::Volume);
}

QList<Mount> toMountList(const SpecNode *list)
{
    QList<Mount> mounts;
    if (!list)
        return mounts;
    for (const SpecNode &node : list->children) {
        Mount mount;
        mount.type = toMountType(node.textAt(u"type"));
        mount.source = node.textAt(u"source");
        mount.target = node.textAt(u"target");
        mount.readOnly = nodeTrue(node, u"read_only");
        if (const SpecNode *bind = node.find(u"bind")) {
            mount.createHostPath = bind->textAt(u"create_host_path") != u"false";
            mount.propagation = bind->textAt(u"propagation");
            mount.selinux = bind->textAt(u"selinux");
            mount.recursive = bind->textAt(u"recursive");
        }
        if (const SpecNode *volume = node.find(u"volume")) {
            mount.noCopy = nodeTrue(*volume, u"nocopy");
            mount.subpath = volume->textAt(u"subpath");
            mount.labels = nodeStrings(volume->find(u"labels"));
        }
        if (const SpecNode *image = node.find(u"image"))
            mount.subpath = image->textAt(u"subpath");
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

/// "file://NAME", as runtimes for Windows containers are told.
QString toCredentialSpec(const SpecNode *node)
{
    for (const SpecNode &source : node ? node->children : std::vector<SpecNode>())
        return source.key + QStringLiteral("://") + source.text;
    return {};
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
                            .linkLocalIps = nodeTexts(node.find(u"link_local_ips")),
                            .driverOptions = nodeStrings(node.find(u"driver_opts")),
                            .interfaceName = node.textAt(u"interface_name"),
                            .priority = node.textAt(u"priority").toInt(),
                            .gatewayPriority = node.textAt(u"gw_priority").toInt()});
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

int toScale(const SpecNode &service)
{
    const SpecNode *scale = service.find(u"scale");
    if (!scale)
        scale = nodeBelow(service, {u"deploy", u"replicas"});
    return scale ? scale->text.toInt() : 1;
}

void setProcess(ContainerSettings &settings, const AttributeReader &service)
{
    settings.command = nodeOptionalTexts(service, u"command");
    settings.entrypoint = nodeOptionalTexts(service, u"entrypoint");
    settings.environment = nodeOptionalStrings(service.find(u"environment"));
    settings.user = service.textAt(u"user");
    settings.workingDirectory = service.textAt(u"working_dir");
    settings.init = nodeOptionalTrue(service, u"init");
    settings.tty = service.trueAt(u"tty");
    settings.stdinOpen = service.trueAt(u"stdin_open");
    settings.stopSignal = service.textAt(u"stop_signal");
    settings.stopGracePeriod = nodeDuration(service, u"stop_grace_period");
    settings.healthcheck = toHealthCheck(service.find(u"healthcheck"));
    settings.annotations = nodeStrings(service.find(u"annotations"));
    if (const SpecNode *logging = service.find(u"logging")) {
        settings.logDriver = logging->textAt(u"driver");
        settings.logOptions = nodeStrings(logging->find(u"options"));
    }
    settings.platform = service.textAt(u"platform");
    settings.runtime = service.textAt(u"runtime");
    settings.isolation = service.textAt(u"isolation");
    settings.credentialSpec = toCredentialSpec(service.find(u"credential_spec"));
}

void setNetworking(ContainerSettings &settings, const AttributeReader &service)
{
    settings.hostname = service.textAt(u"hostname");
    settings.domainname = service.textAt(u"domainname");
    settings.macAddress = service.textAt(u"mac_address");
    settings.ports = toPortMappings(service.find(u"ports"));
    settings.expose = nodeTexts(service.find(u"expose"));
    settings.extraHosts = nodeTexts(service.find(u"extra_hosts"));
    settings.externalLinks = nodeTexts(service.find(u"external_links"));
    settings.dns = nodeTexts(service.find(u"dns"));
    settings.dnsSearch = nodeTexts(service.find(u"dns_search"));
    settings.dnsOptions = nodeTexts(service.find(u"dns_opt"));
}

void setStorage(ContainerSettings &settings, const AttributeReader &service)
{
    settings.mounts = toMountList(service.find(u"volumes"));
    settings.tmpfs = nodeTexts(service.find(u"tmpfs"));
    settings.volumesFrom = nodeTexts(service.find(u"volumes_from"));
    settings.readOnly = service.trueAt(u"read_only");
    settings.storageOptions = nodeStrings(service.find(u"storage_opt"));
    settings.useApiSocket = service.trueAt(u"use_api_socket");
}

void setRights(ContainerSettings &settings, const AttributeReader &service)
{
    settings.privileged = service.trueAt(u"privileged");
    settings.capAdd = nodeTexts(service.find(u"cap_add"));
    settings.capDrop = nodeTexts(service.find(u"cap_drop"));
    settings.securityOpt = nodeTexts(service.find(u"security_opt"));
    settings.groupAdd = nodeTexts(service.find(u"group_add"));
    settings.sysctls = nodeStrings(service.find(u"sysctls"));
    settings.ipc = service.textAt(u"ipc");
    settings.pid = service.textAt(u"pid");
    settings.usernsMode = service.textAt(u"userns_mode");
    settings.uts = service.textAt(u"uts");
    settings.cgroup = service.textAt(u"cgroup");
    settings.cgroupParent = service.textAt(u"cgroup_parent");
}

} // namespace

PortMapping toPortMapping(const SpecNode &port)
{
    return {.hostIp = port.textAt(u"host_ip"),
            .published = port.textAt(u"published"),
            .target = port.textAt(u"target").toInt(),
            .protocol = port.textAt(u"protocol")};
}

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

ContainerSettings toSettings(const SpecNode &node)
{
    ContainerSettings settings;
    const AttributeReader service(node);
    setProcess(settings, service);
    settings.restart = toRestart(node);
    setNetworking(settings, service);
    setStorage(settings, service);
    setRights(settings, service);
    setLimits(settings, service);
    return settings;
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

Service toService(const SpecNode &node, const SpecNode &root)
{
    Service service{.name = node.key, .image = node.textAt(u"image")};
    if (service.image.isEmpty())
        service.image = root.textAt(u"name") + u'-' + node.key;
    service.build = toBuild(node, root.find(u"secrets"));
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
    service.attach = node.textAt(u"attach") != u"false";
    service.configHash = serviceHash(node);
    service.hashTemplate = toHashTemplate(node);
    return service;
}

} // namespace core
