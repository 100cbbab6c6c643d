#include "core/graph/layout.h"

#include "core/graph/componentlayout.h"
#include "core/graph/labelplacement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core {
namespace {

using layered::Component;

/// The lists of nodes and edges that hang together, in the order of their first nodes.
QList<Component> findComponents(const LayoutRequest &request, const std::vector<int> &edges)
{
    const auto count = std::size_t(request.nodes.size());
    std::vector<int> parent(count);
    std::iota(parent.begin(), parent.end(), 0);
    const auto rootOf = [&parent](int node) {
        while (parent[std::size_t(node)] != node) {
            int &up = parent[std::size_t(node)];
            up = parent[std::size_t(up)];
            node = up;
        }
        return node;
    };
    for (const int edge : edges) {
        const int from = rootOf(request.edges[edge].from);
        const int to = rootOf(request.edges[edge].to);
        parent[std::size_t(std::max(from, to))] = std::min(from, to);
    }

    QList<Component> components;
    std::vector<qsizetype> componentOf(count);
    for (int node = 0; node < int(count); ++node) {
        const int root = rootOf(node);
        if (root == node) {
            componentOf[std::size_t(node)] = components.size();
            components << Component{};
        } else {
            componentOf[std::size_t(node)] = componentOf[std::size_t(root)];
        }
        components[componentOf[std::size_t(node)]].nodes.push_back(node);
    }
    for (const int edge : edges)
        components[componentOf[std::size_t(request.edges[edge].from)]].edges.push_back(edge);
    return components;
}

/// Edges between two different nodes that are there.
std::vector<int> usableEdges(const LayoutRequest &request)
{
    const auto isNode = [&](int node) { return node >= 0 && node < request.nodes.size(); };
    std::vector<int> edges;
    for (int i = 0; i < request.edges.size(); ++i) {
        const LayoutEdge &edge = request.edges[i];
        if (edge.from != edge.to && isNode(edge.from) && isNode(edge.to))
            edges.push_back(i);
    }
    return edges;
}

/// Puts boxes on shelves of about the wanted aspect, large ones first; returns their corners.
QList<QPointF> packBoxes(const QList<QSizeF> &boxes, qreal horizontal, qreal vertical, qreal aspect)
{
    qreal area = 0;
    qreal widest = 0;
    for (const QSizeF &box : boxes) {
        area += (box.width() + horizontal) * (box.height() + vertical);
        widest = std::max(widest, box.width());
    }
    const qreal limit = std::max(widest, std::ceil(std::sqrt(area * aspect)));

    QList<qsizetype> order(boxes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&boxes](qsizetype left, qsizetype right) {
        return boxes[left].height() > boxes[right].height();
    });

    QList<QPointF> corners(boxes.size());
    QPointF next;
    qreal shelf = 0;
    for (const qsizetype box : order) {
        if (next.x() > 0 && next.x() + boxes[box].width() > limit) {
            next = {0, next.y() + shelf + vertical};
            shelf = 0;
        }
        corners[box] = next;
        next.rx() += boxes[box].width() + horizontal;
        shelf = std::max(shelf, boxes[box].height());
    }
    return corners;
}

void moveBy(GraphLayout &layout, const Component &component, QPointF offset)
{
    for (const int node : component.nodes)
        layout.positions[node] += offset;
    for (const int edge : component.edges) {
        for (QPointF &point : layout.routes[edge].points)
            point += offset;
    }
}

} // namespace

GraphLayout layoutGraph(const LayoutRequest &request)
{
    GraphLayout layout;
    layout.positions.resize(request.nodes.size());
    layout.routes.resize(request.edges.size());

    const QList<Component> components = findComponents(request, usableEdges(request));
    QList<QSizeF> boxes;
    for (const Component &component : components)
        boxes << layered::layoutComponent(request, component, layout);

    const bool inColumns = request.direction == LayoutRequest::Direction::LeftToRight;
    const qreal alongRanks = std::round(request.rankGap / 2);
    const QList<QPointF> corners = packBoxes(boxes,
                                             inColumns ? alongRanks : request.nodeGap,
                                             inColumns ? request.nodeGap : alongRanks,
                                             request.aspect);
    for (qsizetype i = 0; i < components.size(); ++i) {
        moveBy(layout, components[i], corners[i]);
        layout.size = layout.size.expandedTo(
            {corners[i].x() + boxes[i].width(), corners[i].y() + boxes[i].height()});
    }
    layered::placeLabels(request, layout);
    return layout;
}

} // namespace core
