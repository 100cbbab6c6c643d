#pragma once

#include "ui/graph/graphmetrics.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace ui {

class EdgeLabel;
class Theme;

/// An arrow to what a service depends on.
class EdgeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    EdgeItem(const GraphEdge &edge, const core::EdgeRoute &route);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    const GraphEdge &edge() const { return m_edge; }
    EdgeState state() const { return m_state; }
    /// Shows how far the dependency is; `dependency` gives the colour while it is waited for.
    void setState(EdgeState state, core::ServiceState dependency);
    /// Whether one of its ends is chosen.
    void setChosen(bool chosen);
    /// What is repainted together with the edge; may be null.
    void setLabel(EdgeLabel *label) { m_label = label; }
    QColor lineColor(const Theme &theme) const;
    QColor textColor(const Theme &theme) const;

private:
    void repaint();

    const GraphEdge m_edge;
    EdgeLabel *m_label = nullptr;
    QPainterPath m_path;
    QPainterPath m_arrow;
    QRectF m_bounds;
    EdgeState m_state = EdgeState::Satisfied;
    core::ServiceState m_dependency = core::ServiceState::Unknown;
    bool m_chosen = false;
};

/// The condition's word on an arrow: an item of its own, since it lies over all arrows.
class EdgeLabel : public QGraphicsItem
{
public:
    enum { Type = UserType + 3 };

    /// Below this zoom the words could not be read, so the scene hides them.
    static constexpr qreal smallestZoom = 0.55;

    /// `edge` and `metrics` outlive the item.
    EdgeLabel(const EdgeItem &edge, const QPointF &centre, const GraphMetrics &metrics);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_rect; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const EdgeItem &m_edge;
    const GraphMetrics &m_metrics;
    QString m_text;
    QRectF m_rect;
};

} // namespace ui
