#include "core/engine/sessionprivate.h"

#include "core/backend/selection.h"
#include "core/compose/discovery.h"
#include "core/compose/projectenvironment.h"
#include "core/plan/stackfromstate.h"
#include "core/registry/registryauth.h"
#include "core/support/secrets.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace core {

namespace {

/// A shell if there is one: bash where it is, else sh.
const QStringList shellCommand{QStringLiteral("/bin/sh"),
                               QStringLiteral("-c"),
                               QStringLiteral("if command -v bash >/dev/null 2>&1; then exec bash; "
                                              "else exec sh; fi")};

/// Whether what is known of a runtime, and how it is spoken to, still holds.
bool isSameRuntime(const BackendInfo &left, const BackendInfo &right)
{
    return left.name == right.name && left.endpoint == right.endpoint
           && left.version == right.version && left.executable == right.executable
           && left.mode == right.mode && left.runsHealthChecks == right.runsHealthChecks;
}

/// What is asked for when the compose file at `path`, or that of the folder, is opened.
LoadRequest requestFor(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {.currentDirectory = info.absoluteFilePath(), .environment = processEnvironment()};
    return {.files = {info.absoluteFilePath()},
            .currentDirectory = info.absolutePath(),
            .environment = processEnvironment()};
}

} // namespace

SessionPrivate::SessionPrivate(DriverList driverList, Session *session)
    : QObject(session)
    , q(session)
    , drivers(std::move(driverList))
    , pinned(qEnvironmentVariable("PERRY_CONTAINER_BACKEND"))
    , runner(16, this)
    , detector(drivers, runner, this)
    , jobs(runner, this)
    , consoles(this)
    , files(this)
{
    connect(&jobs, &Jobs::jobChanged, q, &Session::jobChanged);
    connect(&jobs, &Jobs::projectChanged, this, &SessionPrivate::publish);
    connect(&jobs, &Jobs::projectFinished, this, &SessionPrivate::onJobFinished);
    connect(&detector, &Detector::finished, this, &SessionPrivate::onDetected);
    connect(&runner, &Runner::commandFinished, q, &Session::commandFinished);
    connect(&consoles, &Consoles::output, q, &Session::consoleOutput);
    connect(&consoles, &Consoles::ended, q, &Session::consoleEnded);
    connect(&files, &FileWatch::changed, this, &SessionPrivate::onFilesChanged);
}

void SessionPrivate::onFilesChanged(const QSet<QString> &changed)
{
    QStringList affected;
    for (const auto &[project, known] : stacks) {
        const bool isAffected =
            std::any_of(known.readFiles.begin(), known.readFiles.end(), [&](const QString &file) {
                return changed.contains(file);
            });
        if (isAffected)
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
    protocol.reset();
    jobs.setRuntime(nullptr, {});
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
    jobs.setRuntime(protocol, info.name);
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

ReadSpec SessionPrivate::read(const QString &path, const StringMap &remoteFiles) const
{
    ReadSpec spec;
    LoadRequest request = requestFor(path);
    request.remoteFiles = remoteFiles;
    // A file that is not there yet may become part of the spec.
    if (request.files.isEmpty()) {
        for (const QString &name : specFileNames())
            spec.files << QDir(path).absoluteFilePath(name);
    }
    request.readFile = [&spec](const QString &file, qint64 limit) {
        spec.files << file;
        return readBoundedFile(file, limit);
    };
    spec.project = loadProject(request);
    // What secrets and configs hold is part of what Up would do.
    for (const FileSpec &file : std::as_const(spec.project.stack.grantedFiles)) {
        if (!file.file.isEmpty())
            spec.files << file.file;
    }
    // What was fetched never changes.
    if (!remoteFiles.isEmpty())
        spec.files.removeIf([folder = remoteFolder() + u'/'](const QString &file) {
            return file.startsWith(folder);
        });
    spec.files.removeDuplicates();
    return spec;
}

void SessionPrivate::tellFindings(const QString &path, const LoadedProject &loaded)
{
    const QFileInfo info(path);
    const QDir folder = info.isDir() ? QDir(path) : info.absoluteDir();
    QList<Finding> findings = loaded.findings;
    for (Finding &finding : findings) {
        if (!finding.place.file.isEmpty())
            finding.place.file = QDir::cleanPath(folder.absoluteFilePath(finding.place.file));
    }
    emit q->findingsRead(path, findings);
}

/// Fetches what the spec names on other machines. A spec that has changed meanwhile may name
/// others, so what is under way for it is given up; who waits for that waits for this one.
void SessionPrivate::fetchRemotes(const QString &path,
                                  std::function<void(const Result<StringMap> &remoteFiles)> then)
{
    Fetching &current = fetching[path];
    delete current.fetch;
    current.waiting << std::move(then);
    auto *fetch = new ProjectFetch(
        runner,
        {.credentialFiles = credentialFiles(QProcessEnvironment::systemEnvironment())},
        this);
    current.fetch = fetch;
    connect(fetch,
            &ProjectFetch::finished,
            this,
            [this, fetch, path](const Result<StringMap> &remoteFiles) {
                fetch->deleteLater();
                for (const auto &next : fetching.take(path).waiting)
                    next(remoteFiles);
            });
    fetch->start(requestFor(path));
}

/// Goes on with a stack whose spec waits for files of other machines.
void SessionPrivate::takeRemotes(const QString &project,
                                 const QString &path,
                                 const Result<StringMap> &remoteFiles)
{
    const auto found = stacks.find(project);
    // Forgotten meanwhile, or read from another file.
    if (found == stacks.end() || found->second.path != path)
        return;
    if (remoteFiles) {
        found->second.remoteFiles = *remoteFiles;
        reload(project);
        return;
    }
    found->second.problem = remoteFiles.error().summary;
    publish(project);
}

void SessionPrivate::openStack(const QString &path, const StringMap &remoteFiles)
{
    const ReadSpec spec = read(path, remoteFiles);
    const LoadedProject &loaded = spec.project;
    tellFindings(path, loaded);
    if (!loaded.missingRemotes.isEmpty()) {
        fetchRemotes(path, [this, path](const Result<StringMap> &fetched) {
            if (fetched)
                openStack(path, *fetched);
            else
                emit q->stackRefused(path, fetched.error());
        });
        return;
    }
    if (!loaded.isValid()) {
        emit q->stackRefused(path, loadError(loaded));
        return;
    }
    const QString project = loaded.stack.project;
    KnownStack &known = stacks[project];
    known.path = path;
    known.spec = loaded.stack;
    known.config = loaded.config;
    known.readFiles = spec.files;
    known.remoteFiles = remoteFiles;
    known.problem.clear();
    watchFiles();
    publish(project);
    follow(project);
    emit q->stackOpened(project);
}

/// Watches all the files that the known specs were read from, and no others.
void SessionPrivate::watchFiles()
{
    QSet<QString> wanted;
    for (const auto &[project, known] : stacks)
        wanted.unite(QSet<QString>(known.readFiles.begin(), known.readFiles.end()));
    files.setFiles(wanted);
}

void SessionPrivate::reload(const QString &project)
{
    const auto found = stacks.find(project);
    if (found == stacks.end() || found->second.path.isEmpty())
        return;
    KnownStack &known = found->second;
    const ReadSpec spec = read(known.path, known.remoteFiles);
    const LoadedProject &loaded = spec.project;
    tellFindings(known.path, loaded);
    if (loaded.isValid() && loaded.stack.project == project) {
        known.spec = loaded.stack;
        known.config = loaded.config;
        known.readFiles = spec.files;
        known.problem.clear();
    } else {
        // The last good spec stays; what is wrong with the new one is said beside it.
        known.readFiles += spec.files;
        known.readFiles.removeDuplicates();
        const QStringList &missing = loaded.missingRemotes;
        known.problem =
            loaded.isValid()
                ? Session::tr("The file names another project now: %1.").arg(loaded.stack.project)
            : missing.isEmpty() ? loadError(loaded).summary
                                : Session::tr("%1 is being fetched.").arg(masked(missing.first()));
        if (!missing.isEmpty())
            fetchRemotes(known.path,
                         [this, project, path = known.path](const Result<StringMap> &fetched) {
                             takeRemotes(project, path, fetched);
                         });
    }
    watchFiles();
    publish(project);
}

void SessionPrivate::forgetStack(const QString &project)
{
    const auto found = stacks.find(project);
    if (found == stacks.end())
        return;
    found->second.readFiles.clear();
    watchFiles();
    if (containersOf(project).isEmpty()) {
        remove(project);
        return;
    }
    // With containers left it stays in the list, as one that is known by them only.
    found->second.path.clear();
    found->second.spec.reset();
    found->second.config.reset();
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
    lookedAt = watch->lookBegan();
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
    shown.path = known.path;
    shown.problem = known.problem;
    jobs.explainWaiting(shown, lookedAt);
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
        if (!hasState) {
            for (ServiceSnapshot &service : shown.services)
                service.state = ServiceState::Unknown;
        }
    }
    if (shown == known.shown)
        return;
    known.shown = shown;
    emit q->stackChanged(shown);
}

void SessionPrivate::runJob(JobRequest request)
{
    // What is written now counts, also where no change of a file was noticed.
    if (request.kind == JobRequest::Kind::Up)
        reload(request.stack.project);
    const auto known = stacks.find(request.stack.project);
    if (known != stacks.end() && request.kind == JobRequest::Kind::Up
        && !known->second.problem.isEmpty()) {
        jobs.refuse(request.stack.project,
                    {.kind = Error::Kind::Validation,
                     .summary = known->second.problem,
                     .hint = Session::tr("Put the file right first.")});
        return;
    }
    if (known != stacks.end() && known->second.spec)
        request.stack = *known->second.spec;
    request.hasSpec = known != stacks.end() && known->second.spec;
    if (request.kind == JobRequest::Kind::Up && request.hasSpec && known->second.config)
        request.spec =
            storedSpec(resolvedText(*known->second.config, ConfigFormat::JsonText, false));
    jobs.run(std::move(request));
}

void SessionPrivate::onJobFinished(const QString &project)
{
    // What is known of the containers is older than the last step: the next look shows it.
    if (watch && active)
        watch->lookAnew();
    else
        publish(project);
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

} // namespace core
