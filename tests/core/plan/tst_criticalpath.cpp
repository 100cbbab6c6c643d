#include "core/plan/criticalpath.h"

#include <QTest>

using namespace core;

class tst_CriticalPath : public QObject
{
    Q_OBJECT

private slots:
    void path_data();
    void path();
};

void tst_CriticalPath::path_data()
{
    QTest::addColumn<QList<TimedStep>>("steps");
    QTest::addColumn<QList<int>>("expected");

    QTest::newRow("nothing") << QList<TimedStep>() << QList<int>();
    QTest::newRow("alone") << QList<TimedStep>{{.ended = 5}} << QList<int>{0};
    QTest::newRow("beside each other")
        << QList<TimedStep>{{.ended = 5}, {.ended = 9}, {.ended = 7}} << QList<int>{1};
    QTest::newRow("the need that ended last")
        << QList<TimedStep>{{.ended = 5},
                            {.ended = 9},
                            {.needs = {0, 1}, .started = 9, .ended = 12},
                            {.needs = {0}, .started = 5, .ended = 8}}
        << QList<int>{1, 2};
    QTest::newRow("needs that are not there")
        << QList<TimedStep>{{.needs = {0, -1, 7}, .ended = 5}} << QList<int>{0};
    QTest::newRow("needs that point ahead")
        << QList<TimedStep>{{.needs = {1}, .ended = 5}, {.needs = {0}, .ended = 9}}
        << QList<int>{0, 1};
}

void tst_CriticalPath::path()
{
    QFETCH(const QList<TimedStep>, steps);
    QTEST(criticalPath(steps), "expected");
}

QTEST_APPLESS_MAIN(tst_CriticalPath)
#include "tst_criticalpath.moc"
