#include "core/process/runner.h"

namespace core {

Runner::Runner(int maximumParallel, QObject *parent)
    : QObject(parent)
    , m_maximumParallel(maximumParallel)
{}

static CommandRecord
recordOf(const CommandLine &command, const QDateTime &started, const ProcessResult &result)
{
    return {.started = started,
            .text = shellText(command),
            .duration = result.duration,
            .exitCode = result.exitCode,
            .end = result.end};
}

Process *
Runner::run(const CommandLine &command, QObject *context, Callback callback, LineCallback onLine)
{
    auto *process = new Process(command, Process::Keep::All, this);
    if (onLine)
        connect(process, &Process::lineRead, context, std::move(onLine));
    const QPointer<QObject> receiver(context);
    connect(process,
            &Process::finished,
            this,
            [this, process, receiver, callback = std::move(callback)](const ProcessResult &result) {
                const QDateTime started =
                    QDateTime::currentDateTimeUtc().addMSecs(-result.duration.count());
                emit commandFinished(recordOf(process->command(), started, result));
                process->deleteLater();
                // A waiting process that was cancelled has never counted as running.
                if (process->property("running").toBool())
                    --m_running;
                startNext();
                if (receiver && callback)
                    callback(result);
            });
    m_waiting.enqueue(process);
    startNext();
    return process;
}

Process *
Runner::follow(const CommandLine &command, QObject *context, LineCallback onLine, Callback onEnd)
{
    auto *process = new Process(command, Process::Keep::Lines, this);
    connect(process, &Process::lineRead, context, std::move(onLine));
    const QPointer<QObject> receiver(context);
    connect(process,
            &Process::finished,
            this,
            [process, receiver, onEnd = std::move(onEnd)](const ProcessResult &result) {
                process->deleteLater();
                if (receiver && onEnd)
                    onEnd(result);
            });
    emit commandStarted(shellText(command));
    process->start();
    return process;
}

void Runner::startNext()
{
    while (m_running < m_maximumParallel && !m_waiting.isEmpty()) {
        const QPointer<Process> next = m_waiting.dequeue();
        if (!next)
            continue;
        ++m_running;
        next->setProperty("running", true);
        emit commandStarted(shellText(next->command()));
        next->start();
    }
}

} // namespace core
