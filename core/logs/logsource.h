#pragma once

#include "core/backend/protocol.h"
#include "core/logs/logline.h"
#include "core/logs/logparse.h"
#include "core/logs/resumepoint.h"
#include "core/process/runner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace core {

/// The lines of one container, over all its starts: reads what there is, follows while it runs, and
/// takes up again where it was when the runtime's program ends. Part of LogFollower.
class LogSource : public QObject
{
    Q_OBJECT

public:
    /// `initial`: how much of the past is read at first (tail, since); the rest of it is ignored.
    LogSource(const Protocol &protocol, Runner &runner, const LogOptions &initial, QObject *parent);
    ~LogSource() override;

    /// What is known of the container now; starts, goes on or comes to an end accordingly.
    void setContainer(const ContainerInfo &container);
    /// The container is gone: reads what is under way, then emits ended().
    void retire();

    /// Whether something is being read, or will be tried again.
    bool isActive() const { return m_process || m_retry.isActive(); }
    bool isRetired() const { return m_isRetired; }
    /// Whether nothing more of the past is expected at once: its lines came and then paused.
    bool isSettled() const;

signals:
    void lineRead(const core::LogLine &line);
    /// The container was believed to run, but its stream has ended; it will be tried again.
    void interrupted();
    /// Nothing is being read any more. After retire() it is never active again.
    void ended();

private:
    bool isAlive() const;
    void attach();
    LogOptions nextOptions() const;
    void readLine(Process::Channel channel, const QByteArray &line);
    void takeLine(bool isOutput, RawLogLine raw);
    qint64 timeOf(qint64 stamp);
    void finishProcess(const ProcessResult &result);
    void retryLater();
    void finishRun();
    void mark(const QString &text, qint64 time);

    const Protocol &m_protocol;
    Runner &m_runner;
    const LogOptions m_initial;
    ContainerInfo m_container;
    QString m_service;
    QPointer<Process> m_process;
    QTimer m_retry;
    QTimer m_silence; ///< the container has ended, so its follower should as well
    QElapsedTimer m_sinceLine;
    LogLineParser m_outputParser;
    LogLineParser m_errorParser;
    ResumePoint m_output;
    ResumePoint m_errors;
    qint64 m_lastTime = 0;
    int m_failures = 0;
    bool m_hasAttached = false; ///< since the container is known
    bool m_isFresh = true;      ///< nothing of the present run was read
    bool m_hasStamps = false;
    bool m_hasErrorStamps = false; ///< in the present call
    bool m_isComplete = false;     ///< the present run was read to its end
    bool m_isMarked = false;       ///< and the end of the run was told
    bool m_isRetired = false;
};

} // namespace core
