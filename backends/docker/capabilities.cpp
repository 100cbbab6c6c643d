#include "backends/docker/capabilities.h"

#include <QCoreApplication>

namespace backends::docker {

static core::Support support(core::Support::Level level, const char *reason)
{
    return {.level = level, .reason = QCoreApplication::translate("backends", reason)};
}

core::Capabilities dockerCapabilities(const core::BackendInfo &info)
{
    using core::Axis;
    using Level = core::Support::Level;
    core::Capabilities capabilities;
    for (const Axis axis : core::allAxes())
        capabilities.set(axis, {});

    const QString client = info.clientVersion.isEmpty() ? info.version : info.clientVersion;
    capabilities.set(
        Axis::ImageSignatureVerify,
        core::versionAtLeast(client, QStringLiteral("29.0"))
            ? support(Level::Unsupported,
                      QT_TRANSLATE_NOOP("backends", "Docker 29 no longer verifies signatures."))
            : support(Level::Partial,
                      QT_TRANSLATE_NOOP("backends", "Docker verifies content trust only.")));
    if (info.mode == u"rootless")
        capabilities.set(
            Axis::Privileged,
            support(Level::Partial,
                    QT_TRANSLATE_NOOP("backends",
                                      "Rootless: privileged means no more than the user's own "
                                      "rights.")));
    if (info.mode == u"vm")
        capabilities.set(
            Axis::BindMounts,
            support(Level::Partial,
                    QT_TRANSLATE_NOOP("backends",
                                      "Only folders that are shared with the virtual machine can "
                                      "be mounted.")));
    if (info.mode == u"remote")
        capabilities.set(
            Axis::BindMounts,
            support(Level::Partial,
                    QT_TRANSLATE_NOOP("backends",
                                      "Folders are those of the machine that docker runs on.")));
    return capabilities;
}

} // namespace backends::docker
