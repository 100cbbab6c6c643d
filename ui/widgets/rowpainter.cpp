#include "ui/widgets/rowpainter.h"

#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>
#include <QWidget>

namespace ui {

namespace {

constexpr int rowPadding = 7;

void paintGround(QPainter &painter, const QRect &rect, const RowLook &look, const QPalette &palette)
{
    const Theme &theme = Theme::of(palette);
    if (look.selected || look.hovered) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.selected
                             ? theme.color(Role::Selection)
                             : mixed(theme.color(Role::Window), theme.color(Role::Text), 0.05));
        painter.drawRoundedRect(rect, metrics::radius, metrics::radius);
        painter.restore();
    }
    if (look.focused)
        paint::focusRing(painter, rect, palette);
}

void paintMark(QPainter &painter, const QRect &rect, const RowLook &look, const Theme &theme)
{
    if (look.state.has_value())
        paintState(painter, rect, *look.state, theme, look.turn);
    else
        look.icon.paint(&painter, rect);
}

/// Paints `text` at the end of `room` and gives the room that is left.
QRect paintEnd(
    QPainter &painter, QRect room, const QString &text, const QFont &font, const QColor &color)
{
    if (text.isEmpty())
        return room;
    painter.setFont(font);
    painter.setPen(color);
    const int width = QFontMetrics(font).horizontalAdvance(text);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
    room.setRight(room.right() - width - metrics::spacing);
    return room;
}

} // namespace

void paintRow(QPainter &painter, const QRect &rect, const RowLook &look, const QWidget *widget)
{
    const QPalette palette = widget->palette();
    const Theme &theme = Theme::of(palette);
    paintGround(painter, rect, look, palette);
    QRect mark(0, 0, metrics::icon, metrics::icon);
    mark.moveCenter(rect.center());
    if (look.compact) {
        paintMark(painter, mark, look, theme);
        if (!look.badge.isEmpty()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Role::Warning));
            painter.drawEllipse(QPointF(mark.right() + 2, mark.top()), 3, 3);
        }
        return;
    }
    mark.moveLeft(rect.left() + rowPadding);
    paintMark(painter, mark, look, theme);
    QRect room = rect.adjusted(rowPadding + metrics::icon + 7, 0, -metrics::spacing, 0);
    if (look.opensMenu) {
        paint::chevron(painter,
                       QRectF(room.right() - 9, room.top(), 10, room.height()),
                       Qt::BottomEdge,
                       theme.color(Role::Muted));
        room.setRight(room.right() - 14);
    }
    const QFont font = widget->font();
    room = paintEnd(
        painter, room, look.badge, semiboldFont(smallFont(font)), theme.color(Role::Warning));
    room = paintEnd(
        painter, room, look.trailing, tabularFont(smallFont(font)), theme.color(Role::Muted));
    painter.setFont(font);
    painter.setPen(theme.color(Role::Text));
    painter.drawText(room,
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(look.text, Qt::ElideRight, room.width()));
}

} // namespace ui
