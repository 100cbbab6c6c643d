#include "core/logs/logreader.h"

#include "fakelogs.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;
using Status = ContainerInfo::Status;

namespace {

const QString waitForEver = QStringLiteral("sleep 100");

} // namespace

/// A reader on a fake runtime: its lines, and its results.
class Reading
{
public:
    Reading(FakeLogs &fake, const QList<ContainerInfo> &containers, const LogOptions &options)
        : reader(fake, runner, {containers, options})
    {
        QObject::connect(&reader, &LogReader::linesRead, &reader, [this](const LogBatch &batch) {
            for (const LogLine &line : batch)
                lines << QString::fromUtf8(line.text);
        });
        QObject::connect(&reader, &LogReader::finished, &reader, [this](const Result<> &result) {
            results << (result ? QStringLiteral("ok") : errorName(result.error().kind));
        });
    }

    Runner runner;
    LogReader reader;
    QStringList lines;
    QStringList results;
};

class tst_LogReader : public QObject
{
    Q_OBJECT

private slots:
    void mergesByTime();
    void keepsLongLinesInPlace_data();
    void keepsLongLinesInPlace();
    void goesOnAfterAFailure();
    void finishesWithoutContainers();
    void readsManyContainers();
    void cancels_data();
    void cancels();
    void cancelsWhileItHandsOut();
    void followsUntilAllHaveEnded();
    void followsARecreation();
};

void tst_LogReader::mergesByTime()
{
    FakeLogs fake;
    fake.scripts["db-id"] = {say(1, "1") + say(4, "4") + say(2, "2", true)};
    fake.scripts["api-id"] = {"sleep 0.2;" + say(3, "3") + say(5, "5")};
    Reading test(fake,
                 {fakeContainer("db"),
                  fakeContainer("api", Status::Exited),
                  fakeContainer("worker", Status::Created)},
                 {.tail = 10, .since = "5m", .until = "1m"});
    test.reader.start();
    QTRY_COMPARE(test.results, QStringList{"ok"});
    QCOMPARE(test.lines, QStringList({"1", "2", "3", "4", "5"}));
    QCOMPARE(fake.calls.size(), 2);
    QCOMPARE(fake.calls[0].options.tail, 10);
    QCOMPARE(fake.calls[0].options.since, "5m");
    QCOMPARE(fake.calls[0].options.until, "1m");
    QVERIFY(!fake.calls[0].options.follow);
}

void tst_LogReader::keepsLongLinesInPlace_data()
{
    QTest::addColumn<bool>("follow");
    QTest::newRow("once") << false;
    QTest::newRow("following") << true;
}

void tst_LogReader::keepsLongLinesInPlace()
{
    QFETCH(const bool, follow);
    FakeLogs fake;
    const QString stamp = QStringLiteral("printf '2026-01-01T10:00:00.000000002Z ';");
    const QString piece = stamp + QStringLiteral("head -c 50000 /dev/zero | tr '\\0' x;");
    const QString script = say(1, "before") + piece + piece + piece + "echo;" + say(3, "after");
    fake.scripts["api-id"] = {follow ? script + waitForEver : script};
    Reading test(fake, {fakeContainer("api")}, {.follow = follow});
    test.reader.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.lines.contains("after"), 10'000);
    QCOMPARE(test.lines.takeFirst(), "before");
    QCOMPARE(test.lines.takeLast(), "after");
    QVERIFY(test.lines.join(QString()) == QString(150'000, u'x'));
    test.reader.cancel();
}

void tst_LogReader::goesOnAfterAFailure()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "1")};
    Reading test(fake, {fakeContainer("gone"), fakeContainer("api")}, {});
    test.reader.start();
    QTRY_COMPARE(test.results, QStringList{"BackendError"});
    QVERIFY(test.lines.contains("1"));
}

void tst_LogReader::finishesWithoutContainers()
{
    for (const bool follow : {false, true}) {
        FakeLogs fake;
        Reading test(fake, {}, {.follow = follow});
        test.reader.start();
        QVERIFY(test.results.isEmpty());
        QTRY_COMPARE(test.results, QStringList{"ok"});
    }
}

void tst_LogReader::readsManyContainers()
{
    FakeLogs fake;
    QList<ContainerInfo> containers;
    QStringList expected;
    for (int i = 0; i < 30; ++i) {
        const QString service = QStringLiteral("s%1").arg(i);
        fake.scripts[service + "-id"] = {say(100 - i, service)};
        containers << fakeContainer(service);
        expected.prepend(service);
    }
    Reading test(fake, containers, {});
    test.reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.results, QStringList{"ok"}, 20'000);
    QCOMPARE(test.lines, expected);
}

void tst_LogReader::cancels_data()
{
    QTest::addColumn<bool>("follow");
    QTest::newRow("once") << false;
    QTest::newRow("following") << true;
}

void tst_LogReader::cancels()
{
    QFETCH(const bool, follow);
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "1") + waitForEver};
    Reading test(fake, {fakeContainer("api")}, {.follow = follow});
    test.reader.start();
    QTest::qWait(300);
    test.reader.cancel();
    QCOMPARE(test.results, QStringList{"Cancelled"});
    QCOMPARE(test.lines, QStringList{"1"});
    test.reader.cancel();
    QTest::qWait(50);
    QCOMPARE(test.results.size(), 1);
}

void tst_LogReader::cancelsWhileItHandsOut()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {"i=0; while [ $i -lt 20000 ]; do echo \"2026-01-01T00:00:01Z $i\"; "
                              "i=$((i+1)); done"};
    Reading test(fake, {fakeContainer("api")}, {});
    int batches = 0;
    QObject::connect(&test.reader, &LogReader::linesRead, &test.reader, [&] {
        ++batches;
        test.reader.cancel();
    });
    test.reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.results.size(), 1, 10'000);
    QTest::qWait(50);
    QCOMPARE(test.results.size(), 1);
    const QSet<QString> different(test.lines.begin(), test.lines.end());
    QCOMPARE(different.size(), test.lines.size());
    QVERIFY(batches < 1000);
}

void tst_LogReader::followsUntilAllHaveEnded()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "1") + "sleep 0.2;" + say(2, "2")};
    fake.containers = {fakeContainer("api", Status::Exited, 3)};
    Reading test(fake, {fakeContainer("api")}, {.follow = true});
    test.reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.results, QStringList{"ok"}, 10'000);
    QCOMPARE(test.lines, QStringList({"1", "2", "api ended (exit 3)"}));
}

void tst_LogReader::followsARecreation()
{
    FakeLogs fake;
    fake.scripts["api-id"] = {say(1, "old")};
    fake.scripts["api2-id"] = {say(2, "new") + waitForEver};
    ContainerInfo recreated = fakeContainer("api");
    recreated.id = "api2-id";
    fake.containers = {recreated, fakeContainer("other")};
    Reading test(fake, {fakeContainer("api")}, {.follow = true});
    test.reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.lines, QStringList({"old", "api was removed", "new"}), 10'000);
    QVERIFY(test.results.isEmpty());
    test.reader.cancel();
}

QTEST_GUILESS_MAIN(tst_LogReader)
#include "tst_logreader.moc"
