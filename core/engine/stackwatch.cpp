#include "core/engine/stackwatch.h"

namespace core {

using namespace std::chrono_literals;

namespace {

/// A start makes several events at once; they are one look.
constexpr auto eventPause = 80ms;
constexpr auto pollPause = 5s;

} // namespace

StackWatch::StackWatch(const Protocol &protocol, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_protocol(protocol)
    , m_runner(runner)
    , m_events(protocol, runner)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(eventPause);
    m_poll.setInterval(pollPause);
    connect(&m_soon, &QTimer::timeout, this, &StackWatch::look);
    connect(&m_poll, &QTimer::timeout, this, &StackWatch::look);
    connect(&m_events, &EventStream::eventRead, this, [this](const RuntimeEvent &event) {
        // Where we run the checks ourselves we know their results, and each makes an event.
        const bool ownCheck = event.kind == RuntimeEvent::Kind::Health
                              && !m_protocol.capabilities().isNative(Axis::HealthcheckNative);
        if (event.kind != RuntimeEvent::Kind::Other && !ownCheck)
            refresh();
    });
    connect(&m_events, &EventStream::liveChanged, this, [this](bool live, const QString &reason) {
        m_isLive = live;
        if (live)
            m_poll.stop();
        else
            m_poll.start();
        // There was a gap, or there is one now.
        refresh();
        emit liveChanged(live, reason);
    });
}

void StackWatch::start()
{
    if (m_running)
        return;
    m_running = true;
    m_events.start();
    refresh();
}

void StackWatch::stop()
{
    m_running = false;
    m_isLive = false;
    m_events.stop();
    m_soon.stop();
    m_poll.stop();
}

void StackWatch::refresh()
{
    if (m_running && !m_soon.isActive())
        m_soon.start();
}

void StackWatch::lookAnew()
{
    m_dropLook = m_looking;
    refresh();
}

void StackWatch::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_lookBegan = std::chrono::steady_clock::now();
    observe(m_protocol,
            m_runner,
            {.filter = {.allStacks = true}, .networks = false, .volumes = false, .inspect = true},
            this,
            [this](const Result<State> &state) { onLooked(state); });
}

void StackWatch::onLooked(const Result<State> &state)
{
    m_looking = false;
    if (std::exchange(m_lookAgain, false))
        refresh();
    if (std::exchange(m_dropLook, false))
        return;
    if (state) {
        if (m_isLive)
            m_poll.stop();
        emit stateRead(*state);
        return;
    }
    // No event may tell when it answers again.
    if (m_running && !m_poll.isActive())
        m_poll.start();
    emit failed(state.error());
}

} // namespace core
