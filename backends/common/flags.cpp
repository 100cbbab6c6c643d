#include "backends/common/flags.h"

#include "backends/common/healthflags.h"
#include "backends/common/mountflags.h"
#include "backends/common/networkflags.h"
#include "backends/common/processflags.h"
#include "backends/common/resourceflags.h"

namespace backends::common {

const QList<FlagRow> &flagTable()
{
    static const QList<FlagRow> table = {
        // attribute          docker              podman
        {"name", emitName, emitName},
        {"pull", emitPullNever, emitPullNever},
        {"platform", emitPlatform, emitPlatform},
        {"rm", emitRemoveOnExit, emitRemoveOnExit},
        {"restart", emitRestart, emitRestart},
        {"labels", emitLabels, emitLabels},
        {"annotations", emitAnnotations, emitAnnotations},
        {"networks", emitDockerNetworks, emitPodmanNetworks},
        {"network_mode", emitNetworkMode, emitNetworkMode},
        {"hostname", emitDockerHostname, emitPodmanHostname},
        {"ports", emitPorts, emitPorts},
        {"expose", emitExpose, emitExpose},
        {"extra_hosts", emitExtraHosts, emitExtraHosts},
        {"dns", emitDns, emitDns},
        {"environment", emitDockerEnv, emitPodmanEnv},
        {"user", emitUser, emitUser},
        {"group_add", emitGroups, emitGroups},
        {"working_dir", emitWorkdir, emitWorkdir},
        {"init", emitInit, emitInit},
        {"tty", emitTty, emitTty},
        {"stdin_open", emitInteractive, emitInteractive},
        {"stop_signal", emitStopSignal, emitStopSignal},
        {"stop_grace_period", emitStopTimeout, emitStopTimeout},
        {"healthcheck", emitHealthCheck, emitHealthCheck},
        {"volumes", emitMounts, emitMounts},
        {"tmpfs", emitTmpfs, emitTmpfs},
        {"volumes_from", emitVolumesFrom, emitVolumesFrom},
        {"secrets", nullptr, emitPodmanSecrets},
        {"read_only", emitDockerReadOnly, emitPodmanReadOnly},
        {"privileged", emitPrivileged, emitPrivileged},
        {"cap_add", emitCapAdd, emitCapAdd},
        {"cap_drop", emitCapDrop, emitCapDrop},
        {"security_opt", emitSecurityOpt, emitSecurityOpt},
        {"devices", emitDevices, emitDevices},
        {"sysctls", emitSysctls, emitSysctls},
        {"ulimits", emitUlimits, emitUlimits},
        {"ipc", emitIpc, emitIpc},
        {"pid", emitPid, emitPid},
        {"userns_mode", emitUserns, emitUserns},
        {"cpus", emitCpus, emitCpus},
        {"mem_limit", emitMemory, emitMemory},
        {"shm_size", emitShmSize, emitShmSize},
        {"pids_limit", emitPidsLimit, emitPidsLimit},
        {"logging", emitDockerLogging, emitPodmanLogging},
        {"entrypoint", emitDockerEntrypoint, emitPodmanEntrypoint},
    };
    return table;
}

void addContainerFlags(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    for (const FlagRow &row : flagTable()) {
        const Emit tell = dialect.family == Dialect::Family::Docker ? row.docker : row.podman;
        if (tell)
            tell(words, spec, dialect);
    }
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
