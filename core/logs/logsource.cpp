#include "core/logs/logsource.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace core {

using namespace std::chrono_literals;

namespace {

constexpr qint64 nanosecondsPerMillisecond = 1'000'000;
constexpr qint64 nanosecondsPerLogSecond = 1'000'000'000;
constexpr auto firstRetry = 500ms;
constexpr auto longestRetry = 30s;
/// How often reading the rest of an ended container's log is tried.
constexpr int maximumFailures = 3;
/// A follower that says nothing for so long after its container's end will not end by itself.
constexpr auto silenceAfterEnd = 3s;
constexpr auto silenceOfReading = 30s;
constexpr qint64 settledAfter = 60; // ms

qint64 nanosecondsOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() * nanosecondsPerMillisecond : 0;
}

} // namespace

LogSource::LogSource(const Protocol &protocol,
                     Runner &runner,
                     const LogOptions &initial,
                     QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_initial(initial)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LogSource::attach);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_process)
            m_process->cancel();
    });
}

LogSource::~LogSource()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->cancel();
}

bool LogSource::isAlive() const
{
    return !m_isRetired
           && (m_container.isRunning() || m_container.status == ContainerInfo::Status::Paused);
}

bool LogSource::isSettled() const
{
    return !m_process || (m_sinceLine.isValid() && m_sinceLine.elapsed() >= settledAfter);
}

void LogSource::setContainer(const ContainerInfo &container)
{
    const bool wasAlive = isAlive();
    const QDateTime lastStart = m_container.startedAt;
    m_container = container;
    m_service = container.service().isEmpty() ? container.name : container.service();
    // Nothing to read yet; some runtimes call it an error.
    if (container.status == ContainerInfo::Status::Created && !m_hasAttached)
        return;
    if (!isAlive()) {
        if (wasAlive)
            m_failures = 0;
        finishRun();
        return;
    }

    m_silence.stop();
    const bool isOtherStart =
        lastStart.isValid() && container.startedAt.isValid() && lastStart != container.startedAt;
    const bool isNewRun = m_hasAttached && (isOtherStart || !wasAlive);
    if (isNewRun) {
        mark(tr("%1 restarted").arg(m_service), nanosecondsOf(container.startedAt));
        m_isFresh = true;
        m_isComplete = false;
        m_isMarked = false;
        m_failures = 0;
    }
    if (!m_process && (isNewRun || !m_retry.isActive()))
        attach();
}

void LogSource::retire()
{
    m_isRetired = true;
    m_retry.stop();
    if (m_process) {
        m_silence.start(silenceAfterEnd);
        return;
    }
    if (m_hasAttached && !m_isMarked)
        mark(tr("%1 was removed").arg(m_service), 0);
    m_isMarked = true;
    emit ended();
}

LogOptions LogSource::nextOptions() const
{
    LogOptions options{.follow = isAlive()};
    const qint64 newest = std::max(m_output.time(), m_errors.time());
    if (newest != 0) {
        // Runtimes differ in whether the line at this very time is meant; so it starts earlier, and
        // what is known already is skipped.
        const qint64 second = newest / nanosecondsPerLogSecond - 1;
        options.since = QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(Qt::ISODate);
        return options;
    }
    options.since = m_initial.since;
    // Without times there is no telling what is known already.
    const bool isKnown = m_lastTime != 0 && !m_isFresh;
    options.tail = isKnown ? 0 : m_initial.tail;
    return options;
}

void LogSource::attach()
{
    m_retry.stop();
    // By id: another container may have got the name meanwhile.
    CommandLine command = m_protocol.logs(
        m_container.id.isEmpty() ? m_container.name : m_container.id, nextOptions());
    command.timeout = 0ms;
    command.endsWithUs = true;
    m_outputParser = {};
    m_errorParser = {};
    m_output.rewind();
    m_errors.rewind();
    m_hasAttached = true;
    m_hasErrorStamps = false;
    m_process = m_runner.follow(
        command,
        this,
        [this](Process::Channel channel, const QByteArray &line) { readLine(channel, line); },
        [this](const ProcessResult &result) { finishProcess(result); });
    if (!isAlive())
        m_silence.start(silenceOfReading);
}

qint64 LogSource::timeOf(qint64 stamp)
{
    if (stamp != 0) {
        m_hasStamps = true;
        return stamp;
    }
    // The runtime itself speaks; or it is one that knows no times, so ours is taken.
    if (m_hasStamps)
        return m_lastTime;
    return std::max(m_lastTime, nanosecondsOf(QDateTime::currentDateTimeUtc()));
}

void LogSource::readLine(Process::Channel channel, const QByteArray &line)
{
    m_sinceLine.start();
    if (m_silence.isActive())
        m_silence.start();
    const bool isOutput = channel == Process::Channel::Output;
    for (RawLogLine &raw : (isOutput ? m_outputParser : m_errorParser).read(line))
        takeLine(isOutput, std::move(raw));
}

void LogSource::takeLine(bool isOutput, RawLogLine raw)
{
    // Without a time it is the runtime's own complaint, not the container's.
    if (!isOutput && raw.time == 0 && !m_hasErrorStamps)
        return;
    m_hasErrorStamps = m_hasErrorStamps || !isOutput;
    if (!(isOutput ? m_output : m_errors).accept(raw.time))
        return;
    m_isFresh = false;
    m_failures = 0;
    const qint64 time = timeOf(raw.time);
    m_lastTime = std::max(m_lastTime, time);
    emit lineRead({.time = time,
                   .service = m_service,
                   .container = m_container.name,
                   .stream = isOutput ? LogLine::Stream::Output : LogLine::Stream::Error,
                   .text = std::move(raw.text)});
}

void LogSource::finishProcess(const ProcessResult &result)
{
    m_process = nullptr;
    m_silence.stop();
    const bool wasOurs = result.end == ProcessResult::End::Cancelled;
    m_isComplete = result.succeeded() || wasOurs;
    if (m_isRetired) {
        retire();
    } else if (isAlive()) {
        retryLater();
        emit interrupted();
    } else {
        finishRun();
    }
}

void LogSource::retryLater()
{
    // Also after a clean end: the news that the container has stopped may still be on its way, and
    // then this is never tried.
    const int doublings = std::min(m_failures++, 6);
    m_retry.start(std::min<std::chrono::milliseconds>(firstRetry * (1 << doublings), longestRetry));
}

void LogSource::finishRun()
{
    m_retry.stop();
    if (m_process) {
        if (!m_silence.isActive())
            m_silence.start(silenceAfterEnd);
        return;
    }
    if (!m_isComplete && m_failures < maximumFailures) {
        ++m_failures;
        attach();
        return;
    }
    if (!m_isMarked) {
        m_isMarked = true;
        const QString text = m_container.oomKilled ? tr("%1 ended (exit %2, out of memory)")
                                                   : tr("%1 ended (exit %2)");
        mark(text.arg(m_service).arg(m_container.exitCode), nanosecondsOf(m_container.finishedAt));
    }
    emit ended();
}

void LogSource::mark(const QString &text, qint64 time)
{
    // Lists know whole seconds only; a mark never stands before the lines it is about.
    const qint64 known = std::max(time, m_lastTime);
    m_lastTime = known != 0 ? known : nanosecondsOf(QDateTime::currentDateTimeUtc());
    emit lineRead({.time = m_lastTime,
                   .service = m_service,
                   .container = m_container.name,
                   .stream = LogLine::Stream::Marker,
                   .text = text.toUtf8()});
}

} // namespace core
