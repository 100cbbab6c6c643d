#include "core/graph/placement.h"

#include <algorithm>
#include <cmath>

namespace core::layered {
namespace {

constexpr int passes = 40;
/// No place moved by more than this in a pass: further passes would not be seen.
constexpr double settled = 0.1;
/// What has no neighbour on the side looked at stays where it is unless it is pushed.
constexpr double idleWeight = 0.02;

double straightness(bool bend, bool otherBend)
{
    if (bend && otherBend)
        return 8;
    return bend || otherBend ? 2 : 1;
}

/// Moves whole layers to what their neighbours ask for.
class Placer
{
public:
    Placer(const LayeredGraph &graph, std::span<const Extent> extents, const Gaps &gaps)
        : m_graph(graph)
        , m_place(graph.rank.size())
        , m_offset(graph.rank.size())
    {
        for (const auto &layer : graph.layers) {
            double offset = 0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                const auto vertex = std::size_t(layer[i]);
                if (i > 0) {
                    const auto previous = std::size_t(layer[i - 1]);
                    const bool bend = graph.isBend(layer[i]) || graph.isBend(layer[i - 1]);
                    offset += extents[previous].after + (bend ? gaps.bend : gaps.node)
                              + extents[vertex].before;
                }
                m_offset[vertex] = offset;
            }
            for (const int vertex : layer)
                m_place[std::size_t(vertex)] = m_offset[std::size_t(vertex)] - offset / 2;
        }
    }

    void settle()
    {
        const auto count = m_graph.layers.size();
        double moved = settled + 1;
        for (int pass = 0; pass < passes && moved > settled; ++pass) {
            const bool upwards = pass % 2 == 0;
            const std::vector<double> before = m_place;
            for (std::size_t step = 1; step < count; ++step) {
                const std::size_t rank = upwards ? step : count - 1 - step;
                settleLayer(m_graph.layers[rank], upwards, !upwards);
            }
            moved = 0;
            for (std::size_t vertex = 0; vertex < before.size(); ++vertex)
                moved = std::max(moved, std::abs(m_place[vertex] - before[vertex]));
        }
        // The last word is a compromise of both sides, else one of them looks neglected.
        for (const auto &layer : m_graph.layers)
            settleLayer(layer, true, true);
    }

    std::vector<double> places() const { return m_place; }

private:
    /// Neighbours in order that share one level of least squares.
    struct Block
    {
        double level = 0;
        double weight = 0;
        std::size_t end = 0;
    };

    struct Wish
    {
        double place = 0;
        double weight = 0;
    };

    Wish wishOf(int vertex, bool lower, bool upper) const
    {
        Wish wish;
        const auto add = [&](const Adjacency &side) {
            const auto neighbours = side.of(vertex);
            const auto shifts = side.shiftsOf(vertex);
            for (std::size_t i = 0; i < neighbours.size(); ++i) {
                const int other = neighbours[i];
                const double weight = straightness(m_graph.isBend(vertex), m_graph.isBend(other));
                wish.place += weight * (m_place[std::size_t(other)] + shifts[i]);
                wish.weight += weight;
            }
        };
        if (lower)
            add(m_graph.lower);
        if (upper)
            add(m_graph.upper);
        if (wish.weight == 0)
            return {.place = m_place[std::size_t(vertex)], .weight = idleWeight};
        wish.place /= wish.weight;
        return wish;
    }

    /// The exact least squares under minimum gaps: without the gaps the places must not decrease,
    /// so blocks that would decrease are pooled.
    void settleLayer(const std::vector<int> &layer, bool lower, bool upper)
    {
        m_blocks.clear();
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const Wish wish = wishOf(layer[i], lower, upper);
            Block block{.level = wish.place - m_offset[std::size_t(layer[i])],
                        .weight = wish.weight,
                        .end = i + 1};
            while (!m_blocks.empty() && m_blocks.back().level >= block.level) {
                const Block &last = m_blocks.back();
                const double weight = last.weight + block.weight;
                block.level = (last.level * last.weight + block.level * block.weight) / weight;
                block.weight = weight;
                m_blocks.pop_back();
            }
            m_blocks.push_back(block);
        }

        std::size_t next = 0;
        for (const Block &block : m_blocks) {
            for (; next < block.end; ++next) {
                const auto vertex = std::size_t(layer[next]);
                m_place[vertex] = block.level + m_offset[vertex];
            }
        }
    }

    const LayeredGraph &m_graph;
    std::vector<double> m_place;
    std::vector<double> m_offset;
    std::vector<Block> m_blocks;
};

} // namespace

std::vector<double>
placeAlongLayers(const LayeredGraph &graph, std::span<const Extent> extents, const Gaps &gaps)
{
    Placer placer(graph, extents, gaps);
    placer.settle();
    return placer.places();
}

} // namespace core::layered
