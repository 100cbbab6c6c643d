#include "core/engine/healthchecker.h"

#include "scriptprotocol.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// A checker, and what it says: "ok", or "failed N: OUTPUT".
struct Checking
{
    Checking(const QStringList &tries, const QStringList &checks, const HealthCheck &timing)
        : checker("db", {"CMD", "ready"}, timing, protocol, runner)
    {
        protocol.tries = tries;
        protocol.checks = checks;
        QObject::connect(
            &checker,
            &HealthChecker::checked,
            &checker,
            [this](bool passed, const QString &output, int failures) {
                said << (passed ? QStringLiteral("ok")
                                : QStringLiteral("failed %1: %2").arg(failures).arg(output));
            });
    }

    ScriptProtocol protocol;
    Runner runner;
    HealthChecker checker;
    QStringList said;
};

} // namespace

class tst_HealthChecker : public QObject
{
    Q_OBJECT

private slots:
    void earlyTriesFindOutEarly();
    void countsAfterTheFirstInterval();
    void startPeriodForgives();
    void successForgives();
    void saysWhenItIsImpossible();
    void tooLateIsAFailure();
    void stopsInTheMiddle();
    void runsTheWordsOfTheTest_data();
    void runsTheWordsOfTheTest();
};

void tst_HealthChecker::earlyTriesFindOutEarly()
{
    Checking test({"echo not yet; exit 1", "echo not yet >&2; exit 1", "true"},
                  {"true"},
                  {.interval = 60s, .retries = 1});
    QSignalSpy unhealthy(&test.checker, &HealthChecker::unhealthy);
    QElapsedTimer clock;
    clock.start();
    test.checker.start();
    QTRY_COMPARE(test.said, QStringList({"failed 0: not yet", "failed 0: not yet", "ok"}));
    QVERIFY(clock.elapsed() < 3'000);
    // The runtime's own book has the success, and none of the tries.
    QCOMPARE(test.protocol.checkCalls, 1);
    QVERIFY(unhealthy.isEmpty());
}

void tst_HealthChecker::countsAfterTheFirstInterval()
{
    Checking test({"exit 1"}, {"echo refused; exit 1"}, {.interval = 50ms, .retries = 3});
    QSignalSpy unhealthy(&test.checker, &HealthChecker::unhealthy);
    test.checker.start();
    QTRY_COMPARE(unhealthy.size(), 1);
    QCOMPARE(unhealthy.first().first().toString(), "refused");
    QCOMPARE(test.said.mid(test.said.size() - 3),
             QStringList({"failed 1: refused", "failed 2: refused", "failed 3: refused"}));
}

void tst_HealthChecker::startPeriodForgives()
{
    Checking test({"exit 1"}, {"exit 1"}, {.interval = 20ms, .startPeriod = 100s, .retries = 1});
    QSignalSpy unhealthy(&test.checker, &HealthChecker::unhealthy);
    test.checker.start();
    QTRY_VERIFY(test.protocol.checkCalls >= 4);
    QVERIFY(unhealthy.isEmpty());
    for (const QString &text : std::as_const(test.said))
        QCOMPARE(text, "failed 0: ");
}

void tst_HealthChecker::successForgives()
{
    Checking test({"exit 1"},
                  {"exit 1", "true", "exit 1", "true", "exec sleep 100"},
                  {.interval = 20ms, .retries = 2});
    QSignalSpy unhealthy(&test.checker, &HealthChecker::unhealthy);
    test.checker.start();
    QTRY_COMPARE(test.protocol.checkCalls, 5);
    QVERIFY(unhealthy.isEmpty());
    QCOMPARE(test.said.filter("failed 1").size(), 2);
    QCOMPARE(test.said.count("ok"), 2);
}

void tst_HealthChecker::saysWhenItIsImpossible()
{
    Checking test({"echo no such container >&2; exit 125"}, {"true"}, {.interval = 60s});
    QSignalSpy impossible(&test.checker, &HealthChecker::impossible);
    connect(&test.checker, &HealthChecker::impossible, &test.checker, &HealthChecker::stop);
    test.checker.start();
    QTRY_COMPARE(impossible.size(), 1);
    QCOMPARE(impossible.first().first().toString(), "no such container");
    QVERIFY(test.said.isEmpty());
}

/// As podman does: it ends with 0 when it is asked to end.
void tst_HealthChecker::tooLateIsAFailure()
{
    const QString late = "trap 'exit 0' TERM; sleep 30 & wait";
    Checking test({late}, {late}, {.interval = 20ms, .timeout = 50ms, .retries = 1});
    QSignalSpy unhealthy(&test.checker, &HealthChecker::unhealthy);
    test.checker.start();
    QTRY_COMPARE_WITH_TIMEOUT(unhealthy.size(), 1, 12'000);
    QVERIFY2(test.said.last().contains("It took longer than"), qPrintable(test.said.last()));
    QVERIFY(!test.said.contains("ok"));
}

void tst_HealthChecker::stopsInTheMiddle()
{
    Checking test({"exec sleep 100"}, {"exec sleep 100"}, {.interval = 60s});
    QSignalSpy ended(&test.runner, &Runner::commandFinished);
    test.checker.start();
    QTRY_COMPARE(test.protocol.tried.size(), 1);
    test.checker.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<CommandRecord>().end, ProcessResult::End::Cancelled);
    QVERIFY(test.said.isEmpty());
}

void tst_HealthChecker::runsTheWordsOfTheTest_data()
{
    QTest::addColumn<QStringList>("test");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("CMD") << QStringList{"CMD", "pg_isready", "-U", "me"}
                         << QStringList{"pg_isready", "-U", "me"};
    QTest::newRow("CMD-SHELL") << QStringList{"CMD-SHELL", "curl -f / || exit 1"}
                               << QStringList{"/bin/sh", "-c", "curl -f / || exit 1"};
    QTest::newRow("something else") << QStringList{"MAGIC", "x"} << QStringList{};
    QTest::newRow("nothing to run") << QStringList{"CMD"} << QStringList{};
}

void tst_HealthChecker::runsTheWordsOfTheTest()
{
    QFETCH(const QStringList, test);
    QFETCH(const QStringList, words);

    ScriptProtocol protocol;
    Runner runner;
    HealthChecker checker("db", test, {.interval = 60s}, protocol, runner);
    QSignalSpy checked(&checker, &HealthChecker::checked);
    checker.start();

    QTRY_COMPARE(checked.size(), 1);
    QCOMPARE(protocol.tried.value(0), words);
    QCOMPARE(protocol.checkCalls, 1);
}

QTEST_GUILESS_MAIN(tst_HealthChecker)
#include "tst_healthchecker.moc"
