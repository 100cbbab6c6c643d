#include "backends/common/networkflags.h"

#include "backends/common/processflags.h"

#include <algorithm>

namespace backends::common {

/// docker folds the values of its long network syntax to lower case, so only a name that is in
/// lower case already can be told that way.
static bool fitsLongSyntax(const core::NetworkAttachment &attachment)
{
    return attachment.network == attachment.network.toLower();
}

static bool connectsLater(const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.networks.size() < 2)
        return false;
    const bool folded =
        !std::all_of(spec.networks.begin() + 1, spec.networks.end(), fitsLongSyntax);
    return !dialect.manyNetworksAtCreate || folded;
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

void emitDockerNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (spec.networks.isEmpty())
        return;
    const core::NetworkAttachment &first = spec.networks.first();
    words.add(QStringLiteral("--network"), first.network);
    words.addEach(QStringLiteral("--network-alias"), first.aliases);
    words.addUnlessEmpty(QStringLiteral("--ip"), first.ipv4Address);
    words.addUnlessEmpty(QStringLiteral("--ip6"), first.ipv6Address);
    words.addUnlessEmpty(QStringLiteral("--mac-address"), first.macAddress);
    if (connectsLater(spec, dialect))
        return;
    for (const core::NetworkAttachment &other : spec.networks.mid(1)) {
        QStringList fields = {QStringLiteral("name=") + other.network};
        fields += endpointFields(other, QStringLiteral("mac-address"));
        words.add(QStringLiteral("--network"), fields.join(u','));
    }
}

void emitPodmanNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    for (const core::NetworkAttachment &attachment : spec.networks) {
        const QStringList fields = endpointFields(attachment, QStringLiteral("mac"));
        words.add(QStringLiteral("--network"),
                  fields.isEmpty() ? attachment.network
                                   : attachment.network + u':' + fields.join(u','));
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

QString publishText(const core::PortMapping &port)
{
    const QString target = QString::number(port.target) + u'/' + port.protocol;
    if (port.hostIp.isEmpty())
        return port.published.isEmpty() ? target : port.published + u':' + target;
    const bool bare = port.hostIp.contains(u':') && !port.hostIp.startsWith(u'[');
    const QString address = bare ? u'[' + port.hostIp + u']' : port.hostIp;
    return address + u':' + port.published + u':' + target;
}

void emitPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const core::PortMapping &port : spec.settings.ports)
        words.add(QStringLiteral("--publish"), listValue(publishText(port), dialect.splitsLists));
}

void emitExpose(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--expose"),
                  listValues(spec.settings.expose, dialect.splitsLists));
}

void emitExtraHosts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const QString &entry : spec.settings.extraHosts) {
        const QString host = entry.section(u'=', 0, 0);
        QString address = entry.section(u'=', 1);
        if (address == u"host-gateway" && !dialect.hostGateway)
            continue;
        // Older command lines do not take the brackets of an IPv6 address.
        if (address.startsWith(u'[') && address.endsWith(u']'))
            address = address.mid(1, address.size() - 2);
        words.add(QStringLiteral("--add-host"),
                  listValue(host + u':' + address, dialect.splitsLists));
    }
}

void emitDns(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const bool splits = dialect.splitsLists;
    words.addEach(QStringLiteral("--dns"), listValues(spec.settings.dns, splits));
    words.addEach(QStringLiteral("--dns-search"), listValues(spec.settings.dnsSearch, splits));
    words.addEach(QStringLiteral("--dns-option"), listValues(spec.settings.dnsOptions, splits));
}

QList<core::NetworkAttachment> networksToConnect(const core::ContainerSpec &spec,
                                                 const Dialect &dialect)
{
    if (dialect.family != Dialect::Family::Docker || !connectsLater(spec, dialect))
        return {};
    return spec.networks.mid(1);
}

QStringList networkConnectWords(const core::NetworkAttachment &attachment, const QString &container)
{
    Words words({QStringLiteral("network"), QStringLiteral("connect")});
    words.addEach(QStringLiteral("--alias"), attachment.aliases);
    words.addUnlessEmpty(QStringLiteral("--ip"), attachment.ipv4Address);
    words.addUnlessEmpty(QStringLiteral("--ip6"), attachment.ipv6Address);
    words.addOperands({attachment.network, container});
    return words.list();
}

} // namespace backends::common
