#include "tests/ui/support/samples.h"

#include <QDir>

namespace samples {

using core::ServiceState;
using core::Tick;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

core::PublishedPort port(int host, int container)
{
    return {.hostIp = {}, .hostPort = host, .containerPort = container, .protocol = text("tcp")};
}

core::JobStep step(int id,
                   core::JobStep::State state,
                   const char *title,
                   const char *service,
                   const char *cause,
                   const char *line,
                   qint64 milliseconds)
{
    return {.id = id,
            .state = state,
            .text = text(title),
            .service = text(service),
            .cause = text(cause),
            .lastLine = text(line),
            .milliseconds = milliseconds};
}

core::BackendInfo backend(const char *name, const char *title, int priority)
{
    core::BackendInfo info;
    info.name = text(name);
    info.title = text(title);
    info.priority = priority;
    info.checkedAt = QDateTime::currentDateTimeUtc().addSecs(-3);
    return info;
}

core::BackendInfo notFound(const char *name, const char *title, int priority)
{
    core::BackendInfo info = backend(name, title, priority);
    info.found = Tick::No;
    info.reason = text("%1 is not on this machine.").arg(info.title);
    return info;
}

core::CommandRecord command(int secondsAgo, const char *line, int milliseconds, int exitCode)
{
    return {.started = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo),
            .text = text(line),
            .duration = std::chrono::milliseconds(milliseconds),
            .exitCode = exitCode,
            .end = core::ProcessResult::End::Exited};
}

} // namespace

core::ServiceSnapshot
service(const QString &name, ServiceState state, const QString &image, const QString &reason)
{
    core::ServiceSnapshot service;
    service.name = name;
    service.state = state;
    service.image = image;
    service.reason = reason;
    if (state != ServiceState::NotCreated) {
        service.container = QStringLiteral("shop-%1-1").arg(name);
        service.containerId = QStringLiteral("0f3a7c1d9b2e4a5c8d7e6f5a4b3c2d1e0f9a8b7c");
        service.since = QDateTime::currentDateTimeUtc().addSecs(-2 * 3600 - 60);
    }
    return service;
}

core::StackSnapshot shop()
{
    core::StackSnapshot stack;
    stack.project = text("shop");
    stack.workingDirectory = QDir::homePath() + text("/src/shop");
    stack.files = {stack.workingDirectory + text("/compose.yaml"),
                   stack.workingDirectory + text("/compose.override.yaml")};
    stack.backend = text("podman");
    stack.hasSpec = true;
    stack.overall = ServiceState::Starting;
    stack.runningServices = 4;
    stack.doneServices = 1;
    stack.volumeNames = {text("shop_db_data"), text("shop_uploads")};

    auto db = service(text("db"), ServiceState::Healthy, text("postgres:16"));
    db.volumes = {text("shop_db_data")};
    db.networks = {text("back")};
    auto cache = service(text("cache"), ServiceState::Running, text("redis:7"));
    auto api = service(text("api"),
                       ServiceState::Starting,
                       text("shop/api:dev"),
                       text("waits for its health check (12 s of 60 s): connection refused"));
    api.ports = {port(8080, 80)};
    api.since = QDateTime::currentDateTimeUtc().addSecs(-12);
    api.dependsOn = {{.service = text("db"), .condition = core::Dependency::Condition::Healthy},
                     {.service = text("cache"), .condition = core::Dependency::Condition::Started}};
    auto worker = service(text("worker"),
                          ServiceState::NotCreated,
                          text("shop/api:dev"),
                          text("waits for api to be healthy"));
    worker.dependsOn = {
        {.service = text("api"), .condition = core::Dependency::Condition::Healthy}};
    auto migrate = service(text("migrate"), ServiceState::Done, text("shop/api:dev"));
    migrate.dependsOn = {
        {.service = text("db"), .condition = core::Dependency::Condition::Healthy}};
    auto web = service(text("web"), ServiceState::Running, text("shop/web:dev"));
    web.ports = {port(80, 80), port(443, 443)};
    web.differs = true;
    web.dependsOn = {{.service = text("api"), .condition = core::Dependency::Condition::Started}};
    stack.services = {db, cache, api, worker, migrate, web};
    return stack;
}

core::StackSnapshot stack(const QString &project, ServiceState state, int services)
{
    core::StackSnapshot stack;
    stack.project = project;
    stack.workingDirectory = QDir::homePath() + text("/src/") + project;
    stack.files = {stack.workingDirectory + text("/compose.yaml")};
    stack.hasSpec = true;
    stack.overall = state;
    const bool runs = state == ServiceState::Running || state == ServiceState::Healthy;
    stack.runningServices = runs ? services : 0;
    for (int i = 0; i < services; ++i)
        stack.services.append(service(text("service%1").arg(i + 1), state, text("demo:latest")));
    return stack;
}

QList<core::StackSnapshot> stacks()
{
    core::StackSnapshot ci = stack(text("ci"), ServiceState::Stopped, 4);
    ci.services[0].state = ServiceState::Running;
    ci.services[1].state = ServiceState::Failed;
    ci.services[1].exitCode = 137;
    ci.runningServices = 1;
    ci.overall = ServiceState::Failed;
    return {shop(),
            stack(text("blog"), ServiceState::Running, 3),
            stack(text("lab"), ServiceState::Stopped, 2),
            ci};
}

core::JobSnapshot runningJob()
{
    using State = core::JobStep::State;
    core::JobSnapshot job;
    job.id = 7;
    job.project = text("shop");
    job.title = text("Up shop");
    job.startedAt = QDateTime::currentDateTimeUtc().addSecs(-14);
    job.milliseconds = 14'200;
    job.finishedSteps = 4;
    job.steps = {
        step(0, State::Done, "Create network shop_default", "", "missing", "", 84),
        step(1, State::Done, "Create and start db", "db", "missing", "", 412),
        step(2, State::Done, "Create and start cache", "cache", "missing", "", 388),
        step(3,
             State::Done,
             "Wait until migrate has ended",
             "migrate",
             "api needs it",
             "applied 14 migrations in 0.31 s",
             1'900),
        step(4,
             State::Running,
             "Create and start api",
             "api",
             "image changed",
             "waits for its health check: connection refused",
             0),
        step(5, State::Waiting, "Create and start worker", "worker", "missing", "", 0),
    };
    job.steps[4].startedAt = std::chrono::steady_clock::now() - std::chrono::milliseconds(12'500);
    return job;
}

core::JobSnapshot failedJob()
{
    using State = core::JobStep::State;
    core::JobSnapshot job;
    job.id = 6;
    job.project = text("ci");
    job.title = text("Up ci");
    job.state = core::JobSnapshot::State::Failed;
    job.startedAt = QDateTime::currentDateTimeUtc().addSecs(-340);
    job.milliseconds = 2'300;
    job.steps = {
        step(0, State::RolledBack, "Create network ci_default", "", "missing", "", 90),
        step(1,
             State::Failed,
             "Create and start runner",
             "runner",
             "missing",
             "Error: bind: address already in use",
             310),
    };
    job.finishedSteps = 2;
    job.error = {.kind = core::Error::Kind::ServiceStartupFailed,
                 .summary = text("runner could not start: port 5432 is used by another program."),
                 .hint = text("Stop what uses port 5432, or publish another port."),
                 .detail = text("Error: rootlessport cannot expose port 5432\n"
                                "listen tcp 0.0.0.0:5432: bind: address already in use"),
                 .service = text("runner")};
    job.summary = text("Nothing of this attempt is left.");
    return job;
}

core::JobSnapshot finishedJob()
{
    core::JobSnapshot job;
    job.id = 5;
    job.project = text("blog");
    job.title = text("Restart blog");
    job.state = core::JobSnapshot::State::Succeeded;
    job.startedAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    job.milliseconds = 1'250;
    job.steps = {step(0, core::JobStep::State::Done, "Restart web", "web", "asked for", "", 1'250)};
    job.finishedSteps = 1;
    job.summary = text("3 services restarted in 1.2 s.");
    return job;
}

QList<core::BackendInfo> backends()
{
    core::BackendInfo podman = backend("podman", "Podman", 1);
    podman.available = podman.selected = true;
    podman.found = podman.setUp = podman.reachable = podman.usable = Tick::Yes;
    podman.version = text("5.4.2");
    podman.mode = text("rootless");
    podman.isolationLevel = text("container");
    podman.networkBackend = text("netavark");
    podman.executable = text("/usr/bin/podman");
    podman.latencyMs = 31;

    core::BackendInfo colima = backend("colima", "Colima", 2);
    colima.found = colima.setUp = Tick::Yes;
    colima.reachable = Tick::No;
    colima.version = text("0.10.3");
    colima.mode = text("vm");
    colima.reason = text("The virtual machine is stopped.");
    colima.hint = text("Start it.");
    colima.fixCommand = text("colima start");

    core::BackendInfo docker = backend("docker", "Docker Engine", 8);
    docker.found = docker.setUp = Tick::Yes;
    docker.reachable = Tick::No;
    docker.clientVersion = text("28.1");
    docker.endpoint = text("unix:///var/run/docker.sock");
    docker.reason = text("Permission denied on the socket: you are not in the group \"docker\".");
    docker.hint = text("Add yourself to the group; anyone in it is as powerful as root.");
    docker.fixCommand = text("sudo usermod -aG docker $USER");
    docker.detail = text("dial unix /var/run/docker.sock: connect: permission denied");
    return {podman,
            colima,
            notFound("nerdctl", "nerdctl", 3),
            notFound("lima", "Lima", 4),
            notFound("rancher-desktop", "Rancher Desktop", 5),
            docker};
}

QList<core::BackendInfo> noBackends()
{
    QList<core::BackendInfo> all = backends();
    all[0] = notFound("podman", "Podman", 1);
    return all;
}

QList<core::CommandRecord> commands()
{
    return {command(9, "podman version --format json", 31, 0),
            command(8, "podman ps --all --format json --filter label=perry.compose.project", 31, 0),
            command(8, "podman inspect 0f3a7c1d 1b2c3d4e 5f6a7b8c 9d0e1f2a 3b4c5d6e", 28, 0),
            command(7, "docker version --format '{{json .}}'", 19, 1)};
}

} // namespace samples
