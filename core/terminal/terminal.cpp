#include "core/terminal/terminal.h"

#include "core/terminal/charwidth.h"
#include "core/terminal/utf8.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr int tabDistance = 8;

/// What 0x5f…0x7e mean in the line drawing set.
constexpr char32_t lineDrawing[] = {
    0x00a0, 0x25c6, 0x2592, 0x2409, 0x240c, 0x240d, 0x240a, 0x00b0, 0x00b1, 0x2424, 0x240b,
    0x2518, 0x2510, 0x250c, 0x2514, 0x253c, 0x23ba, 0x23bb, 0x2500, 0x23bc, 0x23bd, 0x251c,
    0x2524, 0x2534, 0x252c, 0x2502, 0x2264, 0x2265, 0x03c0, 0x2260, 0x00a3, 0x00b7,
};

} // namespace

Terminal::Terminal(int columns, int rows, int scrollbackRows)
    : m_primary(columns, rows, scrollbackRows, m_clusters)
    , m_alternate(columns, rows, 0, m_clusters)
    , m_parser(*this)
{
    m_bottom = this->rows();
    resetTabs(0);
}

void Terminal::resetTabs(int from)
{
    m_tabs.resize(static_cast<std::size_t>(columns()));
    for (auto at = static_cast<std::size_t>(from); at < m_tabs.size(); ++at)
        m_tabs[at] = at % tabDistance == 0;
}

void Terminal::resize(int columns, int rows)
{
    const int oldColumns = this->columns();
    const auto reflow = [&](ScreenPosition &cursor, bool &pendingWrap) {
        cursor.column += pendingWrap ? 1 : 0;
        m_primary.resizeReflowed(columns, rows, cursor);
        pendingWrap = cursor.column >= m_primary.columns();
        cursor.column = std::min(cursor.column, m_primary.columns() - 1);
    };
    if (isAlternate()) {
        // The cursor that the primary screen gets back is the saved one.
        reflow(m_saved[0].cursor, m_saved[0].pendingWrap);
        m_alternate.resizeCropped(columns, rows, m_cursor);
        m_pendingWrap = false;
    } else {
        reflow(m_cursor, m_pendingWrap);
        ScreenPosition ignored;
        m_alternate.resizeCropped(columns, rows, ignored);
    }
    m_top = 0;
    m_bottom = this->rows();
    resetTabs(std::min(oldColumns, this->columns()));
    for (Saved &saved : m_saved) {
        saved.cursor.column = std::clamp(saved.cursor.column, 0, this->columns() - 1);
        saved.cursor.row = std::clamp(saved.cursor.row, 0, this->rows() - 1);
    }
}

void Terminal::reset()
{
    useAlternate(false);
    m_modes = {};
    m_pen = {};
    m_graphics = {};
    m_shift = 0;
    m_saved = {};
    m_cursorShape = CursorShape::Block;
    m_cursorBlinks = true;
    m_lastPrinted = 0;
    m_titles.clear();
    m_top = 0;
    m_bottom = rows();
    setCursor(0, 0);
    resetTabs(0);
    m_primary.eraseRows(0, rows(), {});
    m_alternate.eraseRows(0, rows(), {});
}

const CellRow &Terminal::line(int index, CellRow &scratch) const
{
    const int scrolled = scrolledLines();
    if (index >= scrolled)
        return m_screen->row(std::min(index - scrolled, rows() - 1));
    m_screen->scrollback().read(std::max(index, 0), columns(), m_clusters, scratch);
    return scratch;
}

void Terminal::appendText(const Cell &cell, std::string &text) const
{
    if (cell.isWideTail())
        return;
    if (cell.isCluster()) {
        for (const char32_t code : m_clusters.text(cell.code))
            appendUtf8(text, code);
    } else {
        appendUtf8(text, cell.code == 0 ? U' ' : cell.code);
    }
}

std::string Terminal::takeReplies()
{
    return std::exchange(m_replies, {});
}

int Terminal::takeBells()
{
    return std::exchange(m_bells, 0);
}

void Terminal::printAscii(std::string_view text)
{
    if (m_graphics[static_cast<std::size_t>(m_shift)]) {
        for (const char character : text) {
            const auto code = static_cast<unsigned char>(character);
            printWide(code >= 0x5f ? lineDrawing[code - 0x5f] : code, 1);
        }
        return;
    }
    if (m_modes.insert) {
        for (const char character : text)
            printWide(static_cast<unsigned char>(character), 1);
        return;
    }
    printRun(text);
    m_lastPrinted = static_cast<unsigned char>(text.back());
}

void Terminal::printRun(std::string_view text)
{
    const int columns = this->columns();
    while (!text.empty()) {
        if (m_pendingWrap && m_modes.autoWrap)
            wrapLine();
        const auto room = static_cast<std::size_t>(columns - m_cursor.column);
        const std::size_t count = std::min(room, text.size());
        m_screen->writeAscii(m_cursor.row, m_cursor.column, text.substr(0, count), m_pen);
        text.remove_prefix(count);
        if (count < room) {
            m_cursor.column += static_cast<int>(count);
            return;
        }
        m_cursor.column = columns - 1;
        m_pendingWrap = true;
        // Without wrapping the rest is written over the last column: only its end is seen.
        if (!m_modes.autoWrap && text.size() > 1)
            text.remove_prefix(text.size() - 1);
    }
}

void Terminal::print(char32_t code)
{
    const int width = charWidth(code);
    if (width == 0)
        return printMark(code);
    printWide(code, width);
}

void Terminal::printMark(char32_t code)
{
    CellRow &row = m_screen->row(m_cursor.row);
    int column = m_pendingWrap ? m_cursor.column : m_cursor.column - 1;
    if (column > 0 && row.cells[static_cast<std::size_t>(column)].isWideTail())
        --column;
    if (column < 0)
        return;
    Cell &cell = row.cells[static_cast<std::size_t>(column)];
    cell.code = m_clusters.extended(cell.code, code);
    row.used = std::max(row.used, column + 1);
    row.dirty = true;
}

void Terminal::printWide(char32_t code, int width)
{
    const bool fits = m_cursor.column + width <= columns();
    if (m_modes.autoWrap && (m_pendingWrap || !fits)) {
        if (!m_pendingWrap)
            m_screen->erase(m_cursor.row, m_cursor.column, columns(), blank());
        wrapLine();
    } else if (!fits) {
        m_cursor.column = columns() - width;
    }
    if (m_modes.insert)
        m_screen->insertCells(m_cursor.row, m_cursor.column, width, blank());
    m_screen->write(m_cursor.row, m_cursor.column, code, width, m_pen);
    m_lastPrinted = code;
    m_cursor.column += width;
    m_pendingWrap = m_cursor.column >= columns();
    if (m_pendingWrap)
        m_cursor.column = columns() - 1;
}

void Terminal::wrapLine()
{
    m_screen->row(m_cursor.row).wrapped = true;
    m_cursor.column = 0;
    lineFeed();
}

void Terminal::lineFeed()
{
    m_pendingWrap = false;
    if (m_cursor.row == m_bottom - 1)
        m_screen->scrollUp(m_top, m_bottom, 1, blank(), m_top == 0);
    else if (m_cursor.row < rows() - 1)
        ++m_cursor.row;
}

void Terminal::reverseLineFeed()
{
    m_pendingWrap = false;
    if (m_cursor.row == m_top)
        m_screen->scrollDown(m_top, m_bottom, 1, blank());
    else if (m_cursor.row > 0)
        --m_cursor.row;
}

void Terminal::tabulate(int count)
{
    for (int column = m_cursor.column; count > 0 && column < columns() - 1;) {
        ++column;
        m_cursor.column = column;
        if (m_tabs[static_cast<std::size_t>(column)])
            --count;
    }
}

void Terminal::tabulateBack(int count)
{
    m_pendingWrap = false;
    while (count > 0 && m_cursor.column > 0) {
        --m_cursor.column;
        if (m_tabs[static_cast<std::size_t>(m_cursor.column)])
            --count;
    }
}

void Terminal::execute(char control)
{
    switch (control) {
    case '\a':
        m_bells = std::min(m_bells + 1, 1000);
        break;
    case '\b':
        m_pendingWrap = false;
        m_cursor.column = std::max(m_cursor.column - 1, 0);
        break;
    case '\t':
        tabulate(1);
        break;
    case '\n':
    case '\v':
    case '\f':
        lineFeed();
        if (m_modes.lineFeedReturns)
            m_cursor.column = 0;
        break;
    case '\r':
        m_pendingWrap = false;
        m_cursor.column = 0;
        break;
    case '\x0e':
        m_shift = 1;
        break;
    case '\x0f':
        m_shift = 0;
        break;
    default:
        break;
    }
}

} // namespace core
