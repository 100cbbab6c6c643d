#include "backends/common/dialect.h"

namespace backends::common {

Dialect dockerDialect(const core::BackendInfo &info)
{
    const QString client = info.clientVersion.isEmpty() ? info.version : info.clientVersion;
    const auto bothAtLeast = [&](const QString &wanted) {
        return core::versionAtLeast(info.version, wanted) && core::versionAtLeast(client, wanted);
    };
    return {.family = Dialect::Family::Docker,
            .manyNetworksAtCreate = bothAtLeast(QStringLiteral("25.0")),
            .hostGateway = true,
            .annotations = bothAtLeast(QStringLiteral("24.0")),
            .healthStartInterval = bothAtLeast(QStringLiteral("25.0")),
            .keepsSecrets = false,
            .copiesIntoReadOnly = false,
            .splitsLists = false,
            .splitsOptions = false,
            .splitsVolumeLabels = false};
}

Dialect podmanDialect(const core::BackendInfo &info)
{
    const auto atLeast = [&](const QString &wanted) {
        return core::versionAtLeast(info.version, wanted);
    };
    return {.family = Dialect::Family::Podman,
            .manyNetworksAtCreate = true,
            .hostGateway = atLeast(QStringLiteral("4.7")),
            .annotations = true,
            .healthStartInterval = false,
            .keepsSecrets = true,
            .copiesIntoReadOnly = true,
            .splitsLists = true,
            .splitsOptions = !atLeast(QStringLiteral("5.0")),
            .splitsVolumeLabels = !atLeast(QStringLiteral("4.6"))};
}

} // namespace backends::common
