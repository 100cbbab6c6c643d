#include "core/terminal/terminal.h"

#include <algorithm>
#include <utility>

namespace core {

void Terminal::setModes(const VtSequence &sequence, bool on)
{
    for (int i = 0; i < sequence.count; ++i) {
        const int mode = sequence.value(i, 0);
        if (sequence.prefix == '?')
            setPrivateMode(mode, on);
        else if (mode == 4)
            m_modes.insert = on;
        else if (mode == 20)
            m_modes.lineFeedReturns = on;
    }
}

/// The private modes that are nothing but a switch.
bool *Terminal::switchOf(int mode)
{
    switch (mode) {
    case 1:
        return &m_modes.applicationCursor;
    case 5:
        return &m_modes.reversedScreen;
    case 6:
        return &m_modes.origin;
    case 7:
        return &m_modes.autoWrap;
    case 12:
        return &m_cursorBlinks;
    case 25:
        return &m_modes.cursorVisible;
    case 66:
        return &m_modes.applicationKeypad;
    case 1004:
        return &m_modes.focusReports;
    case 1006:
        return &m_modes.sgrMouse;
    case 1007:
        return &m_modes.alternateScroll;
    case 2004:
        return &m_modes.bracketedPaste;
    case 2026:
        return &m_modes.synchronized;
    default:
        return nullptr;
    }
}

void Terminal::setPrivateMode(int mode, bool on)
{
    if (bool *flag = switchOf(mode)) {
        const bool changed = std::exchange(*flag, on) != on;
        if (mode == 5 && changed)
            m_screen->markAllDirty();
        if (mode == 6)
            setCursor(0, on ? m_top : 0);
        return;
    }
    switch (mode) {
    case 1000:
        return setMouse(MouseTracking::Presses, on);
    case 1002:
        return setMouse(MouseTracking::Drags, on);
    case 1003:
        return setMouse(MouseTracking::Motion, on);
    case 47:
    case 1047:
        return useAlternate(on);
    case 1048:
        return on ? save() : restore();
    case 1049:
        if (on == isAlternate())
            return;
        if (on) {
            save();
            useAlternate(true);
            m_screen->eraseRows(0, rows(), blank());
        } else {
            useAlternate(false);
            restore();
        }
        return;
    default:
        return;
    }
}

void Terminal::setMouse(MouseTracking tracking, bool on)
{
    if (on)
        m_modes.mouse = tracking;
    else if (m_modes.mouse == tracking)
        m_modes.mouse = MouseTracking::None;
}

void Terminal::useAlternate(bool on)
{
    if (on == isAlternate())
        return;
    m_screen = on ? &m_alternate : &m_primary;
    m_screen->markAllDirty();
    m_pendingWrap = false;
}

void Terminal::save()
{
    m_saved[isAlternate() ? 1 : 0] = {.cursor = m_cursor,
                                      .pen = m_pen,
                                      .graphics = m_graphics,
                                      .shift = m_shift,
                                      .pendingWrap = m_pendingWrap,
                                      .origin = m_modes.origin};
}

void Terminal::restore()
{
    const Saved &saved = m_saved[isAlternate() ? 1 : 0];
    m_modes.origin = saved.origin;
    setCursor(saved.cursor.column, saved.cursor.row);
    m_pen = saved.pen;
    m_graphics = saved.graphics;
    m_shift = saved.shift;
    m_pendingWrap = saved.pendingWrap && m_cursor.column == columns() - 1;
}

void Terminal::reply(std::string_view text)
{
    if (m_replies.size() + text.size() <= maximumReplies)
        m_replies.append(text);
}

void Terminal::reportMode(const VtSequence &sequence)
{
    const int mode = sequence.value(0, 0);
    int state = 0;
    const auto setState = [&state](bool on) { state = on ? 1 : 2; };
    if (sequence.prefix == '?') {
        if (const bool *flag = switchOf(mode))
            setState(*flag);
        else if (mode == 1000 || mode == 1002 || mode == 1003)
            setState((mode == 1000 && m_modes.mouse == MouseTracking::Presses)
                     || (mode == 1002 && m_modes.mouse == MouseTracking::Drags)
                     || (mode == 1003 && m_modes.mouse == MouseTracking::Motion));
        else if (mode == 47 || mode == 1047 || mode == 1049)
            setState(isAlternate());
    } else if (mode == 4) {
        setState(m_modes.insert);
    } else if (mode == 20) {
        setState(m_modes.lineFeedReturns);
    }
    const std::string prefix = sequence.prefix == '?' ? "?" : "";
    reply("\x1b[" + prefix + std::to_string(mode) + ';' + std::to_string(state) + "$y");
}

void Terminal::reportStatus(const VtSequence &sequence)
{
    const bool isPrivate = sequence.prefix == '?';
    const int what = sequence.value(0, 0);
    if (what == 5 && !isPrivate)
        reply("\x1b[0n");
    if (what != 6)
        return;
    const int row = m_cursor.row - (m_modes.origin ? m_top : 0) + 1;
    reply((isPrivate ? "\x1b[?" : "\x1b[") + std::to_string(row) + ';'
          + std::to_string(m_cursor.column + 1) + 'R');
}

/// A VT220 with colours; the second answer makes editors use the modern mouse reports.
void Terminal::reportAttributes(const VtSequence &sequence)
{
    if (sequence.value(0, 0) != 0)
        return;
    if (sequence.prefix == 0)
        reply("\x1b[?62;22c");
    else if (sequence.prefix == '>')
        reply("\x1b[>0;280;0c");
}

/// Only what tells nothing that the program wrote itself: a title could be typed as a command.
void Terminal::windowOperation(const VtSequence &sequence)
{
    constexpr std::size_t maximumTitles = 10;
    switch (sequence.value(0, 0)) {
    case 18:
        reply("\x1b[8;" + std::to_string(rows()) + ';' + std::to_string(columns()) + 't');
        break;
    case 22:
        if (m_titles.size() < maximumTitles)
            m_titles.push_back(m_title);
        break;
    case 23:
        if (!m_titles.empty()) {
            m_title = std::move(m_titles.back());
            m_titles.pop_back();
        }
        break;
    default:
        break;
    }
}

} // namespace core
