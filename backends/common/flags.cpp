#include "backends/common/flags.h"

#include "backends/common/deviceflags.h"
#include "backends/common/healthflags.h"
#include "backends/common/mountflags.h"
#include "backends/common/networkflags.h"
#include "backends/common/processflags.h"
#include "backends/common/resourceflags.h"

namespace backends::common {

namespace {

constexpr const char *byEngine = "the engine, when it makes or starts the container";
constexpr const char *byPlan = "the plan: it decides what is made, not how";
constexpr const char *byLoader = "the loader: it is part of another value";
constexpr const char *informative = "nobody: a remark for people and other tools";
constexpr const char *inCluster = "nobody: it has no meaning on one machine";

} // namespace

// clang-format off
const QList<ContainerRow> &containerTable()
{
    static const QList<ContainerRow> table = {
        // path, docker, podman, lost, or who else
        {"(name)", emitName, emitName},
        {"(pull)", emitPullNever, emitPullNever},
        {"(rm)", emitRemoveOnExit, emitRemoveOnExit},
        {"platform", emitPlatform, emitPlatform},
        {"restart", emitRestart, emitRestart},
        {"labels", emitLabels, emitLabels},
        {"annotations", emitAnnotations, emitAnnotations, loseAnnotations},
        {.path = "runtime", .docker = emitDockerRuntime, .other = "podman: a word before the verb"},
        {.path = "isolation", .lost = loseIsolation},
        {.path = "credential_spec", .lost = loseCredentialSpec},
        {.path = "credential_spec/config", .other = "with credential_spec"},
        {.path = "credential_spec/file", .other = "with credential_spec"},
        {.path = "credential_spec/registry", .other = "with credential_spec"},
        {"networks", emitDockerNetworks, emitPodmanNetworks},
        {.path = "networks/*/aliases", .other = "with networks"},
        {.path = "networks/*/ipv4_address", .other = "with networks"},
        {.path = "networks/*/ipv6_address", .other = "with networks"},
        {.path = "networks/*/mac_address", .lost = loseEndpointMac, .other = "with networks"},
        {.path = "networks/*/link_local_ips", .lost = loseLinkLocal, .other = "with networks"},
        {.path = "networks/*/driver_opts", .lost = loseEndpointOptions, .other = "with networks"},
        {.path = "networks/*/interface_name", .lost = loseInterfaceName, .other = "with networks"},
        {.path = "networks/*/gw_priority", .lost = loseGatewayPriority, .other = "with networks"},
        {.path = "networks/*/priority", .other = "the order of the networks"},
        {"network_mode", emitNetworkMode, emitNetworkMode},
        {"mac_address", emitMacAddress, emitMacAddress, loseMacAddress},
        {"hostname", emitDockerHostname, emitPodmanHostname},
        {.path = "domainname", .lost = loseDomainname, .other = "with hostname"},
        {"external_links", emitDockerLinks, nullptr, loseLinks},
        {"ports", emitDockerPorts, emitPodmanPorts},
        {.path = "ports/[]/target", .other = "with ports"},
        {.path = "ports/[]/published", .lost = losePortRanges, .other = "with ports"},
        {.path = "ports/[]/host_ip", .other = "with ports"},
        {.path = "ports/[]/protocol", .other = "with ports"},
        {.path = "ports/[]/name", .other = informative},
        {.path = "ports/[]/app_protocol", .other = informative},
        {.path = "ports/[]/mode", .other = inCluster},
        {"expose", emitExpose, emitExpose},
        {"extra_hosts", emitExtraHosts, emitExtraHosts, loseHostGateway},
        {"dns", emitDns, emitDns},
        {"dns_search", emitDnsSearch, emitDnsSearch},
        {"dns_opt", emitDnsOptions, emitDnsOptions},
        {"environment", emitDockerEnv, emitPodmanEnv},
        {"user", emitUser, emitUser},
        {"group_add", emitGroups, emitGroups},
        {"working_dir", emitWorkdir, emitWorkdir},
        {"init", emitInit, emitInit},
        {"tty", emitTty, emitTty},
        {"stdin_open", emitInteractive, emitInteractive},
        {"stop_signal", emitStopSignal, emitStopSignal},
        {"stop_grace_period", emitStopTimeout, emitStopTimeout, loseGraceFraction},
        {"healthcheck", emitHealthCheck, emitHealthCheck, loseHealthCheck},
        {.path = "healthcheck/test", .lost = loseHealthWords, .other = "with healthcheck"},
        {.path = "healthcheck/interval", .other = "with healthcheck"},
        {.path = "healthcheck/timeout", .other = "with healthcheck"},
        {.path = "healthcheck/retries", .other = "with healthcheck"},
        {.path = "healthcheck/start_period", .other = "with healthcheck"},
        {.path = "healthcheck/start_interval", .lost = loseStartInterval, .other = "with healthcheck"},
        {.path = "healthcheck/disable", .other = "with healthcheck"},
        {"volumes", emitMounts, emitMounts},
        {.path = "volumes/[]/type", .lost = loseMountTypes, .other = "with volumes"},
        {.path = "volumes/[]/source", .other = "with volumes"},
        {.path = "volumes/[]/target", .other = "with volumes"},
        {.path = "volumes/[]/read_only", .other = "with volumes"},
        {.path = "volumes/[]/consistency", .other = "nobody: Linux engines ignore it"},
        {.path = "volumes/[]/bind", .other = "with volumes"},
        {.path = "volumes/[]/bind/selinux", .lost = loseSelinux, .other = "with volumes"},
        {.path = "volumes/[]/bind/propagation", .other = "with volumes"},
        {.path = "volumes/[]/bind/create_host_path", .other = byEngine},
        {.path = "volumes/[]/bind/recursive", .lost = loseRecursive, .other = "with volumes"},
        {.path = "volumes/[]/volume", .other = "with volumes"},
        {.path = "volumes/[]/volume/labels", .lost = loseVolumeLabels, .other = "with volumes"},
        {.path = "volumes/[]/volume/nocopy", .lost = loseNoCopy, .other = "with volumes"},
        {.path = "volumes/[]/volume/subpath", .lost = loseVolumeSubpath, .other = "with volumes"},
        {.path = "volumes/[]/tmpfs", .other = "with volumes"},
        {.path = "volumes/[]/tmpfs/size", .other = "with volumes"},
        {.path = "volumes/[]/tmpfs/mode", .other = "with volumes"},
        {.path = "volumes/[]/image", .other = "with volumes"},
        {.path = "volumes/[]/image/subpath", .lost = loseImageSubpath, .other = "with volumes"},
        {"tmpfs", emitTmpfs, emitTmpfs},
        {"volumes_from", emitVolumesFrom, emitVolumesFrom},
        {.path = "secrets", .podman = emitPodmanSecrets, .other = byEngine},
        {"storage_opt", emitStorageOptions, emitStorageOptions},
        {"read_only", emitDockerReadOnly, emitPodmanReadOnly},
        {"use_api_socket", emitDockerApiSocket, nullptr, loseApiSocket},
        {"privileged", emitPrivileged, emitPrivileged},
        {"cap_add", emitCapAdd, emitCapAdd},
        {"cap_drop", emitCapDrop, emitCapDrop},
        {"security_opt", emitSecurityOpt, emitSecurityOpt},
        {"devices", emitDevices, emitDevices, loseCdiDevices},
        {.path = "devices/[]/source", .other = "with devices"},
        {.path = "devices/[]/target", .other = "with devices"},
        {.path = "devices/[]/permissions", .other = "with devices"},
        {"device_cgroup_rules", emitDeviceRules, emitDeviceRules},
        {"gpus", emitDockerRequests, emitPodmanRequests, loseRequests},
        {.path = "deploy/resources/reservations/devices", .other = "with gpus"},
        {"sysctls", emitSysctls, emitSysctls},
        {"ulimits", emitUlimits, emitUlimits},
        {"ipc", emitIpc, emitIpc},
        {"pid", emitPid, emitPid},
        {"uts", emitDockerUts, emitPodmanUts, loseUts},
        {"userns_mode", emitDockerUserns, emitPodmanUserns, loseUserns},
        {"cgroup", emitCgroup, emitCgroup},
        {"cgroup_parent", emitCgroupParent, emitCgroupParent},
        {"cpus", emitCpus, emitCpus, loseLimits},
        {"cpuset", emitCpuset, emitCpuset},
        {"cpu_shares", emitCpuShares, emitCpuShares},
        {"cpu_period", emitCpuPeriod, emitCpuPeriod},
        {"cpu_quota", emitCpuQuota, emitCpuQuota},
        {"cpu_rt_period", emitRealtimePeriod, emitRealtimePeriod, loseRealtimePeriod},
        {"cpu_rt_runtime", emitRealtimeRuntime, emitRealtimeRuntime, loseRealtimeRuntime},
        {.path = "cpu_count", .lost = loseCpuCount},
        {.path = "cpu_percent", .lost = loseCpuPercent},
        {"mem_limit", emitMemory, emitMemory},
        {"mem_reservation", emitMemoryReservation, emitMemoryReservation},
        {"memswap_limit", emitMemorySwap, emitMemorySwap},
        {"mem_swappiness", emitSwappiness, emitSwappiness, loseSwappiness},
        {"oom_kill_disable", emitOomKill, emitOomKill, loseOomKill},
        {"oom_score_adj", emitOomScore, emitOomScore},
        {"shm_size", emitShmSize, emitShmSize},
        {"pids_limit", emitPidsLimit, emitPidsLimit},
        {"blkio_config", emitBlockIo, emitBlockIo},
        {.path = "blkio_config/weight", .other = "with blkio_config"},
        {.path = "blkio_config/weight_device", .other = "with blkio_config"},
        {.path = "blkio_config/device_read_bps", .other = "with blkio_config"},
        {.path = "blkio_config/device_read_iops", .other = "with blkio_config"},
        {.path = "blkio_config/device_write_bps", .other = "with blkio_config"},
        {.path = "blkio_config/device_write_iops", .other = "with blkio_config"},
        {.path = "deploy/resources", .other = byLoader},
        {.path = "deploy/resources/limits", .other = byLoader},
        {.path = "deploy/resources/limits/cpus", .other = "with cpus"},
        {.path = "deploy/resources/limits/memory", .other = "with mem_limit"},
        {.path = "deploy/resources/limits/pids", .other = "with pids_limit"},
        {.path = "deploy/resources/reservations", .other = byLoader},
        {.path = "deploy/resources/reservations/cpus", .other = inCluster},
        {.path = "deploy/resources/reservations/memory", .other = "with mem_reservation"},
        {.path = "deploy/resources/reservations/generic_resources", .other = inCluster},
        {.path = "deploy/restart_policy", .other = "with restart"},
        {.path = "deploy/restart_policy/condition", .other = "with restart"},
        {.path = "deploy/restart_policy/max_attempts", .other = "with restart"},
        {.path = "deploy/restart_policy/delay", .other = inCluster},
        {.path = "deploy/restart_policy/window", .other = inCluster},
        {.path = "deploy", .other = byLoader},
        {.path = "deploy/replicas", .other = byPlan},
        {.path = "deploy/mode", .other = inCluster},
        {.path = "deploy/labels", .other = inCluster},
        {.path = "deploy/update_config", .other = inCluster},
        {.path = "deploy/rollback_config", .other = inCluster},
        {.path = "deploy/placement", .other = inCluster},
        {.path = "deploy/endpoint_mode", .other = inCluster},
        {"logging", emitDockerLogging, emitPodmanLogging},
        {.path = "logging/driver", .lost = loseLogDriver, .other = "with logging"},
        {.path = "logging/options", .lost = loseLogOptions, .other = "with logging"},
        {"entrypoint", emitDockerEntrypoint, emitPodmanEntrypoint},
        {.path = "command", .other = "the words behind the image"},
        {.path = "image", .other = "the word behind the flags"},
        {.path = "container_name", .other = byPlan},
        {.path = "build", .other = "the table of builds"},
        {.path = "pull_policy", .other = byPlan},
        {.path = "pull_refresh_after", .other = "nobody: it has no meaning yet anywhere"},
        {.path = "scale", .other = byPlan},
        {.path = "depends_on", .other = byPlan},
        {.path = "depends_on/*/condition", .other = byPlan},
        {.path = "depends_on/*/restart", .other = byPlan},
        {.path = "depends_on/*/required", .other = byPlan},
        {.path = "attach", .other = "whoever shows the logs"},
    };
    return table;
}
// clang-format on

void addContainerFlags(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    addFlags(words, containerTable(), spec, dialect);
}

QStringList globalWords(const core::ContainerSpec &spec, const Dialect &dialect)
{
    const QString &runtime = spec.settings.runtime;
    if (dialect.family == Dialect::Family::Docker || runtime.isEmpty())
        return {};
    return {QStringLiteral("--runtime"), runtime};
}

void addImageAndCommand(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addOperands({spec.image});
    // docker's --entrypoint takes one word; the others go in front of the command.
    const bool oneWord = dialect.family == Dialect::Family::Docker;
    if (oneWord && spec.settings.entrypoint && spec.settings.entrypoint->size() > 1) {
        for (const QString &word : spec.settings.entrypoint->mid(1))
            words.add(word);
    }
    for (const QString &word : spec.settings.command.value_or(QStringList()))
        words.add(word);
}

} // namespace backends::common
