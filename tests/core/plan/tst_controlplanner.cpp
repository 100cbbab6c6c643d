#include "core/plan/controlplanner.h"

#include "tests/core/plan/planshop.h"

#include <QTest>

using namespace core;
using namespace planshop;

namespace {

using Status = ContainerInfo::Status;

Stack twoLevels()
{
    return shop({service("db"), service("web", {on("db")})});
}

ContainerInfo oneOff(const QString &serviceName)
{
    ContainerInfo info = container(serviceName);
    info.id += QStringLiteral("-run");
    info.name += QStringLiteral("-run");
    info.labels[label::oneOff] = QStringLiteral("True");
    info.labels.remove(label::number);
    return info;
}

} // namespace

class tst_ControlPlanner : public QObject
{
    Q_OBJECT

private slots:
    void pauses();
    void unpauses();
    void kills_data();
    void kills();
    void killSendsTheSignal();
    void removes_data();
    void removes();
    void unknownServicesAreRefused();
    void nothingToDoIsSaid();
};

void tst_ControlPlanner::pauses()
{
    const State state = machine({container("db", Status::Paused),
                                 container("web"),
                                 container("web", Status::Exited, 2),
                                 oneOff("web")});
    QCOMPARE(text(planPause(twoLevels(), state, {})),
             "0 pause-container shop-web-1 (asked to pause)");
    QCOMPARE(text(planPause(twoLevels(), state, {"db"})), "");
}

void tst_ControlPlanner::unpauses()
{
    const State state = machine({container("db", Status::Paused), container("web")});
    QCOMPARE(text(planUnpause(twoLevels(), state, {})),
             "0 unpause-container shop-db-1 (asked to go on)");
    QCOMPARE(text(planUnpause(twoLevels(), state, {"web"})), "");
}

void tst_ControlPlanner::kills_data()
{
    QTest::addColumn<QStringList>("services");
    QTest::addColumn<bool>("removeOrphans");
    QTest::addColumn<QStringList>("killed");

    QTest::newRow("all") << QStringList() << false
                         << QStringList{"shop-db-1", "shop-web-1", "shop-web-1-run"};
    QTest::newRow("one") << QStringList{"db"} << false << QStringList{"shop-db-1"};
    QTest::newRow("with one-offs")
        << QStringList{"web"} << false << QStringList{"shop-web-1", "shop-web-1-run"};
    QTest::newRow("with orphans") << QStringList{"db"} << true
                                  << QStringList{"shop-db-1", "shop-old-1"};
}

void tst_ControlPlanner::kills()
{
    QFETCH(const QStringList, services);
    QFETCH(const bool, removeOrphans);
    ContainerInfo other = container("db");
    other.labels[label::project] = QStringLiteral("blog");
    const State state = machine({container("db", Status::Paused),
                                 container("web"),
                                 container("web", Status::Exited, 2),
                                 oneOff("web"),
                                 container("old"),
                                 other});
    const auto plan =
        planKill(twoLevels(), state, {.services = services, .removeOrphans = removeOrphans});
    QVERIFY(plan);
    QStringList killed;
    for (const Operation &operation : plan->operations) {
        QCOMPARE(operation.kind, Operation::Kind::KillContainer);
        QVERIFY(operation.needs.isEmpty());
        killed << operation.targets;
    }
    QTEST(killed, "killed");
}

void tst_ControlPlanner::killSendsTheSignal()
{
    const auto plan = planKill(twoLevels(), machine({container("db")}), {.signal = "HUP"});
    QCOMPARE(plan->operations.first().signal, "HUP");
}

void tst_ControlPlanner::removes_data()
{
    QTest::addColumn<bool>("stop");
    QTest::addColumn<QStringList>("services");
    QTest::addColumn<QString>("expected");

    QTest::newRow("what is stopped")
        << false << QStringList() << "0 remove-container shop-web-2 (asked to be removed)";
    QTest::newRow("what runs, too")
        << true << QStringList()
        << "0 stop-container shop-web-1 (asked to be removed)\n"
           "1 remove-container shop-web-1,shop-web-2 (asked to be removed) after 0\n"
           "2 unpause-container shop-db-1 (what is paused cannot be stopped) after 0\n"
           "3 stop-container shop-db-1 (asked to be removed) after 2\n"
           "4 remove-container shop-db-1 (asked to be removed) after 3";
    QTest::newRow("of one service") << false << QStringList{"db"} << "";
}

void tst_ControlPlanner::removes()
{
    QFETCH(const bool, stop);
    QFETCH(const QStringList, services);
    const State state = machine(
        {container("db", Status::Paused), container("web"), container("web", Status::Exited, 2)});
    QTEST(
        text(planRemove(twoLevels(), state, {.services = services, .stop = stop, .volumes = true})),
        "expected");
}

void tst_ControlPlanner::unknownServicesAreRefused()
{
    const QString expected = QStringLiteral("error: There is no service \"no\" in shop.");
    QCOMPARE(text(planPause(twoLevels(), {}, {"no"})), expected);
    QCOMPARE(text(planUnpause(twoLevels(), {}, {"no"})), expected);
    QCOMPARE(text(planKill(twoLevels(), {}, {.services = {"no"}})), expected);
    QCOMPARE(text(planRemove(twoLevels(), {}, {.services = {"no"}})), expected);
}

void tst_ControlPlanner::nothingToDoIsSaid()
{
    for (const auto &plan : {planPause(twoLevels(), {}, {}),
                             planUnpause(twoLevels(), {}, {}),
                             planKill(twoLevels(), {}, {}),
                             planRemove(twoLevels(), {}, {})}) {
        QVERIFY(plan && plan->changesNothing());
        QCOMPARE(plan->warnings.size(), 1);
        QCOMPARE(plan->warnings.first().action, "note");
    }
}

QTEST_APPLESS_MAIN(tst_ControlPlanner)
#include "tst_controlplanner.moc"
