#include "core/graph/layering.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace core::layered {
namespace {

constexpr int tighteningPasses = 10;

/// Vertices so that each comes after all it depends on.
std::vector<int> topologicalOrder(int vertices, const Adjacency &lower, const Adjacency &upper)
{
    std::vector<int> missing(static_cast<std::size_t>(vertices));
    std::vector<int> order;
    order.reserve(std::size_t(vertices));
    for (int vertex = 0; vertex < vertices; ++vertex) {
        missing[std::size_t(vertex)] = int(lower.of(vertex).size());
        if (missing[std::size_t(vertex)] == 0)
            order.push_back(vertex);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const int dependent : upper.of(order[next])) {
            if (--missing[std::size_t(dependent)] == 0)
                order.push_back(dependent);
        }
    }
    return order;
}

int lowestRank(const std::vector<int> &rank, std::span<const int> lower)
{
    int lowest = 0;
    for (const int other : lower)
        lowest = std::max(lowest, rank[std::size_t(other)] + 1);
    return lowest;
}

int highestRank(const std::vector<int> &rank, std::span<const int> upper)
{
    int highest = std::numeric_limits<int>::max();
    for (const int other : upper)
        highest = std::min(highest, rank[std::size_t(other)] - 1);
    return highest;
}

/// Moves each vertex to the side where more of its arcs are, which shortens the sum of them.
bool tighten(std::vector<int> &rank,
             const std::vector<int> &order,
             const Adjacency &lower,
             const Adjacency &upper)
{
    bool moved = false;
    for (auto vertex = order.rbegin(); vertex != order.rend(); ++vertex) {
        const auto below = lower.of(*vertex);
        const auto above = upper.of(*vertex);
        if (above.size() == below.size())
            continue;
        int &own = rank[std::size_t(*vertex)];
        const int wanted =
            above.size() > below.size() ? highestRank(rank, above) : lowestRank(rank, below);
        moved = moved || wanted != own;
        own = wanted;
    }
    return moved;
}

/// Spreads each crowded rank over as many as it needs. All that depends on a vertex moves up with
/// it, so the ranks stay valid.
void foldCrowdedRanks(std::vector<int> &rank, int limit)
{
    const int count = *std::max_element(rank.begin(), rank.end()) + 1;
    std::vector<int> crowd(static_cast<std::size_t>(count));
    for (const int own : rank)
        ++crowd[std::size_t(own)];

    std::vector<int> first(static_cast<std::size_t>(count));
    std::vector<int> folds(static_cast<std::size_t>(count));
    int next = 0;
    for (std::size_t own = 0; own < crowd.size(); ++own) {
        first[own] = next;
        folds[own] = std::max(1, (crowd[own] + limit - 1) / limit);
        next += folds[own];
    }

    std::vector<int> seen(static_cast<std::size_t>(count));
    for (int &own : rank) {
        const auto old = std::size_t(own);
        own = first[old] + seen[old]++ % folds[old];
    }
}

} // namespace

Adjacency::Adjacency(int vertices, std::span<const Arc> arcs, Side side)
    : m_begins(std::size_t(vertices) + 1)
    , m_neighbours(arcs.size())
    , m_shifts(arcs.size())
{
    const auto owner = [&](const Arc &arc) {
        return std::size_t(side == Side::Lower ? arc.from : arc.to);
    };
    for (const Arc &arc : arcs)
        ++m_begins[owner(arc) + 1];
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    std::vector<int> next(m_begins.begin(), m_begins.end() - 1);
    for (const Arc &arc : arcs) {
        const auto place = std::size_t(next[owner(arc)]++);
        const double climb = arc.toOffset - arc.fromOffset;
        m_neighbours[place] = side == Side::Lower ? arc.to : arc.from;
        m_shifts[place] = side == Side::Lower ? climb : -climb;
    }
}

std::vector<bool> findBackArcs(int vertices, std::span<const Arc> arcs)
{
    struct Step
    {
        int vertex = 0;
        std::size_t next = 0;
    };
    enum class Mark : char { New, OnPath, Left };

    std::vector<std::vector<int>> outgoing(static_cast<std::size_t>(vertices));
    for (std::size_t arc = 0; arc < arcs.size(); ++arc)
        outgoing[std::size_t(arcs[arc].from)].push_back(int(arc));

    std::vector<bool> back(arcs.size(), false);
    std::vector<Mark> marks(std::size_t(vertices), Mark::New);
    std::vector<Step> path;
    const auto enter = [&](int vertex) {
        if (marks[std::size_t(vertex)] != Mark::New)
            return;
        marks[std::size_t(vertex)] = Mark::OnPath;
        path.push_back({.vertex = vertex, .next = 0});
    };

    for (int root = 0; root < vertices; ++root) {
        enter(root);
        while (!path.empty()) {
            Step &step = path.back();
            const auto &out = outgoing[std::size_t(step.vertex)];
            if (step.next == out.size()) {
                marks[std::size_t(step.vertex)] = Mark::Left;
                path.pop_back();
                continue;
            }
            const auto arc = std::size_t(out[step.next++]);
            const int target = arcs[arc].to;
            back[arc] = marks[std::size_t(target)] == Mark::OnPath;
            enter(target);
        }
    }
    return back;
}

std::vector<int> assignRanks(int vertices, std::span<const Arc> arcs, int limit)
{
    std::vector<int> rank(static_cast<std::size_t>(vertices));
    if (vertices == 0)
        return rank;

    const Adjacency lower(vertices, arcs, Adjacency::Side::Lower);
    const Adjacency upper(vertices, arcs, Adjacency::Side::Upper);
    const std::vector<int> order = topologicalOrder(vertices, lower, upper);
    for (const int vertex : order)
        rank[std::size_t(vertex)] = lowestRank(rank, lower.of(vertex));
    for (int pass = 0; pass < tighteningPasses; ++pass) {
        if (!tighten(rank, order, lower, upper))
            break;
    }

    const int lowest = *std::min_element(rank.begin(), rank.end());
    for (int &own : rank)
        own -= lowest;
    if (limit > 0)
        foldCrowdedRanks(rank, limit);
    return rank;
}

LayeredGraph cutArcs(int nodes, std::span<const Arc> arcs, std::vector<int> ranks)
{
    LayeredGraph graph{.nodes = nodes, .rank = std::move(ranks)};
    std::vector<Arc> pieces;
    pieces.reserve(arcs.size());
    graph.bends.resize(arcs.size());
    for (std::size_t arc = 0; arc < arcs.size(); ++arc) {
        const Arc &whole = arcs[arc];
        const int lowest = graph.rank[std::size_t(whole.to)];
        Arc piece = whole;
        for (int rank = graph.rank[std::size_t(whole.from)] - 1; rank > lowest; --rank) {
            const int bend = graph.vertices();
            graph.rank.push_back(rank);
            graph.bends[arc].push_back(bend);
            piece.to = bend;
            piece.toOffset = 0;
            pieces.push_back(piece);
            piece = {.from = bend, .to = whole.to, .fromOffset = 0, .toOffset = whole.toOffset};
        }
        pieces.push_back(piece);
    }
    graph.lower = Adjacency(graph.vertices(), pieces, Adjacency::Side::Lower);
    graph.upper = Adjacency(graph.vertices(), pieces, Adjacency::Side::Upper);

    const auto highest = std::max_element(graph.rank.begin(), graph.rank.end());
    graph.layers.resize(highest == graph.rank.end() ? 0 : std::size_t(*highest) + 1);
    std::vector<bool> seen(graph.rank.size(), false);
    std::vector<int> open;
    for (int root = 0; root < nodes; ++root) {
        open.push_back(root);
        while (!open.empty()) {
            const int vertex = open.back();
            open.pop_back();
            if (seen[std::size_t(vertex)])
                continue;
            seen[std::size_t(vertex)] = true;
            graph.layers[std::size_t(graph.rank[std::size_t(vertex)])].push_back(vertex);
            // Pushed backwards, so that the first neighbour is the next one taken.
            for (const auto &side : {graph.upper.of(vertex), graph.lower.of(vertex)})
                open.insert(open.end(), side.rbegin(), side.rend());
        }
    }
    return graph;
}

} // namespace core::layered
