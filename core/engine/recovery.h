#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"
#include "core/store/store.h"

#include <QObject>

namespace core {

/// Takes back what calls on a project have left that died in the middle, and clears away what they
/// have replaced: one call after the other. Whoever starts it holds the project's lock.
class Recovery : public QObject
{
    Q_OBJECT

public:
    Recovery(QList<UnfinishedCall> calls,
             QString project,
             const Protocol &protocol,
             Runner &runner,
             std::shared_ptr<Store> store,
             std::chrono::milliseconds lookPause,
             QObject *parent = nullptr);

    void start();

    /// What could not be removed; the next call tries again.
    const QStringList &leftovers() const { return m_leftovers; }
    const QList<Warning> &warnings() const { return m_warnings; }

signals:
    /// What was found, and is done about it.
    void noticed(const QString &text);
    /// Comes at once, within start(), when there is nothing to do.
    void finished();

private:
    void takeNext();
    void takeBack(const UnfinishedCall &call);
    void clearAway(const UnfinishedCall &call);
    void end(const UnfinishedCall &call, const QStringList &leftovers);

    QList<UnfinishedCall> m_calls;
    const QString m_project;
    const Protocol &m_protocol;
    Runner &m_runner;
    const std::shared_ptr<Store> m_store;
    const std::chrono::milliseconds m_lookPause; ///< see Undo
    QStringList m_leftovers;
    QList<Warning> m_warnings;
};

} // namespace core
