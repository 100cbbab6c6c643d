#include "core/graph/layout.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace core;
using Direction = LayoutRequest::Direction;


namespace {

constexpr QSizeF card(168, 56);
constexpr QSizeF label(44, 14);

LayoutRequest makeRequest(int nodes, const QList<std::pair<int, int>> &edges)
{
    LayoutRequest request;
    for (int i = 0; i < nodes; ++i)
        request.nodes << LayoutNode{.size = card, .port = 28};
    for (const auto &[from, to] : edges)
        request.edges << LayoutEdge{.from = from, .to = to, .label = label};
    return request;
}

/// Most edges go somewhere, a third to a few that many need, as in real stacks.
LayoutRequest randomRequest(int nodes, int edges, quint32 seed)
{
    QRandomGenerator random(seed);
    LayoutRequest request = makeRequest(nodes, {});
    for (LayoutNode &node : request.nodes) {
        node.size.rheight() += 26 * int(random.bounded(3));
        node.size.rwidth() += 40 * int(random.bounded(2));
    }
    while (request.edges.size() < edges) {
        const int from = 1 + int(random.bounded(nodes - 1));
        const int hubs = std::max(1, std::min(from, nodes / 20));
        const int to = int(random.bounded(random.bounded(3) == 0 ? hubs : from));
        const bool beside = random.bounded(4) == 0;
        request.edges << LayoutEdge{.from = from, .to = to, .label = label, .beside = beside};
    }
    return request;
}

LayoutRequest cyclicRequest(int nodes, int edges, quint32 seed)
{
    QRandomGenerator random(seed);
    LayoutRequest request = makeRequest(nodes, {});
    for (int i = 0; i < edges; ++i) {
        request.edges << LayoutEdge{.from = int(random.bounded(nodes)),
                                    .to = int(random.bounded(nodes)),
                                    .label = label,
                                    .beside = i % 3 == 0};
    }
    return request;
}

LayoutRequest turned(LayoutRequest request)
{
    request.direction = Direction::TopToBottom;
    return request;
}

QRectF rectOf(const LayoutRequest &request, const GraphLayout &layout, qsizetype node)
{
    return {layout.positions[node], request.nodes[node].size};
}

} // namespace

class tst_Layout : public QObject
{
    Q_OBJECT

private slots:
    void isSound_data();
    void isSound();
    void isDeterministic();
    void dependenciesComeFirst();
    void edgesMeetThePorts();
    void edgesPassNoNode();
    void cyclesAreTolerated();
    void nonsenseIsIgnored();
    void jobsAreBesideWhatTheyPrepare();
    void sharedJobsKeepTheirRank();
    void partsArePacked();
    void crowdedRanksAreFolded();
    void largeGraphsAreQuick();
};

void tst_Layout::isSound_data()
{
    QTest::addColumn<LayoutRequest>("request");

    QTest::newRow("empty") << LayoutRequest{};
    QTest::newRow("one") << makeRequest(1, {});
    QTest::newRow("chain") << makeRequest(3, {{0, 1}, {1, 2}});
    QTest::newRow("shop") << makeRequest(6, {{2, 0}, {3, 0}, {3, 1}, {3, 2}, {4, 3}, {5, 3}});
    QTest::newRow("hub") << randomRequest(30, 29, 1);
    for (quint32 seed = 1; seed <= 20; ++seed) {
        const LayoutRequest request = randomRequest(10 + 5 * int(seed), 14 * int(seed), seed);
        QTest::addRow("random %u", seed) << request;
        QTest::addRow("random %u turned", seed) << turned(request);
        QTest::addRow("cyclic %u", seed) << cyclicRequest(20, 40, seed);
    }
}

void tst_Layout::isSound()
{
    QFETCH(const LayoutRequest, request);

    const GraphLayout layout = layoutGraph(request);

    QCOMPARE(layout.positions.size(), request.nodes.size());
    QCOMPARE(layout.routes.size(), request.edges.size());
    const QRectF whole({0, 0}, layout.size);
    for (qsizetype i = 0; i < request.nodes.size(); ++i) {
        const QRectF rect = rectOf(request, layout, i);
        QVERIFY(whole.contains(rect));
        QCOMPARE(rect.topLeft(), QPointF(rect.topLeft().toPoint()));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!rect.intersects(rectOf(request, layout, j)));
    }

    const bool inColumns = request.direction == Direction::LeftToRight;
    for (const EdgeRoute &route : layout.routes) {
        if (route.points.isEmpty())
            continue;
        QCOMPARE(route.points.size() % 3, 1);
        for (qsizetype i = 1; i < route.points.size(); ++i) {
            const QPointF step = route.points[i] - route.points[i - 1];
            const qreal along = inColumns ? step.x() : step.y();
            QVERIFY(route.backwards ? along >= 0 : along <= 0);
        }
        QVERIFY(!route.label || whole.contains(*route.label));
    }
}

void tst_Layout::isDeterministic()
{
    const LayoutRequest request = randomRequest(80, 140, 5);
    QCOMPARE(layoutGraph(request), layoutGraph(request));
}

void tst_Layout::dependenciesComeFirst()
{
    const LayoutRequest request = makeRequest(3, {{0, 1}, {1, 2}});

    const GraphLayout columns = layoutGraph(request);
    QVERIFY(columns.positions[2].x() + card.width() < columns.positions[1].x());
    QVERIFY(columns.positions[1].x() + card.width() < columns.positions[0].x());
    QCOMPARE(columns.positions[0].y(), columns.positions[2].y());

    const GraphLayout rows = layoutGraph(turned(request));
    QVERIFY(rows.positions[2].y() + card.height() < rows.positions[1].y());
    QCOMPARE(rows.positions[0].x(), rows.positions[2].x());
}

void tst_Layout::edgesMeetThePorts()
{
    LayoutRequest request = makeRequest(2, {{0, 1}});
    request.nodes[1].size.setHeight(120);
    request.endGap = 14;

    const GraphLayout layout = layoutGraph(request);

    QCOMPARE(layout.routes[0].points.first(), layout.positions[0] + QPointF(0, 28));
    QCOMPARE(layout.routes[0].points.last(), layout.positions[1] + QPointF(168 + 14, 28));
    QVERIFY(layout.routes[0].label);
}

void tst_Layout::edgesPassNoNode()
{
    const LayoutRequest request = randomRequest(40, 60, 3);
    const GraphLayout layout = layoutGraph(request);

    for (qsizetype edge = 0; edge < request.edges.size(); ++edge) {
        const auto &points = layout.routes[edge].points;
        // Every third point lies on the curve; inside a rank the pieces between them are straight.
        for (qsizetype i = 0; i < points.size(); i += 3) {
            for (qsizetype node = 0; node < request.nodes.size(); ++node) {
                const QRectF inner = rectOf(request, layout, node).adjusted(1, 1, -1, -1);
                QVERIFY(!inner.contains(points[i]));
            }
        }
    }
}

void tst_Layout::cyclesAreTolerated()
{
    const GraphLayout layout = layoutGraph(makeRequest(3, {{0, 1}, {1, 2}, {2, 0}}));

    int backwards = 0;
    for (const EdgeRoute &route : layout.routes)
        backwards += route.backwards;
    QCOMPARE(backwards, 1);
    // The edge still goes from its own beginning to its own end.
    QVERIFY(layout.routes[2].backwards);
    QVERIFY(layout.routes[2].points.first().x() < layout.routes[2].points.last().x());
}

void tst_Layout::nonsenseIsIgnored()
{
    const GraphLayout layout = layoutGraph(makeRequest(2, {{0, 0}, {0, 7}, {-1, 1}, {1, 0}}));

    QVERIFY(layout.routes[0].points.isEmpty());
    QVERIFY(layout.routes[1].points.isEmpty());
    QVERIFY(layout.routes[2].points.isEmpty());
    QVERIFY(!layout.routes[3].points.isEmpty());
}

void tst_Layout::jobsAreBesideWhatTheyPrepare()
{
    // api needs db and the job, which needs db.
    LayoutRequest request = makeRequest(3, {{1, 0}, {2, 0}, {1, 2}});
    request.edges[2].beside = true;
    request.endGap = 17;

    const GraphLayout layout = layoutGraph(request);

    QCOMPARE(layout.positions[1].x(), layout.positions[2].x());
    QCOMPARE(layout.positions[2].y() + card.height() + request.besideGap, layout.positions[1].y());
    const EdgeRoute &route = layout.routes[2];
    QCOMPARE(route.points.size(), 4);
    QCOMPARE(route.points.first(), layout.positions[1] + QPointF(84, 0));
    QCOMPARE(route.points.last(), layout.positions[2] + QPointF(84, 56 + 17));
    QVERIFY(route.label);
    QCOMPARE(layout.routes[1].points.first(), layout.positions[2] + QPointF(0, 28));
}

void tst_Layout::sharedJobsKeepTheirRank()
{
    LayoutRequest shared = makeRequest(3, {{0, 2}, {1, 2}});
    shared.edges[0].beside = true;
    shared.edges[1].beside = true;
    QVERIFY(layoutGraph(shared).positions[2].x() < layoutGraph(shared).positions[0].x());

    LayoutRequest cycle = makeRequest(2, {{0, 1}, {1, 0}});
    cycle.edges[0].beside = true;
    QVERIFY(layoutGraph(cycle).positions[0].x() != layoutGraph(cycle).positions[1].x());
}

void tst_Layout::partsArePacked()
{
    const GraphLayout layout = layoutGraph(makeRequest(12, {}));

    QSet<int> rows;
    for (const QPointF &position : layout.positions)
        rows << int(position.y());
    QVERIFY(rows.size() >= 3);
    QVERIFY(layout.size.width() / layout.size.height() < 3.5);
    QVERIFY(layout.size.width() / layout.size.height() > 0.8);
}

void tst_Layout::crowdedRanksAreFolded()
{
    LayoutRequest request = makeRequest(25, {});
    for (int i = 1; i < 25; ++i)
        request.edges << LayoutEdge{.from = i, .to = 0};

    const GraphLayout folded = layoutGraph(request);
    request.rankLimit = 0;
    const GraphLayout tall = layoutGraph(request);

    QVERIFY(folded.size.height() < tall.size.height() * 0.7);
}

void tst_Layout::largeGraphsAreQuick()
{
    const LayoutRequest request = randomRequest(1000, 2000, 7);
    QElapsedTimer timer;
    timer.start();

    const GraphLayout layout = layoutGraph(request);

    qInfo("1,000 nodes, 2,000 edges: %lld ms", timer.elapsed());
    QCOMPARE(layout.positions.size(), 1000);
    QVERIFY(timer.elapsed() < 3000);

    // A chain with arcs over its whole length makes bends by the hundred thousand.
    LayoutRequest chain = makeRequest(600, {});
    for (int i = 1; i < 600; ++i) {
        chain.edges << LayoutEdge{.from = i, .to = i - 1};
        chain.edges << LayoutEdge{.from = i, .to = 0};
    }
    timer.restart();
    QCOMPARE(layoutGraph(chain).positions.size(), 600);
    qInfo("600 in a chain: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 20'000);
}

QTEST_APPLESS_MAIN(tst_Layout)
#include "tst_layout.moc"
