#include "ui/logs/visiblelines.h"

#include <QTest>

using namespace ui;

namespace {

/// `count` lines, of services a, b, c in turn.
core::LogBatch turns(int count, qint64 from = 1)
{
    core::LogBatch lines;
    for (int i = 0; i < count; ++i)
        lines << core::LogLine{.time = from + i,
                               .service = QString(QChar(u'a' + i % 3)),
                               .text = QByteArray(100, 'x')};
    return lines;
}

std::vector<quint64> all(const VisibleLines &visible)
{
    std::vector<quint64> lines;
    for (qsizetype i = 0; i < visible.count(); ++i)
        lines.push_back(visible.line(i));
    return lines;
}

} // namespace

class tst_VisibleLines : public QObject
{
    Q_OBJECT

private slots:
    void showsAll();
    void hidesServices();
    void staysRightAsLinesComeAndGo();
    void startsAtTheMark();
    void findsPositions();
};

void tst_VisibleLines::showsAll()
{
    core::LogStore store;
    VisibleLines visible;
    visible.update(store);
    QVERIFY(visible.isEmpty());
    store.append(turns(5));
    visible.update(store);
    QCOMPARE(all(visible), (std::vector<quint64>{0, 1, 2, 3, 4}));
}

void tst_VisibleLines::hidesServices()
{
    core::LogStore store;
    store.append(turns(7));
    VisibleLines visible;
    visible.setHidden({false, true, true});
    visible.update(store);
    QCOMPARE(all(visible), (std::vector<quint64>{0, 3, 6}));
    QVERIFY(visible.isHidden(1));
    QVERIFY(!visible.isHidden(7));
    store.seal();
    visible.update(store);
    QCOMPARE(all(visible), (std::vector<quint64>{0, 3, 6}));
    visible.setHidden({});
    visible.update(store);
    QCOMPARE(visible.count(), 7);
}

void tst_VisibleLines::staysRightAsLinesComeAndGo()
{
    core::LogStore store({.lines = 20'000, .reorderWindow = 64});
    VisibleLines visible;
    visible.setHidden({true, false, true});
    for (int round = 0; round < 60; ++round) {
        store.append(turns(999, 1 + round * 999));
        if (round % 7 == 0)
            store.seal();
        visible.update(store);
    }
    QVERIFY(store.first() > 0);
    std::vector<quint64> expected;
    for (quint64 i = store.first(); i < store.end(); ++i) {
        if (store.line(i).service == 1)
            expected.push_back(i);
    }
    QCOMPARE(all(visible), expected);
}

void tst_VisibleLines::startsAtTheMark()
{
    core::LogStore store;
    store.append(turns(6));
    VisibleLines visible;
    for (const std::vector<bool> &hidden : {std::vector<bool>{}, std::vector<bool>{true}}) {
        visible.setHidden(hidden);
        visible.setStart(4);
        visible.update(store);
        QCOMPARE(all(visible), (std::vector<quint64>{4, 5}));
    }
    visible.setStart(100);
    visible.update(store);
    QVERIFY(visible.isEmpty());
    visible.setStart(0);
    visible.update(store);
    QCOMPARE(visible.count(), 4);
}

void tst_VisibleLines::findsPositions()
{
    core::LogStore store;
    store.append(turns(9));
    VisibleLines visible;
    visible.setHidden({false, true, true});
    visible.update(store);
    QCOMPARE(visible.indexOf(0), 0);
    QCOMPARE(visible.indexOf(1), 1);
    QCOMPARE(visible.indexOf(3), 1);
    QCOMPARE(visible.indexOf(8), 3);
    QVERIFY(visible.contains(6));
    QVERIFY(!visible.contains(7));
    QVERIFY(!visible.contains(99));
}

QTEST_APPLESS_MAIN(tst_VisibleLines)
#include "tst_visiblelines.moc"
