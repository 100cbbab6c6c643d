#include "ui/terminal/keymapping.h"

#include "core/support/platform.h"

#include <QKeyEvent>

#include <iterator>

namespace ui {

namespace {

bool isMac()
{
    return core::nativePlatform() == core::Platform::MacOs;
}

struct KeyPair
{
    int key;
    core::TerminalKey terminalKey;
};

constexpr KeyPair keyPairs[] = {
    {Qt::Key_Up, core::TerminalKey::Up},
    {Qt::Key_Down, core::TerminalKey::Down},
    {Qt::Key_Right, core::TerminalKey::Right},
    {Qt::Key_Left, core::TerminalKey::Left},
    {Qt::Key_Home, core::TerminalKey::Home},
    {Qt::Key_End, core::TerminalKey::End},
    {Qt::Key_Insert, core::TerminalKey::Insert},
    {Qt::Key_Delete, core::TerminalKey::Delete},
    {Qt::Key_PageUp, core::TerminalKey::PageUp},
    {Qt::Key_PageDown, core::TerminalKey::PageDown},
    {Qt::Key_Tab, core::TerminalKey::Tab},
    {Qt::Key_Backtab, core::TerminalKey::Tab},
    {Qt::Key_Return, core::TerminalKey::Enter},
    {Qt::Key_Enter, core::TerminalKey::Enter},
    {Qt::Key_Backspace, core::TerminalKey::Backspace},
    {Qt::Key_Escape, core::TerminalKey::Escape},
};

/// What the key types: with control held the event's text is a control character already.
std::string textOf(const QKeyEvent &event, const core::KeyModifiers &modifiers)
{
    const int key = event.key();
    if (modifiers.control && key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde)
        return std::string(1, static_cast<char>(QChar::toLower(static_cast<char32_t>(key))));
    const QString text = event.text();
    if (!text.isEmpty() && text.front() >= u' ')
        return text.toUtf8().toStdString();
    return {};
}

} // namespace

core::KeyModifiers terminalModifiers(Qt::KeyboardModifiers modifiers)
{
    return {.shift = modifiers.testFlag(Qt::ShiftModifier),
            .alt = modifiers.testFlag(Qt::AltModifier),
            .control = modifiers.testFlag(isMac() ? Qt::MetaModifier : Qt::ControlModifier)};
}

Qt::KeyboardModifiers terminalShortcutModifiers()
{
    if (isMac())
        return Qt::ControlModifier;
    return Qt::ControlModifier | Qt::ShiftModifier;
}

core::KeyPress terminalKeyPress(const QKeyEvent &event)
{
    core::KeyPress press{.modifiers = terminalModifiers(event.modifiers())};
    const int key = event.key();
    for (const KeyPair &pair : keyPairs) {
        if (pair.key == key) {
            press.key = pair.terminalKey;
            press.modifiers.shift = press.modifiers.shift || key == Qt::Key_Backtab;
            return press;
        }
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F20) {
        press.key = core::TerminalKey::Function;
        press.function = key - Qt::Key_F1 + 1;
        return press;
    }
    // Control and alt together with a character is how some layouts type it.
    const QString text = event.text();
    if (press.modifiers.control && press.modifiers.alt && !text.isEmpty() && text.front() > u' '
        && text.front() != QChar(0x7f)) {
        press.text = text.toUtf8().toStdString();
        press.modifiers = {};
        return press;
    }
    press.text = textOf(event, press.modifiers);
    return press;
}

} // namespace ui
