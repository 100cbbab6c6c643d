#include "core/engine/session.h"

#include "core/backend/detector.h"
#include "core/backend/selection.h"
#include "core/compose/loader.h"
#include "core/engine/consoles.h"
#include "core/engine/healthkeeper.h"
#include "core/engine/job.h"
#include "core/engine/stackwatch.h"
#include "core/engine/waitreasons.h"
#include "core/logs/logfollower.h"
#include "core/plan/stackfromstate.h"
#include "core/support/log.h"
#include "core/support/paths.h"

#include <spdlog/spdlog.h>

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QProcessEnvironment>
#include <QSize>
#include <QTimer>

#include <atomic>

namespace core {

using namespace std::chrono_literals;

namespace {

/// How often a running operation is shown anew at most.
constexpr auto jobPause = 50ms;

/// A shell if there is one: bash where it is, else sh.
const QStringList shellCommand{QStringLiteral("/bin/sh"),
                               QStringLiteral("-c"),
                               QStringLiteral("if command -v bash >/dev/null 2>&1; then exec bash; "
                                              "else exec sh; fi")};

StringMap processEnvironment()
{
    StringMap map;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        map.insert(name, environment.value(name));
    return map;
}

} // namespace

/// What the session knows of one stack.
struct KnownStack
{
    QString path = {};              ///< what was opened; empty when found by its containers
    std::optional<Stack> spec = {}; ///< nothing when it could not be read or is not known
    QString problem = {};
    StackSnapshot shown = {};
    std::unique_ptr<LogFollower> logs = {};
};

class SessionPrivate : public QObject
{
public:
    SessionPrivate(DriverList driverList, Session *session)
        : QObject(session)
        , q(session)
        , drivers(std::move(driverList))
        , pinned(qEnvironmentVariable("PERRY_CONTAINER_BACKEND"))
        , detector(drivers, runner)
    {}

    void setUp();
    void detect();
    void onDetected(QList<BackendInfo> backends);
    void useBackend(const BackendInfo &backend);
    void leaveBackend();
    void openStack(const QString &path);
    void reload(const QString &project);
    LoadedProject load(const QString &path) const;
    void onState(const State &newState);
    void onUnreachable(const Error &error);
    void publishAll();
    void publish(const QString &project);
    StackSnapshot snapshotOf(const QString &project, const KnownStack &known) const;
    void runJob(JobRequest request);
    void publishJobs();
    void onJobFinished(Job *job, const JobResult &result);
    void updateFollower(const QString &project);
    QList<ContainerInfo> containersOf(const QString &project) const;
    void openConsole(int console, const QString &project, const QString &service, QSize cells);
    std::shared_ptr<Store> openStore();
    HealthCheck timingOf(const ContainerInfo &container) const;

    Session *const q;
    const DriverList drivers;
    QString pinned;
    Runner runner;
    Detector detector;
    bool detecting = false;
    QList<BackendInfo> backends;
    BackendInfo backend;
    std::shared_ptr<const Protocol> protocol;
    std::unique_ptr<StackWatch> watch;
    std::unique_ptr<HealthKeeper> health;
    std::shared_ptr<Store> store;
    std::map<QString, KnownStack> stacks;
    State state;
    bool hasState = false;
    bool active = true;
    QString unreachable;
    std::map<int, Job *> jobs;
    QMap<int, Plan> plans;
    QSet<int> changedJobs;
    QTimer jobTimer;
    int nextJob = 1;
    std::atomic<int> nextConsole = 1;
    Consoles consoles;
    QFileSystemWatcher files;
};

void SessionPrivate::setUp()
{
    jobTimer.setSingleShot(true);
    jobTimer.setInterval(jobPause);
    connect(&jobTimer, &QTimer::timeout, this, &SessionPrivate::publishJobs);
    connect(&detector, &Detector::finished, this, &SessionPrivate::onDetected);
    connect(&runner, &Runner::commandFinished, q, &Session::commandFinished);
    connect(&consoles, &Consoles::output, q, &Session::consoleOutput);
    connect(&consoles, &Consoles::ended, q, &Session::consoleEnded);
    connect(&files, &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
        // Editors replace files, so the path has to be watched anew after a moment.
        QTimer::singleShot(200ms, this, [this, path] {
            if (QFileInfo::exists(path))
                files.addPath(path);
            QStringList affected;
            for (const auto &[project, known] : stacks) {
                if (known.spec && known.spec->files.contains(path))
                    affected << project;
            }
            for (const QString &project : affected)
                reload(project);
        });
    });
}

void SessionPrivate::detect()
{
    if (detecting)
        return;
    detecting = true;
    emit q->detectionStarted();
    detector.start(backendPriority(effectivePlatform()));
}

void SessionPrivate::onDetected(QList<BackendInfo> found)
{
    detecting = false;
    const auto chosen = chooseBackend(found, pinned);
    for (BackendInfo &info : found)
        info.selected = chosen && info.name == chosen->name;
    backends = found;
    emit q->backendsChanged(backends);
    if (!chosen) {
        leaveBackend();
        onUnreachable(chosen.error());
        return;
    }
    if (protocol && backend.name == chosen->name && backend.endpoint == chosen->endpoint) {
        if (watch)
            watch->refresh();
        return;
    }
    useBackend(*chosen);
}

void SessionPrivate::leaveBackend()
{
    for (auto &[project, known] : stacks) {
        if (known.logs)
            known.logs->stop();
        known.logs.reset();
    }
    health.reset();
    watch.reset();
    hasState = false;
    state = {};
}

void SessionPrivate::useBackend(const BackendInfo &info)
{
    leaveBackend();
    const auto driver = std::find_if(drivers.begin(), drivers.end(), [&](const auto &candidate) {
        return candidate->name() == info.name;
    });
    backend = info;
    protocol = (*driver)->protocol(info);
    watch = std::make_unique<StackWatch>(*protocol, runner);
    connect(watch.get(), &StackWatch::stateRead, this, &SessionPrivate::onState);
    connect(watch.get(), &StackWatch::failed, this, &SessionPrivate::onUnreachable);
    connect(watch.get(), &StackWatch::liveChanged, this, [this](bool live, const QString &reason) {
        emit q->eventsStateChanged(live, live ? Session::tr("events live") : reason);
    });
    if (!protocol->capabilities().isNative(Axis::HealthcheckNative)) {
        health = std::make_unique<HealthKeeper>(
            *protocol, runner, [this](const ContainerInfo &container) {
                return timingOf(container);
            });
        connect(health.get(), &HealthKeeper::healthChanged, watch.get(), &StackWatch::refresh);
    }
    if (active)
        watch->start();
}

HealthCheck SessionPrivate::timingOf(const ContainerInfo &container) const
{
    const auto known = stacks.find(container.project());
    if (known == stacks.end() || !known->second.spec)
        return {};
    const Service *service = known->second.spec->service(container.service());
    return service ? service->settings.healthcheck.value_or(HealthCheck{}) : HealthCheck{};
}

LoadedProject SessionPrivate::load(const QString &path) const
{
    LoadRequest request{.environment = processEnvironment()};
    const QFileInfo info(path);
    if (info.isDir()) {
        request.currentDirectory = info.absoluteFilePath();
    } else {
        request.files = {info.absoluteFilePath()};
        request.currentDirectory = info.absolutePath();
    }
    return loadProject(request);
}

void SessionPrivate::openStack(const QString &path)
{
    const LoadedProject loaded = load(path);
    if (!loaded.isValid()) {
        emit q->stackRefused(path, loadError(loaded));
        return;
    }
    const QString project = loaded.stack.project;
    KnownStack &known = stacks[project];
    known.path = path;
    known.spec = loaded.stack;
    known.problem.clear();
    for (const QString &file : loaded.stack.files) {
        if (file != u"-")
            files.addPath(file);
    }
    publish(project);
    emit q->stackOpened(project);
}

void SessionPrivate::reload(const QString &project)
{
    const auto found = stacks.find(project);
    if (found == stacks.end() || found->second.path.isEmpty())
        return;
    const LoadedProject loaded = load(found->second.path);
    if (loaded.isValid() && loaded.stack.project == project) {
        found->second.spec = loaded.stack;
        found->second.problem.clear();
    } else {
        // The last good spec stays; what is wrong with the new one is said beside it.
        found->second.problem =
            loaded.isValid()
                ? Session::tr("The file names another project now: %1.").arg(loaded.stack.project)
                : loadError(loaded).summary;
    }
    publish(project);
}

void SessionPrivate::onState(const State &newState)
{
    state = newState;
    hasState = true;
    unreachable.clear();
    if (health && active)
        health->setContainers(state.containers);
    publishAll();
    for (const auto &[project, known] : stacks) {
        if (known.logs)
            updateFollower(project);
    }
}

void SessionPrivate::onUnreachable(const Error &error)
{
    unreachable = error.summary;
    publishAll();
}

void SessionPrivate::publishAll()
{
    QStringList projects;
    for (const ContainerInfo &container : state.containers) {
        const QString project = container.project();
        if (!project.isEmpty() && !projects.contains(project))
            projects << project;
    }
    for (const QString &project : std::as_const(projects))
        stacks.try_emplace(project);
    QStringList gone;
    for (const auto &[project, known] : stacks) {
        const bool wanted = !known.path.isEmpty() || projects.contains(project) || !hasState;
        if (!wanted)
            gone << project;
    }
    for (const QString &project : std::as_const(gone)) {
        stacks.erase(project);
        emit q->stackRemoved(project);
    }
    for (const auto &[project, known] : stacks)
        publish(project);
}

StackSnapshot SessionPrivate::snapshotOf(const QString &project, const KnownStack &known) const
{
    StackSnapshot shown =
        makeSnapshot(known.spec ? *known.spec : stackFromState(project, state), state);
    shown.backend = backend.name;
    shown.hasSpec = known.spec.has_value();
    shown.problem = known.problem;
    for (const auto &[id, job] : jobs) {
        if (job->snapshot().project == project && plans.contains(id))
            addWaitReasons(shown, plans.value(id), job->planSteps());
    }
    return shown;
}

void SessionPrivate::publish(const QString &project)
{
    const auto found = stacks.find(project);
    if (found == stacks.end())
        return;
    KnownStack &known = found->second;
    StackSnapshot shown;
    if (unreachable.isEmpty()) {
        shown = snapshotOf(project, known);
    } else {
        // The last that is known stays visible, and is marked as such.
        shown = known.shown.project.isEmpty() ? snapshotOf(project, known) : known.shown;
        shown.reachable = false;
        shown.problem = unreachable;
        shown.overall = ServiceState::Unknown;
    }
    if (shown == known.shown)
        return;
    known.shown = shown;
    emit q->stackChanged(shown);
}

std::shared_ptr<Store> SessionPrivate::openStore()
{
    if (!store) {
        const auto opened = Store::open(dataFolder() + QStringLiteral("/perry.db"));
        if (opened)
            store = *opened;
        else
            logger("core.engine")->warn("{}", opened.error().summary.toStdString());
    }
    return store;
}

void SessionPrivate::runJob(JobRequest request)
{
    const QString project = request.stack.project;
    const auto known = stacks.find(project);
    if (!request.hasSpec && known != stacks.end() && known->second.spec) {
        request.stack = *known->second.spec;
        request.hasSpec = true;
    }
    const int id = nextJob++;
    if (!protocol) {
        JobSnapshot refused{.id = id,
                            .project = project,
                            .title = project,
                            .state = JobSnapshot::State::Failed,
                            .error = {.kind = Error::Kind::NoBackendFound,
                                      .summary = Session::tr("No container runtime works."),
                                      .hint = Session::tr("See Diagnostics for what to do.")},
                            .startedAt = QDateTime::currentDateTimeUtc()};
        emit q->jobChanged(refused);
        return;
    }
    auto *job = new Job(
        id,
        std::move(request),
        {.protocol = protocol, .backend = backend.name, .runner = &runner, .store = openStore()},
        this);
    jobs[id] = job;
    connect(job, &Job::planned, this, [this, id, project](const Plan &plan) {
        plans[id] = plan;
        changedJobs.insert(id);
        jobTimer.start();
        publish(project);
    });
    connect(job, &Job::stepChanged, this, [this, id] {
        changedJobs.insert(id);
        if (!jobTimer.isActive())
            jobTimer.start();
    });
    connect(job, &Job::rollbackStarted, this, [this, id] {
        changedJobs.insert(id);
        jobTimer.start();
    });
    connect(job, &Job::finished, this, [this, job](const JobResult &result) {
        onJobFinished(job, result);
    });
    emit q->jobChanged(job->snapshot());
    job->start();
}

void SessionPrivate::publishJobs()
{
    const QSet<int> changed = std::exchange(changedJobs, {});
    for (const int id : changed) {
        const auto job = jobs.find(id);
        if (job == jobs.end())
            continue;
        emit q->jobChanged(job->second->snapshot());
        publish(job->second->snapshot().project);
    }
}

void SessionPrivate::onJobFinished(Job *job, const JobResult &result)
{
    JobSnapshot last = job->snapshot();
    if (!result.leftovers.isEmpty())
        last.summary = Session::tr("Some things could not be taken back: %1.")
                           .arg(result.leftovers.join(QStringLiteral(", ")));
    jobs.erase(last.id);
    plans.remove(last.id);
    changedJobs.remove(last.id);
    job->deleteLater();
    emit q->jobChanged(last);
    if (watch)
        watch->refresh();
    publish(last.project);
}

QList<ContainerInfo> SessionPrivate::containersOf(const QString &project) const
{
    QList<ContainerInfo> containers;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == project)
            containers << container;
    }
    return containers;
}

void SessionPrivate::updateFollower(const QString &project)
{
    const auto known = stacks.find(project);
    if (known != stacks.end() && known->second.logs)
        known->second.logs->setContainers(containersOf(project));
}

void SessionPrivate::openConsole(int console,
                                 const QString &project,
                                 const QString &service,
                                 QSize cells)
{
    const auto containers = containersOf(project);
    const auto target =
        std::find_if(containers.begin(), containers.end(), [&](const ContainerInfo &container) {
            return container.service() == service && container.isRunning();
        });
    if (!protocol || target == containers.end()) {
        emit q->consoleEnded(console, -1, Session::tr("%1 has no running container.").arg(service));
        return;
    }
    const CommandLine command = protocol->exec(
        target->name, {.command = shellCommand, .terminal = true, .interactive = true});
    consoles.open(console, command, cells.width(), cells.height());
}

Session::Session(DriverList drivers, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<SessionPrivate>(std::move(drivers), this))
{
    d->setUp();
}

Session::~Session() = default;

void Session::detectBackends()
{
    QMetaObject::invokeMethod(this, [this] { d->detect(); });
}

void Session::pinBackend(const QString &name)
{
    QMetaObject::invokeMethod(this, [this, name] {
        d->pinned = name;
        if (d->backends.isEmpty())
            d->detect();
        else
            d->onDetected(d->backends);
    });
}

void Session::openStack(const QString &fileOrFolder)
{
    QMetaObject::invokeMethod(this, [this, fileOrFolder] { d->openStack(fileOrFolder); });
}

void Session::forgetStack(const QString &project)
{
    QMetaObject::invokeMethod(this, [this, project] {
        const auto found = d->stacks.find(project);
        if (found == d->stacks.end())
            return;
        // With containers left it stays in the list, as one that is known by them only.
        found->second.path.clear();
        found->second.spec.reset();
        d->publishAll();
    });
}

void Session::refresh()
{
    QMetaObject::invokeMethod(this, [this] {
        QStringList projects;
        for (const auto &[project, known] : d->stacks)
            projects << project;
        for (const QString &project : projects)
            d->reload(project);
        if (d->watch)
            d->watch->refresh();
        else
            d->detect();
    });
}

void Session::setActive(bool active)
{
    QMetaObject::invokeMethod(this, [this, active] {
        if (d->active == active)
            return;
        d->active = active;
        if (!d->watch)
            return;
        if (active) {
            d->watch->start();
        } else {
            d->watch->stop();
            if (d->health)
                d->health->setContainers({});
        }
    });
}

void Session::up(const QString &project,
                 const QStringList &services,
                 bool forceRecreate,
                 bool build)
{
    QMetaObject::invokeMethod(this, [=, this] {
        d->runJob({.kind = JobRequest::Kind::Up,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .up = {.services = services, .build = build, .forceRecreate = forceRecreate}});
    });
}

void Session::down(const QString &project, bool withVolumes)
{
    QMetaObject::invokeMethod(this, [=, this] {
        d->runJob({.kind = JobRequest::Kind::Down,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .down = {.volumes = withVolumes}});
    });
}

void Session::start(const QString &project, const QStringList &services)
{
    QMetaObject::invokeMethod(this, [=, this] {
        d->runJob({.kind = JobRequest::Kind::Start,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::stop(const QString &project, const QStringList &services)
{
    QMetaObject::invokeMethod(this, [=, this] {
        d->runJob({.kind = JobRequest::Kind::Stop,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::restart(const QString &project, const QStringList &services)
{
    QMetaObject::invokeMethod(this, [=, this] {
        d->runJob({.kind = JobRequest::Kind::Restart,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::cancel(int job)
{
    QMetaObject::invokeMethod(this, [this, job] {
        if (const auto found = d->jobs.find(job); found != d->jobs.end())
            found->second->cancel();
    });
}

void Session::followLogs(const QString &project)
{
    QMetaObject::invokeMethod(this, [this, project] {
        const auto found = d->stacks.find(project);
        if (found == d->stacks.end() || found->second.logs || !d->protocol)
            return;
        found->second.logs = std::make_unique<LogFollower>(*d->protocol, d->runner);
        connect(found->second.logs.get(),
                &LogFollower::linesRead,
                this,
                [this, project](const LogBatch &lines) { emit logLines(project, lines); });
        if (d->watch)
            connect(found->second.logs.get(),
                    &LogFollower::interrupted,
                    d->watch.get(),
                    &StackWatch::refresh);
        d->updateFollower(project);
    });
}

void Session::stopLogs(const QString &project)
{
    QMetaObject::invokeMethod(this, [this, project] {
        const auto found = d->stacks.find(project);
        if (found == d->stacks.end() || !found->second.logs)
            return;
        found->second.logs->stop();
        found->second.logs.reset();
    });
}

int Session::openConsole(const QString &project, const QString &service, int columns, int rows)
{
    const int console = d->nextConsole++;
    QMetaObject::invokeMethod(
        this,
        [=, this] { d->openConsole(console, project, service, QSize(columns, rows)); },
        Qt::QueuedConnection);
    return console;
}

void Session::writeConsole(int console, const QByteArray &bytes)
{
    QMetaObject::invokeMethod(this, [=, this] { d->consoles.write(console, bytes); });
}

void Session::resizeConsole(int console, int columns, int rows)
{
    QMetaObject::invokeMethod(this, [=, this] { d->consoles.resize(console, columns, rows); });
}

void Session::acknowledgeConsole(int console, qsizetype bytes)
{
    QMetaObject::invokeMethod(this, [=, this] { d->consoles.acknowledge(console, bytes); });
}

void Session::closeConsole(int console)
{
    QMetaObject::invokeMethod(this, [=, this] { d->consoles.close(console); });
}

} // namespace core
