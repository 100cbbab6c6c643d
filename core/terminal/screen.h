#pragma once

#include "core/terminal/cell.h"
#include "core/terminal/scrollback.h"

#include <string_view>
#include <vector>

namespace core {

/// A place on a screen, from 0.
struct ScreenPosition
{
    int column = 0;
    int row = 0;

    bool operator==(const ScreenPosition &) const = default;
};

/// A grid of cells with what has left it at the top. Knows how to change rows, and nothing about
/// escape sequences. All positions must be inside; ends are exclusive.
class Screen
{
public:
    static constexpr int minimumColumns = 2;
    static constexpr int maximumColumns = 1000;
    static constexpr int maximumRows = 500;

    /// The size is brought into bounds. No scrollback rows: what leaves the screen is gone.
    Screen(int columns, int rows, int scrollbackRows, ClusterTable &clusters);

    int columns() const { return m_columns; }
    int rows() const { return static_cast<int>(m_rows.size()); }
    const Scrollback &scrollback() const { return m_scrollback; }

    CellRow &row(int index) { return m_rows[slot(index)]; }
    const CellRow &row(int index) const { return m_rows[slot(index)]; }

    /// Writes printable ASCII into a row; it must fit.
    void writeAscii(int row, int column, std::string_view text, const CellStyle &style);
    /// Writes one character of 1 or 2 columns; it must fit.
    void write(int row, int column, char32_t code, int width, const CellStyle &style);

    void erase(int row, int from, int to, const CellStyle &blank);
    void eraseRows(int from, int to, const CellStyle &blank);
    void insertCells(int row, int column, int count, const CellStyle &blank);
    void deleteCells(int row, int column, int count, const CellStyle &blank);
    /// Moves rows top…bottom-1 up and blanks the last ones. With `keep` the first ones go to the
    /// scrollback.
    void scrollUp(int top, int bottom, int count, const CellStyle &blank, bool keep);
    void scrollDown(int top, int bottom, int count, const CellStyle &blank);
    void clearScrollback();

    /// Cuts or extends each row; the cursor stays inside.
    void resizeCropped(int columns, int rows, ScreenPosition &cursor);
    /// Lays out the text anew, the scrollback's too. A cursor column of columns() means "after the
    /// last cell", before and after.
    void resizeReflowed(int columns, int rows, ScreenPosition &cursor);

    /// Everything may have changed, not only rows that are marked dirty.
    bool allDirty() const { return m_allDirty; }
    void markAllDirty() { m_allDirty = true; }
    void clearDirty();

private:
    std::size_t slot(int index) const
    {
        const std::size_t at = m_first + static_cast<std::size_t>(index);
        return at < m_rows.size() ? at : at - m_rows.size();
    }
    void blank(CellRow &row, const CellStyle &style) const;
    void splitWide(CellRow &row, int column) const;

    std::vector<CellRow> m_rows;
    std::size_t m_first = 0; ///< where row 0 is: scrolling all moves this and no row
    Scrollback m_scrollback;
    ClusterTable *m_clusters;
    int m_columns;
    bool m_allDirty = true;
};

} // namespace core
