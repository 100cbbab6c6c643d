#include "core/graph/componentlayout.h"

#include "core/graph/crossings.h"
#include "core/graph/layering.h"
#include "core/graph/placement.h"
#include "core/graph/rankgroups.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
        , m_groups(makeRankGroups(request, component))
    {}

    QSizeF run(GraphLayout &layout)
    {
        makeGraph();
        reduceCrossings(m_graph);
        placeAcross();
        placeAlong();
        for (const int node : m_component.nodes)
            layout.positions[node] = positionOf(node);
        std::size_t arc = 0;
        for (std::size_t i = 0; i < m_component.edges.size(); ++i) {
            const int edge = m_component.edges[i];
            layout.routes[edge] = m_groups.inside[i] ? insideRoute(edge) : route(edge, arc++);
        }
        return oriented({m_length, m_breadth});
    }

private:
    bool inColumns() const { return m_request.direction == LayoutRequest::Direction::LeftToRight; }
    QPointF point(qreal along, qreal across) const
    {
        return inColumns() ? QPointF(along, across) : QPointF(across, along);
    }
    QSizeF oriented(QSizeF size) const { return inColumns() ? size : size.transposed(); }

    qreal lengthOf(int node) const { return oriented(m_request.nodes[node].size).width(); }
    qreal breadthOf(int node) const { return oriented(m_request.nodes[node].size).height(); }
    qreal portOf(int node) const
    {
        const qreal port = m_request.nodes[node].port;
        return port < 0 ? std::floor(breadthOf(node) / 2) : port;
    }

    int groupOf(int node) const
    {
        return m_groups.groupOf[std::size_t(m_component.numberOf(node))];
    }
    const RankGroup &group(int vertex) const { return m_groups.groups[std::size_t(vertex)]; }
    std::size_t rankOf(int vertex) const { return std::size_t(m_graph.rank[std::size_t(vertex)]); }

    /// Where a node's port is, from that of the main node of its group.
    qreal offsetOf(int node) const
    {
        const RankGroup &own = group(groupOf(node));
        if (own.aside != node)
            return 0;
        return portOf(node) - breadthOf(node) - m_request.besideGap - portOf(own.main);
    }
    qreal acrossOf(int node) const { return m_across[std::size_t(groupOf(node))] + offsetOf(node); }
    QPointF positionOf(int node) const
    {
        return point(m_rankBegins[rankOf(groupOf(node))], acrossOf(node) - portOf(node));
    }

    void makeGraph()
    {
        for (std::size_t i = 0; i < m_component.edges.size(); ++i) {
            if (m_groups.inside[i])
                continue;
            const LayoutEdge &edge = m_request.edges[m_component.edges[i]];
            m_arcs.push_back({.from = groupOf(edge.from),
                              .to = groupOf(edge.to),
                              .fromOffset = offsetOf(edge.from),
                              .toOffset = offsetOf(edge.to)});
        }
        const int count = int(m_groups.groups.size());
        m_back = findBackArcs(count, m_arcs);
        for (std::size_t arc = 0; arc < m_arcs.size(); ++arc) {
            if (m_back[arc])
                m_arcs[arc] = m_arcs[arc].turned();
        }
        const int limit = count <= mostToFold ? m_request.rankLimit : 0;
        m_graph = cutArcs(count, m_arcs, assignRanks(count, m_arcs, limit));
    }

    void placeAcross()
    {
        std::vector<Extent> extents(std::size_t(m_graph.vertices()));
        for (int vertex = 0; vertex < m_graph.nodes; ++vertex) {
            const auto [main, aside] = group(vertex);
            const qreal before = aside < 0 ? portOf(main) : portOf(aside) - offsetOf(aside);
            extents[std::size_t(vertex)] = {.before = before,
                                            .after = breadthOf(main) - portOf(main)};
        }
        m_across = placeAlongLayers(
            m_graph, extents, {.node = m_request.nodeGap, .bend = m_request.edgeGap});

        double first = std::numeric_limits<double>::max();
        double last = std::numeric_limits<double>::lowest();
        for (std::size_t vertex = 0; vertex < m_across.size(); ++vertex) {
            first = std::min(first, m_across[vertex] - extents[vertex].before);
            last = std::max(last, m_across[vertex] + extents[vertex].after);
        }
        for (double &across : m_across)
            across = std::round(across - first);
        m_breadth = std::ceil(last - first);
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
                if (m_graph.isBend(vertex))
                    continue;
                thickness = std::max(thickness, lengthOf(group(vertex).main));
                if (group(vertex).aside >= 0)
                    thickness = std::max(thickness, lengthOf(group(vertex).aside));
            }
            m_rankBegins.push_back(m_length);
            m_length += std::ceil(thickness);
            m_rankEnds.push_back(m_length);
        }
    }

    /// A curve that leaves and arrives along the ranks.
    void appendCurve(QList<QPointF> &points, qreal along, qreal across) const
    {
        const QPointF last = inColumns() ? points.last() : points.last().transposed();
        if (last == QPointF(along, across))
            return;
        const qreal middle = (last.x() + along) / 2;
        points << point(middle, last.y()) << point(middle, across) << point(along, across);
    }

    /// The short straight way between the two of a group.
    EdgeRoute insideRoute(int edge) const
    {
        const auto [from, to] = std::pair(m_request.edges[edge].from, m_request.edges[edge].to);
        const qreal along = m_rankBegins[rankOf(groupOf(from))]
                            + std::floor(std::min(lengthOf(from), lengthOf(to)) / 2);
        const qreal begin = acrossOf(from) - portOf(from);
        const qreal end = acrossOf(to) - portOf(to) + breadthOf(to) + m_request.endGap;
        const qreal middle = (begin + end) / 2;
        return {.points = {point(along, begin),
                           point(along, middle),
                           point(along, middle),
                           point(along, end)}};
    }

    EdgeRoute route(int edge, std::size_t arc) const
    {
        const bool back = m_back[arc];
        const int upper = back ? m_request.edges[edge].to : m_request.edges[edge].from;
        const int lower = back ? m_request.edges[edge].from : m_request.edges[edge].to;
        const std::size_t lowerRank = rankOf(groupOf(lower));
        const qreal begin = m_rankBegins[rankOf(groupOf(upper))] - (back ? m_request.endGap : 0);
        const qreal end = m_rankBegins[lowerRank] + lengthOf(lower) + (back ? 0 : m_request.endGap);

        EdgeRoute route{.points = {point(begin, acrossOf(upper))}, .backwards = back};
        for (const int bend : m_graph.bends[arc]) {
            const qreal across = m_across[std::size_t(bend)];
            appendCurve(route.points, m_rankEnds[rankOf(bend)], across);
            appendCurve(route.points, m_rankBegins[rankOf(bend)], across);
        }
        // A box narrower than its rank is met by a straight piece, past its wider neighbours.
        appendCurve(route.points, std::max(end, m_rankEnds[lowerRank]), acrossOf(lower));
        appendCurve(route.points, end, acrossOf(lower));
        if (back)
            std::reverse(route.points.begin(), route.points.end());
        return route;
    }

    const LayoutRequest &m_request;
    const Component &m_component;
    const RankGroups m_groups;
    LayeredGraph m_graph;
    std::vector<Arc> m_arcs;
    std::vector<bool> m_back;
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
