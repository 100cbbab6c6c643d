#pragma once

#include "core/terminal/terminalselection.h"
#include "ui/terminal/terminalpalette.h"

#include <QFont>
#include <QRawFont>

#include <array>

class QPainter;

namespace ui {

/// What lies over the text of a row.
struct RowMarks
{
    core::ColumnSpan selection = {};
    /// The column of the cursor; -1 = not in this row, or not to be seen.
    int cursor = -1;
    core::CursorShape shape = core::CursorShape::Block;
    bool focused = true; ///< else the cursor is an outline
    std::uint16_t hoveredLink = 0;
    bool reversedScreen = false;
};

/// Draws rows of a terminal. Everything sits on a grid of whole pixels.
class TerminalPainter
{
public:
    void setFont(const QFont &font);
    void setColors(const TerminalPalette &palette) { m_colors = CellColors(palette); }
    const TerminalPalette &palette() const { return m_colors.palette(); }
    QSize cellSize() const { return m_cell; }
    const QFont &font() const { return m_fonts[0]; }

    /// Draws one row with its upper left corner at `origin`.
    void drawRow(QPainter &painter,
                 const core::Terminal &terminal,
                 const core::CellRow &row,
                 const QPoint &origin,
                 const RowMarks &marks);
    /// Draws text over the cells that follow, underlined: what an input method is composing.
    void drawPreedit(QPainter &painter, const QString &text, const QPoint &origin);

private:
    /// Cells next to each other that look the same.
    struct Run
    {
        int first = 0;
        int last = 0;
        core::CellStyle style = {};
        CellColors::Look look = {};
    };

    CellColors::Look lookOf(const core::CellStyle &style, int column, const RowMarks &marks);
    void drawRun(QPainter &painter,
                 const core::Terminal &terminal,
                 const core::CellRow &row,
                 const QPoint &origin,
                 const Run &run,
                 const RowMarks &marks);
    void drawOther(QPainter &painter,
                   const core::Terminal &terminal,
                   const core::CellRow &row,
                   int column,
                   const QPoint &origin,
                   const Run &run);
    void drawDecorations(QPainter &painter, const QRect &area, const Run &run, bool hovered) const;
    void
    drawCursor(QPainter &painter, const QPoint &origin, int width, const RowMarks &marks) const;
    /// The glyph of a character in the terminal's own font; 0 = it has none.
    quint32 glyphOf(std::size_t font, char32_t code);
    QRect cellRect(const QPoint &origin, int first, int last) const;

    CellColors m_colors;
    std::array<QFont, 4> m_fonts = {}; ///< plain, bold, italic, both
    std::array<QRawFont, 4> m_rawFonts = {};
    std::array<std::array<quint32, 128>, 4> m_glyphs = {};
    std::array<QHash<char32_t, quint32>, 4> m_otherGlyphs = {};
    QSize m_cell = {8, 16};
    int m_ascent = 12;
};

} // namespace ui
