#pragma once

#include <span>
#include <vector>

/// The steps of a layered layout, on numbers alone. See layoutGraph() for the whole.
namespace core::layered {

/// `from` depends on `to`, so `from` gets the higher rank. The offsets say how far along the layer
/// from a vertex's place the arc meets it.
struct Arc
{
    int from = 0;
    int to = 0;
    double fromOffset = 0;
    double toOffset = 0;

    Arc turned() const
    {
        return {.from = to, .to = from, .fromOffset = toOffset, .toOffset = fromOffset};
    }
};

/// Neighbour lists in one block of memory.
class Adjacency
{
public:
    enum class Side { Lower, Upper };

    Adjacency() = default;
    /// Lower: what a vertex depends on; Upper: what depends on it; in the order of the arcs.
    Adjacency(int vertices, std::span<const Arc> arcs, Side side);

    std::span<const int> of(int vertex) const { return partOf(m_neighbours, vertex); }
    /// For each of those neighbours: how far off its place a vertex has to be for a straight arc.
    std::span<const double> shiftsOf(int vertex) const { return partOf(m_shifts, vertex); }

private:
    template<typename Value>
    std::span<const Value> partOf(const std::vector<Value> &all, int vertex) const
    {
        const auto begin = std::size_t(m_begins[std::size_t(vertex)]);
        const auto end = std::size_t(m_begins[std::size_t(vertex) + 1]);
        return std::span(all).subspan(begin, end - begin);
    }

    std::vector<int> m_begins;
    std::vector<int> m_neighbours;
    std::vector<double> m_shifts;
};

/// The arcs whose turning makes the graph acyclic: those that close a cycle in a depth-first walk.
std::vector<bool> findBackArcs(int vertices, std::span<const Arc> arcs);

/// A rank for each vertex of an acyclic graph: 0 and up, `from` above `to`, arcs short. A rank with
/// more than `limit` vertices is folded into several; 0 = no limit.
std::vector<int> assignRanks(int vertices, std::span<const Arc> arcs, int limit);

/// The graph with each long arc cut into short ones, by a bend in each rank that it passes.
struct LayeredGraph
{
    int nodes = 0; ///< the first vertices are nodes, the rest bends
    std::vector<int> rank = {};
    std::vector<std::vector<int>> layers = {}; ///< the vertices of each rank, in their order
    std::vector<std::vector<int>> bends = {};  ///< of each arc, from `from` to `to`
    Adjacency lower = {};
    Adjacency upper = {};

    int vertices() const { return int(rank.size()); }
    bool isBend(int vertex) const { return vertex >= nodes; }
};

/// Cuts the arcs of an acyclic graph; the layers are in the order of a depth-first walk.
LayeredGraph cutArcs(int nodes, std::span<const Arc> arcs, std::vector<int> ranks);

} // namespace core::layered
