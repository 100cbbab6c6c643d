#include "core/engine/job.h"

#include "core/compose/specdifference.h"
#include "core/engine/grantedfiles.h"
#include "core/engine/observer.h"
#include "core/engine/operationcommands.h"
#include "core/engine/recovery.h"
#include "core/engine/undo.h"
#include "core/plan/imageplanner.h"
#include "core/plan/stackfromstate.h"
#include "core/support/log.h"

#include <spdlog/spdlog.h>

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

namespace {

/// How long a call waits for another one on the same project, if it waits at all.
constexpr std::chrono::milliseconds lockPatience = 60s;
constexpr auto lockPause = 100ms;

JobStep::State shownState(Executor::StepState state)
{
    switch (state) {
    case Executor::StepState::Waiting:
        return JobStep::State::Waiting;
    case Executor::StepState::Running:
        return JobStep::State::Running;
    case Executor::StepState::Done:
        return JobStep::State::Done;
    case Executor::StepState::Failed:
        return JobStep::State::Failed;
    case Executor::StepState::Skipped:
        return JobStep::State::Skipped;
    }
    Q_UNREACHABLE();
}

} // namespace

Job::Job(int id, JobRequest request, JobTools tools, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_tools(std::move(tools))
    , m_operation(QUuid::createUuid().toString(QUuid::Id128))
{
    m_request.up.operation = m_operation;
    m_snapshot.id = id;
    m_snapshot.project = m_request.stack.project;
    m_snapshot.title = titleOf(m_request);
    m_snapshot.startedAt = QDateTime::currentDateTimeUtc();
    m_journal = std::make_unique<StoredJournal>(m_tools.store, m_operation);
}

Job::~Job() = default;

void Job::start()
{
    m_clock.start();
    m_began = std::chrono::steady_clock::now();
    if (isExclusive(m_request.kind))
        lockAndRecover();
    else
        lookFirst();
}

void Job::planOnly()
{
    m_planOnly = true;
    m_clock.start();
    lookFirst();
}

void Job::cancel()
{
    // What is committed only clears away, and half of that helps nobody.
    if (m_over || m_cancelled || m_journal->isCommitted())
        return;
    m_cancelled = true;
    if (m_executor)
        m_executor->cancel();
    else if (m_isLooking)
        finish({});
}

void Job::lockAndRecover()
{
    const auto lock = ProjectLock::take(m_request.stack.project, m_tools.backend);
    // Containers for one command do not get in each other's way, so they wait for their turn.
    const bool mayWait = m_request.up.oneOff && m_clock.elapsed() < lockPatience.count();
    if (!lock && lock.error().kind == Error::Kind::Conflict && mayWait) {
        QTimer::singleShot(lockPause, this, [this] {
            if (m_cancelled)
                finish({});
            else
                lockAndRecover();
        });
        return;
    }
    // A full disk is just when one wants to take things down.
    const bool goesWithout =
        !lock && lock.error().kind != Error::Kind::Conflict && !isTakenBack(m_request.kind);
    if (!lock && !goesWithout) {
        finish(lock.error());
        return;
    }
    if (goesWithout)
        notice(lock.error().summary);
    else
        m_lock = *lock;
    // Whoever left these is dead: a living one would hold the lock.
    const auto calls =
        m_tools.store ? m_tools.store->unfinishedCalls(m_request.stack.project, m_tools.backend)
                      : QList<UnfinishedCall>();
    if (!calls && isTakenBack(m_request.kind)) {
        finish(calls.error());
        return;
    }
    if (!calls)
        notice(calls.error().summary);
    auto *recovery = new Recovery(calls ? *calls : QList<UnfinishedCall>(),
                                  m_request.stack.project,
                                  *m_tools.protocol,
                                  *m_tools.runner,
                                  m_tools.store,
                                  m_tools.lookPause,
                                  this);
    connect(recovery, &Recovery::noticed, this, &Job::notice);
    connect(recovery, &Recovery::finished, this, [this, recovery] {
        recovery->deleteLater();
        m_result.leftovers << recovery->leftovers();
        m_result.warnings << recovery->warnings();
        lookFirst();
    });
    recovery->start();
}

void Job::notice(const QString &text)
{
    m_snapshot.notices << text;
    emit noticed(text);
}

QStringList Job::imageNames() const
{
    QStringList names;
    if (!needsImages(m_request.kind))
        return names;
    for (const Service &service : m_request.stack.services) {
        names << service.image;
        for (const Hook &hook : service.preStart)
            names << hook.image;
    }
    names += m_request.restoredImages.values();
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

/// Containers and images are enough to see that an `up` has nothing to do, which is its most
/// frequent case; networks and volumes are asked for when there is something to do.
void Job::lookFirst()
{
    if (m_cancelled) {
        finish({});
        return;
    }
    const bool everything = m_request.kind == JobRequest::Kind::Down || !m_request.hasSpec;
    m_isLooking = true;
    observe(*m_tools.protocol,
            *m_tools.runner,
            {.filter = {.project = m_request.stack.project},
             .networks = everything,
             .volumes = everything,
             .images = imageNames()},
            this,
            [this, everything](const Result<State> &state) {
                m_isLooking = false;
                if (m_over)
                    return;
                if (!state) {
                    finish(state.error());
                    return;
                }
                m_state = *state;
                completeStack();
                if (m_request.kind != JobRequest::Kind::Up || everything) {
                    usePlan(makePlan(false));
                    return;
                }
                const auto quick = makePlan(true);
                if (quick && quick->changesNothing())
                    usePlan(quick);
                else
                    lookFully();
            });
}

void Job::completeStack()
{
    if (!m_request.hasSpec)
        m_request.stack = stackFromState(m_request.stack.project, m_state);
    else if (m_request.kind == JobRequest::Kind::Up || m_request.kind == JobRequest::Kind::Build)
        readGrantedFiles(m_request.stack);
    const QStringList gone = useImages(m_request.stack, m_request.restoredImages, m_state.images);
    for (const QString &service : gone)
        m_goneImages.append(
            {.service = service,
             .action = QStringLiteral("note"),
             .reason = tr("The image that it had is gone; the one of that name is used.")});
}

/// The history says what was in the spec when the containers were made.
void Job::explainChanges()
{
    const QList<Deployment> history = m_tools.store && !m_request.spec.text.isEmpty()
                                          ? m_tools.store->deployments(m_request.stack.project, 1)
                                          : QList<Deployment>();
    if (history.isEmpty())
        return;
    const Deployment &last = history.first();
    for (const Service &service : std::as_const(m_request.stack.services)) {
        const QString before = last.hashes.value(service.name);
        if (before.isEmpty() || before == service.configHash)
            continue;
        m_request.up.changes[service.name] = {
            .hash = before,
            .text = serviceDifference(last.spec.text, m_request.spec.text, service.name)};
    }
}

void Job::lookFully()
{
    m_isLooking = true;
    observe(*m_tools.protocol,
            *m_tools.runner,
            {.filter = {.project = m_request.stack.project}, .containers = false},
            this,
            [this](const Result<State> &state) {
                m_isLooking = false;
                if (m_over)
                    return;
                if (!state) {
                    finish(state.error());
                    return;
                }
                m_state.networks = state->networks;
                m_state.volumes = state->volumes;
                explainChanges();
                usePlan(makePlan(false));
            });
}

Result<Plan> Job::makePlan(bool assumeResources) const
{
    switch (m_request.kind) {
    case JobRequest::Kind::Up: {
        UpOptions options = m_request.up;
        options.resourcesAreThere = assumeResources;
        return planUp(m_request.stack, m_state, options);
    }
    case JobRequest::Kind::Down:
        return planDown(m_request.stack, m_state, m_request.down);
    case JobRequest::Kind::Start:
        return planStart(m_request.stack, m_state, m_request.services);
    case JobRequest::Kind::Stop:
        return planStop(m_request.stack, m_state, m_request.services, m_request.graceSeconds);
    case JobRequest::Kind::Restart:
        return planRestart(m_request.stack, m_state, m_request.services, m_request.graceSeconds);
    case JobRequest::Kind::Pause:
        return planPause(m_request.stack, m_state, m_request.services);
    case JobRequest::Kind::Unpause:
        return planUnpause(m_request.stack, m_state, m_request.services);
    case JobRequest::Kind::Kill:
        return planKill(m_request.stack, m_state, m_request.kill);
    case JobRequest::Kind::Remove:
        return planRemove(m_request.stack, m_state, m_request.remove);
    case JobRequest::Kind::Pull:
        return planPull(m_request.stack, m_state, m_request.images);
    case JobRequest::Kind::Build:
        return planBuild(m_request.stack, m_state, m_request.images);
    case JobRequest::Kind::Push:
        return planPush(m_request.stack, m_request.images);
    }
    Q_UNREACHABLE();
}

/// Something that the runtime cannot do at all is said before anything is done.
std::optional<Error> Job::refusalOf(const Plan &plan) const
{
    for (const Operation &operation : plan.operations) {
        const auto *spec = std::get_if<ContainerSpec>(&operation.spec);
        if (auto error = spec ? m_tools.protocol->refusal(*spec) : std::nullopt) {
            error->service = operation.service;
            return error;
        }
    }
    return std::nullopt;
}

void Job::usePlan(const Result<Plan> &plan)
{
    if (m_cancelled) {
        finish({});
        return;
    }
    if (!plan) {
        finish(plan.error());
        return;
    }
    if (const auto refused = refusalOf(*plan)) {
        finish(refused);
        return;
    }
    m_plan = *plan;
    const QList<Warning> losses = lossesOf(m_plan, *m_tools.protocol);
    // What is told in another way arrives all the same.
    const auto dropped = std::find_if(losses.begin(), losses.end(), [](const Warning &loss) {
        return loss.action == u"dropped";
    });
    if (m_request.strict && dropped != losses.end()) {
        finish(Error{.kind = Error::Kind::EnforcementViolation,
                     .summary = warningText(*dropped),
                     .hint = tr("Leave it out of the spec, or do not be strict."),
                     .service = dropped->service});
        return;
    }
    m_plan.warnings = m_goneImages + losses + m_plan.warnings;
    m_result.actions = plan->actions;
    m_result.warnings << m_plan.warnings;
    m_snapshot.warnings = m_result.warnings;
    emit planned(m_plan);
    if (m_planOnly) {
        finish({});
        return;
    }
    if (m_plan.changesNothing()) {
        succeed();
        return;
    }
    if (m_tools.store && isTakenBack(m_request.kind)) {
        const auto begun =
            m_tools.store->beginCall(m_operation, m_request.stack.project, m_tools.backend);
        if (!begun) {
            finish(begun.error());
            return;
        }
        m_callBegun = true;
    }
    const Plan images = m_request.kind == JobRequest::Kind::Up && !m_request.up.imagesAreDone
                            ? planImages(m_request.stack, m_state, m_request.up)
                            : Plan{};
    if (images.changesNothing())
        execute(m_plan, true);
    else
        execute(images, false);
}

/// The images are there now: their ids go into labels, and a changed one is a reason to recreate.
void Job::lookAtImages()
{
    observe(*m_tools.protocol,
            *m_tools.runner,
            {.containers = false, .networks = false, .volumes = false, .images = imageNames()},
            this,
            [this](const Result<State> &state) {
                if (!state) {
                    rollBack(state.error());
                    return;
                }
                m_state.images = state->images;
                m_request.up.imagesAreDone = true;
                const auto plan = makePlan(false);
                if (!plan || m_cancelled) {
                    rollBack(plan ? std::optional<Error>() : plan.error());
                    return;
                }
                m_plan = *plan;
                m_result.actions = plan->actions;
                m_planOffset = static_cast<int>(m_snapshot.steps.size());
                emit planned(m_plan);
                execute(m_plan, true);
            });
}

int Job::addSteps(const Plan &plan)
{
    const int offset = static_cast<int>(m_snapshot.steps.size());
    QList<int> earlier;
    for (const JobStep &step : std::as_const(m_snapshot.steps))
        earlier << step.id;
    for (const Operation &operation : plan.operations) {
        JobStep step{.id = offset + operation.id,
                     .text = operationText(operation),
                     .service = operation.service,
                     .cause = operation.cause,
                     .needs = earlier};
        for (const int need : operation.needs)
            step.needs << offset + need;
        m_snapshot.steps.append(step);
    }
    return offset;
}

void Job::execute(const Plan &plan, bool isLast)
{
    const int offset = addSteps(plan);
    Journal *journal = isTakenBack(m_request.kind) ? m_journal.get() : nullptr;
    m_executor = std::make_unique<Executor>(
        plan, *m_tools.protocol, *m_tools.runner, journal, m_request.maximumParallel);
    connect(m_executor.get(), &Executor::stepStarted, this, [this, offset](int id) {
        JobStep &step = m_snapshot.steps[offset + id];
        step.state = JobStep::State::Running;
        step.startedAt = std::chrono::steady_clock::now();
        emit stepChanged(step);
    });
    connect(m_executor.get(),
            &Executor::stepProgressed,
            this,
            [this, offset](int id, const QString &line) {
                JobStep &step = m_snapshot.steps[offset + id];
                step.lastLine = line;
                emit stepChanged(step);
            });
    connect(m_executor.get(),
            &Executor::stepFinished,
            this,
            [this, offset](int id, Executor::StepState state, qint64 milliseconds) {
                JobStep &step = m_snapshot.steps[offset + id];
                step.state = shownState(state);
                step.milliseconds = milliseconds;
                step.endedAt = std::chrono::steady_clock::now();
                ++m_snapshot.finishedSteps;
                emit stepChanged(step);
            });
    connect(m_executor.get(),
            &Executor::finished,
            this,
            [this, isLast](const ExecutionResult &result) { onExecuted(result, isLast); });
    m_executor->start();
}

void Job::onExecuted(const ExecutionResult &result, bool isLast)
{
    // Deleting the sender within its own signal would be its end.
    m_executor.release()->deleteLater();
    m_result.warnings << result.warnings;
    m_snapshot.warnings = m_result.warnings;
    if (result.error || m_cancelled) {
        m_cancelled = m_cancelled && !result.error;
        rollBack(result.error);
        return;
    }
    if (isLast)
        succeed();
    else
        lookAtImages();
}

void Job::rollBack(std::optional<Error> error)
{
    if (error && m_request.kind == JobRequest::Kind::Up && !error->service.isEmpty()
        && error->kind == Error::Kind::Backend)
        error->kind = Error::Kind::ServiceStartupFailed;
    // The predecessors of what it made may be removed by then: there is nothing to go back to. The
    // journal stays, so that the next call clears away what is left of them.
    m_keepsJournal = m_journal->isCommitted();
    if (!m_request.rollback || !isTakenBack(m_request.kind) || m_keepsJournal) {
        finish(error);
        return;
    }
    m_snapshot.state = JobSnapshot::State::RollingBack;
    m_result.rolledBack = true;
    emit rollbackStarted();
    auto *undo = new Undo(m_operation,
                          m_request.stack.project,
                          m_journal->entries(),
                          *m_tools.protocol,
                          *m_tools.runner,
                          m_tools.lookPause,
                          this);
    connect(undo, &Undo::finished, this, [this, error, undo](const QStringList &leftovers) {
        undo->deleteLater();
        m_result.leftovers << leftovers;
        m_keepsJournal = !leftovers.isEmpty();
        for (JobStep &step : m_snapshot.steps) {
            if (step.state == JobStep::State::Done)
                step.state = JobStep::State::RolledBack;
        }
        finish(error);
    });
    undo->start();
}

void Job::succeed()
{
    m_cancelled = false;
    if (m_tools.store && m_request.kind == JobRequest::Kind::Up && !m_request.up.oneOff) {
        saveDeployment();
        const auto handle =
            m_tools.store->saveStack({.project = m_request.stack.project,
                                      .backend = m_tools.backend,
                                      .workingDirectory = m_request.stack.workingDirectory,
                                      .files = m_request.stack.files});
        if (handle)
            m_result.handle = *handle;
        else
            m_result.warnings.append(
                {.action = QStringLiteral("note"), .reason = handle.error().summary});
    }
    if (m_tools.store && m_request.kind == JobRequest::Kind::Down
        && switchedOffOf(m_request.stack, m_state).isEmpty())
        m_tools.store->removeStack(m_request.stack.project, m_tools.backend);
    finish({});
}

/// An `up` that has changed something goes into the history.
void Job::saveDeployment()
{
    if (m_snapshot.steps.isEmpty())
        return;
    Deployment deployment{.project = m_request.stack.project,
                          .backend = m_tools.backend,
                          .time = QDateTime::currentDateTimeUtc(),
                          .milliseconds = m_clock.elapsed(),
                          .restored = m_request.restored,
                          .workingDirectory = m_request.stack.workingDirectory,
                          .files = m_request.stack.files,
                          .spec = m_request.spec,
                          .scale = m_request.up.scale,
                          .actions = m_result.actions};
    for (const Service &service : std::as_const(m_request.stack.services)) {
        const bool isPart = std::any_of(
            m_result.actions.begin(), m_result.actions.end(), [&](const ServiceAction &action) {
                return action.service == service.name;
            });
        if (!isPart)
            continue;
        deployment.hashes[service.name] = service.configHash;
        if (const ImageInfo *image = findImage(m_state.images, service.image))
            deployment.images[service.name] = image->id;
    }
    const auto sinceStart = [this](SteadyTime time) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time - m_began).count();
    };
    for (const JobStep &step : std::as_const(m_snapshot.steps))
        deployment.steps.append({.text = step.text,
                                 .service = step.service,
                                 .cause = step.cause,
                                 .needs = step.needs,
                                 .started = sinceStart(step.startedAt),
                                 .ended = sinceStart(step.endedAt)});
    if (const auto saved = m_tools.store->saveDeployment(deployment); !saved)
        m_result.warnings.append(
            {.action = QStringLiteral("note"), .reason = saved.error().summary});
}

void Job::finish(std::optional<Error> error)
{
    if (m_over)
        return;
    m_over = true;
    m_result.error = std::move(error);
    m_result.cancelled = m_cancelled && !m_result.error;
    m_result.milliseconds = m_clock.elapsed();
    // What could not be taken back stays in the journal, so that the next call tries again.
    if (m_callBegun && m_tools.store && !m_keepsJournal) {
        if (const auto ended = m_tools.store->endCall(m_operation); !ended)
            m_result.warnings.append(
                {.action = QStringLiteral("note"), .reason = ended.error().summary});
    }
    m_snapshot.state = m_result.error       ? JobSnapshot::State::Failed
                       : m_result.cancelled ? JobSnapshot::State::Cancelled
                                            : JobSnapshot::State::Succeeded;
    m_snapshot.error = m_result.error.value_or(Error{});
    m_snapshot.milliseconds = m_result.milliseconds;
    m_snapshot.warnings = m_result.warnings;
    m_lock.reset();
    logger("core.engine")
        ->info("{}: {} after {} ms{}",
               m_snapshot.title.toStdString(),
               m_result.succeeded() ? "done"
               : m_result.cancelled ? "cancelled"
                                    : "failed",
               m_result.milliseconds,
               m_result.rolledBack ? ", taken back" : "");
    emit finished(m_result);
}

} // namespace core
