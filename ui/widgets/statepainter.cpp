#include "ui/widgets/statepainter.h"

#include "ui/desktop/theme.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

constexpr qreal grid = 16;
constexpr QPointF middle(8, 8);

QPen shapePen(const QColor &color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

/// Scales the 16 px grid of the shapes into `rect`; restores the painter when it goes.
class ShapeGrid
{
public:
    ShapeGrid(QPainter &painter, const QRectF &rect)
        : m_painter(painter)
    {
        const qreal scale = std::min(rect.width(), rect.height()) / grid;
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.translate(rect.center() - QPointF(grid, grid) * scale / 2);
        m_painter.scale(scale, scale);
    }
    ~ShapeGrid() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(ShapeGrid)

private:
    QPainter &m_painter;
};

void fill(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
}

void outline(QPainter &painter, const QColor &color, qreal width)
{
    painter.setPen(shapePen(color, width));
    painter.setBrush(Qt::NoBrush);
}

void paintHalfCircle(QPainter &painter, const QColor &color, qreal turn)
{
    painter.translate(middle);
    painter.rotate(turn);
    outline(painter, color, 1.5);
    painter.drawEllipse(QPointF(), 5.25, 5.25);
    fill(painter, color);
    painter.drawPie(QRectF(-5.25, -5.25, 10.5, 10.5), -90 * 16, 180 * 16);
}

void paintTriangle(QPainter &painter, const QColor &color)
{
    painter.setPen(shapePen(color, 1.5));
    painter.setBrush(color);
    const QPointF points[] = {{8, 3.25}, {13.25, 12.25}, {2.75, 12.25}};
    painter.drawPolygon(points, 3);
}

void paintQuestion(QPainter &painter, const QColor &color)
{
    QPen dashed = shapePen(color, 1.25);
    dashed.setCapStyle(Qt::FlatCap);
    dashed.setDashPattern({2.4, 1.7});
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, 6.25, 6.25);

    painter.setPen(shapePen(color, 1.4));
    QPainterPath mark(QPointF(6.4, 6.6));
    mark.cubicTo(QPointF(6.4, 4.3), QPointF(9.8, 4.3), QPointF(9.7, 6.5));
    mark.cubicTo(QPointF(9.6, 7.8), QPointF(8, 7.6), QPointF(8, 9.1));
    painter.drawPath(mark);
    painter.drawPoint(QPointF(8, 11.2));
}

void paintCheckedCircle(QPainter &painter, const QColor &color, const QColor &ground)
{
    fill(painter, color);
    painter.drawEllipse(middle, 6.25, 6.25);
    outline(painter, ground, 1.6);
    const QPointF points[] = {{5.3, 8.3}, {7.2, 10.2}, {10.8, 6.2}};
    painter.drawPolyline(points, 3);
}

void paintCrossedCircle(QPainter &painter, const QColor &color, const QColor &ground)
{
    fill(painter, color);
    painter.drawEllipse(middle, 6.25, 6.25);
    outline(painter, ground, 1.6);
    painter.drawLine(QPointF(5.9, 5.9), QPointF(10.1, 10.1));
    painter.drawLine(QPointF(10.1, 5.9), QPointF(5.9, 10.1));
}

} // namespace

void paintState(
    QPainter &painter, const QRectF &rect, core::ServiceState state, const Theme &theme, qreal turn)
{
    const ShapeGrid scope(painter, rect);
    const QColor color = theme.state(state);
    const QColor ground = theme.color(Role::Base);
    switch (state) {
    case core::ServiceState::Starting:
    case core::ServiceState::Waiting:
        paintHalfCircle(painter, color, turn);
        return;
    case core::ServiceState::Running:
        fill(painter, color);
        painter.drawEllipse(middle, 5.25, 5.25);
        return;
    case core::ServiceState::Healthy:
        paintCheckedCircle(painter, color, ground);
        return;
    case core::ServiceState::Unhealthy:
        paintCrossedCircle(painter, color, ground);
        return;
    case core::ServiceState::Failed:
        paintTriangle(painter, color);
        return;
    case core::ServiceState::Stopped:
        fill(painter, color);
        painter.drawRoundedRect(QRectF(4, 4, 8, 8), 1, 1);
        return;
    case core::ServiceState::Done: {
        outline(painter, color, 2);
        const QPointF points[] = {{3.25, 8.5}, {6.5, 11.75}, {12.75, 4.75}};
        painter.drawPolyline(points, 3);
        return;
    }
    case core::ServiceState::Paused:
        fill(painter, color);
        painter.drawRoundedRect(QRectF(4, 3.5, 3, 9), 1, 1);
        painter.drawRoundedRect(QRectF(9, 3.5, 3, 9), 1, 1);
        return;
    case core::ServiceState::NotCreated:
        outline(painter, color, 1.5);
        painter.drawEllipse(middle, 4.75, 4.75);
        return;
    case core::ServiceState::Unknown:
        paintQuestion(painter, color);
        return;
    }
}

void paintDiffers(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    const ShapeGrid scope(painter, rect);
    outline(painter, theme.differs(), 1.5);
    painter.drawArc(QRectF(2.75, 2.75, 10.5, 10.5), 0, -310 * 16);
    const QPointF head[] = {{11.75, 1.5}, {11.75, 4.5}, {8.75, 4.5}};
    painter.drawPolyline(head, 3);
}

bool isExpecting(core::ServiceState state)
{
    return state == core::ServiceState::Starting || state == core::ServiceState::Waiting;
}

qreal turnNow()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    constexpr qint64 period = 4000;
    return qreal(clock.elapsed() % period) * 360 / period;
}

int turnInterval(const QWidget *widget)
{
    const bool motion =
        widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
    return motion ? 80 : 0;
}

} // namespace ui
