#pragma once

#include "core/engine/session.h"

#include <QThread>

namespace app {

/// The engine's thread and the session that lives on it. Going away ends both: calls in flight are
/// stopped, nothing is waited for longer than a program takes to die.
class Engine
{
public:
    explicit Engine(core::DriverList drivers);
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    core::Session &session() { return *m_session; }

private:
    QThread m_thread;
    core::Session *m_session = nullptr; ///< deleted on its own thread
};

} // namespace app
