#include "backends/podman/probe.h"

#include "backends/common/errors.h"

#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace backends::podman {

using core::BackendInfo;
using core::Json;
using core::Platform;
using core::Tick;

namespace {

struct PodmanProbeTr
{
    Q_DECLARE_TR_FUNCTIONS(backends)
};

/// The oldest podman whose `--network NAME:alias=…` we speak.
const QString oldestVersion = QStringLiteral("4.0");

BackendInfo unusable(BackendInfo info, const QString &reason, const QString &hint)
{
    info.usable = Tick::No;
    info.reason = reason;
    info.hint = hint;
    return info;
}

BackendInfo notSetUp(BackendInfo info, const QString &reason, const QString &hint)
{
    info.setUp = Tick::No;
    info.reason = reason;
    info.hint = hint;
    return info;
}

BackendInfo serviceDown(BackendInfo info, const common::Machine &machine)
{
    info.setUp = Tick::Unknown;
    info.reachable = Tick::No;
    if (machine.platform == Platform::Linux) {
        info.reason =
            PodmanProbeTr::tr("podman is set to use a service elsewhere, which does not answer.");
        info.hint = PodmanProbeTr::tr("Unset CONTAINER_HOST, or choose another connection.");
        info.fixCommand = QStringLiteral("podman system connection list");
        return info;
    }
    info.reason = PodmanProbeTr::tr("podman's virtual machine does not run.");
    info.hint =
        PodmanProbeTr::tr("Start it; if there is none yet, make one with: podman machine init");
    info.fixCommand = QStringLiteral("podman machine start");
    return info;
}

/// podman itself refused.
BackendInfo
refused(BackendInfo info, const core::ProcessResult &result, const common::Machine &machine)
{
    const QString said = QString::fromUtf8(result.errorOutput.right(4096));
    const auto says = [&](const char *text) {
        return said.contains(QLatin1String(text), Qt::CaseInsensitive);
    };
    info.detail = core::cutDetail(said);
    if (says("cannot connect to podman") || says("unable to connect to podman"))
        return serviceDown(std::move(info), machine);
    if (says("oci runtime") && says("not found"))
        return notSetUp(
            std::move(info),
            PodmanProbeTr::tr("podman does not find the runtime that starts containers."),
            PodmanProbeTr::tr("Install crun or runc, or correct \"runtime\" in "
                              "containers.conf."));
    if (says("newuidmap") || says("newgidmap") || says("subuid") || says("subgid")) {
        info.fixCommand = QStringLiteral(
            "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER");
        return notSetUp(
            std::move(info),
            PodmanProbeTr::tr("This user has no subordinate user ids for rootless "
                              "containers."),
            PodmanProbeTr::tr("Give the user a range of ids, and install uidmap if newuidmap "
                              "is missing."));
    }
    if (says("decode configuration") || says("containers.conf") || says("storage.conf"))
        return notSetUp(std::move(info),
                        PodmanProbeTr::tr("podman cannot read its configuration."),
                        PodmanProbeTr::tr("Correct the file that the message names."));
    const QString reason = common::reasonIn(said);
    return notSetUp(
        std::move(info),
        reason.isEmpty()
            ? PodmanProbeTr::tr("podman does not work on this machine.")
            : PodmanProbeTr::tr("podman does not work on this machine: %1").arg(reason.left(300)),
        PodmanProbeTr::tr("Run \"podman info\" in a terminal to see more."));
}

void setMode(BackendInfo &info, const Json &host, const common::Machine &machine)
{
    const Json &socket = core::memberAt(host, "remoteSocket");
    const bool elsewhere = core::boolAt(host, "serviceIsRemote");
    info.networkBackend = core::stringAt(host, "networkBackend");
    info.cgroupVersion = core::stringAt(host, "cgroupVersion");
    if (elsewhere)
        info.mode =
            machine.platform == Platform::Linux ? QStringLiteral("remote") : QStringLiteral("vm");
    else
        info.mode = core::boolAt(core::memberAt(host, "security"), "rootless")
                        ? QStringLiteral("rootless")
                        : QStringLiteral("rootful");
    info.isolationLevel = info.mode == u"vm" ? QStringLiteral("vm") : QStringLiteral("container");
    if (const QString chosen = machine.env("CONTAINER_HOST"); elsewhere && !chosen.isEmpty())
        info.endpoint = chosen;
    else if (elsewhere || core::boolAt(socket, "exists"))
        info.endpoint = core::stringAt(socket, "path");
}

/// podman hands its health checks to systemd: the machine's, or the user's own when rootless.
bool healthChecksRun(const BackendInfo &info, const common::Machine &machine)
{
    if (info.mode == u"vm" || info.mode == u"remote")
        return true;
    if (machine.env("DISABLE_HC_SYSTEMD") == u"true" || !common::runsSystemd(machine))
        return false;
    return info.mode != u"rootless"
           || machine.has(machine.env("XDG_RUNTIME_DIR") + QStringLiteral("/systemd/private"));
}

/// Where podman looks for CNI plugins when nothing else is configured.
bool hasCniPlugins(const common::Machine &machine)
{
    const QStringList folders = {"/usr/local/libexec/cni",
                                 "/usr/libexec/cni",
                                 "/usr/local/lib/cni",
                                 "/usr/lib/cni",
                                 "/opt/cni/bin"};
    return std::any_of(folders.begin(), folders.end(), [&](const QString &folder) {
        return machine.has(folder + QStringLiteral("/bridge"));
    });
}

/// Problems that podman notices only when it starts a container.
BackendInfo checked(BackendInfo info, const Json &host, const common::Machine &machine)
{
    const bool local = info.mode == u"rootful" || info.mode == u"rootless";
    if (!core::versionAtLeast(info.version, oldestVersion))
        return unusable(std::move(info),
                        PodmanProbeTr::tr("This podman is older than %1.").arg(oldestVersion),
                        PodmanProbeTr::tr("Update podman."));
    if (local && info.networkBackend == u"cni" && !hasCniPlugins(machine)) {
        const QString system = core::stringAt(core::memberAt(host, "distribution"), "distribution");
        if (system == u"debian" || system == u"ubuntu")
            info.fixCommand = QStringLiteral("sudo apt install containernetworking-plugins");
        return unusable(
            std::move(info),
            PodmanProbeTr::tr("podman uses CNI for networks, and the CNI plugins are not "
                              "installed."),
            PodmanProbeTr::tr("Install them, or set network_backend = \"netavark\" under "
                              "[network] in containers.conf."));
    }
    if (info.mode == u"rootful" && core::stringAt(host, "cgroupManager") == u"systemd"
        && !common::runsSystemd(machine))
        return unusable(
            std::move(info),
            PodmanProbeTr::tr("podman is set to leave control groups to systemd, which does "
                              "not run."),
            PodmanProbeTr::tr("Set cgroup_manager = \"cgroupfs\" under [engine] in "
                              "containers.conf."));
    info.usable = Tick::Yes;
    info.available = true;
    return info;
}

BackendInfo withoutAnswer(BackendInfo info, const core::ProcessResult &result)
{
    using End = core::ProcessResult::End;
    info.detail = core::cutDetail(QString::fromUtf8(result.errorOutput.right(4096)));
    if (result.end == End::TimedOut) {
        info.reachable = Tick::No;
        info.reason = PodmanProbeTr::tr("podman did not answer in time.");
        info.hint = PodmanProbeTr::tr("Another podman may hold its locks; see what runs.");
        info.fixCommand = QStringLiteral("ps -C podman -o pid,etime,args");
        return info;
    }
    info.detail = result.startError.isEmpty() ? info.detail : result.startError;
    return unusable(std::move(info),
                    PodmanProbeTr::tr("The podman command line could not be run."),
                    PodmanProbeTr::tr("Check that it may be executed, or install podman again."));
}

} // namespace

core::CommandLine probeCommand(const QString &executable)
{
    return {
        .program = executable,
        .arguments = {QStringLiteral("info"), QStringLiteral("--format"), QStringLiteral("json")},
        .timeout = std::chrono::seconds(2)};
}

BackendInfo
probeAnswer(BackendInfo info, const core::ProcessResult &result, const common::Machine &machine)
{
    if (result.end != core::ProcessResult::End::Exited)
        return withoutAnswer(std::move(info), result);
    if (result.exitCode != 0)
        return refused(std::move(info), result, machine);

    const auto answer = core::parseJson(result.output.left(1024 * 1024));
    const Json host = answer ? core::memberAt(*answer, "host") : Json();
    if (!host.is_object()) {
        info.detail = core::cutDetail(QString::fromUtf8(result.output.left(400)));
        return unusable(
            std::move(info),
            PodmanProbeTr::tr("podman gave an answer that Perry cannot read."),
            PodmanProbeTr::tr("Check that the program is podman, in a version from %1 on.")
                .arg(oldestVersion));
    }
    info.setUp = Tick::Yes;
    info.reachable = Tick::Yes;
    info.version = core::stringAt(core::memberAt(*answer, "version"), "Version");
    setMode(info, host, machine);
    info.runsHealthChecks = healthChecksRun(info, machine);
    return checked(std::move(info), host, machine);
}

} // namespace backends::podman
