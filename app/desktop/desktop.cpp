#include "app/desktop/desktop.h"

#include "backends/backends.h"
#include "ui/mainwindow/sessionlink.h"

#include <QTimer>

namespace app {

Desktop::Desktop(core::Settings &settings, ui::ThemeController &themes)
    : m_engine(backends::allDrivers())
    , m_window(settings, themes)
{
    ui::linkSession(m_window, m_engine.session());
}

void Desktop::show(const QString &path)
{
    m_window.show();
    // The last known stacks are painted before any program runs.
    QTimer::singleShot(0, &m_window, [this, path] {
        m_window.start();
        if (!path.isEmpty())
            m_window.openPath(path);
    });
}

} // namespace app
