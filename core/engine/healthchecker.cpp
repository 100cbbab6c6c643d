#include "core/engine/healthchecker.h"

#include "core/support/duration.h"

#include <algorithm>

namespace core {

using namespace std::chrono;

namespace {

constexpr milliseconds earlyPause{250};

milliseconds inMilliseconds(const std::optional<nanoseconds> &duration, milliseconds fallback)
{
    return duration ? std::max(milliseconds(1), duration_cast<milliseconds>(*duration)) : fallback;
}

milliseconds intervalOf(const HealthCheck &timing)
{
    return inMilliseconds(timing.interval, seconds(30));
}

/// The words to run in the container for a test; empty for one that cannot be run.
QStringList execWords(const QStringList &test)
{
    if (test.value(0) == u"CMD")
        return test.mid(1);
    if (test.value(0) == u"CMD-SHELL")
        return {QStringLiteral("/bin/sh"), QStringLiteral("-c"), test.mid(1).join(u' ')};
    return {};
}

QString outputOf(const ProcessResult &result)
{
    const QByteArray text = result.output.trimmed().isEmpty() ? result.errorOutput : result.output;
    return QString::fromUtf8(text.trimmed().right(500));
}

} // namespace

HealthChecker::HealthChecker(QString container,
                             QStringList test,
                             HealthCheck timing,
                             const Protocol &protocol,
                             Runner &runner,
                             QObject *parent)
    : QObject(parent)
    , m_container(std::move(container))
    , m_test(std::move(test))
    , m_timing(std::move(timing))
    , m_protocol(protocol)
    , m_runner(runner)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &HealthChecker::check);
}

void HealthChecker::start()
{
    m_age.start();
    m_next.start(0);
}

void HealthChecker::stop()
{
    m_stopped = true;
    m_next.stop();
    if (m_process)
        m_process->cancel();
}

bool HealthChecker::isEarly() const
{
    return milliseconds(m_age.elapsed()) < intervalOf(m_timing);
}

void HealthChecker::check()
{
    // An early try must not count in the runtime's own book, so it runs the test's words only.
    const QStringList words = execWords(m_test);
    m_tryingOnly = isEarly() && !m_triedWell && !words.isEmpty();
    CommandLine command = m_tryingOnly ? m_protocol.exec(m_container, {.command = words})
                                       : m_protocol.runHealthCheck(m_container);
    // The runtime needs a moment of its own beyond the time that the test may take.
    const milliseconds limit = inMilliseconds(m_timing.timeout, seconds(30));
    command.timeout = limit + seconds(2);
    m_process = m_runner.run(command, this, [this, limit](ProcessResult result) {
        // podman ends with 0 when it is asked to end, and that is no pass.
        if (result.duration >= limit + seconds(2)) {
            result.end = ProcessResult::End::TimedOut;
            result.output = tr("It took longer than %1.").arg(shortDuration(limit)).toUtf8();
        }
        settle(result);
    });
}

void HealthChecker::settle(const ProcessResult &result)
{
    if (m_stopped)
        return;
    if (result.succeeded() && m_tryingOnly) {
        // Now for the runtime's book, so that everybody sees it healthy.
        m_triedWell = true;
        m_next.start(0);
        return;
    }
    if (result.succeeded()) {
        m_failures = 0;
        emit checked(true, {}, 0);
    } else {
        if (result.exitCode == 125 || result.exitCode == 255) {
            emit impossible(outputOf(result));
            if (m_stopped)
                return;
        }
        const bool counts = !isEarly()
                            && milliseconds(m_age.elapsed())
                                   >= inMilliseconds(m_timing.startPeriod, milliseconds(0));
        m_failures += counts ? 1 : 0;
        emit checked(false, outputOf(result), m_failures);
        if (!m_stopped && m_failures >= std::max(1, m_timing.retries.value_or(3)))
            emit unhealthy(outputOf(result));
    }
    if (m_stopped)
        return;
    const bool waiting = !result.succeeded() && isEarly();
    m_next.start(waiting ? std::min(earlyPause, intervalOf(m_timing)) : intervalOf(m_timing));
}

} // namespace core
