#include "core/terminal/terminalinput.h"

namespace core {

namespace {

constexpr char escapeCharacter = '\x1b';

int modifierNumber(const KeyModifiers &modifiers)
{
    return 1 + (modifiers.shift ? 1 : 0) + (modifiers.alt ? 2 : 0) + (modifiers.control ? 4 : 0);
}

/// Arrows, Home, End and F1…F4: one letter.
std::string letterKey(char letter, bool withO, const KeyModifiers &modifiers)
{
    const int number = modifierNumber(modifiers);
    if (number == 1)
        return std::string(withO ? "\x1bO" : "\x1b[") + letter;
    return "\x1b[1;" + std::to_string(number) + letter;
}

std::string numberKey(int key, const KeyModifiers &modifiers)
{
    const int number = modifierNumber(modifiers);
    if (number == 1)
        return "\x1b[" + std::to_string(key) + '~';
    return "\x1b[" + std::to_string(key) + ';' + std::to_string(number) + '~';
}

std::string functionKey(int function, const KeyModifiers &modifiers)
{
    // The gaps are history: keys that old terminals had in between.
    constexpr int numbers[] = {15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34};
    if (function >= 1 && function <= 4)
        return letterKey(static_cast<char>('P' + function - 1), true, modifiers);
    if (function >= 5 && function <= 20)
        return numberKey(numbers[function - 5], modifiers);
    return {};
}

/// The control character of a key, or the text as it is when there is none.
std::string withControl(const std::string &text)
{
    if (text.size() != 1)
        return text;
    const char character = text.front();
    if (character >= 'a' && character <= 'z')
        return std::string(1, static_cast<char>(character - 'a' + 1));
    if (character >= '@' && character <= '_')
        return std::string(1, static_cast<char>(character - '@'));
    switch (character) {
    case ' ':
    case '2':
        return std::string(1, '\0');
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
        return std::string(1, static_cast<char>(character - '3' + escapeCharacter));
    case '-':
    case '/':
        return "\x1f";
    case '8':
    case '?':
        return "\x7f";
    default:
        return text;
    }
}

std::string simpleKey(const KeyPress &press, const TerminalModes &modes)
{
    switch (press.key) {
    case TerminalKey::Text:
        return press.modifiers.control ? withControl(press.text) : press.text;
    case TerminalKey::Tab:
        return press.modifiers.shift ? "\x1b[Z" : "\t";
    case TerminalKey::Enter:
        return modes.lineFeedReturns ? "\r\n" : "\r";
    case TerminalKey::Backspace:
        return press.modifiers.control ? "\b" : "\x7f";
    case TerminalKey::Escape:
        return "\x1b";
    default:
        return {};
    }
}

int mouseCode(const MouseAction &action)
{
    int code = 0;
    switch (action.button) {
    case MouseAction::Button::Left:
        break;
    case MouseAction::Button::Middle:
        code = 1;
        break;
    case MouseAction::Button::Right:
        code = 2;
        break;
    case MouseAction::Button::None:
        code = 3;
        break;
    case MouseAction::Button::WheelUp:
        code = 64;
        break;
    case MouseAction::Button::WheelDown:
        code = 65;
        break;
    }
    const KeyModifiers &modifiers = action.modifiers;
    return code + (action.kind == MouseAction::Kind::Move ? 32 : 0) + (modifiers.shift ? 4 : 0)
           + (modifiers.alt ? 8 : 0) + (modifiers.control ? 16 : 0);
}

bool wantsMouse(const MouseAction &action, MouseTracking tracking)
{
    if (tracking == MouseTracking::None)
        return false;
    if (action.kind != MouseAction::Kind::Move)
        return true;
    return tracking == MouseTracking::Motion
           || (tracking == MouseTracking::Drags && action.button != MouseAction::Button::None);
}

} // namespace

std::string encodeKey(const KeyPress &press, const TerminalModes &modes)
{
    const KeyModifiers &modifiers = press.modifiers;
    switch (press.key) {
    case TerminalKey::Up:
        return letterKey('A', modes.applicationCursor, modifiers);
    case TerminalKey::Down:
        return letterKey('B', modes.applicationCursor, modifiers);
    case TerminalKey::Right:
        return letterKey('C', modes.applicationCursor, modifiers);
    case TerminalKey::Left:
        return letterKey('D', modes.applicationCursor, modifiers);
    case TerminalKey::Home:
        return letterKey('H', modes.applicationCursor, modifiers);
    case TerminalKey::End:
        return letterKey('F', modes.applicationCursor, modifiers);
    case TerminalKey::Insert:
        return numberKey(2, modifiers);
    case TerminalKey::Delete:
        return numberKey(3, modifiers);
    case TerminalKey::PageUp:
        return numberKey(5, modifiers);
    case TerminalKey::PageDown:
        return numberKey(6, modifiers);
    case TerminalKey::Function:
        return functionKey(press.function, modifiers);
    default:
        break;
    }
    std::string bytes = simpleKey(press, modes);
    if (modifiers.alt && !bytes.empty())
        bytes.insert(bytes.begin(), escapeCharacter);
    return bytes;
}

std::string encodeMouse(const MouseAction &action, const TerminalModes &modes)
{
    if (!wantsMouse(action, modes.mouse) || action.column < 0 || action.row < 0)
        return {};
    const bool release = action.kind == MouseAction::Kind::Release;
    int code = mouseCode(action);
    if (modes.sgrMouse)
        return "\x1b[<" + std::to_string(code) + ';' + std::to_string(action.column + 1) + ';'
               + std::to_string(action.row + 1) + (release ? 'm' : 'M');
    // The old form has one byte for a coordinate, and does not tell which button was released.
    constexpr int last = 223;
    if (action.column >= last || action.row >= last)
        return {};
    if (release)
        code |= 3;
    const auto byte = [](int value) {
        return static_cast<char>(static_cast<unsigned char>(value + 32));
    };
    return std::string("\x1b[M") + byte(code) + byte(action.column + 1) + byte(action.row + 1);
}

std::string encodePaste(std::string_view text, const TerminalModes &modes)
{
    std::string bytes = modes.bracketedPaste ? "\x1b[200~" : "";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char character = text[i];
        const auto byte = static_cast<unsigned char>(character);
        if (character == '\n' || character == '\r') {
            bytes.push_back('\r');
            if (character == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
        } else if (byte == 0xc2 && i + 1 < text.size()
                   && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
            ++i; // a C1 control character in two bytes
        } else if (character == '\t' || (byte >= 0x20 && byte != 0x7f)) {
            bytes.push_back(character);
        }
    }
    if (modes.bracketedPaste)
        bytes += "\x1b[201~";
    return bytes;
}

std::string encodeFocus(bool focused, const TerminalModes &modes)
{
    if (!modes.focusReports)
        return {};
    return focused ? "\x1b[I" : "\x1b[O";
}

} // namespace core
