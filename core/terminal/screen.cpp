#include "core/terminal/screen.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

Cell *cellAt(CellRow &row, int column)
{
    return row.cells.data() + column;
}

void touch(CellRow &row, int end)
{
    row.used = std::max(row.used, end);
    row.dirty = true;
}

} // namespace

Screen::Screen(int columns, int rows, int scrollbackRows, ClusterTable &clusters)
    : m_scrollback(scrollbackRows)
    , m_clusters(&clusters)
    , m_columns(std::clamp(columns, minimumColumns, maximumColumns))
{
    m_rows.resize(static_cast<std::size_t>(std::clamp(rows, 1, maximumRows)));
    for (CellRow &row : m_rows)
        row.cells.resize(static_cast<std::size_t>(m_columns));
}

/// Half of a wide character is none: before the border at `column` is changed, both halves of one
/// that stands across it become blanks.
void Screen::splitWide(CellRow &row, int column) const
{
    if (column <= 0 || column >= m_columns || !cellAt(row, column)->isWideTail())
        return;
    cellAt(row, column - 1)->code = U' ';
    cellAt(row, column)->code = U' ';
}

void Screen::writeAscii(int index, int column, std::string_view text, const CellStyle &style)
{
    CellRow &target = row(index);
    const int end = column + static_cast<int>(text.size());
    if (column < target.used) {
        splitWide(target, column);
        splitWide(target, end);
    }
    Cell *cell = cellAt(target, column);
    for (const char character : text)
        *cell++ = Cell{static_cast<unsigned char>(character), style};
    touch(target, end);
}

void Screen::write(int index, int column, char32_t code, int width, const CellStyle &style)
{
    CellRow &target = row(index);
    splitWide(target, column);
    splitWide(target, column + width);
    *cellAt(target, column) = Cell{code, style};
    if (width == 2)
        *cellAt(target, column + 1) = Cell{Cell::wideTail, style};
    touch(target, column + width);
}

void Screen::erase(int index, int from, int to, const CellStyle &blank)
{
    CellRow &target = row(index);
    if (from >= to)
        return;
    splitWide(target, from);
    splitWide(target, to);
    target.dirty = true;
    if (to >= m_columns)
        target.wrapped = false;
    if (blank == CellStyle{}) {
        const int end = std::min(to, target.used);
        if (from < end)
            std::fill(cellAt(target, from), cellAt(target, end), Cell{});
        if (to >= target.used)
            target.used = std::min(target.used, from);
        return;
    }
    std::fill(cellAt(target, from), cellAt(target, to), Cell{0, blank});
    target.used = std::max(target.used, to);
}

void Screen::blank(CellRow &row, const CellStyle &style) const
{
    if (style == CellStyle{}) {
        std::fill_n(row.cells.data(), row.used, Cell{});
        row.used = 0;
    } else {
        std::fill(row.cells.begin(), row.cells.end(), Cell{0, style});
        row.used = m_columns;
    }
    row.wrapped = false;
    row.dirty = true;
}

void Screen::eraseRows(int from, int to, const CellStyle &style)
{
    if (from >= to)
        return;
    // What went before no longer goes on here.
    if (from == 0)
        m_scrollback.unwrapNewest();
    else
        row(from - 1).wrapped = false;
    for (int index = from; index < to; ++index)
        blank(row(index), style);
}

void Screen::insertCells(int index, int column, int count, const CellStyle &blank)
{
    CellRow &target = row(index);
    count = std::clamp(count, 0, m_columns - column);
    if (count == 0)
        return;
    splitWide(target, column);
    splitWide(target, m_columns - count);
    std::move_backward(
        cellAt(target, column), cellAt(target, m_columns - count), cellAt(target, m_columns));
    std::fill_n(cellAt(target, column), count, Cell{0, blank});
    target.wrapped = false;
    touch(target, m_columns);
}

void Screen::deleteCells(int index, int column, int count, const CellStyle &blank)
{
    CellRow &target = row(index);
    count = std::clamp(count, 0, m_columns - column);
    if (count == 0)
        return;
    splitWide(target, column);
    splitWide(target, column + count);
    std::move(cellAt(target, column + count), cellAt(target, m_columns), cellAt(target, column));
    std::fill_n(cellAt(target, m_columns - count), count, Cell{0, blank});
    target.wrapped = false;
    touch(target, m_columns);
}

void Screen::scrollUp(int top, int bottom, int count, const CellStyle &style, bool keep)
{
    count = std::clamp(count, 0, bottom - top);
    if (count == 0)
        return;
    if (keep) {
        for (int i = 0; i < count; ++i)
            m_scrollback.push(row(top + i), *m_clusters);
    }
    if (top == 0 && bottom == rows()) {
        m_first = slot(count == rows() ? 0 : count);
    } else {
        for (int i = top; i + count < bottom; ++i)
            std::swap(row(i), row(i + count));
    }
    for (int i = bottom - count; i < bottom; ++i)
        blank(row(i), style);
    m_allDirty = true;
}

void Screen::scrollDown(int top, int bottom, int count, const CellStyle &style)
{
    count = std::clamp(count, 0, bottom - top);
    if (count == 0)
        return;
    for (int i = bottom - 1; i - count >= top; --i)
        std::swap(row(i), row(i - count));
    for (int i = top; i < top + count; ++i)
        blank(row(i), style);
    // What went before no longer goes on here.
    if (top > 0)
        row(top - 1).wrapped = false;
    row(bottom - 1).wrapped = false;
    m_allDirty = true;
}

void Screen::clearScrollback()
{
    m_scrollback.clear();
    m_allDirty = true;
}

void Screen::clearDirty()
{
    m_allDirty = false;
    for (CellRow &row : m_rows)
        row.dirty = false;
}

} // namespace core
