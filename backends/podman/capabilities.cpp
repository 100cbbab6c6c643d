#include "backends/podman/capabilities.h"

#include <QCoreApplication>

namespace backends::podman {

using core::Axis;
using core::Capabilities;
using Level = core::Support::Level;

static core::Support support(Level level, const char *reason)
{
    return {.level = level, .reason = QCoreApplication::translate("backends", reason)};
}

static void limitNetworks(Capabilities &capabilities)
{
    capabilities.set(
        Axis::NetworkAlias,
        support(Level::Partial,
                QT_TRANSLATE_NOOP("backends",
                                  "With CNI, names resolve only with the dnsname plugin.")));
    capabilities.set(Axis::InternalNetwork,
                     support(Level::Partial,
                             QT_TRANSLATE_NOOP("backends",
                                               "With CNI, names do not resolve on internal "
                                               "networks.")));
}

static void limitElsewhere(Capabilities &capabilities, const QString &mode)
{
    capabilities.set(
        Axis::SeccompProfile,
        support(Level::Partial,
                QT_TRANSLATE_NOOP("backends", "The profile is read where podman's service runs.")));
    capabilities.set(
        Axis::BindMounts,
        mode == u"vm"
            ? support(Level::Partial,
                      QT_TRANSLATE_NOOP("backends",
                                        "Only folders that are shared with the virtual machine "
                                        "can be mounted."))
            : support(Level::Partial,
                      QT_TRANSLATE_NOOP("backends",
                                        "Folders are those of the machine that podman runs on.")));
}

Capabilities podmanCapabilities(const core::BackendInfo &info)
{
    Capabilities capabilities;
    for (const Axis axis : core::allAxes())
        capabilities.set(axis, {});

    capabilities.set(Axis::RestartPolicy,
                     support(Level::Partial,
                             QT_TRANSLATE_NOOP("backends",
                                               "Containers come back after a reboot only with "
                                               "podman-restart.service.")));
    if (!info.runsHealthChecks)
        capabilities.set(
            Axis::HealthcheckNative,
            support(Level::Emulated,
                    QT_TRANSLATE_NOOP("backends",
                                      "podman leaves health checks to systemd, which does not "
                                      "run; Perry runs them while it runs.")));
    if (info.networkBackend == u"cni")
        limitNetworks(capabilities);
    if (info.mode == u"rootless")
        capabilities.set(
            Axis::Privileged,
            support(Level::Partial,
                    QT_TRANSLATE_NOOP("backends",
                                      "Rootless: privileged means no more than the user's own "
                                      "rights.")));
    if (info.mode == u"vm" || info.mode == u"remote")
        limitElsewhere(capabilities, info.mode);
    return capabilities;
}

} // namespace backends::podman
