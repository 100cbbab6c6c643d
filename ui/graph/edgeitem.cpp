#include "ui/graph/edgeitem.h"

#include "ui/desktop/theme.h"
#include "ui/graph/graphtexts.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace ui {
namespace {

/// Zoomed out below these, an edge leaves out its arrow, its smoothness.
constexpr qreal arrowDetail = 0.3;
constexpr qreal smoothDetail = 0.22;
constexpr qreal arrowHalfWidth = 5.5;
constexpr qreal hitWidth = 9;
constexpr qreal textPadding = 3;

QPainterPath pathOf(const QList<QPointF> &points)
{
    QPainterPath path;
    if (points.isEmpty())
        return path;
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(points[i], points[i + 1], points[i + 2]);
    return path;
}

/// The head at the end of a route, in the direction in which the route arrives.
QPainterPath arrowAt(const QList<QPointF> &points)
{
    QPainterPath arrow;
    if (points.size() < 2)
        return arrow;
    const QPointF base = points.last();
    const QLineF arrival(points[points.size() - 2], base);
    const QPointF along =
        arrival.isNull() ? QPointF(-1, 0) : QPointF(arrival.dx(), arrival.dy()) / arrival.length();
    const QPointF aside(-along.y(), along.x());
    arrow.moveTo(base + along * GraphMetrics::arrowLength);
    arrow.lineTo(base + aside * arrowHalfWidth);
    arrow.lineTo(base - aside * arrowHalfWidth);
    arrow.closeSubpath();
    return arrow;
}

qreal detailOf(const QPainter &painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

/// What is up and not yet what is asked for is expected to become it; what is down is not.
bool isUnderWay(core::ServiceState state)
{
    switch (state) {
    case core::ServiceState::NotCreated:
    case core::ServiceState::Stopped:
    case core::ServiceState::Failed:
    case core::ServiceState::Done:
    case core::ServiceState::Unknown:
        return false;
    default:
        return true;
    }
}

} // namespace

EdgeItem::EdgeItem(const GraphEdge &edge, const core::EdgeRoute &route)
    : m_edge(edge)
    , m_path(pathOf(route.points))
    , m_arrow(arrowAt(route.points))
    , m_bounds(m_path.controlPointRect().united(m_arrow.boundingRect()).adjusted(-2, -2, 2, 2))
{
    setAcceptedMouseButtons(Qt::NoButton);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(hitWidth);
    return stroker.createStroke(m_path);
}

void EdgeItem::setState(EdgeState state, core::ServiceState dependency)
{
    if (m_state == state && m_dependency == dependency)
        return;
    m_state = state;
    m_dependency = dependency;
    repaint();
}

void EdgeItem::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    setZValue(chosen ? 1 : 0);
    repaint();
}

void EdgeItem::repaint()
{
    update();
    if (m_label)
        m_label->update();
}

QColor EdgeItem::lineColor(const Theme &theme) const
{
    if (m_state == EdgeState::Satisfied)
        return theme.color(m_chosen ? Role::Muted : Role::Outline);
    return textColor(theme);
}

QColor EdgeItem::textColor(const Theme &theme) const
{
    switch (m_state) {
    case EdgeState::Satisfied:
        return theme.color(Role::Muted);
    case EdgeState::Waiting:
        return isUnderWay(m_dependency) ? theme.state(core::ServiceState::Waiting)
                                        : theme.color(Role::Muted);
    case EdgeState::Broken:
        return theme.color(Role::Failure);
    }
    Q_UNREACHABLE();
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Theme &theme = Theme::of(widget ? widget->palette() : option->palette);
    const qreal detail = detailOf(*painter);
    const QColor color = lineColor(theme);

    painter->setRenderHint(QPainter::Antialiasing, detail > smoothDetail);
    const qreal width = m_chosen ? 2 : detail > arrowDetail ? 1.5 : 1;
    // Cosmetic pens are as wide in device pixels, whatever the screen's scale.
    QPen pen(color, width * painter->device()->devicePixelRatioF());
    pen.setCosmetic(true);
    if (m_state == EdgeState::Waiting && detail > smoothDetail)
        pen.setDashPattern({4, 3});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    if (detail > arrowDetail)
        painter->fillPath(m_arrow, color);
}

EdgeLabel::EdgeLabel(const EdgeItem &edge, const QPointF &centre, const GraphMetrics &metrics)
    : m_edge(edge)
    , m_metrics(metrics)
    , m_text(conditionText(edge.edge().condition))
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(1.5);
    const qreal width =
        QFontMetricsF(metrics.labelFont).horizontalAdvance(m_text) + 2 * textPadding;
    m_rect = {
        centre.x() - width / 2, centre.y() - metrics.labelHeight / 2, width, metrics.labelHeight};
}

void EdgeLabel::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Theme &theme = Theme::of(widget ? widget->palette() : option->palette);
    painter->fillRect(m_rect, theme.color(Role::Base));
    painter->setFont(m_metrics.labelFont);
    painter->setPen(m_edge.textColor(theme));
    painter->drawText(m_rect, Qt::AlignCenter, m_text);
}

} // namespace ui
