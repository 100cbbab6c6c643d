#include "core/engine/undo.h"

#include "core/engine/observer.h"
#include "core/plan/plan.h"

#include <QTimer>

#include <algorithm>

namespace core {

namespace {

constexpr int maximumRounds = 5;

bool isKind(const JournalEntry &entry, Operation::Kind kind)
{
    return entry.kind == kindName(kind);
}

} // namespace

Undo::Undo(QString operation,
           QString project,
           QList<JournalEntry> journal,
           const Protocol &protocol,
           Runner &runner,
           std::chrono::milliseconds lookPause,
           QObject *parent)
    : QObject(parent)
    , m_operation(std::move(operation))
    , m_project(std::move(project))
    , m_journal(std::move(journal))
    , m_protocol(protocol)
    , m_runner(runner)
    , m_lookPause(lookPause)
{}

void Undo::start()
{
    emit progressed(tr("Taking back what this call made in %1").arg(m_project));
    removeContainers();
}

void Undo::removeContainers()
{
    observe(m_protocol,
            m_runner,
            {.filter = {.operation = m_operation}, .networks = false, .volumes = false},
            this,
            [this](const Result<State> &state) {
                if (!state) {
                    m_leftovers << state.error().summary;
                    emit finished(m_leftovers);
                    return;
                }
                QStringList ids;
                for (const ContainerInfo &container : state->containers)
                    ids << container.id;
                if (ids.isEmpty()) {
                    stopStarted();
                    return;
                }
                if (++m_rounds > maximumRounds) {
                    for (const ContainerInfo &container : state->containers)
                        m_leftovers << tr("container %1").arg(container.name);
                    stopStarted();
                    return;
                }
                emit progressed(
                    tr("Removing %n container(s)", nullptr, static_cast<int>(ids.size())));
                m_runner.run(m_protocol.removeContainers(ids, true), this, [this](const auto &) {
                    QTimer::singleShot(m_lookPause, this, &Undo::removeContainers);
                });
            });
}

/// Containers that were there before and that this call started go back to being stopped.
void Undo::stopStarted()
{
    QStringList started;
    for (const JournalEntry &entry : m_journal) {
        if (isKind(entry, Operation::Kind::StartContainer))
            started << entry.targets;
    }
    QList<CommandLine> commands;
    if (!started.isEmpty())
        commands << m_protocol.stopContainers(started, std::nullopt);
    runAll(commands, [this] { removeResources(); });
}

void Undo::removeResources()
{
    observe(m_protocol,
            m_runner,
            {.filter = {.operation = m_operation}, .containers = false},
            this,
            [this](const Result<State> &state) {
                QList<CommandLine> commands;
                if (state) {
                    for (const NetworkInfo &network : state->networks)
                        commands << m_protocol.removeNetwork(network.name);
                    for (const VolumeInfo &volume : state->volumes)
                        commands << m_protocol.removeVolume(volume.name);
                } else {
                    m_leftovers << state.error().summary;
                }
                runAll(commands, [this] { putBack(); });
            });
}

/// Renamed containers get their names back, last one first, and then run again, or stand still, as
/// they did.
void Undo::putBack()
{
    QList<CommandLine> commands;
    for (auto entry = m_journal.rbegin(); entry != m_journal.rend(); ++entry) {
        if (isKind(*entry, Operation::Kind::RenameContainer))
            commands << m_protocol.renameContainer(entry->newName, entry->targets.value(0));
        if (isKind(*entry, Operation::Kind::StopContainer)) {
            for (const QString &target : entry->targets)
                commands << m_protocol.startContainer(target);
        }
        if (isKind(*entry, Operation::Kind::UnpauseContainer))
            commands << m_protocol.pauseContainers(entry->targets);
    }
    runAll(commands, [this] { emit finished(m_leftovers); });
}

void Undo::runAll(QList<CommandLine> commands, std::function<void()> then)
{
    if (commands.isEmpty()) {
        then();
        return;
    }
    const CommandLine command = commands.takeFirst();
    m_runner.run(command, this, [=, this](const ProcessResult &result) {
        if (!result.succeeded()) {
            const Error error = m_protocol.errorOf(command, result);
            // Something that was never done, or is already undone, needs no undoing.
            if (error.kind != Error::Kind::NotFound)
                m_leftovers << error.summary;
        }
        runAll(commands, then);
    });
}

} // namespace core
