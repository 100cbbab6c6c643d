#include "backends/common/networktable.h"

namespace backends::common {

namespace {

using core::NetworkSpec;
using core::VolumeSpec;

void emitDriver(Words &words, const NetworkSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--driver"), spec.driver);
}

void emitDockerOptions(Words &words, const NetworkSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--opt"), spec.driverOptions);
}

const QString dockerPrefix = QStringLiteral("com.docker.network.");
const QString bridgeName = QStringLiteral("com.docker.network.bridge.name");

/// docker's name for a driver option as podman knows it; empty when it does not.
QString podmanOption(const QString &name)
{
    if (name == u"com.docker.network.driver.mtu")
        return QStringLiteral("mtu");
    return name.startsWith(dockerPrefix) ? QString() : name;
}

void emitPodmanOptions(Words &words, const NetworkSpec &spec, const Dialect &dialect)
{
    core::StringMap options;
    for (auto it = spec.driverOptions.begin(); it != spec.driverOptions.end(); ++it) {
        if (const QString name = podmanOption(it.key()); !name.isEmpty())
            options.insert(name, it.value());
    }
    words.addEach(QStringLiteral("--opt"), options);
    if (dialect.bridgeNames)
        words.addUnlessEmpty(QStringLiteral("--interface-name"),
                             spec.driverOptions.value(bridgeName));
}

void loseOptions(Losses &losses, const NetworkSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Docker)
        return;
    const QStringList names = spec.driverOptions.keys();
    for (const QString &name : names) {
        const QString field = QStringLiteral("networks.%1.driver_opts.%2").arg(spec.key, name);
        if (name == bridgeName && !dialect.bridgeNames)
            losses.needs(field, "5.0");
        else if (name != bridgeName && podmanOption(name).isEmpty())
            losses.unknown(field);
    }
}

void emitInternal(Words &words, const NetworkSpec &spec, const Dialect &)
{
    if (spec.internal)
        words.add(QStringLiteral("--internal"));
}

void emitAttachable(Words &words, const NetworkSpec &spec, const Dialect &)
{
    if (spec.attachable)
        words.add(QStringLiteral("--attachable"));
}

void emitIpv4(Words &words, const NetworkSpec &spec, const Dialect &dialect)
{
    if (spec.enableIpv4 && dialect.networksWithoutIpv4)
        words.add(*spec.enableIpv4 ? QStringLiteral("--ipv4") : QStringLiteral("--ipv4=false"));
}

/// Networks have IPv4 addresses unless somebody says otherwise.
void loseIpv4(Losses &losses, const NetworkSpec &spec, const Dialect &dialect)
{
    if (spec.enableIpv4.value_or(true) || dialect.networksWithoutIpv4)
        return;
    const QString field = QStringLiteral("networks.%1.enable_ipv4").arg(spec.key);
    if (dialect.family == Dialect::Family::Docker)
        losses.needs(field, "28.0");
    else
        losses.unknown(field);
}

void emitIpv6(Words &words, const NetworkSpec &spec, const Dialect &)
{
    if (spec.enableIpv6)
        words.add(*spec.enableIpv6 ? QStringLiteral("--ipv6") : QStringLiteral("--ipv6=false"));
}

void emitDockerIpamDriver(Words &words, const NetworkSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--ipam-driver"), spec.ipamDriver);
}

void emitPodmanIpamDriver(Words &words, const NetworkSpec &spec, const Dialect &)
{
    // docker's word for its own one.
    if (spec.ipamDriver != u"default")
        words.addUnlessEmpty(QStringLiteral("--ipam-driver"), spec.ipamDriver);
}

void emitIpamOptions(Words &words, const NetworkSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--ipam-opt"), spec.ipamOptions);
}

void loseIpamOptions(Losses &losses, const NetworkSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Podman && !spec.ipamOptions.isEmpty())
        losses.unknown(QStringLiteral("networks.%1.ipam.options").arg(spec.key));
}

void emitPools(Words &words, const NetworkSpec &spec, const Dialect &)
{
    for (const core::IpamPool &pool : spec.ipam) {
        words.addUnlessEmpty(QStringLiteral("--subnet"), pool.subnet);
        words.addUnlessEmpty(QStringLiteral("--ip-range"), pool.ipRange);
        words.addUnlessEmpty(QStringLiteral("--gateway"), pool.gateway);
    }
}

void emitAuxAddresses(Words &words, const NetworkSpec &spec, const Dialect &)
{
    for (const core::IpamPool &pool : spec.ipam)
        words.addEach(QStringLiteral("--aux-address"), pool.auxAddresses);
}

void loseAuxAddresses(Losses &losses, const NetworkSpec &spec, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Docker)
        return;
    for (const core::IpamPool &pool : spec.ipam) {
        if (!pool.auxAddresses.isEmpty())
            losses.unknown(QStringLiteral("networks.%1.ipam.config.aux_addresses").arg(spec.key));
    }
}

void emitVolumeDriver(Words &words, const VolumeSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--driver"), spec.driver);
}

void emitVolumeOptions(Words &words, const VolumeSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--opt"), spec.driverOptions);
}

} // namespace

const QList<NetworkRow> &networkTable()
{
    static const QList<NetworkRow> table = {
        // path, docker, podman, lost, or who else
        {.path = "name", .other = "the last word"},
        {.path = "external", .other = "the plan"},
        {"driver", emitDriver, emitDriver},
        {"driver_opts", emitDockerOptions, emitPodmanOptions, loseOptions},
        {"internal", emitInternal, emitInternal},
        {.path = "attachable",
         .docker = emitAttachable,
         .other = "podman: everything can be attached to its networks"},
        {"enable_ipv4", emitIpv4, nullptr, loseIpv4},
        {"enable_ipv6", emitIpv6, emitIpv6},
        {.path = "ipam", .other = "its parts"},
        {"ipam/driver", emitDockerIpamDriver, emitPodmanIpamDriver},
        {"ipam/options", emitIpamOptions, nullptr, loseIpamOptions},
        {"ipam/config", emitPools, emitPools},
        {.path = "ipam/config/[]/subnet", .other = "with ipam/config"},
        {.path = "ipam/config/[]/ip_range", .other = "with ipam/config"},
        {.path = "ipam/config/[]/gateway", .other = "with ipam/config"},
        {"ipam/config/[]/aux_addresses", emitAuxAddresses, nullptr, loseAuxAddresses},
        {.path = "labels", .other = "with the labels of the stack"},
    };
    return table;
}

const QList<VolumeRow> &volumeTable()
{
    static const QList<VolumeRow> table = {
        {.path = "name", .other = "the last word"},
        {.path = "external", .other = "the plan"},
        {"driver", emitVolumeDriver, emitVolumeDriver},
        {"driver_opts", emitVolumeOptions, emitVolumeOptions},
        {.path = "labels", .other = "with the labels of the stack"},
    };
    return table;
}

} // namespace backends::common
