#pragma once

#include "ui/graph/graphmetrics.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace ui {

/// An arrow to what a service depends on, with the condition's word on it.
class EdgeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };

    /// `metrics` outlives the item.
    EdgeItem(const GraphEdge &edge, const core::EdgeRoute &route, const GraphMetrics &metrics);

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    const GraphEdge &edge() const { return m_edge; }
    EdgeState state() const { return m_state; }
    /// Shows how far the dependency is; `dependency` gives the colour while it is waited for.
    void setState(EdgeState state, core::ServiceState dependency);
    /// Whether one of its ends is chosen.
    void setChosen(bool chosen);

private:
    const GraphEdge m_edge;
    const GraphMetrics &m_metrics;
    QPainterPath m_path;
    QPainterPath m_arrow;
    QRectF m_labelRect;
    EdgeState m_state = EdgeState::Satisfied;
    core::ServiceState m_dependency = core::ServiceState::Unknown;
    bool m_chosen = false;
};

} // namespace ui
