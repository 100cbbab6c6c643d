#include "ui/terminal/boxglyphs.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <cstdint>

namespace ui {

namespace {

/// How thick the lines to the left, right, top and bottom are: 0 none, 1 light, 2 heavy.
using BoxArms = std::array<std::uint8_t, 4>;

// U+250C … U+254B.
constexpr BoxArms boxArms[] = {
    {0, 1, 0, 1}, {0, 2, 0, 1}, {0, 1, 0, 2}, {0, 2, 0, 2}, {1, 0, 0, 1}, {2, 0, 0, 1},
    {1, 0, 0, 2}, {2, 0, 0, 2}, {0, 1, 1, 0}, {0, 2, 1, 0}, {0, 1, 2, 0}, {0, 2, 2, 0},
    {1, 0, 1, 0}, {2, 0, 1, 0}, {1, 0, 2, 0}, {2, 0, 2, 0}, {0, 1, 1, 1}, {0, 2, 1, 1},
    {0, 1, 2, 1}, {0, 1, 1, 2}, {0, 1, 2, 2}, {0, 2, 2, 1}, {0, 2, 1, 2}, {0, 2, 2, 2},
    {1, 0, 1, 1}, {2, 0, 1, 1}, {1, 0, 2, 1}, {1, 0, 1, 2}, {1, 0, 2, 2}, {2, 0, 2, 1},
    {2, 0, 1, 2}, {2, 0, 2, 2}, {1, 1, 0, 1}, {2, 1, 0, 1}, {1, 2, 0, 1}, {2, 2, 0, 1},
    {1, 1, 0, 2}, {2, 1, 0, 2}, {1, 2, 0, 2}, {2, 2, 0, 2}, {1, 1, 1, 0}, {2, 1, 1, 0},
    {1, 2, 1, 0}, {2, 2, 1, 0}, {1, 1, 2, 0}, {2, 1, 2, 0}, {1, 2, 2, 0}, {2, 2, 2, 0},
    {1, 1, 1, 1}, {2, 1, 1, 1}, {1, 2, 1, 1}, {2, 2, 1, 1}, {1, 1, 2, 1}, {1, 1, 1, 2},
    {1, 1, 2, 2}, {2, 1, 2, 1}, {1, 2, 2, 1}, {2, 1, 1, 2}, {1, 2, 1, 2}, {2, 2, 2, 1},
    {2, 2, 1, 2}, {2, 1, 2, 2}, {1, 2, 2, 2}, {2, 2, 2, 2},
};

bool armsOf(char32_t code, BoxArms &arms)
{
    if (code >= 0x250c && code <= 0x254b)
        arms = boxArms[code - 0x250c];
    else if (code == 0x2500 || code == 0x2501)
        arms = {std::uint8_t(code - 0x24ff), std::uint8_t(code - 0x24ff), 0, 0};
    else if (code == 0x2502 || code == 0x2503)
        arms = {0, 0, std::uint8_t(code - 0x2501), std::uint8_t(code - 0x2501)};
    else
        return false;
    return true;
}

void drawArms(QPainter &painter, const BoxArms &arms, const QRectF &cell, const QColor &color)
{
    const double light = std::max(1.0, std::round(cell.width() / 8));
    const double x = std::floor(cell.center().x() - light / 2);
    const double y = std::floor(cell.center().y() - light / 2);
    const auto thickness = [light](std::uint8_t arm) { return arm == 2 ? light * 2 : light; };
    // Each line reaches over the middle, so that corners are closed.
    const auto fill = [&](double left, double top, double right, double bottom) {
        painter.fillRect(QRectF(QPointF(left, top), QPointF(right, bottom)), color);
    };
    if (arms[0])
        fill(cell.left(), y, x + light, y + thickness(arms[0]));
    if (arms[1])
        fill(x, y, cell.right(), y + thickness(arms[1]));
    if (arms[2])
        fill(x, cell.top(), x + thickness(arms[2]), y + light);
    if (arms[3])
        fill(x, y, x + thickness(arms[3]), cell.bottom());
}

/// U+256D … U+2570: ╭ ╮ ╯ ╰.
void drawRoundCorner(QPainter &painter, char32_t code, const QRectF &cell, const QColor &color)
{
    const double light = std::max(1.0, std::round(cell.width() / 8));
    const QPointF middle(std::floor(cell.center().x() - light / 2) + light / 2,
                         std::floor(cell.center().y() - light / 2) + light / 2);
    const double x = code == 0x256d || code == 0x2570 ? cell.right() : cell.left();
    const double y = code == 0x256d || code == 0x256e ? cell.bottom() : cell.top();
    QPainterPath path(QPointF(x, middle.y()));
    const double radius = std::abs(x - middle.x());
    path.quadTo(middle, QPointF(middle.x(), middle.y() + (y > middle.y() ? radius : -radius)));
    path.lineTo(middle.x(), y);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, light, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

/// The part of a cell, in eighths.
QRectF part(const QRectF &cell, double left, double top, double right, double bottom)
{
    const auto x = [&](double eighths) {
        return cell.left() + std::round(cell.width() * eighths / 8);
    };
    const auto y = [&](double eighths) {
        return cell.top() + std::round(cell.height() * eighths / 8);
    };
    return QRectF(QPointF(x(left), y(top)), QPointF(x(right), y(bottom)));
}

void drawQuadrants(QPainter &painter, char32_t code, const QRectF &cell, const QColor &color)
{
    // Bits: upper left, upper right, lower left, lower right; for U+2596 … U+259F.
    constexpr std::uint8_t quadrants[] = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
    const std::uint8_t bits = quadrants[code - 0x2596];
    if (bits & 1)
        painter.fillRect(part(cell, 0, 0, 4, 4), color);
    if (bits & 2)
        painter.fillRect(part(cell, 4, 0, 8, 4), color);
    if (bits & 4)
        painter.fillRect(part(cell, 0, 4, 4, 8), color);
    if (bits & 8)
        painter.fillRect(part(cell, 4, 4, 8, 8), color);
}

void drawBlock(QPainter &painter, char32_t code, const QRectF &cell, const QColor &color)
{
    if (code == 0x2580)
        return painter.fillRect(part(cell, 0, 0, 8, 4), color);
    if (code <= 0x2588)
        return painter.fillRect(part(cell, 0, 8.0 - double(code - 0x2580), 8, 8), color);
    if (code <= 0x258f)
        return painter.fillRect(part(cell, 0, 0, 8.0 - double(code - 0x2588), 8), color);
    if (code == 0x2590)
        return painter.fillRect(part(cell, 4, 0, 8, 8), color);
    if (code <= 0x2593) {
        QColor shade = color;
        shade.setAlphaF(float(code - 0x2590) * 0.25F);
        return painter.fillRect(cell, shade);
    }
    if (code == 0x2594)
        return painter.fillRect(part(cell, 0, 0, 8, 1), color);
    if (code == 0x2595)
        return painter.fillRect(part(cell, 7, 0, 8, 8), color);
    drawQuadrants(painter, code, cell, color);
}

} // namespace

bool drawBoxGlyph(QPainter &painter, char32_t code, const QRectF &cell, const QColor &color)
{
    BoxArms arms = {};
    if (code < 0x2500 || code > 0x259f)
        return false;
    if (armsOf(code, arms))
        drawArms(painter, arms, cell, color);
    else if (code >= 0x256d && code <= 0x2570)
        drawRoundCorner(painter, code, cell, color);
    else if (code >= 0x2580)
        drawBlock(painter, code, cell, color);
    else
        return false;
    return true;
}

} // namespace ui
