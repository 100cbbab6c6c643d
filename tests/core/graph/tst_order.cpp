#include "core/graph/order.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core;
using Edges = QList<std::pair<QString, QString>>;

namespace {

/// "a>b b>c": a depends on b, b on c.
Digraph parse(const QString &nodes, const QString &edges)
{
    Digraph graph{.nodes = nodes.split(u' ', Qt::SkipEmptyParts), .edges = {}};
    for (const QString &edge : edges.split(u' ', Qt::SkipEmptyParts))
        graph.edges << std::pair(edge.section(u'>', 0, 0), edge.section(u'>', 1, 1));
    return graph;
}

QString text(const QList<QStringList> &levels)
{
    QStringList parts;
    for (const QStringList &level : levels)
        parts << level.join(u' ');
    return parts.join(QStringLiteral(" | "));
}

Digraph chain(int length)
{
    Digraph graph;
    for (int i = 0; i < length; ++i) {
        graph.nodes << QString::number(i);
        if (i > 0)
            graph.edges << std::pair(QString::number(i), QString::number(i - 1));
    }
    return graph;
}

} // namespace

class tst_Order : public QObject
{
    Q_OBJECT

private slots:
    void levelsAreStable_data();
    void levelsAreStable();
    void levelsRefuseACycle();
    void findsOneCycle_data();
    void findsOneCycle();
    void closures_data();
    void closures();
    void longChainsDoNotOverflow();
    void randomGraphsAreOrdered();
};

void tst_Order::levelsAreStable_data()
{
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<QString>("edges");
    QTest::addColumn<QString>("expected");

    QTest::newRow("empty") << ""
                           << ""
                           << "";
    QTest::newRow("one") << "a"
                         << ""
                         << "a";
    QTest::newRow("no edges keep the order") << "c a b"
                                             << ""
                                             << "c a b";
    QTest::newRow("chain") << "a b c"
                           << "a>b b>c"
                           << "c | b | a";
    QTest::newRow("diamond") << "web api jobs db"
                             << "web>api web>jobs api>db jobs>db"
                             << "db | api jobs | web";
    QTest::newRow("longest way counts") << "a b c"
                                        << "a>b b>c a>c"
                                        << "c | b | a";
    QTest::newRow("order of nodes, not of edges") << "x b a"
                                                  << "a>x b>x"
                                                  << "x | b a";
    QTest::newRow("an edge twice") << "a b"
                                   << "a>b a>b"
                                   << "b | a";
    QTest::newRow("a node twice") << "a b a"
                                  << "a>b"
                                  << "b | a";
    QTest::newRow("unknown names do not count") << "a b"
                                                << "a>ghost ghost>b"
                                                << "a b";
}

void tst_Order::levelsAreStable()
{
    QFETCH(const QString, nodes);
    QFETCH(const QString, edges);
    QFETCH(const QString, expected);

    const auto result = levels(parse(nodes, edges));

    QVERIFY(bool(result));
    QCOMPARE(text(*result), expected);
}

void tst_Order::levelsRefuseACycle()
{
    const auto result = levels(parse("web api db", "web>api api>db db>api"));

    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::DependencyCycle);
    QVERIFY(result.error().summary.contains(QStringLiteral("api → db → api")));
}

void tst_Order::findsOneCycle_data()
{
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<QString>("edges");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << "a b c"
                          << "a>b b>c a>c"
                          << "";
    QTest::newRow("itself") << "a"
                            << "a>a"
                            << "a a";
    QTest::newRow("two") << "a b"
                         << "a>b b>a"
                         << "a b a";
    QTest::newRow("begins with the first node") << "a b c"
                                                << "c>b b>c a>c"
                                                << "b c b";
    QTest::newRow("the way into it is left out") << "in a b c"
                                                 << "in>b a>b b>c c>a"
                                                 << "a b c a";
    QTest::newRow("the first of two") << "a b c d"
                                      << "c>d d>c a>b b>a"
                                      << "a b a";
    QTest::newRow("unknown names do not count") << "a"
                                                << "a>ghost ghost>a"
                                                << "";
}

void tst_Order::findsOneCycle()
{
    QFETCH(const QString, nodes);
    QFETCH(const QString, edges);
    QFETCH(const QString, expected);

    QCOMPARE(findCycle(parse(nodes, edges)).join(u' '), expected);
}

void tst_Order::closures_data()
{
    QTest::addColumn<QString>("edges");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("dependencies");
    QTest::addColumn<QString>("dependents");

    const QString shop =
        QStringLiteral("web>api worker>api api>migrate api>db api>cache migrate>db");
    QTest::newRow("nothing") << shop << ""
                             << ""
                             << "";
    QTest::newRow("unknown") << shop << "ghost"
                             << ""
                             << "";
    QTest::newRow("top") << shop << "web"
                         << "db migrate cache api web"
                         << "web";
    QTest::newRow("bottom") << shop << "db"
                            << "db"
                            << "db migrate api web worker";
    QTest::newRow("middle") << shop << "api"
                            << "db migrate cache api"
                            << "api web worker";
    QTest::newRow("two") << shop << "cache migrate"
                         << "db migrate cache"
                         << "migrate cache api web worker";
    QTest::newRow("a cycle is cut") << "web>api api>web api>db"
                                    << "web"
                                    << "db api web"
                                    << "api web";
}

void tst_Order::closures()
{
    QFETCH(const QString, edges);
    QFETCH(const QString, start);
    QFETCH(const QString, dependencies);
    QFETCH(const QString, dependents);

    const Digraph graph = parse("web worker api migrate db cache", edges);
    const QStringList names = start.split(u' ', Qt::SkipEmptyParts);

    QCOMPARE(dependenciesOf(graph, names).join(u' '), dependencies);
    QCOMPARE(dependentsOf(graph, names).join(u' '), dependents);
}

void tst_Order::longChainsDoNotOverflow()
{
    constexpr int length = 100'000;
    Digraph graph = chain(length);

    QCOMPARE(levels(graph).operator->()->size(), length);
    QCOMPARE(dependenciesOf(graph, {graph.nodes.last()}).size(), length);
    QCOMPARE(dependentsOf(graph, {graph.nodes.first()}).size(), length);
    QVERIFY(findCycle(graph).isEmpty());

    graph.edges << std::pair(graph.nodes.first(), graph.nodes.last());
    QCOMPARE(findCycle(graph).size(), length + 1);
}

void tst_Order::randomGraphsAreOrdered()
{
    QRandomGenerator random(20240607);
    for (int round = 0; round < 50; ++round) {
        Digraph graph = chain(0);
        const int size = 2 + int(random.bounded(40));
        for (int i = 0; i < size; ++i)
            graph.nodes << QStringLiteral("n%1").arg(i);
        for (int i = 0; i < 2 * size; ++i) {
            const int from = 1 + int(random.bounded(size - 1));
            graph.edges << std::pair(graph.nodes[from], graph.nodes[int(random.bounded(from))]);
        }

        const QStringList order = dependenciesOf(graph, graph.nodes);
        QCOMPARE(order.size(), size);
        for (const auto &[from, to] : graph.edges)
            QVERIFY(order.indexOf(to) < order.indexOf(from));
        QVERIFY(bool(levels(graph)));
        QVERIFY(findCycle(graph).isEmpty());
    }
}

QTEST_APPLESS_MAIN(tst_Order)
#include "tst_order.moc"
