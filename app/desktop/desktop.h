#pragma once

#include "app/desktop/engine.h"
#include "ui/mainwindow/mainwindow.h"

namespace app {

/// The program's parts, joined: the engine with every runtime, the window, and what goes between
/// them.
class Desktop
{
public:
    /// Both outlive it.
    Desktop(core::Settings &settings, ui::ThemeController &themes);
    Q_DISABLE_COPY_MOVE(Desktop)

    ui::MainWindow &window() { return m_window; }
    /// Shows the window, and once it is there lets it ask for runtimes and stacks. `path` is a
    /// compose file or a folder with one to open as well; may be empty.
    void show(const QString &path);

private:
    Engine m_engine; ///< outlives the window, which gives it orders
    ui::MainWindow m_window;
};

} // namespace app
