#pragma once

#include "core/process/process.h"

#include <QDateTime>
#include <QPointer>
#include <QQueue>

#include <functional>

namespace core {

/// One call that was made, for the "commands run" list: what a person needs to trust us.
struct CommandRecord
{
    QDateTime started = {};
    QString text = {}; ///< shellText(): secrets masked
    std::chrono::milliseconds duration{0};
    int exitCode = 0;
    ProcessResult::End end = ProcessResult::End::Exited;
};

/// Runs program calls, a bounded number at once, and tells of each one. Virtual for tests that have
/// no programs.
class Runner : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const ProcessResult &)>;
    using LineCallback = std::function<void(Process::Channel, const QByteArray &)>;

    explicit Runner(int maximumParallel = 16, QObject *parent = nullptr);

    /// Runs `command` and calls back exactly once, unless `context` is gone by then. The returned
    /// object can be used to cancel; it deletes itself.
    virtual Process *
    run(const CommandLine &command, QObject *context, Callback callback, LineCallback onLine = {});

    /// Like run(), but outside the bound and without a record of its end: for `logs -f`, `events`.
    virtual Process *
    follow(const CommandLine &command, QObject *context, LineCallback onLine, Callback onEnd);

signals:
    void commandFinished(const core::CommandRecord &record);
    void commandStarted(const QString &text);

private:
    void startNext();

    QQueue<QPointer<Process>> m_waiting;
    int m_running = 0;
    const int m_maximumParallel;
};

} // namespace core
