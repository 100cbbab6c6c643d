#pragma once

#include "core/backend/protocol.h"
#include "core/logs/logline.h"
#include "core/logs/logparse.h"
#include "core/process/runner.h"

#include <QObject>
#include <QPointer>
#include <QQueue>

#include <optional>

namespace core {

/// Reads what the logs of some containers hold now, a few containers at once, and hands all of it
/// out in order of time. Part of LogReader.
class LogOnce : public QObject
{
    Q_OBJECT

public:
    LogOnce(const Protocol &protocol,
            Runner &runner,
            const QList<ContainerInfo> &containers,
            LogOptions options,
            QObject *parent = nullptr);
    ~LogOnce() override;

    void start();
    /// Ends the calls; what was read is handed out; finished() does not follow.
    void stop();

signals:
    void linesRead(const core::LogBatch &lines);
    void finished(const core::Result<> &result);

private:
    void startNext();
    void read(const ContainerInfo &container);
    void take(const ContainerInfo &container, Process::Channel channel, RawLogLine raw);
    void finishOne(const CommandLine &command,
                   const ContainerInfo &container,
                   const ProcessResult &result);
    void handOut(qsizetype count);

    const Protocol &m_protocol;
    Runner &m_runner;
    const LogOptions m_options;
    QQueue<ContainerInfo> m_waiting;
    QList<QPointer<Process>> m_processes;
    LogBatch m_lines;
    std::optional<Error> m_error;
    int m_running = 0;
};

} // namespace core
