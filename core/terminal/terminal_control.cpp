#include "core/terminal/sgr.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace core {

void Terminal::control(const VtSequence &sequence)
{
    if (sequence.prefix == 0 && sequence.intermediate == 0)
        plainControl(sequence);
    else
        otherControl(sequence);
}

void Terminal::plainControl(const VtSequence &sequence)
{
    if (moveCursor(sequence) || editScreen(sequence))
        return;
    switch (sequence.final) {
    case 'm':
        applySgr(sequence, m_pen);
        break;
    case 'h':
    case 'l':
        setModes(sequence, sequence.final == 'h');
        break;
    case 'r':
        setRegion(sequence.value(0, 1), sequence.value(1, 0));
        break;
    case 's':
        save();
        break;
    case 'u':
        restore();
        break;
    case 'g':
        clearTabs(sequence.value(0, 0));
        break;
    case 'c':
        reportAttributes(sequence);
        break;
    case 'n':
        reportStatus(sequence);
        break;
    case 't':
        windowOperation(sequence);
        break;
    default:
        break;
    }
}

void Terminal::otherControl(const VtSequence &sequence)
{
    const char prefix = sequence.prefix;
    const char intermediate = sequence.intermediate;
    const char final = sequence.final;
    if (intermediate == 0 && prefix == '?') {
        if (final == 'h' || final == 'l')
            setModes(sequence, final == 'h');
        else if (final == 'n')
            reportStatus(sequence);
        else if (final == 'J')
            eraseDisplay(sequence.value(0, 0));
        else if (final == 'K')
            eraseLine(sequence.value(0, 0));
    } else if (intermediate == 0 && final == 'c') {
        reportAttributes(sequence);
    } else if (intermediate == ' ' && final == 'q' && prefix == 0) {
        setCursorShape(sequence.value(0, 0));
    } else if (intermediate == '!' && final == 'p' && prefix == 0) {
        softReset();
    } else if (intermediate == '$' && final == 'p') {
        reportMode(sequence);
    }
}

bool Terminal::moveCursor(const VtSequence &sequence)
{
    const int amount = sequence.amount(0);
    switch (sequence.final) {
    case 'A':
        moveRows(-amount);
        break;
    case 'B':
    case 'e':
        moveRows(amount);
        break;
    case 'C':
    case 'a':
        setCursor(m_cursor.column + amount, m_cursor.row);
        break;
    case 'D':
        setCursor(m_cursor.column - amount, m_cursor.row);
        break;
    case 'E':
        moveRows(amount);
        m_cursor.column = 0;
        break;
    case 'F':
        moveRows(-amount);
        m_cursor.column = 0;
        break;
    case 'G':
    case '`':
        setCursor(amount - 1, m_cursor.row);
        break;
    case 'd':
        setCursor(m_cursor.column, amount - 1 + (m_modes.origin ? m_top : 0));
        break;
    case 'H':
    case 'f':
        setCursor(sequence.amount(1) - 1, amount - 1 + (m_modes.origin ? m_top : 0));
        break;
    case 'I':
        tabulate(amount);
        break;
    case 'Z':
        tabulateBack(amount);
        break;
    default:
        return false;
    }
    return true;
}

bool Terminal::editScreen(const VtSequence &sequence)
{
    const int amount = sequence.amount(0);
    const int row = m_cursor.row;
    const int column = m_cursor.column;
    switch (sequence.final) {
    case '@':
        m_screen->insertCells(row, column, amount, blank());
        break;
    case 'P':
        m_screen->deleteCells(row, column, amount, blank());
        break;
    case 'X':
        m_screen->erase(row, column, std::min(column + amount, columns()), blank());
        break;
    case 'J':
        eraseDisplay(sequence.value(0, 0));
        return true;
    case 'K':
        eraseLine(sequence.value(0, 0));
        break;
    case 'L':
    case 'M':
        insertLines(amount, sequence.final == 'M');
        break;
    case 'S':
        m_screen->scrollUp(m_top, m_bottom, amount, blank(), m_top == 0);
        return true;
    case 'T':
        // With more parameters this would be mouse highlighting.
        if (sequence.count <= 1)
            m_screen->scrollDown(m_top, m_bottom, amount, blank());
        return true;
    case 'b':
        repeat(amount);
        return true;
    default:
        return false;
    }
    m_pendingWrap = false;
    return true;
}

void Terminal::setCursor(int column, int row)
{
    const int top = m_modes.origin ? m_top : 0;
    const int bottom = m_modes.origin ? m_bottom : rows();
    m_cursor.column = std::clamp(column, 0, columns() - 1);
    m_cursor.row = std::clamp(row, top, bottom - 1);
    m_pendingWrap = false;
}

/// Up and down stop at the margins, unless the cursor is beyond them already.
void Terminal::moveRows(int count)
{
    const int first = m_cursor.row >= m_top ? m_top : 0;
    const int last = m_cursor.row < m_bottom ? m_bottom - 1 : rows() - 1;
    m_cursor.row = std::clamp(m_cursor.row + count, first, last);
    m_pendingWrap = false;
}

void Terminal::eraseDisplay(int part)
{
    const int row = m_cursor.row;
    switch (part) {
    case 0:
        m_screen->erase(row, m_cursor.column, columns(), blank());
        m_screen->eraseRows(row + 1, rows(), blank());
        break;
    case 1:
        m_screen->eraseRows(0, row, blank());
        m_screen->erase(row, 0, m_cursor.column + 1, blank());
        break;
    case 2:
        m_screen->eraseRows(0, rows(), blank());
        break;
    case 3:
        m_screen->clearScrollback();
        return;
    default:
        return;
    }
    m_pendingWrap = false;
}

void Terminal::eraseLine(int part)
{
    if (part < 0 || part > 2)
        return;
    const int from = part == 0 ? m_cursor.column : 0;
    const int to = part == 1 ? m_cursor.column + 1 : columns();
    m_screen->erase(m_cursor.row, from, to, blank());
}

void Terminal::insertLines(int count, bool remove)
{
    if (!isInRegion())
        return;
    if (remove)
        m_screen->scrollUp(m_cursor.row, m_bottom, count, blank(), false);
    else
        m_screen->scrollDown(m_cursor.row, m_bottom, count, blank());
    m_cursor.column = 0;
}

/// Never more than a screen full: what a program repeats beyond that scrolls by unseen.
void Terminal::repeat(int count)
{
    if (m_lastPrinted == 0)
        return;
    const char32_t code = m_lastPrinted;
    const int all = std::min(count, columns() * rows());
    if (code < 0x80 && !m_modes.insert)
        return printRun(std::string(static_cast<std::size_t>(all), static_cast<char>(code)));
    for (int left = all; left > 0; --left)
        print(code);
}

void Terminal::setRegion(int top, int bottom)
{
    const int last = bottom <= 0 ? rows() : std::min(bottom, rows());
    const int first = std::max(top, 1) - 1;
    if (last - first < 2)
        return;
    m_top = first;
    m_bottom = last;
    setCursor(0, m_modes.origin ? m_top : 0);
}

void Terminal::clearTabs(int part)
{
    if (part == 0)
        m_tabs[static_cast<std::size_t>(m_cursor.column)] = false;
    else if (part == 3)
        std::fill(m_tabs.begin(), m_tabs.end(), false);
}

void Terminal::setCursorShape(int style)
{
    if (style < 0 || style > 6)
        return;
    m_cursorShape = style <= 2   ? CursorShape::Block
                    : style <= 4 ? CursorShape::Underline
                                 : CursorShape::Bar;
    m_cursorBlinks = style == 0 || style % 2 == 1;
}

void Terminal::softReset()
{
    m_modes.insert = false;
    m_modes.origin = false;
    m_modes.autoWrap = true;
    m_modes.cursorVisible = true;
    m_modes.applicationCursor = false;
    m_modes.applicationKeypad = false;
    m_pen = {};
    m_graphics = {};
    m_shift = 0;
    m_top = 0;
    m_bottom = rows();
    m_saved[isAlternate() ? 1 : 0] = {};
}

/// The screen full of E: a test picture that some programs draw.
void Terminal::alignmentPattern()
{
    m_top = 0;
    m_bottom = rows();
    setCursor(0, 0);
    const std::string line(static_cast<std::size_t>(columns()), 'E');
    for (int row = 0; row < rows(); ++row)
        m_screen->writeAscii(row, 0, line, {});
}

} // namespace core
