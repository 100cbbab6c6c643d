#include "core/graph/crossings.h"
#include "core/graph/placement.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace core::layered;

namespace {

/// Two layers: the first `lower` vertices in rank 0, the others in rank 1.
LayeredGraph twoLayers(int lower, int upper, const std::vector<Arc> &arcs)
{
    std::vector<int> ranks(std::size_t(lower), 0);
    ranks.insert(ranks.end(), std::size_t(upper), 1);
    LayeredGraph graph = cutArcs(lower + upper, arcs, ranks);
    graph.layers = {{}, {}};
    for (int vertex = 0; vertex < lower + upper; ++vertex)
        graph.layers[vertex < lower ? 0 : 1].push_back(vertex);
    return graph;
}

long long countSlowly(const LayeredGraph &graph)
{
    std::vector<int> place(graph.rank.size());
    for (const auto &layer : graph.layers) {
        for (std::size_t i = 0; i < layer.size(); ++i)
            place[std::size_t(layer[i])] = int(i);
    }
    long long count = 0;
    for (std::size_t rank = 1; rank < graph.layers.size(); ++rank) {
        std::vector<Arc> arcs;
        for (const int vertex : graph.layers[rank]) {
            for (const int other : graph.lower.of(vertex))
                arcs.push_back(
                    {.from = place[std::size_t(vertex)], .to = place[std::size_t(other)]});
        }
        for (const Arc &a : arcs) {
            for (const Arc &b : arcs)
                count += a.from < b.from && a.to > b.to;
        }
    }
    return count;
}

} // namespace

class tst_Crossings : public QObject
{
    Q_OBJECT

private slots:
    void counts();
    void countsLikeTheDefinition();
    void removesAvoidableCrossings();
    void neverMakesItWorse();
    void placementKeepsOrderAndGaps();
    void placementMakesChainsStraight();
};

void tst_Crossings::counts()
{
    QCOMPARE(countCrossings(twoLayers(2, 2, {{2, 0}, {3, 1}})), 0);
    QCOMPARE(countCrossings(twoLayers(2, 2, {{2, 1}, {3, 0}})), 1);
    QCOMPARE(countCrossings(twoLayers(2, 2, {{2, 0}, {2, 1}, {3, 0}, {3, 1}})), 1);
    QCOMPARE(countCrossings(twoLayers(1, 3, {{1, 0}, {2, 0}, {3, 0}})), 0);
    QCOMPARE(countCrossings(LayeredGraph{}), 0);
}

void tst_Crossings::countsLikeTheDefinition()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 30; ++round) {
        std::vector<Arc> arcs;
        for (int i = 0; i < 40; ++i)
            arcs.push_back({.from = 12 + int(random.bounded(9)), .to = int(random.bounded(12))});
        const LayeredGraph graph = twoLayers(12, 9, arcs);
        QCOMPARE(countCrossings(graph), countSlowly(graph));
    }
}

void tst_Crossings::removesAvoidableCrossings()
{
    // Three pairs, drawn the wrong way round.
    LayeredGraph graph = twoLayers(3, 3, {{3, 2}, {4, 1}, {5, 0}});
    QCOMPARE(countCrossings(graph), 3);
    reduceCrossings(graph);
    QCOMPARE(countCrossings(graph), 0);
}

void tst_Crossings::neverMakesItWorse()
{
    QRandomGenerator random(12);
    for (int round = 0; round < 30; ++round) {
        std::vector<Arc> arcs;
        for (int i = 0; i < 60; ++i) {
            const int from = 1 + int(random.bounded(39));
            arcs.push_back({.from = from, .to = int(random.bounded(from))});
        }
        LayeredGraph graph = cutArcs(40, arcs, assignRanks(40, arcs, 0));
        const auto before = graph.layers;
        const long long crossings = countCrossings(graph);

        reduceCrossings(graph);

        QVERIFY(countCrossings(graph) <= crossings);
        for (std::size_t rank = 0; rank < before.size(); ++rank) {
            QVERIFY(std::is_permutation(
                before[rank].begin(), before[rank].end(), graph.layers[rank].begin()));
        }
    }
}

void tst_Crossings::placementKeepsOrderAndGaps()
{
    QRandomGenerator random(13);
    std::vector<Arc> arcs;
    for (int i = 0; i < 90; ++i) {
        const int from = 1 + int(random.bounded(59));
        arcs.push_back({.from = from, .to = int(random.bounded(from))});
    }
    LayeredGraph graph = cutArcs(60, arcs, assignRanks(60, arcs, 0));
    reduceCrossings(graph);
    std::vector<Extent> extents(graph.rank.size());
    for (int node = 0; node < graph.nodes; ++node)
        extents[std::size_t(node)] = {.before = 10, .after = 10.0 + node};

    const auto places = placeAlongLayers(graph, extents, {.node = 20, .bend = 5});

    for (const auto &layer : graph.layers) {
        for (std::size_t i = 1; i < layer.size(); ++i) {
            const auto left = std::size_t(layer[i - 1]);
            const auto right = std::size_t(layer[i]);
            const bool bend = graph.isBend(layer[i - 1]) || graph.isBend(layer[i]);
            const double gap =
                places[right] - extents[right].before - places[left] - extents[left].after;
            QVERIFY(gap >= (bend ? 5 : 20) - 1e-6);
        }
    }
}

void tst_Crossings::placementMakesChainsStraight()
{
    const std::vector<Arc> arcs{{1, 0}, {2, 1}, {3, 2}};
    const LayeredGraph graph = cutArcs(4, arcs, assignRanks(4, arcs, 0));

    const auto places = placeAlongLayers(
        graph, std::vector<Extent>(4, Extent{.before = 5, .after = 30}), {.node = 20, .bend = 5});

    for (const double place : places)
        QVERIFY(std::abs(place - places[0]) < 1e-9);
}

QTEST_APPLESS_MAIN(tst_Crossings)
#include "tst_crossings.moc"
