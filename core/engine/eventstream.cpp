#include "core/engine/eventstream.h"

#include <algorithm>
#include <utility>

namespace core {

using namespace std::chrono_literals;

namespace {

/// A runtime that is not there refuses sooner than this.
constexpr auto settleTime = 500ms;
constexpr std::chrono::milliseconds longestPause = 30s;

} // namespace

EventStream::EventStream(const Protocol &protocol, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
{
    m_retry.setSingleShot(true);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
    connect(&m_settle, &QTimer::timeout, this, &EventStream::goLive);
}

EventStream::~EventStream()
{
    delete m_process;
}

void EventStream::start()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_failures = 0;
    open();
}

void EventStream::stop()
{
    m_wanted = false;
    m_isLive = false;
    ++m_stream;
    m_retry.stop();
    m_settle.stop();
    if (m_process)
        m_process->cancel();
    m_process.clear();
}

void EventStream::open()
{
    const int stream = ++m_stream;
    const CommandLine command = m_protocol.events({});
    m_process = m_runner.follow(
        command,
        this,
        [this, stream](Process::Channel channel, const QByteArray &line) {
            if (stream != m_stream || channel != Process::Channel::Output)
                return;
            m_failures = 0;
            goLive();
            if (const auto event = m_protocol.parseEvent(line))
                emit eventRead(*event);
        },
        [this, stream, command](const ProcessResult &result) {
            if (stream == m_stream)
                onEnd(command, result);
        });
    m_settle.start();
}

void EventStream::goLive()
{
    m_settle.stop();
    if (std::exchange(m_isLive, true))
        return;
    emit liveChanged(true, {});
}

void EventStream::onEnd(const CommandLine &command, const ProcessResult &result)
{
    m_process.clear();
    m_settle.stop();
    ++m_failures;
    m_retry.start(
        std::min<std::chrono::milliseconds>(longestPause, 500ms * (1 << std::min(m_failures, 6))));
    const bool isNews = std::exchange(m_isLive, false) || m_failures == 1;
    if (isNews)
        emit liveChanged(false,
                         result.succeeded() ? tr("The runtime has ended its stream of events.")
                                            : m_protocol.errorOf(command, result).summary);
}

} // namespace core
