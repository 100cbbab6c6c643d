#include "backends/common/networkflags.h"

#include "backends/common/processflags.h"

#include "core/stack/labels.h"

#include <algorithm>

namespace backends::common {

static const QString interfaceOption = QStringLiteral("com.docker.network.endpoint.ifname");

/// The driver options of a container on a network, as far as they can be told.
static core::StringMap endpointOptions(const core::NetworkAttachment &attachment,
                                       const Dialect &dialect)
{
    core::StringMap options;
    if (!dialect.endpointOptions)
        return options;
    const bool docker = dialect.family == Dialect::Family::Docker;
    const core::StringMap &wanted = attachment.driverOptions;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (docker || !it.key().startsWith(u"com.docker."))
            options.insert(it.key(), it.value());
    }
    if (docker && dialect.interfaceNames && !attachment.interfaceName.isEmpty())
        options.insert(interfaceOption, attachment.interfaceName);
    return options;
}

static bool isLowerCase(const QString &text)
{
    return text == text.toLower();
}

/// docker folds the values of its long network syntax to lower case, so only what is in lower case
/// already can be told that way.
static bool fitsLongSyntax(const core::NetworkAttachment &attachment, const Dialect &dialect)
{
    const core::StringMap options = endpointOptions(attachment, dialect);
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (!isLowerCase(it.key()) || !isLowerCase(it.value()))
            return false;
    }
    return isLowerCase(attachment.network);
}

static bool connectsLater(const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.networks.size() < 2)
        return false;
    const bool fits = std::all_of(
        spec.networks.begin() + 1, spec.networks.end(), [&](const core::NetworkAttachment &other) {
            return fitsLongSyntax(other, dialect);
        });
    return !dialect.manyNetworksAtCreate || !fits;
}

/// "KEY=alias,KEY=alias,ip=…": what both long syntaxes share.
static QStringList endpointFields(const core::NetworkAttachment &attachment, const QString &macKey)
{
    QStringList fields;
    for (const QString &alias : attachment.aliases)
        fields << QStringLiteral("alias=") + alias;
    if (!attachment.ipv4Address.isEmpty())
        fields << QStringLiteral("ip=") + attachment.ipv4Address;
    if (!attachment.ipv6Address.isEmpty())
        fields << QStringLiteral("ip6=") + attachment.ipv6Address;
    if (!attachment.macAddress.isEmpty())
        fields << macKey + u'=' + attachment.macAddress;
    return fields;
}

/// What docker's long syntax alone can say.
static QStringList dockerExtraFields(const core::NetworkAttachment &attachment,
                                     const Dialect &dialect)
{
    QStringList fields;
    const core::StringMap options = endpointOptions(attachment, dialect);
    for (auto it = options.begin(); it != options.end(); ++it)
        fields << csvField(QStringLiteral("driver-opt=") + it.key() + u'=' + it.value());
    if (dialect.gatewayPriority && attachment.gatewayPriority != 0)
        fields << QStringLiteral("gw-priority=%1").arg(attachment.gatewayPriority);
    return fields;
}

static void
addFirstNetwork(Words &words, const core::NetworkAttachment &first, const Dialect &dialect)
{
    const QStringList extra = dockerExtraFields(first, dialect);
    if (extra.isEmpty() || !fitsLongSyntax(first, dialect))
        words.add(QStringLiteral("--network"), first.network);
    else
        words.add(QStringLiteral("--network"),
                  QStringLiteral("name=") + first.network + u',' + extra.join(u','));
    words.addEach(QStringLiteral("--network-alias"), first.aliases);
    words.addUnlessEmpty(QStringLiteral("--ip"), first.ipv4Address);
    words.addUnlessEmpty(QStringLiteral("--ip6"), first.ipv6Address);
    words.addEach(QStringLiteral("--link-local-ip"), first.linkLocalIps);
    if (dialect.macAddress)
        words.addUnlessEmpty(QStringLiteral("--mac-address"), first.macAddress);
}

void emitDockerNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.networks.isEmpty())
        return;
    addFirstNetwork(words, spec.networks.first(), dialect);
    if (connectsLater(spec, dialect))
        return;
    for (const core::NetworkAttachment &other : spec.networks.mid(1)) {
        QStringList fields = {QStringLiteral("name=") + other.network};
        fields += endpointFields(other, QStringLiteral("mac-address"));
        for (const QString &address : other.linkLocalIps)
            fields << QStringLiteral("link-local-ip=") + address;
        fields += dockerExtraFields(other, dialect);
        words.add(QStringLiteral("--network"), fields.join(u','));
    }
}

/// docker's option for the name of an interface, or the attribute for it.
static QString wantedInterface(const core::NetworkAttachment &attachment)
{
    return attachment.interfaceName.isEmpty() ? attachment.driverOptions.value(interfaceOption)
                                              : attachment.interfaceName;
}

void emitPodmanNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::NetworkAttachment &attachment : spec.networks) {
        QStringList fields = endpointFields(attachment, QStringLiteral("mac"));
        if (const QString name = wantedInterface(attachment); !name.isEmpty())
            fields << QStringLiteral("interface_name=") + name;
        const core::StringMap options = endpointOptions(attachment, dialect);
        for (auto it = options.begin(); it != options.end(); ++it)
            fields << it.key() + u'=' + it.value();
        words.add(QStringLiteral("--network"),
                  fields.isEmpty() ? attachment.network
                                   : attachment.network + u':' + fields.join(u','));
    }
}

/// "networks.front.mac_address"; of the project's own networks the key.
static QString endpointField(const core::ContainerSpec &spec,
                             const core::NetworkAttachment &attachment,
                             const char *attribute)
{
    const QString prefix = spec.labels.value(core::label::project) + u'_';
    const bool own = prefix.size() > 1 && attachment.network.startsWith(prefix);
    return QStringLiteral("networks.%1.%2")
        .arg(own ? attachment.network.mid(prefix.size()) : attachment.network,
             QString::fromLatin1(attribute));
}

void loseEndpointMac(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.family != Dialect::Family::Docker)
        return;
    const bool laterOnes = connectsLater(spec, dialect);
    for (qsizetype i = 0; i < spec.networks.size(); ++i) {
        const core::NetworkAttachment &attachment = spec.networks[i];
        if (attachment.macAddress.isEmpty())
            continue;
        const QString field = endpointField(spec, attachment, "mac_address");
        if (i == 0 && !dialect.macAddress)
            losses.dropped(field,
                           LossTr::tr("This docker command line tells it only to an engine from "
                                      "version 25.0 on."));
        else if (i > 0 && laterOnes)
            losses.dropped(field, LossTr::tr("\"docker network connect\" has no word for it."));
    }
}

void loseLinkLocal(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Docker)
        return;
    for (const core::NetworkAttachment &attachment : spec.networks) {
        if (!attachment.linkLocalIps.isEmpty())
            losses.unknown(endpointField(spec, attachment, "link_local_ips"));
    }
}

/// Whether docker's long syntax would change what is said about the first network.
static bool isFolded(const core::ContainerSpec &spec,
                     const core::NetworkAttachment &attachment,
                     const Dialect &dialect)
{
    return dialect.family == Dialect::Family::Docker && &attachment == &spec.networks.first()
           && !fitsLongSyntax(attachment, dialect);
}

static QString foldedReason()
{
    return LossTr::tr("Docker's command line would change it to lower case.");
}

void loseEndpointOptions(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::NetworkAttachment &attachment : spec.networks) {
        if (attachment.driverOptions.isEmpty())
            continue;
        if (isFolded(spec, attachment, dialect)) {
            losses.dropped(endpointField(spec, attachment, "driver_opts"), foldedReason());
            continue;
        }
        const core::StringMap told = endpointOptions(attachment, dialect);
        const QStringList names = attachment.driverOptions.keys();
        for (const QString &name : names) {
            if (told.contains(name) || name == interfaceOption)
                continue;
            const QString field = endpointField(spec, attachment, "driver_opts.") + name;
            if (name.startsWith(u"com.docker."))
                losses.unknown(field);
            else
                losses.needs(field, "5.4");
        }
    }
}

void loseInterfaceName(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::NetworkAttachment &attachment : spec.networks) {
        if (attachment.interfaceName.isEmpty())
            continue;
        const QString field = endpointField(spec, attachment, "interface_name");
        if (!dialect.interfaceNames)
            losses.needs(field, "28.1");
        else if (isFolded(spec, attachment, dialect))
            losses.dropped(field, foldedReason());
    }
}

void loseGatewayPriority(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::NetworkAttachment &attachment : spec.networks) {
        if (attachment.gatewayPriority == 0)
            continue;
        const QString field = endpointField(spec, attachment, "gw_priority");
        if (dialect.family == Dialect::Family::Podman)
            losses.unknown(field);
        else if (!dialect.gatewayPriority)
            losses.needs(field, "28.0");
        else if (isFolded(spec, attachment, dialect))
            losses.dropped(field, foldedReason());
    }
}

void emitNetworkMode(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.networks.isEmpty() && spec.networkMode != u"default")
        words.addUnlessEmpty(QStringLiteral("--network"), spec.networkMode);
}

void emitDockerHostname(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--hostname"), spec.settings.hostname);
    words.addUnlessEmpty(QStringLiteral("--domainname"), spec.settings.domainname);
}

void emitPodmanHostname(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    const core::ContainerSettings &settings = spec.settings;
    if (settings.hostname.isEmpty())
        return;
    words.add(QStringLiteral("--hostname"),
              settings.domainname.isEmpty() ? settings.hostname
                                            : settings.hostname + u'.' + settings.domainname);
}

void loseDomainname(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const core::ContainerSettings &settings = spec.settings;
    if (settings.domainname.isEmpty() || dialect.family == Dialect::Family::Docker)
        return;
    const QString field = QStringLiteral("domainname");
    if (settings.hostname.isEmpty())
        losses.dropped(field,
                       LossTr::tr("Podman has no domain name of its own; with \"hostname\" it "
                                  "becomes part of that."));
    else
        losses.translated(field, LossTr::tr("It becomes part of the host name."));
}

/// Containers that use the network of another one, or none, have no address of their own.
static bool hasOwnAddress(const core::ContainerSpec &spec)
{
    const QString &mode = spec.networkMode;
    return mode != u"none" && mode != u"host" && !mode.startsWith(u"container:");
}

void emitMacAddress(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.networks.isEmpty() && hasOwnAddress(spec) && dialect.macAddress)
        words.addUnlessEmpty(QStringLiteral("--mac-address"), spec.settings.macAddress);
}

void loseMacAddress(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!spec.networks.isEmpty() || spec.settings.macAddress.isEmpty())
        return;
    const QString field = QStringLiteral("mac_address");
    if (!hasOwnAddress(spec))
        losses.dropped(field, LossTr::tr("A container without a network of its own has none."));
    else if (!dialect.macAddress)
        losses.dropped(field,
                       LossTr::tr("This docker command line tells it only to an engine from "
                                  "version 25.0 on."));
}

void emitDockerLinks(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--link"), spec.settings.externalLinks);
}

void loseLinks(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Podman && !spec.settings.externalLinks.isEmpty())
        losses.unknown(QStringLiteral("external_links"));
}

void loseHostGateway(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const QString &entry : spec.settings.extraHosts) {
        if (!isHostKnown(entry, dialect))
            losses.needs(QStringLiteral("extra_hosts.") + entry.section(u'=', 0, 0), "4.7");
    }
}

QString publishText(const core::PortMapping &port)
{
    const QString target = QString::number(port.target) + u'/' + port.protocol;
    if (port.hostIp.isEmpty())
        return port.published.isEmpty() ? target : port.published + u':' + target;
    const bool bare = port.hostIp.contains(u':') && !port.hostIp.startsWith(u'[');
    const QString address = bare ? u'[' + port.hostIp + u']' : port.hostIp;
    return address + u':' + port.published + u':' + target;
}

void emitDockerPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::PortMapping &port : spec.settings.ports)
        words.add(QStringLiteral("--publish"), listValue(publishText(port), dialect.splitsLists));
}

/// Of a range of host ports for one port of the container, podman takes none: every replica gets
/// one of its own by its number.
static core::PortMapping onePort(const core::ContainerSpec &spec, const core::PortMapping &port)
{
    const int first = port.published.section(u'-', 0, 0).toInt();
    const int last = port.published.section(u'-', 1, 1).toInt();
    if (first <= 0 || last <= first)
        return port;
    const int number = spec.labels.value(core::label::number, QStringLiteral("1")).toInt();
    core::PortMapping one = port;
    one.published = QString::number(first + std::max(number - 1, 0) % (last - first + 1));
    return one;
}

void emitPodmanPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::PortMapping &port : spec.settings.ports)
        words.add(QStringLiteral("--publish"),
                  listValue(publishText(onePort(spec, port)), dialect.splitsLists));
}

void losePortRanges(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Docker)
        return;
    for (const core::PortMapping &port : spec.settings.ports) {
        const core::PortMapping told = onePort(spec, port);
        if (told != port)
            losses.translated(QStringLiteral("ports[%1].published").arg(publishText(port)),
                              LossTr::tr("Podman does not look for a free port in a range; "
                                         "%1 is taken.")
                                  .arg(told.published));
    }
}

void emitExpose(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--expose"),
                  listValues(spec.settings.expose, dialect.splitsLists));
}

bool isHostKnown(const QString &entry, const Dialect &dialect)
{
    return dialect.hostGateway || entry.section(u'=', 1) != u"host-gateway";
}

QString hostText(const QString &entry, const Dialect &dialect)
{
    const QString host = entry.section(u'=', 0, 0);
    QString address = entry.section(u'=', 1);
    // Older command lines do not take the brackets of an IPv6 address.
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    return listValue(host + u':' + address, dialect.splitsLists);
}

void emitExtraHosts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const QString &entry : spec.settings.extraHosts) {
        if (isHostKnown(entry, dialect))
            words.add(QStringLiteral("--add-host"), hostText(entry, dialect));
    }
}

void emitDns(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--dns"), listValues(spec.settings.dns, dialect.splitsLists));
}

void emitDnsSearch(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--dns-search"),
                  listValues(spec.settings.dnsSearch, dialect.splitsLists));
}

void emitDnsOptions(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--dns-option"),
                  listValues(spec.settings.dnsOptions, dialect.splitsLists));
}

QList<core::NetworkAttachment> networksToConnect(const core::ContainerSpec &spec,
                                                 const Dialect &dialect)
{
    if (dialect.family != Dialect::Family::Docker || !connectsLater(spec, dialect))
        return {};
    return spec.networks.mid(1);
}

QStringList networkConnectWords(const core::NetworkAttachment &attachment,
                                const QString &container,
                                const Dialect &dialect)
{
    Words words({QStringLiteral("network"), QStringLiteral("connect")});
    words.addEach(QStringLiteral("--alias"), attachment.aliases);
    words.addUnlessEmpty(QStringLiteral("--ip"), attachment.ipv4Address);
    words.addUnlessEmpty(QStringLiteral("--ip6"), attachment.ipv6Address);
    words.addEach(QStringLiteral("--link-local-ip"), attachment.linkLocalIps);
    words.addEach(QStringLiteral("--driver-opt"), endpointOptions(attachment, dialect));
    if (dialect.gatewayPriority && attachment.gatewayPriority != 0)
        words.add(QStringLiteral("--gw-priority"), QString::number(attachment.gatewayPriority));
    words.addOperands({attachment.network, container});
    return words.list();
}

} // namespace backends::common
