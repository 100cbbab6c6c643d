#include "core/graph/componentlayout.h"

#include "core/graph/crossings.h"
#include "core/graph/layering.h"
#include "core/graph/placement.h"

#include <algorithm>
#include <cmath>

namespace core::layered {
namespace {

/// How many times its usual width the gap between two ranks may get for steep edges.
constexpr qreal widestGap = 3;
/// A gap is at least this part of the way that an edge climbs in it.
constexpr qreal slope = 0.15;
/// A larger component is a map to zoom in, and folding it would cost more time than it helps.
constexpr int mostToFold = 150;

/// Lays out one component in ranks and layers: `along` is the axis on which ranks follow each
/// other, `across` the one inside a rank. Only the last step knows which of them is x.
class ComponentLayouter
{
public:
    ComponentLayouter(const LayoutRequest &request, const Component &component)
        : m_request(request)
        , m_component(component)
    {}

    QSizeF run(GraphLayout &layout)
    {
        makeGraph();
        reduceCrossings(m_graph);
        placeAcross();
        placeAlong();
        writePositions(layout);
        for (std::size_t edge = 0; edge < m_component.edges.size(); ++edge)
            layout.routes[m_component.edges[edge]] = route(edge);
        return oriented({m_length, m_breadth});
    }

private:
    bool inColumns() const { return m_request.direction == LayoutRequest::Direction::LeftToRight; }
    QPointF point(qreal along, qreal across) const
    {
        return inColumns() ? QPointF(along, across) : QPointF(across, along);
    }
    QSizeF oriented(QSizeF size) const { return inColumns() ? size : size.transposed(); }

    const LayoutNode &node(int vertex) const
    {
        return m_request.nodes[m_component.nodes[std::size_t(vertex)]];
    }

    Extent extentOf(int vertex) const
    {
        const qreal breadth = oriented(node(vertex).size).height();
        const qreal port = node(vertex).port < 0 ? std::floor(breadth / 2) : node(vertex).port;
        return {.before = port, .after = breadth - port};
    }

    void makeGraph()
    {
        std::vector<int> numbers(std::size_t(m_request.nodes.size()), -1);
        for (std::size_t i = 0; i < m_component.nodes.size(); ++i)
            numbers[std::size_t(m_component.nodes[i])] = int(i);

        std::vector<Arc> arcs;
        for (const int edge : m_component.edges) {
            arcs.push_back({.from = numbers[std::size_t(m_request.edges[edge].from)],
                            .to = numbers[std::size_t(m_request.edges[edge].to)]});
        }
        const int count = int(m_component.nodes.size());
        m_back = findBackArcs(count, arcs);
        for (std::size_t arc = 0; arc < arcs.size(); ++arc) {
            if (m_back[arc])
                std::swap(arcs[arc].from, arcs[arc].to);
        }
        const int limit = count <= mostToFold ? m_request.rankLimit : 0;
        m_graph = cutArcs(count, arcs, assignRanks(count, arcs, limit));
        m_arcs = std::move(arcs);
    }

    void placeAcross()
    {
        m_extents.resize(std::size_t(m_graph.vertices()));
        for (int vertex = 0; vertex < m_graph.nodes; ++vertex)
            m_extents[std::size_t(vertex)] = extentOf(vertex);
        m_across = placeAlongLayers(
            m_graph, m_extents, {.node = m_request.nodeGap, .bend = m_request.edgeGap});

        double first = 0;
        double last = 0;
        for (std::size_t vertex = 0; vertex < m_across.size(); ++vertex) {
            first = std::min(first, m_across[vertex] - m_extents[vertex].before);
            last = std::max(last, m_across[vertex] + m_extents[vertex].after);
        }
        if (m_graph.layers.size() == 1)
            first = m_across[0] - m_extents[0].before;
        for (double &across : m_across)
            across = std::round(across - first);
        m_breadth = std::round(last - first);
    }

    /// The most that an edge climbs between two ranks.
    qreal climbBelow(std::size_t rank) const
    {
        qreal climb = 0;
        for (const int vertex : m_graph.layers[rank]) {
            for (const int other : m_graph.lower.of(vertex)) {
                const qreal way =
                    std::abs(m_across[std::size_t(vertex)] - m_across[std::size_t(other)]);
                climb = std::max(climb, way);
            }
        }
        return climb;
    }

    void placeAlong()
    {
        for (std::size_t rank = 0; rank < m_graph.layers.size(); ++rank) {
            if (rank > 0) {
                m_length += std::round(std::clamp(
                    climbBelow(rank) * slope, m_request.rankGap, m_request.rankGap * widestGap));
            }
            qreal thickness = 0;
            for (const int vertex : m_graph.layers[rank]) {
                if (!m_graph.isBend(vertex))
                    thickness = std::max(thickness, oriented(node(vertex).size).width());
            }
            m_rankBegins.push_back(m_length);
            m_length += std::ceil(thickness);
            m_rankEnds.push_back(m_length);
        }
    }

    std::size_t rankOf(int vertex) const { return std::size_t(m_graph.rank[std::size_t(vertex)]); }

    void writePositions(GraphLayout &layout)
    {
        for (int vertex = 0; vertex < m_graph.nodes; ++vertex) {
            const auto index = std::size_t(vertex);
            layout.positions[m_component.nodes[index]] =
                point(m_rankBegins[rankOf(vertex)], m_across[index] - m_extents[index].before);
        }
    }

    /// A curve that leaves and arrives along the ranks, or a straight line where it can be one.
    void appendCurve(QList<QPointF> &points, qreal along, qreal across, qreal lastAlong) const
    {
        const QPointF last = points.last();
        const QPointF end = point(along, across);
        if (last == end)
            return;
        const qreal middle = (lastAlong + along) / 2;
        const qreal lastAcross = inColumns() ? last.y() : last.x();
        points << point(middle, lastAcross) << point(middle, across) << end;
    }

    EdgeRoute route(std::size_t arc) const
    {
        const int upper = m_arcs[arc].from;
        const int lower = m_arcs[arc].to;
        const auto length = [this](int vertex) { return oriented(node(vertex).size).width(); };
        const bool back = m_back[arc];
        const qreal begin = m_rankBegins[rankOf(upper)] - (back ? m_request.endGap : 0);
        const qreal end =
            m_rankBegins[rankOf(lower)] + length(lower) + (back ? 0 : m_request.endGap);

        EdgeRoute route{.points = {point(begin, m_across[std::size_t(upper)])}, .backwards = back};
        qreal last = begin;
        const auto go = [&](qreal along, qreal across) {
            appendCurve(route.points, along, across, last);
            last = along;
        };
        for (const int bend : m_graph.bends[arc]) {
            go(m_rankEnds[rankOf(bend)], m_across[std::size_t(bend)]);
            go(m_rankBegins[rankOf(bend)], m_across[std::size_t(bend)]);
        }
        const qreal target = m_across[std::size_t(lower)];
        // A box narrower than its rank is met by a straight piece, past its wider neighbours.
        go(std::max(end, m_rankEnds[rankOf(lower)]), target);
        go(end, target);
        if (back)
            std::reverse(route.points.begin(), route.points.end());
        return route;
    }

    const LayoutRequest &m_request;
    const Component &m_component;
    LayeredGraph m_graph;
    std::vector<Arc> m_arcs;
    std::vector<bool> m_back;
    std::vector<Extent> m_extents;
    std::vector<double> m_across;
    std::vector<qreal> m_rankBegins;
    std::vector<qreal> m_rankEnds;
    qreal m_length = 0;
    qreal m_breadth = 0;
};

} // namespace

QSizeF
layoutComponent(const LayoutRequest &request, const Component &component, GraphLayout &layout)
{
    return ComponentLayouter(request, component).run(layout);
}

} // namespace core::layered
