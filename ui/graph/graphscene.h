#pragma once

#include "ui/graph/graphmetrics.h"

#include <QGraphicsScene>

namespace ui {

class EdgeItem;
class EdgeLabel;
class NodeItem;

/// The cards and arrows of one graph. Positions come with the graph, states change in place.
class GraphScene : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit GraphScene(QObject *parent = nullptr);

    /// Makes all items anew.
    void setGraph(const GraphStructure &structure,
                  const GraphMetrics &metrics,
                  const core::GraphLayout &layout);
    /// Shows the states of the services; does nothing for those that are not in the graph.
    void setStates(const core::StackSnapshot &stack);

    const GraphStructure &structure() const { return m_structure; }
    /// Where the graph is, without the room around it.
    QRectF contentRect() const { return m_contentRect; }
    /// Of each card in scene coordinates, without chips, in the order of the structure.
    QList<QRectF> cardRects() const;

    NodeItem *nodeItem(const QString &name) const;
    /// The card or chip there, if it belongs to a service of the stack.
    NodeItem *serviceAt(const QPointF &position) const;
    const QList<NodeItem *> &nodeItems() const { return m_nodes; }
    const QList<EdgeItem *> &edgeItems() const { return m_edges; }

    /// Marks a service and its arrows; an empty or unknown name unmarks.
    void choose(const QString &name);
    void setRinged(bool ringed);
    void setHovered(NodeItem *node);
    void setTurning(bool turning);
    /// Paints anew how long each has been in its state.
    void updateAges();
    /// Shows the words on the arrows where they can be read.
    void setZoom(qreal zoom);
    /// Whether a service is starting or waiting.
    bool isExpecting() const;

private:
    GraphStructure m_structure;
    GraphMetrics m_metrics;
    QRectF m_contentRect;
    QList<NodeItem *> m_nodes;
    QList<EdgeItem *> m_edges;
    QList<EdgeLabel *> m_labels;
    bool m_labelled = true;
    NodeItem *m_chosen = nullptr;
    NodeItem *m_hovered = nullptr;
    bool m_ringed = false;
};

} // namespace ui
