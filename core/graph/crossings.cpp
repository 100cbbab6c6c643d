#include "core/graph/crossings.h"

#include <algorithm>
#include <utility>

namespace core::layered {
namespace {

constexpr int maximumSweeps = 24;
constexpr int minimumSweeps = 4;
/// Rounds of swaps in a sweep; with many vertices the next sweep does the rest as well.
constexpr int swapRounds = 4;
constexpr int manyVertices = 1000;
/// After this many sweeps that brought nothing, further ones hardly do.
constexpr int patience = 6;
/// Very long arcs make very many bends; this many vertices in all sweeps keep the time bounded.
constexpr int vertexBudget = 250'000;
/// Swapping two hubs hardly ever helps, and comparing all their arcs is dear.
constexpr std::size_t maximumComparisons = 4096;

/// Works on one order of the layers: keeps each vertex's place in its layer.
class Sweeper
{
public:
    explicit Sweeper(LayeredGraph &graph)
        : m_graph(graph)
        , m_place(graph.rank.size())
    {
        for (const auto &layer : graph.layers)
            number(layer);
    }

    long long crossings()
    {
        long long count = 0;
        for (std::size_t rank = 1; rank < m_graph.layers.size(); ++rank)
            count += crossingsBelow(rank);
        return count;
    }

    void sweep(bool upwards, bool byMedian)
    {
        const auto count = m_graph.layers.size();
        for (std::size_t step = 1; step < count; ++step) {
            const std::size_t rank = upwards ? step : count - 1 - step;
            sortLayer(m_graph.layers[rank], upwards ? m_graph.lower : m_graph.upper, byMedian);
        }
    }

    void swapNeighbours()
    {
        bool improved = true;
        const int rounds = m_graph.vertices() < manyVertices ? swapRounds : 1;
        for (int round = 0; round < rounds && improved; ++round) {
            improved = false;
            for (auto &layer : m_graph.layers)
                improved = swapInLayer(layer) || improved;
        }
    }

private:
    void number(const std::vector<int> &layer)
    {
        for (std::size_t place = 0; place < layer.size(); ++place)
            m_place[std::size_t(layer[place])] = int(place);
    }

    /// The places of a vertex's neighbours, sorted; they are in `scratch`.
    std::span<const int> placesOf(std::span<const int> neighbours, std::vector<int> &scratch) const
    {
        scratch.clear();
        for (const int neighbour : neighbours)
            scratch.push_back(m_place[std::size_t(neighbour)]);
        std::sort(scratch.begin(), scratch.end());
        return scratch;
    }

    /// Counts inversions with a Fenwick tree over the lower layer.
    long long crossingsBelow(std::size_t rank)
    {
        const std::size_t width = m_graph.layers[rank - 1].size();
        m_tree.assign(width + 1, 0);
        long long count = 0;
        int inserted = 0;
        for (const int vertex : m_graph.layers[rank]) {
            const auto places = placesOf(m_graph.lower.of(vertex), m_first);
            for (const int place : places) {
                int upTo = 0;
                for (std::size_t i = std::size_t(place) + 1; i > 0; i &= i - 1)
                    upTo += m_tree[i];
                count += inserted - upTo;
            }
            for (const int place : places) {
                for (std::size_t i = std::size_t(place) + 1; i <= width; i += i & (~i + 1))
                    ++m_tree[i];
            }
            inserted += int(places.size());
        }
        return count;
    }

    double wantedPlace(std::span<const int> places, bool byMedian) const
    {
        if (byMedian)
            return weightedMedian(places);
        double sum = 0;
        for (const int place : places)
            sum += place;
        return sum / double(places.size());
    }

    /// The middle place, drawn to the side where the neighbours are closer together.
    static double weightedMedian(std::span<const int> places)
    {
        const std::size_t middle = places.size() / 2;
        if (places.size() % 2 == 1)
            return places[middle];
        if (places.size() == 2)
            return (places[0] + places[1]) / 2.0;
        const double left = places[middle - 1] - places.front();
        const double right = places.back() - places[middle];
        if (left + right == 0)
            return (places[middle - 1] + places[middle]) / 2.0;
        return (places[middle - 1] * right + places[middle] * left) / (left + right);
    }

    /// Vertices without neighbours on that side keep their places; the others are sorted into the
    /// places that remain, equal ones in their present order.
    void sortLayer(std::vector<int> &layer, const Adjacency &neighbours, bool byMedian)
    {
        m_wishes.clear();
        m_slots.clear();
        for (std::size_t place = 0; place < layer.size(); ++place) {
            const int vertex = layer[place];
            if (neighbours.of(vertex).empty())
                continue;
            const auto places = placesOf(neighbours.of(vertex), m_first);
            m_wishes.push_back({wantedPlace(places, byMedian), m_wishes.size()});
            m_slots.push_back({place, vertex});
        }
        std::sort(m_wishes.begin(), m_wishes.end());
        for (std::size_t i = 0; i < m_slots.size(); ++i)
            layer[m_slots[i].first] = m_slots[m_wishes[i].second].second;
        number(layer);
    }

    /// Crossings that `left` before `right` has, less those of the other way round.
    int gainOfSwap(std::span<const int> left, std::span<const int> right)
    {
        if (left.size() * right.size() > maximumComparisons)
            return 0;
        int gain = 0;
        for (const int first : left) {
            const int place = m_place[std::size_t(first)];
            for (const int second : right) {
                const int other = m_place[std::size_t(second)];
                gain += int(place > other) - int(place < other);
            }
        }
        return gain;
    }

    bool swapInLayer(std::vector<int> &layer)
    {
        bool improved = false;
        for (std::size_t place = 1; place < layer.size(); ++place) {
            const int left = layer[place - 1];
            const int right = layer[place];
            const int gain = gainOfSwap(m_graph.lower.of(left), m_graph.lower.of(right))
                             + gainOfSwap(m_graph.upper.of(left), m_graph.upper.of(right));
            if (gain <= 0)
                continue;
            std::swap(layer[place - 1], layer[place]);
            std::swap(m_place[std::size_t(left)], m_place[std::size_t(right)]);
            improved = true;
        }
        return improved;
    }

    LayeredGraph &m_graph;
    std::vector<int> m_place;
    std::vector<int> m_first;
    std::vector<int> m_tree;
    std::vector<std::pair<double, std::size_t>> m_wishes;
    std::vector<std::pair<std::size_t, int>> m_slots;
};

} // namespace

long long countCrossings(const LayeredGraph &graph)
{
    LayeredGraph copy = graph;
    return Sweeper(copy).crossings();
}

void reduceCrossings(LayeredGraph &graph)
{
    Sweeper sweeper(graph);
    auto best = graph.layers;
    long long fewest = sweeper.crossings();
    const int sweeps =
        std::clamp(vertexBudget / std::max(1, graph.vertices()), minimumSweeps, maximumSweeps);
    int vain = 0;
    for (int sweep = 0; sweep < sweeps && fewest > 0 && vain < patience; ++sweep) {
        sweeper.sweep(sweep % 2 == 0, sweep % 4 < 2);
        sweeper.swapNeighbours();
        const long long crossings = sweeper.crossings();
        ++vain;
        if (crossings >= fewest)
            continue;
        vain = 0;
        fewest = crossings;
        best = graph.layers;
    }
    graph.layers = std::move(best);
}

} // namespace core::layered
