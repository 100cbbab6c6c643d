#include "core/terminal/screen.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace core {

namespace {

/// Lays out rows of one width in another. The last rows are kept at hand, as many as the screen
/// can show; those before them go to a new scrollback.
class ReflowedRows
{
public:
    ReflowedRows(int columns, int rows, int scrollbackRows, const ClusterTable &clusters)
        : scrollback(scrollbackRows)
        , m_clusters(clusters)
        , m_columns(columns)
        , m_rows(rows)
    {
        startRow();
    }

    void append(const Cell *cell, int width)
    {
        if (m_row.used + width > m_columns)
            endRow(true);
        for (int i = 0; i < width; ++i)
            m_row.cells[static_cast<std::size_t>(m_row.used++)] = cell[i];
    }

    void endRow(bool wrapped)
    {
        m_row.wrapped = wrapped;
        m_kept.push_back(std::move(m_row));
        if (m_kept.size() > static_cast<std::size_t>(m_rows))
            keepLess();
        ++m_count;
        startRow();
    }

    /// Moves the first of the rows at hand to the scrollback.
    void keepLess()
    {
        scrollback.push(m_kept.front(), m_clusters);
        m_kept.pop_front();
    }

    bool inRow() const { return m_row.used > 0; }
    /// The row that is being filled, counted from the very first.
    int count() const { return m_count; }
    int column() const { return m_row.used; }
    std::deque<CellRow> &kept() { return m_kept; }

    Scrollback scrollback;

private:
    void startRow()
    {
        m_row = CellRow{};
        m_row.cells.resize(static_cast<std::size_t>(m_columns));
    }

    const ClusterTable &m_clusters;
    std::deque<CellRow> m_kept;
    CellRow m_row;
    int m_columns;
    int m_rows;
    int m_count = 0;
};

bool startsWide(const CellRow &row)
{
    return row.cells.size() > 1 && row.cells[1].isWideTail();
}

/// How many cells of a row are text: all when it is wrapped, but for a last one that was left
/// because a wide character had no room there.
int textLength(const CellRow &row, int columns, const CellRow *next)
{
    int length = row.used;
    if (row.wrapped) {
        const bool gap =
            next && startsWide(*next) && row.cells[static_cast<std::size_t>(columns - 1)].code == 0;
        return columns - (gap ? 1 : 0);
    }
    while (length > 0 && row.cells[static_cast<std::size_t>(length - 1)] == Cell{})
        --length;
    return length;
}

} // namespace

void Screen::resizeCropped(int columns, int rows, ScreenPosition &cursor)
{
    const int newColumns = std::clamp(columns, minimumColumns, maximumColumns);
    const int newRows = std::clamp(rows, 1, maximumRows);
    // Rows go at the top only when the cursor would be lost below.
    const int first = std::max(0, cursor.row - newRows + 1);
    std::vector<CellRow> kept;
    kept.reserve(static_cast<std::size_t>(newRows));
    for (int i = first; i < this->rows() && i < first + newRows; ++i) {
        CellRow &old = row(i);
        if (newColumns < m_columns)
            splitWide(old, newColumns);
        old.cells.resize(static_cast<std::size_t>(newColumns));
        old.used = std::min(old.used, newColumns);
        old.wrapped = old.wrapped && newColumns == m_columns;
        kept.push_back(std::move(old));
    }
    m_rows = std::move(kept);
    m_rows.resize(static_cast<std::size_t>(newRows));
    for (CellRow &row : m_rows)
        row.cells.resize(static_cast<std::size_t>(newColumns));
    m_first = 0;
    m_columns = newColumns;
    m_allDirty = true;
    cursor.row = std::clamp(cursor.row - first, 0, newRows - 1);
    cursor.column = std::clamp(cursor.column, 0, newColumns - 1);
}

void Screen::resizeReflowed(int columns, int rows, ScreenPosition &cursor)
{
    const int newColumns = std::clamp(columns, minimumColumns, maximumColumns);
    const int newRows = std::clamp(rows, 1, maximumRows);
    int last = this->rows() - 1;
    while (last > cursor.row && row(last).used == 0)
        --last;
    const bool wasFull = last == this->rows() - 1;

    ReflowedRows out(newColumns, newRows, m_scrollback.maximumRows(), *m_clusters);
    const int old = m_scrollback.size();
    const int total = old + last + 1;
    CellRow current;
    CellRow following;
    const auto read = [&](int index, CellRow &into) {
        if (index < old)
            m_scrollback.read(index, m_columns, *m_clusters, into);
        else
            into = std::move(row(index - old));
    };
    int top = 0;
    ScreenPosition placed;
    read(0, current);
    for (int index = 0; index < total; ++index) {
        const bool hasNext = index + 1 < total;
        if (hasNext)
            read(index + 1, following);
        if (index == old)
            top = out.count();
        const bool hasCursor = index == old + cursor.row;
        const int length = textLength(current, m_columns, hasNext ? &following : nullptr);
        for (int i = 0; i < length;) {
            const int width =
                i + 1 < length && current.cells[static_cast<std::size_t>(i + 1)].isWideTail() ? 2
                                                                                              : 1;
            out.append(&current.cells[static_cast<std::size_t>(i)], width);
            if (hasCursor && cursor.column >= i && cursor.column < i + width)
                placed = {out.column() - width, out.count()};
            i += width;
        }
        if (hasCursor && cursor.column >= length)
            placed = {std::min(out.column() + cursor.column - length, newColumns), out.count()};
        if (!current.wrapped || !hasNext)
            out.endRow(false);
        std::swap(current, following);
    }

    const int count = out.count();
    const int lowest = std::max(0, count - newRows);
    int newTop = wasFull ? lowest : std::max(top, lowest);
    newTop = std::min(newTop, count - 1);
    for (int index = lowest; index < newTop; ++index)
        out.keepLess();
    m_rows.assign(std::make_move_iterator(out.kept().begin()),
                  std::make_move_iterator(out.kept().end()));
    m_rows.resize(static_cast<std::size_t>(newRows));
    for (CellRow &row : m_rows)
        row.cells.resize(static_cast<std::size_t>(newColumns));
    m_first = 0;
    m_columns = newColumns;
    m_scrollback.swap(out.scrollback);
    m_allDirty = true;
    cursor.row = std::clamp(placed.row - newTop, 0, newRows - 1);
    cursor.column = placed.column;
}

} // namespace core
