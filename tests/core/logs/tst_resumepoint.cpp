#include "core/logs/resumepoint.h"

#include <QList>
#include <QTest>

using namespace core;

class tst_ResumePoint : public QObject
{
    Q_OBJECT

private slots:
    void takesUpWhereItWas_data();
    void takesUpWhereItWas();
    void rewindsAgainAndAgain();
};

void tst_ResumePoint::takesUpWhereItWas_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("again");
    QTest::addColumn<QList<int>>("accepted");

    QTest::newRow("nothing new") << QList{1, 2, 3} << QList{2, 3} << QList<int>{};
    QTest::newRow("new lines") << QList{1, 2, 3} << QList{2, 3, 4, 5} << QList{4, 5};
    QTest::newRow("equal times") << QList{1, 2, 2} << QList{1, 2, 2, 2, 3} << QList{2, 3};
    QTest::newRow("starts after the last one") << QList{1, 2} << QList{3, 4} << QList{3, 4};
    QTest::newRow("rest of a cut line") << QList{1, 2} << QList{0, 2, 3} << QList{3};
    QTest::newRow("line without time, later") << QList{1, 2} << QList{2, 3, 0} << QList{3, 0};
    QTest::newRow("nothing read before") << QList<int>{} << QList{0, 1, 2} << QList{0, 1, 2};
    QTest::newRow("no times at all") << QList{0, 0} << QList{0} << QList{0};
    QTest::newRow("clock goes back") << QList{5, 4} << QList{4, 6, 2} << QList{6, 2};
}

void tst_ResumePoint::takesUpWhereItWas()
{
    QFETCH(const QList<int>, before);
    QFETCH(const QList<int>, again);
    QFETCH(const QList<int>, accepted);

    ResumePoint point;
    for (const int time : before)
        QVERIFY(point.accept(time));
    point.rewind();

    QList<int> seen;
    for (const int time : again) {
        if (point.accept(time))
            seen << time;
    }
    QCOMPARE(seen, accepted);
}

void tst_ResumePoint::rewindsAgainAndAgain()
{
    ResumePoint point;
    QVERIFY(point.accept(7));
    for (int lines = 1; lines < 5; ++lines) {
        point.rewind();
        for (int i = 0; i < lines; ++i)
            QVERIFY(!point.accept(7));
        QVERIFY(point.accept(7));
    }
    QCOMPARE(point.time(), 7);
}

QTEST_APPLESS_MAIN(tst_ResumePoint)
#include "tst_resumepoint.moc"
