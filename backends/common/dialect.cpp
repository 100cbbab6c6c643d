#include "backends/common/dialect.h"

namespace backends::common {

QString familyTitle(Dialect::Family family)
{
    return family == Dialect::Family::Docker ? QStringLiteral("Docker") : QStringLiteral("Podman");
}

static Dialect::Groups groupsOf(const core::BackendInfo &info)
{
    if (info.cgroupVersion.isEmpty())
        return Dialect::Groups::Unknown;
    return info.cgroupVersion == u"v1" ? Dialect::Groups::Old : Dialect::Groups::Unified;
}

Dialect dockerDialect(const core::BackendInfo &info)
{
    const QString client = info.clientVersion.isEmpty() ? info.version : info.clientVersion;
    const auto clientAtLeast = [&](const char *wanted) {
        return core::versionAtLeast(client, QString::fromLatin1(wanted));
    };
    const auto engineAtLeast = [&](const char *wanted) {
        return core::versionAtLeast(info.version, QString::fromLatin1(wanted));
    };
    const auto bothAtLeast = [&](const char *wanted) {
        return engineAtLeast(wanted) && clientAtLeast(wanted);
    };
    return {.family = Dialect::Family::Docker,
            .builder = info.hasBuildKit ? Dialect::Builder::BuildKit : Dialect::Builder::Classic,
            .groups = groupsOf(info),
            .rootless = info.mode == u"rootless",
            .runsHealthChecks = true,
            .manyNetworksAtCreate = bothAtLeast("25.0"),
            .hostGateway = true,
            .annotations = bothAtLeast("24.0"),
            .healthStartInterval = bothAtLeast("25.0"),
            .keepsSecrets = false,
            .copiesIntoReadOnly = false,
            .macAddress = !clientAtLeast("25.0") || engineAtLeast("25.0"),
            .endpointOptions = true,
            .interfaceNames = bothAtLeast("28.1"),
            .gatewayPriority = bothAtLeast("28.0"),
            .bindRecursiveWord = clientAtLeast("25.0"),
            .bindRecursiveReadOnly = bothAtLeast("25.0"),
            .volumeSubpath = bothAtLeast("26.0"),
            .volumeLabels = true,
            .imageMounts = bothAtLeast("28.0"),
            .imageSubpath = bothAtLeast("28.0"),
            .cdiDevices = bothAtLeast("25.0"),
            .apiSocket = clientAtLeast("28.2"),
            .networksWithoutIpv4 = bothAtLeast("28.0"),
            .bridgeNames = false,
            .buildContexts = info.hasBuildKit && engineAtLeast("23.0"),
            .buildLimits = !info.hasBuildKit || engineAtLeast("23.0"),
            .splitsLists = false,
            .splitsOptions = false,
            .splitsVolumeLabels = false};
}

Dialect podmanDialect(const core::BackendInfo &info)
{
    const auto atLeast = [&](const char *wanted) {
        return core::versionAtLeast(info.version, QString::fromLatin1(wanted));
    };
    return {.family = Dialect::Family::Podman,
            .builder = Dialect::Builder::Buildah,
            .groups = groupsOf(info),
            .rootless = info.mode == u"rootless",
            .runsHealthChecks = info.runsHealthChecks,
            .manyNetworksAtCreate = true,
            .hostGateway = atLeast("4.7"),
            .annotations = true,
            .healthStartInterval = false,
            .keepsSecrets = true,
            .copiesIntoReadOnly = true,
            .macAddress = true,
            .endpointOptions = atLeast("5.4"),
            .interfaceNames = true,
            .gatewayPriority = false,
            .bindRecursiveWord = false,
            .bindRecursiveReadOnly = false,
            .volumeSubpath = atLeast("5.4"),
            .volumeLabels = false,
            .imageMounts = true,
            .imageSubpath = atLeast("5.1"),
            .cdiDevices = true,
            .apiSocket = false,
            .networksWithoutIpv4 = false,
            .bridgeNames = atLeast("5.0"),
            .buildContexts = atLeast("4.2"),
            .buildLimits = true,
            .splitsLists = true,
            .splitsOptions = !atLeast("5.0"),
            .splitsVolumeLabels = !atLeast("4.6")};
}

} // namespace backends::common
