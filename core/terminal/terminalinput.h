#pragma once

#include "core/terminal/terminal.h"

#include <string>
#include <string_view>

namespace core {

/// Keys that are not text.
enum class TerminalKey : std::uint8_t {
    Text,
    Up,
    Down,
    Right,
    Left,
    Home,
    End,
    Insert,
    Delete,
    PageUp,
    PageDown,
    Tab,
    Enter,
    Backspace,
    Escape,
    Function,
};

/// Which modifiers are held.
struct KeyModifiers
{
    bool shift = false;
    bool alt = false;
    bool control = false;

    bool operator==(const KeyModifiers &) const = default;
};

/// One key that was pressed.
struct KeyPress
{
    TerminalKey key = TerminalKey::Text;
    /// UTF-8, for Text: what the key types without the control key.
    std::string text = {};
    int function = 0; ///< 1…20 for Function
    KeyModifiers modifiers = {};
};

/// The bytes a program reads when a key is pressed; nothing when the key means nothing there.
std::string encodeKey(const KeyPress &press, const TerminalModes &modes);

/// Something the mouse did, on a cell counted from 0.
struct MouseAction
{
    enum class Kind : std::uint8_t { Press, Release, Move };
    enum class Button : std::uint8_t { Left, Middle, Right, None, WheelUp, WheelDown };

    Kind kind = Kind::Press;
    Button button = Button::Left; ///< for Move the one that is held
    int column = 0;
    int row = 0;
    KeyModifiers modifiers = {};
};

/// The report a program asked for; nothing when it did not ask for this.
std::string encodeMouse(const MouseAction &action, const TerminalModes &modes);

/// What a paste sends: line breaks as Enter, and no control characters, so that text from elsewhere
/// can neither end the paste nor steer the program.
std::string encodePaste(std::string_view text, const TerminalModes &modes);

/// The report of a gained or lost focus; nothing when the program did not ask.
std::string encodeFocus(bool focused, const TerminalModes &modes);

} // namespace core
