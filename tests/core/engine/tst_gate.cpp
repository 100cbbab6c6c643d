#include "core/engine/gate.h"

#include "scriptprotocol.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;
using Status = ContainerInfo::Status;
using Health = ContainerInfo::Health;

namespace {

ContainerInfo database(Health health = Health::Starting, Status status = Status::Running)
{
    ContainerInfo container = fakeContainer("db", status);
    container.health = health;
    container.healthTest = {"CMD", "ready"};
    return container;
}

/// A gate on db, and how it ended.
struct Waiting
{
    explicit Waiting(const ContainerInfo &container,
                     Operation::Kind kind = Operation::Kind::WaitHealthy,
                     std::chrono::milliseconds interval = 30ms)
        : operation{.kind = kind,
                    .service = "db",
                    .targets = {"shop-db-1"},
                    .health = HealthCheck{.interval = interval, .retries = 2}}
    {
        protocol.containers = {container};
        QObject::connect(&gate, &Gate::finished, &gate, [this](const Result<> &result) {
            ++ends;
            if (!result)
                error = result.error();
        });
        QObject::connect(
            &gate, &Gate::progressed, &gate, [this](const QString &reason) { reasons << reason; });
    }

    ScriptProtocol protocol;
    Runner runner;
    const Operation operation;
    Gate gate{operation, protocol, runner};
    int ends = 0;
    std::optional<Error> error;
    QStringList reasons;
};

} // namespace

class tst_Gate : public QObject
{
    Q_OBJECT

private slots:
    void runningOrHealthy_data();
    void runningOrHealthy();
    void opensAtOnceWhenItHolds_data();
    void opensAtOnceWhenItHolds();
    void looksWhenNudged();
    void looksNowAndThen();
    void tellsWhyItStillWaits();
    void givesUp_data();
    void givesUp();
    void quotesTheLog();
    void hangingLogDoesNotKeepItFromFailing();
    void checksItselfWhereTheRuntimeDoesNot();
    void findsOutItselfThatItIsUnhealthy();
    void cancels();
};

void tst_Gate::opensAtOnceWhenItHolds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<ContainerInfo>("container");
    QTest::newRow("healthy") << static_cast<int>(Operation::Kind::WaitHealthy)
                             << database(Health::Healthy);
    QTest::newRow("completed") << static_cast<int>(Operation::Kind::WaitCompleted)
                               << database(Health::None, Status::Exited);
}

void tst_Gate::opensAtOnceWhenItHolds()
{
    QFETCH(const int, kind);
    QFETCH(const ContainerInfo, container);
    Waiting test(container, static_cast<Operation::Kind>(kind));
    test.gate.start();
    QTRY_COMPARE(test.ends, 1);
    QVERIFY(!test.error);
    QCOMPARE(test.protocol.inspectCalls, 1);
}

void tst_Gate::looksWhenNudged()
{
    Waiting test(database());
    QElapsedTimer clock;
    clock.start();
    test.gate.start();
    test.gate.nudge("shop-api-1");
    // While a look is under way: it has to look once more.
    test.gate.nudge("shop-db-1");
    QTRY_COMPARE(test.protocol.inspectCalls, 2);
    test.protocol.containers = {database(Health::Healthy)};
    test.gate.nudge("shop-db-1");
    QTRY_COMPARE(test.ends, 1);
    QVERIFY(clock.elapsed() < 900);
    test.gate.nudge("shop-db-1");
    QCOMPARE(test.ends, 1);
}

void tst_Gate::looksNowAndThen()
{
    Waiting test(database());
    test.gate.start();
    QTRY_COMPARE(test.protocol.inspectCalls, 1);
    test.protocol.containers = {database(Health::Healthy)};
    QTRY_COMPARE(test.ends, 1); // no event came
}

void tst_Gate::tellsWhyItStillWaits()
{
    ContainerInfo container = database();
    container.healthOutput = "connection refused";
    Waiting test(container);
    test.gate.start();
    QTRY_COMPARE(test.reasons.size(), 1);
    QVERIFY(test.reasons.first().contains("connection refused"));
}

void tst_Gate::givesUp_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<ContainerInfo>("container");
    QTest::addColumn<QString>("summary");

    const auto healthy = static_cast<int>(Operation::Kind::WaitHealthy);
    const auto completed = static_cast<int>(Operation::Kind::WaitCompleted);
    ContainerInfo failed = database(Health::None, Status::Exited);
    failed.exitCode = 3;
    ContainerInfo dead = database(Health::None, Status::Dead);
    dead.exitCode = 9;
    ContainerInfo untested = database(Health::None);
    untested.healthTest.clear();
    ContainerInfo none = database(Health::None);
    none.healthTest = {"NONE"};
    QTest::newRow("unhealthy") << healthy << database(Health::Unhealthy) << "is unhealthy";
    QTest::newRow("ended") << healthy << failed << "exit code 3";
    QTest::newRow("dead") << healthy << dead << "exit code 9";
    QTest::newRow("no check") << healthy << untested << "no health check";
    QTest::newRow("check switched off") << healthy << none << "no health check";
    QTest::newRow("one-shot failed") << completed << failed << "exit code 3";
    QTest::newRow("gone") << healthy << ContainerInfo() << "gone";
    QTest::newRow("garbage") << healthy << database() << "not JSON";
    QTest::newRow("refused") << healthy << database() << "no daemon";
}

void tst_Gate::givesUp()
{
    QFETCH(const int, kind);
    QFETCH(const ContainerInfo, container);
    QFETCH(const QString, summary);
    Waiting test(container, static_cast<Operation::Kind>(kind));
    if (container.name.isEmpty())
        test.protocol.containers.clear();
    test.protocol.garbledInspection = summary == u"not JSON";
    if (summary == u"no daemon")
        test.protocol.inspects = {"echo no daemon >&2; exit 1"};

    test.gate.start();

    QTRY_COMPARE(test.ends, 1);
    QVERIFY(test.error);
    QVERIFY2(test.error->summary.contains(summary), qPrintable(test.error->summary));
    QCOMPARE(test.error->service, "db");
}

void tst_Gate::quotesTheLog()
{
    ContainerInfo container = database(Health::Unhealthy);
    container.healthOutput = "refused";
    Waiting test(container);
    test.protocol.scripts["shop-db-1"] = {"echo out of disk; echo really >&2"};
    test.gate.start();
    QTRY_COMPARE(test.ends, 1);
    QCOMPARE(test.error->kind, Error::Kind::ServiceStartupFailed);
    QVERIFY(test.error->detail.contains("refused"));
    QVERIFY(test.error->detail.contains("out of disk"));
    QVERIFY(test.error->detail.contains("really"));
}

void tst_Gate::hangingLogDoesNotKeepItFromFailing()
{
    Waiting test(database(Health::Unhealthy));
    test.protocol.scripts["shop-db-1"] = {"exec sleep 100"};
    test.gate.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.ends, 1, 8'000);
    QVERIFY(test.error->summary.contains("unhealthy"));
}

void tst_Gate::checksItselfWhereTheRuntimeDoesNot()
{
    // Within the first interval no failure counts, however slow the machine is.
    Waiting test(database(Health::Starting), Operation::Kind::WaitHealthy, 60s);
    test.protocol.abilities.set(Axis::HealthcheckNative, {.level = Support::Level::Emulated});
    test.protocol.tries = {"exit 1", "true"};
    test.protocol.checks = {"exit 1", "true"};
    test.gate.start();
    QTRY_COMPARE(test.ends, 1);
    QVERIFY(!test.error);
}

void tst_Gate::findsOutItselfThatItIsUnhealthy()
{
    Waiting test(database(Health::Starting));
    test.protocol.abilities.set(Axis::HealthcheckNative, {.level = Support::Level::Emulated});
    test.protocol.tries = {"exit 1"};
    test.protocol.checks = {"echo refused; exit 1"};
    test.protocol.scripts["shop-db-1"] = {"echo out of disk"};
    test.gate.start();
    QTRY_COMPARE(test.ends, 1);
    QVERIFY(test.error);
    QVERIFY(test.error->summary.contains("unhealthy"));
    QCOMPARE(test.error->detail, "refused\nout of disk");
    QVERIFY(!test.reasons.filter("refused").isEmpty());
}

void tst_Gate::cancels()
{
    Waiting test(database());
    test.protocol.abilities.set(Axis::HealthcheckNative, {.level = Support::Level::Emulated});
    test.protocol.tries = {"exec sleep 100"};
    test.gate.start();
    QTRY_COMPARE(test.protocol.tried.size(), 1);
    test.gate.cancel();
    test.gate.cancel();
    QCOMPARE(test.ends, 1);
    QCOMPARE(test.error->kind, Error::Kind::Cancelled);
}

void tst_Gate::runningOrHealthy_data()
{
    QTest::addColumn<ContainerInfo>("container");
    QTest::addColumn<QString>("error");
    ContainerInfo plain = fakeContainer("db", Status::Running);
    QTest::newRow("runs") << plain << "";
    QTest::newRow("healthy") << database(Health::Healthy) << "";
    plain.status = Status::Exited;
    QTest::newRow("has done its work") << plain << "";
    plain.exitCode = 3;
    QTest::newRow("ended") << plain << "db does not run: it ended with exit code 3.";
    QTest::newRow("unhealthy") << database(Health::Unhealthy) << "db is unhealthy.";
}

void tst_Gate::runningOrHealthy()
{
    QFETCH(const ContainerInfo, container);
    Waiting test(container, Operation::Kind::WaitRunning);
    test.protocol.checks = {"exit 1"};
    test.protocol.tries = {"exit 1"};
    test.gate.start();
    QTRY_COMPARE(test.ends, 1);
    QTEST(test.error ? test.error->summary : QString(), "error");
}

QTEST_GUILESS_MAIN(tst_Gate)
#include "tst_gate.moc"
