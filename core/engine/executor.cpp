#include "core/engine/executor.h"

#include "core/engine/eventstream.h"
#include "core/engine/gate.h"
#include "core/engine/operationcommands.h"
#include "core/stack/labels.h"
#include "core/stack/servicehash.h"
#include "core/state/inheritance.h"

#include <QDir>
#include <QTimer>

#include <algorithm>

namespace core {

namespace {

using namespace std::chrono_literals;

/// How long a call under way may take after a cancel: the whole, with the clean-up, has 10 s.
constexpr auto cancelPatience = 4s;
/// Before a call is made again that has failed for a passing reason.
constexpr auto retryPause = 200ms;

bool isTransfer(Operation::Kind kind)
{
    return kind == Operation::Kind::PullImage || kind == Operation::Kind::BuildImage;
}

/// Folders of the host that a container wants mounted are made for it, on every runtime alike.
void makeHostFolders(const ContainerSpec &spec)
{
    for (const Mount &mount : spec.settings.mounts) {
        if (mount.type == Mount::Type::Bind && mount.createHostPath
            && !QFileInfo::exists(mount.source))
            QDir().mkpath(mount.source);
    }
}

/// A runtime's message about a pull is about a registry; what is missed is an image.
Error pullError(const QString &image, Error error)
{
    error.hint = Executor::tr("Build it (a \"build:\" section in the spec), load it into the "
                              "runtime, or check its name and the connection to the registry.");
    if (error.summary != error.detail)
        error.detail = error.summary + u'\n' + error.detail;
    error.summary =
        Executor::tr("The image %1 is not on this machine and could not be pulled.").arg(image);
    return error;
}

/// A container with the config hash that its parents' ids give, and its predecessor's volumes.
ContainerSpec completedSpec(ContainerSpec spec, const QList<ContainerInfo> &parents)
{
    for (const ContainerInfo &container : parents) {
        if (container.name == spec.predecessor)
            spec = withInheritedVolumes(std::move(spec), container);
    }
    StringMap ids;
    for (auto it = spec.hashParents.begin(); it != spec.hashParents.end(); ++it) {
        for (const ContainerInfo &parent : parents) {
            if (parent.name == it.value())
                ids.insert(it.key(), parent.id);
        }
    }
    if (const QString hash = hashOfTemplate(spec.hashTemplate, ids); !hash.isEmpty())
        spec.labels[label::configHash] = spec.labels[label::perrySpecHash] = hash;
    return spec;
}

bool hasContainer(const QList<ContainerInfo> &containers, const QString &name)
{
    return std::any_of(containers.begin(), containers.end(), [&](const ContainerInfo &container) {
        return container.name == name;
    });
}

/// Without it, the data in its volumes would not be taken over.
Error noPredecessor(const QString &name, Error error)
{
    if (!error.summary.isEmpty())
        error.detail = error.summary + u'\n' + error.detail;
    error.summary = Executor::tr("The volumes of %1 could not be looked up.").arg(name);
    return error;
}

/// Whether a call that makes a container has named it, with 64 digits, at the end of its answer.
bool keepsItsWord(const CommandLine &command, const ProcessResult &result)
{
    const QByteArray answer = result.output.trimmed();
    const QByteArray last = answer.mid(answer.lastIndexOf('\n') + 1);
    return !command.printsId || (last.size() == 64 && QByteArray::fromHex(last).size() == 32);
}

Error cancelled()
{
    return {.kind = Error::Kind::Cancelled, .summary = Executor::tr("Cancelled.")};
}

} // namespace

Executor::Executor(Plan plan,
                   const Protocol &protocol,
                   Runner &runner,
                   Journal *journal,
                   int maximumParallel,
                   QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_protocol(protocol)
    , m_runner(runner)
    , m_journal(journal)
    , m_maximumParallel(maximumParallel)
    , m_steps(static_cast<size_t>(m_plan.operations.size()))
{}

Executor::~Executor() = default;

void Executor::start()
{
    const bool waits =
        std::any_of(m_plan.operations.begin(),
                    m_plan.operations.end(),
                    [](const Operation &operation) { return isWait(operation.kind); });
    if (waits) {
        m_events = std::make_unique<EventStream>(m_protocol, m_runner);
        connect(m_events.get(), &EventStream::eventRead, this, [this](const RuntimeEvent &event) {
            for (const Step &step : m_steps) {
                if (step.gate)
                    step.gate->nudge(event.name);
            }
        });
        m_events->start();
    }
    QMetaObject::invokeMethod(this, &Executor::advance, Qt::QueuedConnection);
}

void Executor::cancel()
{
    if (m_over || m_result.cancelled)
        return;
    m_result.cancelled = true;
    stopWhatMayBeStopped();
    QTimer::singleShot(cancelPatience, this, &Executor::stopEverything);
    QMetaObject::invokeMethod(this, &Executor::advance, Qt::QueuedConnection);
}

/// Cutting short the creation of a container would leave the runtime with half of it while the
/// clean-up is already looking; so only what creates nothing is cut short at once.
void Executor::stopWhatMayBeStopped()
{
    m_stopping = true;
    for (size_t i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].gate)
            m_steps[i].gate->cancel();
        else if (m_steps[i].process
                 && (isTransfer(m_plan.operations[static_cast<int>(i)].kind)
                     || m_steps[i].process->command().endsWithProgram))
            m_steps[i].process->cancel();
    }
}

void Executor::stopEverything()
{
    for (const Step &step : m_steps) {
        if (step.process)
            step.process->cancel();
    }
}

bool Executor::isReady(const Operation &operation) const
{
    if (m_steps[static_cast<size_t>(operation.id)].state != StepState::Waiting)
        return false;
    return std::all_of(operation.needs.begin(), operation.needs.end(), [this](int need) {
        return m_steps[static_cast<size_t>(need)].state == StepState::Done;
    });
}

void Executor::advance()
{
    if (m_over)
        return;
    if (!m_stopping) {
        for (const Operation &operation : m_plan.operations) {
            // A wait costs nothing, so it does not count against the bound.
            if (m_running >= m_maximumParallel && !isWait(operation.kind))
                continue;
            if (isReady(operation))
                begin(operation);
            if (m_stopping)
                break;
        }
    }
    const bool busy = std::any_of(m_steps.begin(), m_steps.end(), [](const Step &step) {
        return step.state == StepState::Running;
    });
    if (busy)
        return;
    skipBlocked();
    m_over = true;
    m_events.reset();
    emit finished(m_result);
}

void Executor::skipBlocked()
{
    for (size_t i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].state != StepState::Waiting)
            continue;
        m_steps[i].state = StepState::Skipped;
        emit stepFinished(static_cast<int>(i), StepState::Skipped, 0);
    }
}

void Executor::begin(const Operation &operation)
{
    Step &step = m_steps[static_cast<size_t>(operation.id)];
    step.state = StepState::Running;
    step.clock.start();
    emit stepStarted(operation.id);
    if (isWait(operation.kind)) {
        beginWait(operation);
        return;
    }
    ++m_running;
    if (const auto noted = writeDown(operation); !noted) {
        settle(operation.id, noted);
        return;
    }
    const auto *spec = std::get_if<ContainerSpec>(&operation.spec);
    if (spec)
        makeHostFolders(*spec);
    if (spec && (!spec->hashTemplate.isEmpty() || !spec->inheritedPaths.isEmpty()))
        completeSpec(operation, *spec);
    else if (operation.kind == Operation::Kind::RemoveContainer && operation.withVolumes)
        removeWithVolumes(operation);
    else
        runNext(operation.id, commandsFor(operation, m_protocol));
}

Result<> Executor::writeDown(const Operation &operation)
{
    if (!m_journal)
        return {};
    if (operation.kind == Operation::Kind::RemoveContainer) {
        if (const auto committed = m_journal->commit(); !committed)
            return committed;
    }
    return m_journal->intend({.kind = kindName(operation.kind),
                              .targets = operation.targets,
                              .newName = operation.newName});
}

/// Now that all that this operation needs is there, so are the ids that belong into the label of
/// the config hash, without which docker compose would make the container anew, and the volumes
/// that it takes over.
void Executor::completeSpec(const Operation &operation, const ContainerSpec &spec)
{
    QStringList names = spec.hashParents.values();
    if (!spec.inheritedPaths.isEmpty())
        names << spec.predecessor;
    const CommandLine look = m_protocol.inspectContainers(names);
    m_steps[static_cast<size_t>(operation.id)].process =
        m_runner.run(look, this, [this, operation, spec, look](const ProcessResult &result) {
            const auto found = m_protocol.parseInspection(result.output);
            const QList<ContainerInfo> containers = found ? *found : QList<ContainerInfo>();
            if (m_stopping) {
                settle(operation.id, cancelled());
                return;
            }
            // Data must not be left behind because a look has failed.
            if (!spec.inheritedPaths.isEmpty() && !hasContainer(containers, spec.predecessor)) {
                settle(operation.id,
                       noPredecessor(spec.predecessor,
                                     result.succeeded() ? Error{.kind = Error::Kind::Backend}
                                                        : failureOf(look, result)));
                return;
            }
            Operation completed = operation;
            completed.spec = completedSpec(spec, containers);
            runNext(operation.id, commandsFor(completed, m_protocol));
        });
}

/// An anonymous volume that a container has taken over from its predecessor was mounted by its
/// name, so docker no longer takes it for one.
void Executor::removeWithVolumes(const Operation &operation)
{
    m_steps[static_cast<size_t>(operation.id)].process = m_runner.run(
        m_protocol.inspectContainers(operation.targets),
        this,
        [this, operation](const ProcessResult &result) {
            if (m_stopping) {
                settle(operation.id, cancelled());
                return;
            }
            QList<CommandLine> commands = commandsFor(operation, m_protocol);
            const auto found = m_protocol.parseInspection(result.output);
            for (const ContainerInfo &container : found ? *found : QList<ContainerInfo>()) {
                for (const QString &volume : inheritedVolumes(container)) {
                    CommandLine remove = m_protocol.removeVolume(volume);
                    remove.mayFail = true;
                    commands << remove;
                }
            }
            runNext(operation.id, commands);
        });
}

void Executor::beginWait(const Operation &operation)
{
    auto *gate = new Gate(operation, m_protocol, m_runner, this);
    m_steps[static_cast<size_t>(operation.id)].gate = gate;
    const int id = operation.id;
    connect(gate, &Gate::progressed, this, [this, id](const QString &reason) {
        emit stepProgressed(id, reason);
    });
    connect(gate, &Gate::finished, this, [this, id, gate](const Result<> &result) {
        m_steps[static_cast<size_t>(id)].gate = nullptr;
        gate->deleteLater();
        settle(id, result);
    });
    gate->start();
}

void Executor::runNext(int id, QList<CommandLine> commands, int triesLeft)
{
    if (commands.isEmpty()) {
        settle(id, {});
        return;
    }
    const CommandLine command = commands.takeFirst();
    m_steps[static_cast<size_t>(id)].process = m_runner.run(
        command,
        this,
        [this, id, command, commands, triesLeft](const ProcessResult &result) {
            const bool isDone =
                command.mayFail || (result.succeeded() && keepsItsWord(command, result));
            const Error error = isDone ? Error{} : failureOf(command, result);
            if (error.passing && triesLeft > 0 && !m_stopping)
                QTimer::singleShot(retryPause, this, [this, id, command, commands, triesLeft] {
                    if (m_stopping)
                        settle(id, cancelled());
                    else
                        runNext(id, QList<CommandLine>{command} + commands, triesLeft - 1);
                });
            else if (!isDone)
                settle(id, error);
            else if (m_stopping && !commands.isEmpty())
                settle(id, cancelled()); // the next call of this step would begin something new
            else
                runNext(id, commands);
        },
        [this, id](Process::Channel, const QByteArray &line) {
            emit stepProgressed(id, QString::fromUtf8(line.left(1000)));
        });
}

/// A call whose words do not say what it is for fails in the name of that. What a program in a
/// container says is not what the runtime says; the runtime's own codes are 125 to 127.
Error Executor::failureOf(const CommandLine &command, const ProcessResult &result) const
{
    if (result.succeeded())
        return {.kind = Error::Kind::Backend,
                .summary = tr("The runtime says that it has made the container, but not which."),
                .detail = QString::fromUtf8(result.output.right(4096))};
    Error error = m_protocol.errorOf(command, result);
    if (command.purpose.isEmpty() || error.kind == Error::Kind::Cancelled)
        return error;
    const bool isProgram = result.end == ProcessResult::End::Exited
                           && (result.exitCode < 125 || result.exitCode > 127);
    if (isProgram && command.endsWithProgram) {
        error = {.kind = Error::Kind::Backend,
                 .summary =
                     tr("%1 ended with exit code %2.").arg(command.purpose).arg(result.exitCode),
                 .detail = QString::fromUtf8((result.output + result.errorOutput).right(4096))};
        return error;
    }
    error.summary = tr("%1 failed: %2").arg(command.purpose, error.summary);
    return error;
}

/// Something that may fail has failed. A runtime that does not answer is more than that.
void Executor::noteFailure(const Operation &operation, const Error &error)
{
    const QString text = tr("%1: %2").arg(operationText(operation), error.summary);
    m_result.warnings.append(
        {.service = {}, .field = {}, .action = QStringLiteral("note"), .reason = text});
    const bool isDeaf =
        error.kind == Error::Kind::Timeout || error.kind == Error::Kind::BackendNotAvailable;
    if (isDeaf && !isWait(operation.kind) && !m_result.error)
        m_result.error = error;
}

void Executor::settle(int id, const Result<> &result)
{
    const Operation &operation = m_plan.operations.at(id);
    Step &step = m_steps[static_cast<size_t>(id)];
    if (!isWait(operation.kind))
        --m_running;
    const bool cutShort = !result && result.error().kind == Error::Kind::Cancelled;
    if (result || operation.bestEffort) {
        step.state = StepState::Done;
        if (!result && !cutShort)
            noteFailure(operation, result.error());
    } else {
        step.state = StepState::Failed;
    }
    const bool isShownFailed = !result && !cutShort && !isWait(operation.kind);
    emit stepFinished(id, isShownFailed ? StepState::Failed : step.state, step.clock.elapsed());
    if (step.state == StepState::Failed && !m_result.error && !cutShort) {
        const bool pull = operation.kind == Operation::Kind::PullImage
                          && result.error().kind != Error::Kind::Timeout;
        m_result.error = pull ? pullError(operation.target(), result.error()) : result.error();
        if (m_result.error->service.isEmpty())
            m_result.error->service = operation.service;
        stopWhatMayBeStopped();
    }
    // Not directly: settling within begin() would walk the list while it is walked.
    QMetaObject::invokeMethod(this, &Executor::advance, Qt::QueuedConnection);
}

} // namespace core
