#include "ui/terminal/terminalpainter.h"

#include "ui/terminal/boxglyphs.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

std::size_t fontIndex(const core::CellStyle &style)
{
    return ((style.attributes & core::BoldCell) != 0 ? 1U : 0U)
           + ((style.attributes & core::ItalicCell) != 0 ? 2U : 0U);
}

bool isWide(const core::CellRow &row, int column)
{
    const auto next = static_cast<std::size_t>(column) + 1;
    return next < row.cells.size() && row.cells[next].isWideTail();
}

} // namespace

void TerminalPainter::setFont(const QFont &font)
{
    for (std::size_t index = 0; index < m_fonts.size(); ++index) {
        QFont &variant = m_fonts[index];
        variant = font;
        variant.setFixedPitch(true);
        variant.setKerning(false);
        variant.setBold((index & 1U) != 0);
        variant.setItalic((index & 2U) != 0);
        m_rawFonts[index] = QRawFont::fromFont(variant);
        m_otherGlyphs[index].clear();
        for (char16_t code = 0; code < 128; ++code) {
            const QList<quint32> glyphs =
                m_rawFonts[index].glyphIndexesForString(QString(QChar(code)));
            m_glyphs[index][code] = glyphs.value(0);
        }
    }
    const QFontMetricsF metrics(m_fonts[0]);
    m_cell = QSize(std::max(1, qRound(metrics.horizontalAdvance(u'M'))),
                   std::max(1, qCeil(metrics.ascent()) + qCeil(metrics.descent())));
    m_ascent = qCeil(metrics.ascent());
}

QRect TerminalPainter::cellRect(const QPoint &origin, int first, int last) const
{
    return {origin.x() + first * m_cell.width(),
            origin.y(),
            (last - first) * m_cell.width(),
            m_cell.height()};
}

quint32 TerminalPainter::glyphOf(std::size_t font, char32_t code)
{
    constexpr qsizetype maximumGlyphs = 8192;
    if (code < 128)
        return m_glyphs[font][code];
    const bool isBox = code >= 0x2500 && code <= 0x259f;
    if (isBox || (code & core::Cell::clusterBit) != 0)
        return 0;
    QHash<char32_t, quint32> &known = m_otherGlyphs[font];
    if (const auto found = known.constFind(code); found != known.constEnd())
        return *found;
    if (known.size() >= maximumGlyphs)
        known.clear();
    const QList<quint32> glyphs =
        m_rawFonts[font].glyphIndexesForString(QString::fromUcs4(&code, 1));
    const quint32 glyph = glyphs.value(0);
    known.insert(code, glyph);
    return glyph;
}

CellColors::Look
TerminalPainter::lookOf(const core::CellStyle &style, int column, const RowMarks &marks)
{
    CellColors::Look look = m_colors.look(style, marks.reversedScreen);
    if (column >= marks.selection.first && column < marks.selection.last) {
        look.background = palette().selection;
        look.foreground = m_colors.textOn(look.background, look.foreground);
    }
    if (column == marks.cursor && marks.focused && marks.shape == core::CursorShape::Block) {
        look.foreground = m_colors.textOn(palette().cursor, look.background);
        look.background = palette().cursor;
    }
    return look;
}

void TerminalPainter::drawRow(QPainter &painter,
                              const core::Terminal &terminal,
                              const core::CellRow &row,
                              const QPoint &origin,
                              const RowMarks &marks)
{
    const int columns = std::min(terminal.columns(), static_cast<int>(row.cells.size()));
    Run run;
    for (int column = 0; column <= columns; ++column) {
        CellColors::Look look;
        core::CellStyle style;
        if (column < columns) {
            const core::Cell &cell = row.cells[static_cast<std::size_t>(column)];
            style = cell.style;
            look = lookOf(style, cell.isWideTail() ? column - 1 : column, marks);
            if (column > run.first && style == run.style && look.background == run.look.background
                && look.foreground == run.look.foreground)
                continue;
        }
        if (column > run.first) {
            run.last = column;
            drawRun(painter, terminal, row, origin, run, marks);
        }
        run = {.first = column, .last = column, .style = style, .look = look};
    }
    if (marks.cursor >= 0 && marks.cursor < columns) {
        const int width = isWide(row, marks.cursor) ? 2 : 1;
        drawCursor(painter, cellRect(origin, marks.cursor, marks.cursor).topLeft(), width, marks);
    }
}

void TerminalPainter::drawRun(QPainter &painter,
                              const core::Terminal &terminal,
                              const core::CellRow &row,
                              const QPoint &origin,
                              const Run &run,
                              const RowMarks &marks)
{
    const QRect area = cellRect(origin, run.first, run.last);
    if (run.look.background != palette().background)
        painter.fillRect(area, run.look.background);
    const std::size_t font = fontIndex(run.style);
    QList<quint32> glyphs;
    QList<QPointF> positions;
    const int baseline = origin.y() + m_ascent;
    for (int column = run.first; column < run.last; ++column) {
        const char32_t code = row.cells[static_cast<std::size_t>(column)].code;
        if (code == 0 || code == U' ' || code == core::Cell::wideTail)
            continue;
        if (const quint32 glyph = glyphOf(font, code)) {
            glyphs.append(glyph);
            positions.append(QPointF(origin.x() + column * m_cell.width(), baseline));
        } else {
            drawOther(painter, terminal, row, column, origin, run);
        }
    }
    if (!glyphs.isEmpty()) {
        QGlyphRun glyphRun;
        glyphRun.setRawFont(m_rawFonts[font]);
        glyphRun.setGlyphIndexes(glyphs);
        glyphRun.setPositions(positions);
        painter.setPen(run.look.foreground);
        painter.drawGlyphRun(QPointF(), glyphRun);
    }
    const bool hovered = run.style.link != 0 && run.style.link == marks.hoveredLink;
    drawDecorations(painter, area, run, hovered);
}

void TerminalPainter::drawOther(QPainter &painter,
                                const core::Terminal &terminal,
                                const core::CellRow &row,
                                int column,
                                const QPoint &origin,
                                const Run &run)
{
    const core::Cell &cell = row.cells[static_cast<std::size_t>(column)];
    const QRect area = cellRect(origin, column, column + (isWide(row, column) ? 2 : 1));
    if (drawBoxGlyph(painter, cell.code, area, run.look.foreground))
        return;
    std::string text;
    terminal.appendText(cell, text);
    painter.setPen(run.look.foreground);
    painter.setFont(m_fonts[fontIndex(run.style)]);
    painter.drawText(QPointF(area.x(), area.y() + m_ascent), QString::fromStdString(text));
}

void TerminalPainter::drawDecorations(QPainter &painter,
                                      const QRect &area,
                                      const Run &run,
                                      bool hovered) const
{
    const int thickness = std::max(1, m_cell.height() / 16);
    const int underline =
        std::min(area.top() + m_ascent + thickness, area.bottom() - thickness + 1);
    const auto line = [&](int y) {
        painter.fillRect(QRect(area.left(), y, area.width(), thickness), run.look.foreground);
    };
    const std::uint16_t attributes = run.style.attributes;
    if ((attributes & core::UnderlinedCell) != 0 || hovered)
        line(underline);
    if ((attributes & core::DoubleUnderlinedCell) != 0) {
        line(underline);
        line(underline - 2 * thickness);
    }
    if ((attributes & core::StruckCell) != 0)
        line(area.top() + m_ascent * 2 / 3);
    if ((attributes & core::OverlinedCell) != 0)
        line(area.top());
    if ((attributes & core::CurlyUnderlinedCell) != 0) {
        QPainterPath wave(QPointF(area.left(), underline));
        const double step = m_cell.width() / 2.0;
        double direction = thickness * 2;
        for (double x = area.left(); x < area.right(); x += step, direction = -direction)
            wave.quadTo(QPointF(x + step / 2, underline + direction), QPointF(x + step, underline));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.strokePath(wave, QPen(run.look.foreground, thickness));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (run.style.link != 0 && !hovered) {
        painter.setPen(QPen(run.look.foreground, thickness, Qt::DotLine));
        painter.drawLine(area.left(), underline, area.right(), underline);
    }
}

void TerminalPainter::drawCursor(QPainter &painter,
                                 const QPoint &origin,
                                 int width,
                                 const RowMarks &marks) const
{
    const QRect area = cellRect(origin, 0, width);
    const int thickness = std::max(2, m_cell.width() / 5);
    if (!marks.focused) {
        painter.setPen(palette().cursor);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    } else if (marks.shape == core::CursorShape::Bar) {
        painter.fillRect(QRect(area.topLeft(), QSize(thickness, area.height())), palette().cursor);
    } else if (marks.shape == core::CursorShape::Underline) {
        painter.fillRect(area.adjusted(0, area.height() - thickness, 0, 0), palette().cursor);
    }
}

void TerminalPainter::drawPreedit(QPainter &painter, const QString &text, const QPoint &origin)
{
    painter.setFont(m_fonts[0]);
    const int width = qCeil(QFontMetricsF(m_fonts[0]).horizontalAdvance(text));
    const QRect area(origin, QSize(width, m_cell.height()));
    painter.fillRect(area, palette().background);
    painter.setPen(palette().foreground);
    painter.drawText(QPointF(origin.x(), origin.y() + m_ascent), text);
    painter.fillRect(QRect(area.left(), area.bottom(), width, 1), palette().foreground);
}

} // namespace ui
