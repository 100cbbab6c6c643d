#include "core/graph/layering.h"

#include <QRandomGenerator>
#include <QTest>

using namespace core::layered;

namespace {

std::vector<Arc> parseArcs(const QString &text)
{
    std::vector<Arc> arcs;
    for (const QString &arc : text.split(u' ', Qt::SkipEmptyParts)) {
        arcs.push_back(
            {.from = arc.section(u'>', 0, 0).toInt(), .to = arc.section(u'>', 1, 1).toInt()});
    }
    return arcs;
}

template<typename List>
QString join(const List &list)
{
    QStringList parts;
    for (const auto value : list)
        parts << QString::number(int(value));
    return parts.join(u' ');
}

} // namespace

class tst_Layering : public QObject
{
    Q_OBJECT

private slots:
    void ranks_data();
    void ranks();
    void crowdedRanksAreFolded();
    void backArcs_data();
    void backArcs();
    void turningBackArcsBreaksAllCycles();
    void longArcsAreCut();
    void neighbours();
};

void tst_Layering::ranks_data()
{
    QTest::addColumn<int>("vertices");
    QTest::addColumn<QString>("arcs");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << 0 << ""
                          << "";
    QTest::newRow("one") << 1 << ""
                         << "0";
    QTest::newRow("chain") << 3 << "0>1 1>2"
                           << "2 1 0";
    QTest::newRow("diamond") << 4 << "3>1 3>2 1>0 2>0"
                             << "0 1 1 2";
    QTest::newRow("longest way") << 3 << "0>1 1>2 0>2"
                                 << "2 1 0";
    QTest::newRow("drawn near what depends on it") << 4 << "0>1 1>2 0>3"
                                                   << "2 1 0 1";
    QTest::newRow("twice the same") << 2 << "1>0 1>0"
                                    << "0 1";
}

void tst_Layering::ranks()
{
    QFETCH(const int, vertices);
    QFETCH(const QString, arcs);
    QFETCH(const QString, expected);

    QCOMPARE(join(assignRanks(vertices, parseArcs(arcs), 0)), expected);
}

void tst_Layering::crowdedRanksAreFolded()
{
    std::vector<Arc> arcs;
    for (int i = 1; i <= 10; ++i)
        arcs.push_back({.from = i, .to = 0});
    arcs.push_back({.from = 11, .to = 1});

    const std::vector<int> rank = assignRanks(12, arcs, 4);

    QCOMPARE(*std::max_element(rank.begin(), rank.end()), 4);
    for (int own = 0; own <= 4; ++own)
        QVERIFY(std::count(rank.begin(), rank.end(), own) <= 4);
    for (const Arc &arc : arcs)
        QVERIFY(rank[std::size_t(arc.from)] > rank[std::size_t(arc.to)]);
}

void tst_Layering::backArcs_data()
{
    QTest::addColumn<QString>("arcs");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << "0>1 1>2 0>2"
                          << "0 0 0";
    QTest::newRow("two") << "0>1 1>0"
                         << "0 1";
    QTest::newRow("three") << "2>0 0>1 1>2"
                           << "1 0 0";
    QTest::newRow("two cycles") << "0>1 1>0 2>3 3>2"
                                << "0 1 0 1";
}

void tst_Layering::backArcs()
{
    QFETCH(const QString, arcs);
    QFETCH(const QString, expected);

    QCOMPARE(join(findBackArcs(4, parseArcs(arcs))), expected);
}

void tst_Layering::turningBackArcsBreaksAllCycles()
{
    QRandomGenerator random(21);
    for (int round = 0; round < 50; ++round) {
        std::vector<Arc> arcs;
        while (arcs.size() < 60) {
            const Arc arc{.from = int(random.bounded(25)), .to = int(random.bounded(25))};
            if (arc.from != arc.to)
                arcs.push_back(arc);
        }
        const std::vector<bool> back = findBackArcs(25, arcs);
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            if (back[i])
                std::swap(arcs[i].from, arcs[i].to);
        }

        const std::vector<int> rank = assignRanks(25, arcs, 0);
        for (const Arc &arc : arcs)
            QVERIFY(rank[std::size_t(arc.from)] > rank[std::size_t(arc.to)]);
    }
}

void tst_Layering::longArcsAreCut()
{
    const auto arcs = parseArcs(QStringLiteral("2>1 1>0 2>0"));
    const LayeredGraph graph = cutArcs(3, arcs, assignRanks(3, arcs, 0));

    QCOMPARE(graph.vertices(), 4);
    QVERIFY(graph.isBend(3));
    QCOMPARE(join(graph.bends[2]), QStringLiteral("3"));
    QVERIFY(graph.bends[0].empty());
    QCOMPARE(join(graph.lower.of(3)), QStringLiteral("0"));
    QCOMPARE(join(graph.upper.of(3)), QStringLiteral("2"));
    std::size_t placed = 0;
    for (const auto &layer : graph.layers)
        placed += layer.size();
    QCOMPARE(placed, std::size_t(4));
}

void tst_Layering::neighbours()
{
    const auto arcs = parseArcs(QStringLiteral("0>2 1>2 0>1"));
    const Adjacency lower(3, arcs, Adjacency::Side::Lower);
    const Adjacency upper(3, arcs, Adjacency::Side::Upper);

    QCOMPARE(join(lower.of(0)), QStringLiteral("2 1"));
    QCOMPARE(join(lower.of(2)), QString());
    QCOMPARE(join(upper.of(2)), QStringLiteral("0 1"));
}

QTEST_APPLESS_MAIN(tst_Layering)
#include "tst_layering.moc"
