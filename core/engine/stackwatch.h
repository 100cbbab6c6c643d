#pragma once

#include "core/engine/eventstream.h"
#include "core/engine/observer.h"

#include <chrono>

namespace core {

/// Keeps one State of all stacks of a runtime up to date: one look at start and after a gap, then
/// only after events, at most one look at a time.
class StackWatch : public QObject
{
    Q_OBJECT

public:
    StackWatch(const Protocol &protocol, Runner &runner, QObject *parent = nullptr);

    void start();
    void stop();
    /// Looks again soon; several calls in a row are one look.
    void refresh();
    /// Looks again soon; the answer of a look that is under way is older than what the caller
    /// knows, and is dropped.
    void lookAnew();
    /// When the last look began: what happened later may be missing in its answer.
    std::chrono::steady_clock::time_point lookBegan() const { return m_lookBegan; }

signals:
    void stateRead(const core::State &state);
    void failed(const core::Error &error);
    void liveChanged(bool live, const QString &reason);

private:
    void look();
    void onLooked(const Result<State> &state);

    const Protocol &m_protocol;
    Runner &m_runner;
    EventStream m_events;
    QTimer m_soon;
    QTimer m_poll; ///< runs only while events cannot be relied on
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_dropLook = false;
    bool m_running = false;
    bool m_isLive = false;
    std::chrono::steady_clock::time_point m_lookBegan = {};
};

} // namespace core
