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

/// How long a changed file is left alone: who writes it may not be done.
constexpr auto filePause = 200ms;

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

/// Whether what is known of a runtime, and how it is spoken to, still holds.
bool isSameRuntime(const BackendInfo &left, const BackendInfo &right)
{
    return left.name == right.name && left.endpoint == right.endpoint
           && left.version == right.version && left.executable == right.executable
           && left.mode == right.mode && left.runsHealthChecks == right.runsHealthChecks;
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
        , runner(16, this)
        , detector(drivers, runner, this)
        , jobTimer(this)
        , consoles(this)
        , files(this)
    {}

    /// Calls later, on the engine's thread: in the order of the calls, and never within a signal.
    template<typename Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    }

    void setUp();
    void detect();
    void onDetected(const QList<BackendInfo> &found);
    void choose();
    void useBackend(const BackendInfo &backend);
    void leaveBackend();
    void openStack(const QString &path);
    void reload(const QString &project);
    LoadedProject load(const QString &path) const;
    void watchFiles(const Stack &stack);
    void onFileChanged(const QString &path);
    void forgetStack(const QString &project);
    void remove(const QString &project);
    void onState(const State &newState);
    void onUnreachable(const Error &error);
    void publishAll();
    void publish(const QString &project);
    StackSnapshot snapshotOf(const QString &project, const KnownStack &known) const;
    void runJob(JobRequest request);
    std::optional<Error> refusal(const JobRequest &request) const;
    void publishJobs();
    void onJobFinished(Job *job, const JobResult &result);
    void follow(const QString &project);
    void unfollow(KnownStack &known);
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
    QSet<QString> followed; ///< projects whose logs are wanted, also while there is no runtime
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
        // Editors replace files, so it is read, and watched anew, after a moment.
        QTimer::singleShot(filePause, this, [this, path] { onFileChanged(path); });
    });
}

void SessionPrivate::onFileChanged(const QString &path)
{
    QStringList affected;
    for (const auto &[project, known] : stacks) {
        if (known.spec && known.spec->files.contains(path))
            affected << project;
    }
    for (const QString &project : std::as_const(affected))
        reload(project);
}

void SessionPrivate::detect()
{
    if (detecting)
        return;
    detecting = true;
    emit q->detectionStarted();
    detector.start(backendPriority(effectivePlatform()));
}

void SessionPrivate::onDetected(const QList<BackendInfo> &found)
{
    detecting = false;
    backends = found;
    choose();
}

/// Takes the runtime that is to be used of those that were found.
void SessionPrivate::choose()
{
    const auto chosen = chooseBackend(backends, pinned);
    for (BackendInfo &info : backends)
        info.selected = chosen && info.name == chosen->name;
    emit q->backendsChanged(backends);
    if (!chosen) {
        leaveBackend();
        emit q->eventsStateChanged(false, chosen.error().summary);
        onUnreachable(chosen.error());
    } else if (protocol && isSameRuntime(backend, *chosen)) {
        watch->refresh();
    } else {
        useBackend(*chosen);
    }
}

/// What is known of the stacks stays until another runtime has answered.
void SessionPrivate::leaveBackend()
{
    for (auto &[project, known] : stacks)
        unfollow(known);
    health.reset();
    watch.reset();
    // Jobs under way hold on to it themselves.
    protocol.reset();
}

void SessionPrivate::useBackend(const BackendInfo &info)
{
    leaveBackend();
    const auto driver = std::find_if(drivers.begin(), drivers.end(), [&](const auto &candidate) {
        return candidate->name() == info.name;
    });
    if (backend.name != info.name) {
        state = {};
        hasState = false;
    }
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
    for (const QString &project : std::as_const(followed))
        follow(project);
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
    watchFiles(loaded.stack);
    publish(project);
    follow(project);
    emit q->stackOpened(project);
}

void SessionPrivate::watchFiles(const Stack &stack)
{
    const QStringList watched = files.files();
    for (const QString &file : stack.files) {
        if (QFileInfo::exists(file) && !watched.contains(file))
            files.addPath(file);
    }
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
        watchFiles(loaded.stack);
    } else {
        if (found->second.spec)
            watchFiles(*found->second.spec);
        // The last good spec stays; what is wrong with the new one is said beside it.
        found->second.problem =
            loaded.isValid()
                ? Session::tr("The file names another project now: %1.").arg(loaded.stack.project)
                : loadError(loaded).summary;
    }
    publish(project);
}

void SessionPrivate::forgetStack(const QString &project)
{
    const auto found = stacks.find(project);
    if (found == stacks.end())
        return;
    if (found->second.spec) {
        for (const QString &file : std::as_const(found->second.spec->files))
            files.removePath(file);
    }
    if (containersOf(project).isEmpty()) {
        remove(project);
        return;
    }
    // With containers left it stays in the list, as one that is known by them only.
    found->second.path.clear();
    found->second.spec.reset();
    found->second.problem.clear();
    publish(project);
}

void SessionPrivate::remove(const QString &project)
{
    const auto found = stacks.find(project);
    unfollow(found->second);
    followed.remove(project);
    stacks.erase(found);
    emit q->stackRemoved(project);
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
    for (const QString &project : std::as_const(projects)) {
        stacks.try_emplace(project);
        follow(project);
    }
    QStringList gone;
    for (const auto &[project, known] : stacks) {
        const bool wanted = !known.path.isEmpty() || projects.contains(project) || !hasState;
        if (!wanted)
            gone << project;
    }
    for (const QString &project : std::as_const(gone))
        remove(project);
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
    StackSnapshot shown = snapshotOf(project, known);
    if (!unreachable.isEmpty()) {
        // The last that is known stays visible, and is marked as such.
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
    if (const auto error = refusal(request)) {
        emit q->jobChanged({.id = id,
                            .project = project,
                            .title = project,
                            .state = JobSnapshot::State::Failed,
                            .error = *error,
                            .startedAt = QDateTime::currentDateTimeUtc()});
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

/// Why an operation cannot even begin.
std::optional<Error> SessionPrivate::refusal(const JobRequest &request) const
{
    const QString &project = request.stack.project;
    if (!protocol)
        return Error{.kind = Error::Kind::NoBackendFound,
                     .summary = Session::tr("No container runtime works."),
                     .hint = Session::tr("See Diagnostics for what to do.")};
    if (request.kind == JobRequest::Kind::Up && !request.hasSpec)
        // Containers do not tell enough of their spec to be made anew from it.
        return Error{.kind = Error::Kind::FileNotFound,
                     .summary = Session::tr("The compose file of %1 is not known.").arg(project),
                     .hint = Session::tr("Open its compose file first.")};
    for (const auto &[id, job] : jobs) {
        if (job->snapshot().project == project)
            return Error{.kind = Error::Kind::Conflict,
                         .summary =
                             Session::tr("\"%1\" is still under way.").arg(job->snapshot().title),
                         .hint = Session::tr("Wait until it is done, or cancel it.")};
    }
    return std::nullopt;
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
    // What is known of the containers is older than the last step: the next look shows it.
    if (watch && active)
        watch->refresh();
    else
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

/// Follows the logs of a project if they are wanted and there is a runtime to ask.
void SessionPrivate::follow(const QString &project)
{
    const auto found = stacks.find(project);
    const bool isWanted = protocol && followed.contains(project) && found != stacks.end();
    if (!isWanted || found->second.logs)
        return;
    found->second.logs = std::make_unique<LogFollower>(*protocol, runner);
    LogFollower *logs = found->second.logs.get();
    connect(logs, &LogFollower::linesRead, this, [this, project](const LogBatch &lines) {
        emit q->logLines(project, lines);
    });
    connect(logs, &LogFollower::interrupted, watch.get(), &StackWatch::refresh);
    updateFollower(project);
}

void SessionPrivate::unfollow(KnownStack &known)
{
    if (known.logs)
        known.logs->stop();
    known.logs.reset();
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
    d->post([this] { d->detect(); });
}

void Session::pinBackend(const QString &name)
{
    d->post([this, name] {
        d->pinned = name;
        if (d->backends.isEmpty())
            d->detect();
        else if (!d->detecting)
            d->choose();
    });
}

void Session::openStack(const QString &fileOrFolder)
{
    d->post([this, fileOrFolder] { d->openStack(fileOrFolder); });
}

void Session::forgetStack(const QString &project)
{
    d->post([this, project] { d->forgetStack(project); });
}

void Session::refresh()
{
    d->post([this] {
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
    d->post([this, active] {
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
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Up,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .up = {.services = services, .build = build, .forceRecreate = forceRecreate}});
    });
}

void Session::down(const QString &project, bool withVolumes)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Down,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .down = {.volumes = withVolumes}});
    });
}

void Session::start(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Start,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::stop(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Stop,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::restart(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Restart,
                   .stack = {.project = project},
                   .hasSpec = false,
                   .services = services});
    });
}

void Session::cancel(int job)
{
    d->post([this, job] {
        if (const auto found = d->jobs.find(job); found != d->jobs.end())
            found->second->cancel();
    });
}

void Session::followLogs(const QString &project)
{
    d->post([this, project] {
        d->followed.insert(project);
        d->follow(project);
    });
}

void Session::stopLogs(const QString &project)
{
    d->post([this, project] {
        d->followed.remove(project);
        if (const auto found = d->stacks.find(project); found != d->stacks.end())
            d->unfollow(found->second);
    });
}

int Session::openConsole(const QString &project, const QString &service, int columns, int rows)
{
    const int console = d->nextConsole++;
    d->post([=, this] { d->openConsole(console, project, service, QSize(columns, rows)); });
    return console;
}

void Session::writeConsole(int console, const QByteArray &bytes)
{
    d->post([=, this] { d->consoles.write(console, bytes); });
}

void Session::resizeConsole(int console, int columns, int rows)
{
    d->post([=, this] { d->consoles.resize(console, columns, rows); });
}

void Session::acknowledgeConsole(int console, qsizetype bytes)
{
    d->post([=, this] { d->consoles.acknowledge(console, bytes); });
}

void Session::closeConsole(int console)
{
    d->post([=, this] { d->consoles.close(console); });
}

} // namespace core
