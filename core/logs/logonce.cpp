#include "core/logs/logonce.h"

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

namespace {

constexpr int maximumCalls = 8;
/// The order of time is exact up to so many lines; of more, the older half is handed out when the
/// memory for them is used up.
constexpr qsizetype maximumSorted = 400'000;
constexpr qsizetype linesPerBatch = 10'000;

} // namespace

LogOnce::LogOnce(const Protocol &protocol,
                 Runner &runner,
                 const QList<ContainerInfo> &containers,
                 LogOptions options,
                 QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_options(std::move(options))
{
    for (const ContainerInfo &container : containers) {
        // Has nothing to say yet; some runtimes call it an error to ask.
        if (container.status != ContainerInfo::Status::Created)
            m_waiting << container;
    }
}

LogOnce::~LogOnce()
{
    for (const auto &process : m_processes) {
        if (process)
            process->cancel();
    }
}

void LogOnce::start()
{
    if (m_waiting.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { emit finished({}); }, Qt::QueuedConnection);
        return;
    }
    startNext();
}

void LogOnce::stop()
{
    m_waiting.clear();
    for (const auto &process : std::exchange(m_processes, {})) {
        if (!process)
            continue;
        process->disconnect(this);
        process->cancel();
    }
    handOut(m_lines.size());
}

void LogOnce::startNext()
{
    while (m_running < maximumCalls && !m_waiting.isEmpty())
        read(m_waiting.dequeue());
}

void LogOnce::read(const ContainerInfo &container)
{
    LogOptions options = m_options;
    options.follow = false;
    CommandLine command =
        m_protocol.logs(container.id.isEmpty() ? container.name : container.id, options);
    command.timeout = 0ms;
    command.endsWithUs = true;
    ++m_running;
    m_processes << m_runner.follow(
        command,
        this,
        [this, container, output = LogLineParser(), errors = LogLineParser(), hasErrors = false](
            Process::Channel channel, const QByteArray &line) mutable {
            // Without a time it is the runtime's own complaint, not the container's.
            const bool isError = channel == Process::Channel::Error;
            hasErrors = hasErrors || (isError && readLogTimestamp(line));
            if (isError && !hasErrors)
                return;
            for (RawLogLine &raw : (isError ? errors : output).read(line))
                take(container, channel, std::move(raw));
        },
        [this, command, container](const ProcessResult &result) {
            finishOne(command, container, result);
        });
}

void LogOnce::take(const ContainerInfo &container, Process::Channel channel, RawLogLine raw)
{
    const bool isOutput = channel == Process::Channel::Output;
    const QString service = container.service();
    m_lines << LogLine{.time = raw.time,
                       .service = service.isEmpty() ? container.name : service,
                       .container = container.name,
                       .stream = isOutput ? LogLine::Stream::Output : LogLine::Stream::Error,
                       .text = std::move(raw.text)};
    if (m_lines.size() >= maximumSorted)
        handOut(maximumSorted / 2);
}

void LogOnce::finishOne(const CommandLine &command,
                        const ContainerInfo &container,
                        const ProcessResult &result)
{
    --m_running;
    if (!result.succeeded() && !m_error) {
        m_error = m_protocol.errorOf(command, result);
        m_error->service = container.service();
    }
    startNext();
    if (m_running > 0)
        return;
    handOut(m_lines.size());
    emit finished(m_error ? Result<>(*m_error) : Result<>());
}

void LogOnce::handOut(qsizetype count)
{
    std::ranges::stable_sort(m_lines, {}, &LogLine::time);
    // Who hears of them may call stop(), which hands out what is left.
    const QList<LogLine> ready = m_lines.mid(0, count);
    m_lines.remove(0, count);
    for (qsizetype at = 0; at < count; at += linesPerBatch)
        emit linesRead(ready.mid(at, linesPerBatch));
}

} // namespace core
