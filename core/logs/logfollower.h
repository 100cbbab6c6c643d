#pragma once

#include "core/backend/protocol.h"
#include "core/logs/logline.h"
#include "core/process/runner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace core {

class LogSource;

/// Follows the logs of some containers, over their restarts and recreations, and hands their lines
/// out in small batches, in order of time. Marks (LogLine::Stream::Marker) say when a container
/// ended or started again.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    /// `protocol` and `runner` must live longer.
    LogFollower(const Protocol &protocol, Runner &runner, QObject *parent = nullptr);
    ~LogFollower() override;

    /// How much of the past is read of each container that is new: tail and since. The default is
    /// the last 2000 lines. Call it before setContainers().
    void setInitial(const LogOptions &options);
    /// The containers to follow, and what is known of them now. Call it again whenever that
    /// changes.
    void setContainers(const QList<ContainerInfo> &containers);
    /// Ends all followers. What was read is still handed out, before this returns.
    void stop();

    /// Whether any container is being read, or will be tried again.
    bool isActive() const;

signals:
    void linesRead(const core::LogBatch &lines);
    /// The stream of a container that was believed to run has ended: time to look at it again.
    void interrupted();
    /// Every container has ended, and all their lines were handed out.
    void allEnded();

private:
    void addSource(const QString &key, const ContainerInfo &container);
    void take(const LogLine &line);
    bool isHolding() const;
    void flushWhenSettled();
    void flush();
    void checkEnd();

    const Protocol &m_protocol;
    Runner &m_runner;
    LogOptions m_initial;
    QHash<QString, LogSource *> m_sources; ///< by the container's id
    LogBatch m_pending;
    QTimer m_flushTimer;
    QTimer m_endTimer;
    /// Since the first containers came: their past is collected for a moment, so that it can be put
    /// in order.
    QElapsedTimer m_hold;
};

} // namespace core
