#pragma once

#include "core/backend/protocol.h"
#include "core/logs/logline.h"
#include "core/process/runner.h"

#include <QObject>

#include <memory>

namespace core {

class LogOnce;
class LogTail;

/// Whose logs are wanted, and how much of them.
struct LogQuery
{
    QList<ContainerInfo> containers = {};
    LogOptions options = {};
};

/// Reads the logs of some containers as one stream in order of time: once, or following them over
/// restarts and recreations until all have ended. Connect first, then start(); finished() follows
/// exactly once.
class LogReader : public QObject
{
    Q_OBJECT

public:
    /// `protocol` and `runner` must live longer.
    LogReader(const Protocol &protocol, Runner &runner, LogQuery query, QObject *parent = nullptr);
    ~LogReader() override;

    void start();
    /// What was read is handed out; finished() says Cancelled.
    void cancel();

signals:
    void linesRead(const core::LogBatch &lines);
    /// An error when the log of one of the containers could not be read; the others were.
    void finished(const core::Result<> &result);

private:
    void finish(const Result<> &result);

    const Protocol &m_protocol;
    Runner &m_runner;
    const LogQuery m_query;
    std::unique_ptr<LogOnce> m_once;
    std::unique_ptr<LogTail> m_tail;
    bool m_isFinished = false;
};

} // namespace core
