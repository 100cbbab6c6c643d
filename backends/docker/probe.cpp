#include "backends/docker/probe.h"

#include "backends/common/errors.h"
#include "backends/docker/buildkit.h"

#include "core/support/json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QRegularExpression>

namespace backends::docker {

using core::BackendInfo;
using core::Json;
using core::Platform;
using core::Tick;

namespace {

struct DockerProbeTr
{
    Q_DECLARE_TR_FUNCTIONS(backends)
};

/// The oldest docker that has `--pull never`, `host-gateway` and the formats we ask for.
const QString oldestVersion = QStringLiteral("20.10");

/// The socket or host that the command line speaks to, as far as it can be known without asking.
QString endpointOf(const QString &context, const common::Machine &machine)
{
    if (const QString host = machine.env("DOCKER_HOST"); !host.isEmpty())
        return host;
    if (!context.isEmpty() && context != u"default")
        return DockerProbeTr::tr("context %1").arg(context);
    return machine.platform == Platform::Windows ? QStringLiteral("npipe:////./pipe/docker_engine")
                                                 : QStringLiteral("unix:///var/run/docker.sock");
}

bool isVmContext(const QString &context)
{
    return context == u"desktop-linux" || context == u"desktop-windows" || context == u"orbstack"
           || context == u"rancher-desktop" || context.startsWith(u"colima")
           || context.startsWith(u"lima");
}

void setMode(BackendInfo &info, const QString &context, const common::Machine &machine)
{
    info.endpoint = endpointOf(context, machine);
    const bool remote = info.endpoint.startsWith(u"tcp://") || info.endpoint.startsWith(u"ssh://");
    if (remote)
        info.mode = QStringLiteral("remote");
    else if (machine.platform != Platform::Linux || isVmContext(context))
        info.mode = QStringLiteral("vm");
    else if (context == u"rootless" || info.endpoint.startsWith(u"unix:///run/user/"))
        info.mode = QStringLiteral("rootless");
    else
        info.mode = QStringLiteral("rootful");
    info.hasBuildKit = hasBuildKit(machine);
    if (info.mode == u"rootful" || info.mode == u"rootless")
        info.cgroupVersion = common::cgroupVersion(machine);
    info.isolationLevel = info.mode == u"vm" ? QStringLiteral("vm") : QStringLiteral("container");
}

BackendInfo unusable(BackendInfo info, const QString &reason, const QString &hint)
{
    info.usable = Tick::No;
    info.reason = reason;
    info.hint = hint;
    return info;
}

BackendInfo notRunning(BackendInfo info, const common::Machine &machine)
{
    info.setUp = Tick::Yes;
    info.reachable = Tick::No;
    info.reason = DockerProbeTr::tr("Docker is installed, but its engine does not run.");
    if (machine.platform != Platform::Linux) {
        info.hint =
            DockerProbeTr::tr("Start Docker Desktop, or the program that provides your engine.");
        return info;
    }
    info.hint = DockerProbeTr::tr("Start the engine.");
    info.fixCommand = common::runsSystemd(machine) ? QStringLiteral("sudo systemctl start docker")
                                                   : QStringLiteral("sudo service docker start");
    return info;
}

BackendInfo notPermitted(BackendInfo info)
{
    info.setUp = Tick::Yes;
    info.reachable = Tick::Yes;
    info.fixCommand = QStringLiteral("sudo usermod -aG docker $USER");
    return unusable(
        std::move(info),
        DockerProbeTr::tr("Docker runs, but this user may not use it."),
        DockerProbeTr::tr("Join the group docker and sign in again. Whoever is in that group is as "
                          "powerful as root; podman works without."));
}

/// The engine did not answer; the command line says why.
BackendInfo
withoutServer(BackendInfo info, const core::ProcessResult &result, const common::Machine &machine)
{
    const QString said = QString::fromUtf8(result.errorOutput.right(4096));
    info.detail = core::cutDetail(said);
    if (said.contains(u"permission denied", Qt::CaseInsensitive))
        return notPermitted(std::move(info));

    static const QRegularExpression noContext(QStringLiteral(
        "context \"([^\"]*)\": context not found|context \"([^\"]*)\" does not exist"));
    if (const auto match = noContext.match(said); match.hasMatch()) {
        info.setUp = Tick::No;
        info.reason = DockerProbeTr::tr("Docker's context %1 does not exist.")
                          .arg(match.captured(match.lastCapturedIndex()));
        info.hint = DockerProbeTr::tr("Choose another context.");
        info.fixCommand = QStringLiteral("docker context use default");
        return info;
    }
    if (said.contains(u"is too old") || said.contains(u"is too new")) {
        info.setUp = Tick::Yes;
        info.reachable = Tick::Yes;
        return unusable(
            std::move(info),
            DockerProbeTr::tr("The docker command line and its engine are too far apart."),
            DockerProbeTr::tr("Update the older of the two."));
    }
    static const QRegularExpression down(
        QStringLiteral("cannot connect to the docker daemon|failed to connect to the docker api"),
        QRegularExpression::CaseInsensitiveOption);
    if (down.match(said).hasMatch() && info.mode != u"remote")
        return notRunning(std::move(info), machine);

    info.setUp = Tick::Yes;
    info.reachable = Tick::No;
    const QString reason = common::reasonIn(said);
    info.reason =
        reason.isEmpty()
            ? DockerProbeTr::tr("Docker's engine does not answer.")
            : DockerProbeTr::tr("Docker's engine does not answer: %1").arg(reason.left(300));
    info.hint = DockerProbeTr::tr("Check DOCKER_HOST and the current docker context.");
    return info;
}

/// podman-docker puts a script named docker on PATH.
bool isPodman(const Json &answer)
{
    const Json &client = core::memberAt(answer, "Client");
    return client.is_object() && !core::memberAt(client, "APIVersion").is_null()
           && core::memberAt(client, "ApiVersion").is_null();
}

bool isPodmanService(const Json &server)
{
    const Json &components = core::memberAt(server, "Components");
    return components.is_array() && !components.empty()
           && core::stringAt(components.front(), "Name") == u"Podman Engine";
}

BackendInfo withServer(BackendInfo info, const Json &server)
{
    info.setUp = Tick::Yes;
    info.reachable = Tick::Yes;
    if (isPodmanService(server))
        return unusable(std::move(info),
                        DockerProbeTr::tr("This docker command line talks to podman's service."),
                        DockerProbeTr::tr("Use podman itself: Perry speaks to it directly."));
    if (core::stringAt(server, "Os") == u"windows")
        return unusable(std::move(info),
                        DockerProbeTr::tr("Docker is set to Windows containers."),
                        DockerProbeTr::tr("Switch Docker to Linux containers."));
    const bool old = !core::versionAtLeast(info.version, oldestVersion)
                     || !core::versionAtLeast(info.clientVersion, oldestVersion);
    if (old)
        return unusable(std::move(info),
                        DockerProbeTr::tr("This docker is older than %1.").arg(oldestVersion),
                        DockerProbeTr::tr("Update docker."));
    info.usable = Tick::Yes;
    info.available = true;
    return info;
}

BackendInfo withoutAnswer(BackendInfo info, const core::ProcessResult &result)
{
    using End = core::ProcessResult::End;
    info.detail = core::cutDetail(QString::fromUtf8(result.errorOutput.right(4096)));
    if (result.end == End::TimedOut) {
        info.setUp = Tick::Yes;
        info.reachable = Tick::No;
        info.reason = DockerProbeTr::tr("Docker did not answer in time.");
        info.hint = DockerProbeTr::tr("It may still be starting; if not, restart it.");
        return info;
    }
    info.detail = result.startError.isEmpty() ? info.detail : result.startError;
    return unusable(std::move(info),
                    DockerProbeTr::tr("The docker command line could not be run."),
                    DockerProbeTr::tr("Check that it may be executed, or install docker again."));
}

} // namespace

core::CommandLine probeCommand(const QString &executable)
{
    return {.program = executable,
            .arguments = {QStringLiteral("version"),
                          QStringLiteral("--format"),
                          QStringLiteral("{{json .}}")},
            .timeout = std::chrono::seconds(2)};
}

BackendInfo
probeAnswer(BackendInfo info, const core::ProcessResult &result, const common::Machine &machine)
{
    if (result.end != core::ProcessResult::End::Exited)
        return withoutAnswer(std::move(info), result);

    const auto answer = core::parseJson(result.output.left(256 * 1024));
    const Json json = answer ? *answer : Json();
    if (isPodman(json)) {
        info.setUp = Tick::No;
        info.reason = DockerProbeTr::tr("The program named docker is podman in disguise.");
        info.hint = DockerProbeTr::tr("Use podman itself, or install Docker Engine.");
        return info;
    }
    const Json &client = core::memberAt(json, "Client");
    const Json &server = core::memberAt(json, "Server");
    info.clientVersion = core::stringAt(client, "Version");
    setMode(info, core::stringAt(client, "Context"), machine);
    if (!server.is_object())
        return withoutServer(std::move(info), result, machine);
    info.version = core::stringAt(server, "Version");
    return withServer(std::move(info), server);
}

} // namespace backends::docker
