#pragma once

#include <QList>
#include <QString>

namespace core {

/// What runtimes differ in. The names are a public contract (perryctl capabilities).
enum class Axis {
    Privileged,
    SeccompProfile,
    NoNewPrivileges,
    LinuxCapabilities,
    ReadOnlyRootfs,
    RunAsUser,
    NetworkAlias,
    UserDefinedBridge,
    InternalNetwork,
    IpcNamespaceShare,
    PidNamespaceShare,
    RestartPolicy,
    HealthcheckNative,
    RmOnExit,
    NamedVolumes,
    BindMounts,
    SelinuxMountLabels,
    TmpfsMounts,
    ImageSignatureVerify,
    MultiArchPull,
};

/// "healthcheck_native" and so on.
QString axisName(Axis axis);
QList<Axis> allAxes();

/// How far a runtime goes on one axis.
struct Support
{
    enum class Level { Native, Emulated, Partial, Unsupported };

    Level level = Level::Native;
    QString reason = {}; ///< why it is not Native

    bool operator==(const Support &) const = default;
};

/// One runtime's table, for the version and mode that was probed. What is not listed is native.
class Capabilities
{
public:
    void set(Axis axis, Support support);
    Support of(Axis axis) const;
    bool isNative(Axis axis) const { return of(axis).level == Support::Level::Native; }

private:
    QList<std::pair<Axis, Support>> m_supports;
};

} // namespace core
