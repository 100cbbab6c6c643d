#pragma once

#include "core/terminal/terminalinput.h"

#include <Qt>

class QKeyEvent;

namespace ui {

/// Which modifiers a program in a terminal is told. On macOS its control key is the one of that
/// name, not the command key.
core::KeyModifiers terminalModifiers(Qt::KeyboardModifiers modifiers);

/// A key event as a terminal understands it.
core::KeyPress terminalKeyPress(const QKeyEvent &event);

/// The modifiers of the app's own shortcuts inside a terminal, such as copy: control and shift, as
/// control alone belongs to the program; the command key on macOS.
Qt::KeyboardModifiers terminalShortcutModifiers();

} // namespace ui
