#include "core/backend/capabilities.h"

namespace core {

namespace {

struct AxisEntry
{
    Axis axis;
    const char *name;
};

constexpr AxisEntry axisTable[] = {
    {Axis::Privileged, "privileged"},
    {Axis::SeccompProfile, "seccomp_profile"},
    {Axis::NoNewPrivileges, "no_new_privileges"},
    {Axis::LinuxCapabilities, "linux_capabilities"},
    {Axis::ReadOnlyRootfs, "read_only_rootfs"},
    {Axis::RunAsUser, "run_as_user"},
    {Axis::NetworkAlias, "network_alias"},
    {Axis::UserDefinedBridge, "user_defined_bridge"},
    {Axis::InternalNetwork, "internal_network"},
    {Axis::IpcNamespaceShare, "ipc_namespace_share"},
    {Axis::PidNamespaceShare, "pid_namespace_share"},
    {Axis::RestartPolicy, "restart_policy"},
    {Axis::HealthcheckNative, "healthcheck_native"},
    {Axis::RmOnExit, "rm_on_exit"},
    {Axis::NamedVolumes, "named_volumes"},
    {Axis::BindMounts, "bind_mounts"},
    {Axis::SelinuxMountLabels, "selinux_mount_labels"},
    {Axis::TmpfsMounts, "tmpfs_mounts"},
    {Axis::ImageSignatureVerify, "image_signature_verify"},
    {Axis::MultiArchPull, "multi_arch_pull"},
};

} // namespace

QString axisName(Axis axis)
{
    for (const AxisEntry &entry : axisTable) {
        if (entry.axis == axis)
            return QString::fromLatin1(entry.name);
    }
    Q_UNREACHABLE();
}

QList<Axis> allAxes()
{
    QList<Axis> axes;
    for (const AxisEntry &entry : axisTable)
        axes.append(entry.axis);
    return axes;
}

void Capabilities::set(Axis axis, Support support)
{
    for (auto &[known, value] : m_supports) {
        if (known == axis) {
            value = std::move(support);
            return;
        }
    }
    m_supports.append({axis, std::move(support)});
}

Support Capabilities::of(Axis axis) const
{
    for (const auto &[known, support] : m_supports) {
        if (known == axis)
            return support;
    }
    return {};
}

} // namespace core
