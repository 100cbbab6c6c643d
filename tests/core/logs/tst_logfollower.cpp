#include "core/logs/logfollower.h"

#include "fakelogs.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;
using Status = ContainerInfo::Status;

namespace {

constexpr qint64 second = 1'000'000'000;
const QString wait = QStringLiteral("sleep 100");

} // namespace

/// A follower on a fake runtime, and what it has handed out as "service: text" lines.
class Following
{
public:
    explicit Following(FakeLogs &fake)
        : follower(fake, runner)
    {
        QObject::connect(
            &follower, &LogFollower::linesRead, &follower, [this](const LogBatch &batch) {
                batches << batch.size();
                for (const LogLine &line : batch) {
                    const bool isMark = line.stream == LogLine::Stream::Marker;
                    const QString text = QString::fromUtf8(line.text);
                    lines << (isMark ? QStringLiteral("-- %1").arg(text)
                                     : QStringLiteral("%1: %2").arg(line.service, text));
                    times << line.time;
                }
            });
    }

    Runner runner;
    LogFollower follower;
    QStringList lines;
    QList<qint64> times;
    QList<qsizetype> batches;
};

class tst_LogFollower : public QObject
{
    Q_OBJECT

private slots:
    void interleavesTheBacklog();
    void readsBothPipes();
    void marksTheEnd_data();
    void marksTheEnd();
    void takesUpAfterARestart();
    void takesUpAfterABrokenStream();
    void readsTheRestOfAnEndedContainer();
    void followsARecreatedContainer();
    void doesNotSpinOnADeadRuntime();
    void givesTimesToLinesWithout();
    void ignoresContainersThatNeverStarted();
    void endsAFollowerThatOutlivesItsContainer();
    void stopHandsOutWhatWasRead();
    void handsOutAFloodInBatches();
};

void tst_LogFollower::interleavesTheBacklog()
{
    FakeLogs fake;
    fake.scripts["db-id"] = {say(1, "one") + say(3, "three") + wait};
    fake.scripts["api-id"] = {"sleep 0.2;" + say(2, "two") + say(4, "four") + wait};
    Following test(fake);
    test.follower.setContainers({fakeContainer("db"), fakeContainer("api")});

    QTRY_COMPARE(test.lines, QStringList({"db: one", "api: two", "db: three", "api: four"}));
    QCOMPARE(test.batches, QList<qsizetype>{4});
    QCOMPARE(fake.calls.first().options.tail, 2000);
    QVERIFY(fake.calls.first().options.follow);
}

void tst_LogFollower::readsBothPipes()
{
    FakeLogs fake;
    fake.scripts["db-id"] = {say(1, "out") + say(2, "err", true) + say(3, "out") + wait};
    Following test(fake);
    test.follower.setContainers({fakeContainer("db")});
    QTRY_COMPARE(test.lines, QStringList({"db: out", "db: err", "db: out"}));
}

void tst_LogFollower::marksTheEnd_data()
{
    QTest::addColumn<bool>("oom");
    QTest::addColumn<bool>("seenRunning");
    QTest::addColumn<QString>("mark");

    QTest::newRow("ran to its end") << false << true << "-- migrate ended (exit 137)";
    QTest::newRow("had ended before") << false << false << "-- migrate ended (exit 137)";
    QTest::newRow("memory") << true << true << "-- migrate ended (exit 137, out of memory)";
}

void tst_LogFollower::marksTheEnd()
{
    QFETCH(const bool, oom);
    QFETCH(const bool, seenRunning);
    QFETCH(const QString, mark);

    FakeLogs fake;
    fake.scripts["migrate-id"] = {say(5, "done")};
    Following test(fake);
    QSignalSpy ended(&test.follower, &LogFollower::allEnded);
    if (seenRunning) {
        test.follower.setContainers({fakeContainer("migrate")});
        QTRY_COMPARE(test.lines.size(), 1);
    }
    ContainerInfo container = fakeContainer("migrate", Status::Exited, 137);
    container.oomKilled = oom;
    test.follower.setContainers({container});

    QTRY_COMPARE(test.lines, QStringList({"migrate: done", mark}));
    QCOMPARE(test.times[0], test.times[1]);
    QTRY_VERIFY(!ended.isEmpty());
    QVERIFY(!test.follower.isActive());

    // Said once, however often the container is looked at.
    test.follower.setContainers({container});
    QTest::qWait(50);
    QCOMPARE(test.lines.size(), 2);
    QCOMPARE(fake.calls.size(), 1);
}

void tst_LogFollower::takesUpAfterARestart()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(2 * second, "a") + say(3 * second, "b") + say(3 * second, "b")
                                  + say(1, "e", true),
                              say(2 * second, "a") + say(3 * second, "b") + say(3 * second, "b")
                                  + say(3 * second, "b again") + say(4 * second, "c")
                                  + say(4 * second, "e2", true) + wait};
    Following test(fake);
    ContainerInfo container = fakeContainer("api");
    container.startedAt = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
    test.follower.setContainers({container});
    QTRY_COMPARE(test.lines, QStringList({"api: e", "api: a", "api: b", "api: b"}));

    container.startedAt = container.startedAt.addSecs(5);
    test.follower.setContainers({container});
    QTRY_COMPARE(test.lines.size(), 8);
    QStringList rest = test.lines.mid(4);
    QCOMPARE(rest.takeFirst(), "-- api restarted");
    QCOMPARE(rest.takeFirst(), "api: b again");
    rest.sort();
    QCOMPARE(rest, QStringList({"api: c", "api: e2"}));
    QCOMPARE(fake.calls.last().options.since, "2026-01-01T10:00:02Z");
    QCOMPARE(fake.calls.last().options.tail, -1);
}

void tst_LogFollower::takesUpAfterABrokenStream()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(second, "a") + "exit 125",
                              say(second, "a") + say(2 * second, "b") + wait};
    Following test(fake);
    QSignalSpy interrupted(&test.follower, &LogFollower::interrupted);
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE(test.lines, QStringList({"api: a", "api: b"}));
    QCOMPARE(interrupted.size(), 1);
}

void tst_LogFollower::readsTheRestOfAnEndedContainer()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(second, "a") + "exit 125",
                              say(second, "a") + say(2 * second, "b")};
    Following test(fake);
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE(test.lines.size(), 1);
    test.follower.setContainers({fakeContainer("api", Status::Exited, 1)});
    QTRY_COMPARE(test.lines, QStringList({"api: a", "api: b", "-- api ended (exit 1)"}));
    QVERIFY(!fake.calls.last().options.follow);
}

void tst_LogFollower::followsARecreatedContainer()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "old")};
    fake.scripts["new-id"] = {say(2, "new") + wait};
    Following test(fake);
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE(test.lines.size(), 1);
    ContainerInfo recreated = fakeContainer("api");
    recreated.id = "new-id";
    test.follower.setContainers({recreated});
    QTRY_COMPARE(test.lines, QStringList({"api: old", "-- api was removed", "api: new"}));
}

void tst_LogFollower::doesNotSpinOnADeadRuntime()
{
    FakeLogs fake;
    Following test(fake);
    test.follower.setContainers({fakeContainer("api"), fakeContainer("db", Status::Exited)});
    for (int i = 0; i < 20; ++i) {
        QTest::qWait(50);
        test.follower.setContainers({fakeContainer("api"), fakeContainer("db", Status::Exited)});
    }
    QVERIFY2(fake.calls.size() <= 7, qPrintable(QString::number(fake.calls.size())));
    QVERIFY(test.follower.isActive());
}

void tst_LogFollower::givesTimesToLinesWithout()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {"echo plain; exit 1", "echo more;" + wait};
    Following test(fake);
    const qint64 before = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE(test.lines, QStringList({"api: plain", "api: more"}));
    QVERIFY(test.times.first() >= before);
    // What was read before cannot be told from the new, so only the new is asked for.
    QCOMPARE(fake.calls.last().options.tail, 0);
}

void tst_LogFollower::ignoresContainersThatNeverStarted()
{
    FakeLogs fake;
    Following test(fake);
    test.follower.setContainers({fakeContainer("api", Status::Created)});
    QTest::qWait(50);
    QVERIFY(fake.calls.isEmpty());
    QVERIFY(!test.follower.isActive());
}

void tst_LogFollower::endsAFollowerThatOutlivesItsContainer()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "a") + wait};
    Following test(fake);
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE(test.lines.size(), 1);
    test.follower.setContainers({fakeContainer("api", Status::Exited, 0)});
    QTRY_COMPARE_WITH_TIMEOUT(test.lines.last(), "-- api ended (exit 0)", 10'000);
}

void tst_LogFollower::stopHandsOutWhatWasRead()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "a") + wait};
    // Never settles, so that lines are held back when stop() comes.
    fake.scripts["db-id"] = {wait};
    Following test(fake);
    test.follower.setContainers({fakeContainer("api"), fakeContainer("db")});
    QTest::qWait(300);
    QVERIFY(test.lines.isEmpty());
    test.follower.stop();
    QCOMPARE(test.lines, QStringList{"api: a"});
    QTest::qWait(50);
    QCOMPARE(test.lines.size(), 1);
    QVERIFY(!test.follower.isActive());
}

void tst_LogFollower::handsOutAFloodInBatches()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {"awk 'BEGIN { for (i = 0; i < 300000; ++i) print "
                              "\"2026-01-01T10:00:00.000000001Z line\", i }'"};
    Following test(fake);
    test.follower.setContainers({fakeContainer("api")});
    QTRY_COMPARE_WITH_TIMEOUT(test.lines.size(), 300'000, 30'000);
    QVERIFY(test.batches.size() > 1);
    QCOMPARE(test.lines.last(), "api: line 299999");
}

QTEST_GUILESS_MAIN(tst_LogFollower)
#include "tst_logfollower.moc"
