#include "ui/graph/edgeitem.h"

#include "ui/desktop/theme.h"
#include "ui/graph/graphtexts.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace ui {
namespace {

/// Zoomed out below these, an edge leaves out its word, its arrow, its smoothness.
constexpr qreal labelDetail = 0.6;
constexpr qreal arrowDetail = 0.3;
constexpr qreal smoothDetail = 0.22;
constexpr qreal arrowHalfWidth = 5.5;
constexpr qreal hitWidth = 9;

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

/// The head at the end of a route, which arrives straight: to the left, or to the right when the
/// edge closes a cycle.
QPainterPath arrowAt(const core::EdgeRoute &route)
{
    QPainterPath arrow;
    if (route.points.isEmpty())
        return arrow;
    const QPointF base = route.points.last();
    const qreal length = route.backwards ? GraphMetrics::arrowLength : -GraphMetrics::arrowLength;
    arrow.moveTo(base + QPointF(length, 0));
    arrow.lineTo(base + QPointF(0, -arrowHalfWidth));
    arrow.lineTo(base + QPointF(0, arrowHalfWidth));
    arrow.closeSubpath();
    return arrow;
}

QRectF labelRectOf(const GraphEdge &edge, const core::EdgeRoute &route, const GraphMetrics &metrics)
{
    if (!route.label)
        return {};
    const qreal width =
        QFontMetricsF(metrics.labelFont).horizontalAdvance(conditionText(edge.condition)) + 6;
    return {route.label->x() - width / 2,
            route.label->y() - metrics.labelHeight / 2,
            width,
            metrics.labelHeight};
}

} // namespace

EdgeItem::EdgeItem(const GraphEdge &edge, const core::EdgeRoute &route, const GraphMetrics &metrics)
    : m_edge(edge)
    , m_metrics(metrics)
    , m_path(pathOf(route.points))
    , m_arrow(arrowAt(route))
    , m_labelRect(labelRectOf(edge, route, metrics))
{
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF EdgeItem::boundingRect() const
{
    return m_path.controlPointRect()
        .united(m_arrow.boundingRect())
        .united(m_labelRect)
        .adjusted(-2, -2, 2, 2);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(hitWidth);
    QPainterPath path = stroker.createStroke(m_path);
    path.addRect(m_labelRect);
    return path;
}

void EdgeItem::setState(EdgeState state, core::ServiceState dependency)
{
    if (m_state == state && m_dependency == dependency)
        return;
    m_state = state;
    m_dependency = dependency;
    update();
}

void EdgeItem::setChosen(bool chosen)
{
    if (m_chosen == chosen)
        return;
    m_chosen = chosen;
    setZValue(chosen ? 1 : 0);
    update();
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Theme &theme = Theme::of(widget ? widget->palette() : option->palette);
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    QColor line = theme.color(m_chosen ? Role::Muted : Role::Outline);
    QColor text = theme.color(Role::Muted);
    if (m_state == EdgeState::Waiting)
        line = text = theme.state(m_dependency);
    else if (m_state == EdgeState::Broken)
        line = text = theme.color(Role::Failure);

    painter->setRenderHint(QPainter::Antialiasing, detail > smoothDetail);
    QPen pen(line, m_chosen ? 2 : detail > arrowDetail ? 1.5 : 1);
    pen.setCosmetic(true);
    if (m_state == EdgeState::Waiting)
        pen.setDashPattern({4, 3});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    if (detail > arrowDetail)
        painter->fillPath(m_arrow, line);
    if (detail < labelDetail || m_labelRect.isEmpty())
        return;

    painter->fillRect(m_labelRect, theme.color(Role::Base));
    painter->setFont(m_metrics.labelFont);
    painter->setPen(text);
    painter->drawText(m_labelRect, Qt::AlignCenter, conditionText(m_edge.condition));
}

} // namespace ui
