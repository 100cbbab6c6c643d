#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"
#include "core/store/journal.h"

#include <chrono>

namespace core {

/// Takes back one call, whether it failed a moment ago or its process was killed yesterday: removes
/// everything that carries the call's label, puts renamed containers back, starts again what was
/// stopped, stops again what was started. A daemon may go on creating after the call that asked for
/// it was killed, so after removing something it looks again, `lookPause` later. finished() follows
/// exactly once.
class Undo : public QObject
{
    Q_OBJECT

public:
    Undo(QString operation,
         QString project,
         QList<JournalEntry> journal,
         const Protocol &protocol,
         Runner &runner,
         std::chrono::milliseconds lookPause,
         QObject *parent = nullptr);

    void start();

signals:
    void progressed(const QString &text);
    /// What is left behind and why; empty when everything was taken back.
    void finished(const QStringList &leftovers);

private:
    void removeContainers();
    void stopStarted();
    void removeResources();
    void putBack();
    void runAll(QList<CommandLine> commands, std::function<void()> then);

    const QString m_operation;
    const QString m_project;
    const QList<JournalEntry> m_journal;
    const Protocol &m_protocol;
    Runner &m_runner;
    const std::chrono::milliseconds m_lookPause;
    QStringList m_leftovers;
    int m_rounds = 0;
};

} // namespace core
