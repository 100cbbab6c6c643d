#include "core/engine/recovery.h"

#include "core/engine/undo.h"

namespace core {

Recovery::Recovery(QList<UnfinishedCall> calls,
                   QString project,
                   const Protocol &protocol,
                   Runner &runner,
                   std::shared_ptr<Store> store,
                   std::chrono::milliseconds lookPause,
                   QObject *parent)
    : QObject(parent)
    , m_calls(std::move(calls))
    , m_project(std::move(project))
    , m_protocol(protocol)
    , m_runner(runner)
    , m_store(std::move(store))
    , m_lookPause(lookPause)
{}

void Recovery::start()
{
    takeNext();
}

void Recovery::takeNext()
{
    if (m_calls.isEmpty()) {
        emit finished();
        return;
    }
    const UnfinishedCall call = m_calls.takeFirst();
    if (call.committed)
        clearAway(call);
    else
        takeBack(call);
}

void Recovery::takeBack(const UnfinishedCall &call)
{
    emit noticed(tr("An earlier call ended in the middle; what it made is taken back first."));
    auto *undo =
        new Undo(call.operation, m_project, call.entries, m_protocol, m_runner, m_lookPause, this);
    connect(undo, &Undo::finished, this, [this, call, undo](const QStringList &leftovers) {
        undo->deleteLater();
        end(call, leftovers);
    });
    undo->start();
}

/// What it has replaced goes.
void Recovery::clearAway(const UnfinishedCall &call)
{
    emit noticed(tr("An earlier call ended before it had cleared away; the old containers that it "
                    "replaced are removed."));
    QStringList aside;
    for (const JournalEntry &entry : call.entries) {
        if (entry.kind == kindName(Operation::Kind::RenameContainer))
            aside << entry.newName;
    }
    if (aside.isEmpty()) {
        end(call, {});
        return;
    }
    const CommandLine remove = m_protocol.removeContainers(aside, false);
    m_runner.run(remove, this, [this, call, aside, remove](const ProcessResult &result) {
        const bool isGone =
            result.succeeded() || m_protocol.errorOf(remove, result).kind == Error::Kind::NotFound;
        end(call, isGone ? QStringList() : aside);
    });
}

/// The journal of a call goes when nothing is left of it.
void Recovery::end(const UnfinishedCall &call, const QStringList &leftovers)
{
    m_leftovers << leftovers;
    if (leftovers.isEmpty()) {
        if (const auto ended = m_store->endCall(call.operation); !ended)
            m_warnings.append({.action = QStringLiteral("note"), .reason = ended.error().summary});
    }
    takeNext();
}

} // namespace core
