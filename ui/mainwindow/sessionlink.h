#pragma once

namespace core {
class Session;
}

namespace ui {

class MainWindow;

/// Joins the window to the engine: what the window asks for becomes calls, what the engine tells
/// becomes values in the window. The session may live on another thread.
void linkSession(MainWindow &window, core::Session &session);

} // namespace ui
