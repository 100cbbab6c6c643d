#include "core/state/usage.h"

#include <QTest>

using core::ContainerUsage;
using namespace std::chrono_literals;

class tst_Usage : public QObject
{
    Q_OBJECT

private slots:
    void cpuIsCountedBetweenTwoLooks();
};

void tst_Usage::cpuIsCountedBetweenTwoLooks()
{
    const QList<ContainerUsage> before{
        {.id = "a", .cpuTime = 100ms}, {.id = "restarted", .cpuTime = 900ms}, {.id = "docker's"}};
    const QList<ContainerUsage> measured{{.id = "a", .cpuPercent = 2.0, .cpuTime = 600ms},
                                         {.id = "restarted", .cpuPercent = 3.0, .cpuTime = 10ms},
                                         {.id = "docker's", .cpuPercent = 4.0},
                                         {.id = "new", .cpuPercent = 5.0, .cpuTime = 50ms}};
    QList<ContainerUsage> now = measured;
    core::countCpuBetween(now, before, 2s);
    QCOMPARE(now.at(0).cpuPercent, 25.0);
    QCOMPARE(now.mid(1), measured.mid(1));

    now = measured;
    core::countCpuBetween(now, before, 0s);
    QCOMPARE(now, measured);
}

QTEST_APPLESS_MAIN(tst_Usage)
#include "tst_usage.moc"
