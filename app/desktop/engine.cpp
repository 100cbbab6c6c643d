#include "app/desktop/engine.h"

namespace app {

Engine::Engine(core::DriverList drivers)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_thread.start();
    // Made where it lives, so that all it owns lives there too.
    auto *there = new QObject;
    there->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        there,
        [&] { m_session = new core::Session(std::move(drivers)); },
        Qt::BlockingQueuedConnection);
    there->deleteLater();
    // finished() is emitted on the thread itself, where the session's processes can be ended.
    QObject::connect(&m_thread, &QThread::finished, m_session, &QObject::deleteLater);
}

Engine::~Engine()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace app
