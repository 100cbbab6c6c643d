#include "core/engine/eventstream.h"

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

EventStream::EventStream(const Protocol &protocol, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
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
    m_retry.stop();
    if (m_process)
        m_process->cancel();
    m_process.clear();
}

void EventStream::open()
{
    m_process = m_runner.follow(
        m_protocol.events(),
        this,
        [this](Process::Channel channel, const QByteArray &line) {
            if (channel != Process::Channel::Output)
                return;
            m_failures = 0;
            if (const auto event = m_protocol.parseEvent(line))
                emit eventRead(*event);
        },
        [this](const ProcessResult &result) {
            m_process.clear();
            if (!m_wanted)
                return;
            ++m_failures;
            emit liveChanged(false, m_protocol.errorOf(m_protocol.events(), result).summary);
            m_retry.start(
                std::min<std::chrono::milliseconds>(30s, 500ms * (1 << std::min(m_failures, 6))));
        });
    emit liveChanged(true, {});
}

} // namespace core
