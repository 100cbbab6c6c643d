#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"
#include "core/store/journal.h"

namespace core {

/// Takes back one call, whether it failed a moment ago or its process was killed yesterday: removes
/// everything that carries the call's label, puts renamed containers back, starts again what was
/// stopped, stops again what was started. finished() follows exactly once.
class Undo : public QObject
{
    Q_OBJECT

public:
    Undo(QString operation,
         QString project,
         QList<JournalEntry> journal,
         const Protocol &protocol,
         Runner &runner,
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
    QStringList m_leftovers;
    int m_rounds = 0;
};

} // namespace core
