#include "ui/graph/graphscene.h"

#include "ui/graph/edgeitem.h"
#include "ui/graph/graphtexts.h"
#include "ui/graph/nodeitem.h"

#include <QHash>

#include <algorithm>

namespace ui {

GraphScene::GraphScene(QObject *parent)
    : QGraphicsScene(parent)
{}

void GraphScene::setGraph(const GraphStructure &structure,
                          const GraphMetrics &metrics,
                          const core::GraphLayout &layout)
{
    m_nodes.clear();
    m_edges.clear();
    m_labels.clear();
    m_chosen = nullptr;
    m_hovered = nullptr;
    clear();
    m_structure = structure;
    m_metrics = metrics;
    m_contentRect = QRectF({0, 0}, layout.size);

    for (qsizetype i = 0; i < structure.edges.size(); ++i) {
        const GraphEdge &edge = structure.edges[i];
        auto *item = new EdgeItem(edge, layout.routes[i]);
        const QString sentence = edgeSentence(
            structure.nodes[edge.from].name, structure.nodes[edge.to].name, edge.condition);
        item->setToolTip(sentence.toHtmlEscaped());
        addItem(item);
        if (layout.routes[i].label) {
            auto *label = new EdgeLabel(*item, *layout.routes[i].label, m_metrics);
            label->setToolTip(item->toolTip());
            label->setVisible(m_labelled);
            addItem(label);
            m_labels << label;
            item->setLabel(label);
        }
        m_edges << item;
    }
    for (qsizetype i = 0; i < structure.nodes.size(); ++i) {
        auto *item = new NodeItem(structure.nodes[i], m_metrics);
        item->setPos(layout.positions[i]);
        addItem(item);
        m_nodes << item;
    }
}

void GraphScene::setStates(const core::StackSnapshot &stack)
{
    QHash<QString, const core::ServiceSnapshot *> services;
    for (const core::ServiceSnapshot &service : stack.services)
        services.insert(service.name, &service);

    for (NodeItem *node : std::as_const(m_nodes)) {
        if (const core::ServiceSnapshot *service = services.value(node->node().name))
            node->setService(*service);
    }
    for (EdgeItem *item : std::as_const(m_edges)) {
        const GraphEdge &edge = item->edge();
        const NodeItem *target = m_nodes[edge.to];
        if (target->node().missing) {
            item->setState(edge.required ? EdgeState::Broken : EdgeState::Waiting,
                           core::ServiceState::NotCreated);
            continue;
        }
        const core::ServiceState state = target->service().state;
        item->setState(edgeState(edge.condition, edge.required, state), state);
    }
}

QList<QRectF> GraphScene::cardRects() const
{
    QList<QRectF> rects;
    rects.reserve(m_nodes.size());
    for (const NodeItem *node : m_nodes)
        rects << node->cardRect().translated(node->pos());
    return rects;
}

NodeItem *GraphScene::nodeItem(const QString &name) const
{
    const int index = name.isEmpty() ? -1 : m_structure.indexOf(name);
    return index < 0 ? nullptr : m_nodes[index];
}

NodeItem *GraphScene::serviceAt(const QPointF &position) const
{
    const QList<QGraphicsItem *> found = items(position);
    for (QGraphicsItem *item : found) {
        auto *node = qgraphicsitem_cast<NodeItem *>(item);
        if (node && !node->node().missing)
            return node;
    }
    return nullptr;
}

void GraphScene::choose(const QString &name)
{
    NodeItem *node = nodeItem(name);
    if (m_chosen)
        m_chosen->setChosen(false);
    m_chosen = node;
    if (node) {
        node->setChosen(true);
        node->setRinged(m_ringed);
    }
    const int index = node ? m_structure.indexOf(name) : -1;
    for (EdgeItem *item : std::as_const(m_edges)) {
        const GraphEdge &edge = item->edge();
        item->setChosen(index >= 0 && (edge.from == index || edge.to == index));
    }
}

void GraphScene::setRinged(bool ringed)
{
    m_ringed = ringed;
    if (m_chosen)
        m_chosen->setRinged(ringed);
}

void GraphScene::setHovered(NodeItem *node)
{
    if (m_hovered == node)
        return;
    if (m_hovered)
        m_hovered->setHovered(false);
    m_hovered = node;
    if (node)
        node->setHovered(true);
}

void GraphScene::updateAges()
{
    // The cards are cached, so that painting the view again is not enough.
    for (NodeItem *node : std::as_const(m_nodes))
        node->update();
}

void GraphScene::setTurning(bool turning)
{
    for (NodeItem *node : std::as_const(m_nodes)) {
        if (node->isExpecting())
            node->setTurning(turning);
    }
}

void GraphScene::setZoom(qreal zoom)
{
    const bool labelled = zoom >= EdgeLabel::smallestZoom;
    if (m_labelled == labelled)
        return;
    m_labelled = labelled;
    for (EdgeLabel *label : std::as_const(m_labels))
        label->setVisible(labelled);
}

bool GraphScene::isExpecting() const
{
    return std::any_of(
        m_nodes.cbegin(), m_nodes.cend(), [](const NodeItem *node) { return node->isExpecting(); });
}

} // namespace ui
