#pragma once

#include "ui/graph/graphmetrics.h"

#include <QGraphicsItem>

namespace ui {

class Theme;

/// The card of a service with its chips. It shows what it is given and reacts to nothing; the
/// view does.
class NodeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };

    /// `metrics` outlives the item.
    NodeItem(const GraphNode &node, const GraphMetrics &metrics);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    const GraphNode &node() const { return m_node; }
    const core::ServiceSnapshot &service() const { return m_service; }
    /// The card without its chips, in its own coordinates.
    QRectF cardRect() const;

    void setService(const core::ServiceSnapshot &service);
    void setChosen(bool chosen);
    void setHovered(bool hovered);
    /// Whether the keyboard is in the view, which a ring around the chosen card says.
    void setRinged(bool ringed);
    /// Whether the half circle turns; else it stands still.
    void setTurning(bool turning);
    bool isExpecting() const;

private:
    /// Only where it is and how it is, when there is no room for words.
    void paintFromAfar(QPainter &painter, const Theme &theme) const;
    void paintCard(QPainter &painter, const Theme &theme) const;
    void paintName(QPainter &painter, const Theme &theme, qreal detail) const;
    void paintText(QPainter &painter, const Theme &theme) const;
    void paintChips(QPainter &painter, const Theme &theme) const;
    void updateToolTip();

    const GraphNode m_node;
    const GraphMetrics &m_metrics;
    const QRectF m_bounds;
    core::ServiceSnapshot m_service;
    bool m_chosen = false;
    bool m_hovered = false;
    bool m_ringed = false;
    bool m_turning = false;
};

} // namespace ui
