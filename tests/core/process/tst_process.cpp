#include "core/process/process.h"
#include "core/process/runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace core;
using namespace std::chrono_literals;

class tst_Process : public QObject
{
    Q_OBJECT

private slots:
    void finishesOnce_data();
    void finishesOnce();
    void missingFolderIsSaid();
    void failedStartsLeakNoFileDescriptors();
    void linesComeAsTheyAre();
    void inputIsWrittenAndClosed();
    void environmentIsAddedAndRemoved();
    void timeoutEndsTheWholeGroup();
    void cancelEndsAProgramThatIgnoresIt();
    void cancelBeforeStartFinishes();
    void runnerBoundsWhatRunsAtOnce();
    void runnerForgetsWhoIsGone();
    void runnerRecordsCallsWithoutSecrets();
    void droppedFollowersEndAtOnce();
};

static CommandLine shell(const QString &script)
{
    return {.program = "/bin/sh", .arguments = {"-c", script}};
}

static ProcessResult resultOf(const QSignalSpy &spy)
{
    return spy.first().first().value<ProcessResult>();
}

void tst_Process::finishesOnce_data()
{
    QTest::addColumn<CommandLine>("command");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("output");

    const auto end = [](ProcessResult::End value) { return static_cast<int>(value); };
    QTest::newRow("success") << shell("echo hello") << end(ProcessResult::End::Exited) << 0
                             << QByteArray("hello\n");
    QTest::newRow("exit code") << shell("echo oh; exit 3") << end(ProcessResult::End::Exited) << 3
                               << QByteArray("oh\n");
    QTest::newRow("no line break")
        << shell("printf cut") << end(ProcessResult::End::Exited) << 0 << QByteArray("cut");
    QTest::newRow("crash") << shell("kill -SEGV $$") << end(ProcessResult::End::Crashed)
                           << static_cast<int>(SIGSEGV) << QByteArray();
    QTest::newRow("missing program") << CommandLine{.program = "no-such-program"}
                                     << end(ProcessResult::End::NotStarted) << -1 << QByteArray();
}

void tst_Process::finishesOnce()
{
    QFETCH(const CommandLine, command);
    QFETCH(const int, end);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, output);
    Process process(command);
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QTest::qWait(20);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(static_cast<int>(resultOf(finished).end), end);
    QCOMPARE(resultOf(finished).exitCode, exitCode);
    QCOMPARE(resultOf(finished).output, output);
}

void tst_Process::missingFolderIsSaid()
{
    Process process({.program = "/bin/true", .workingDirectory = "/no/such/folder"});
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(resultOf(finished).startError.contains("/no/such/folder"));
}

void tst_Process::failedStartsLeakNoFileDescriptors()
{
#ifndef Q_OS_LINUX
    QSKIP("Counts in /proc, which only Linux has.");
#endif
    const auto openFiles = [] { return QDir("/proc/self/fd").entryList().size(); };
    const auto before = openFiles();
    for (int i = 0; i < 30; ++i) {
        Process process({.program = "no-such-program"});
        QSignalSpy finished(&process, &Process::finished);
        process.start();
        QTRY_COMPARE(finished.size(), 1);
    }
    QVERIFY(openFiles() <= before + 1);
}

void tst_Process::linesComeAsTheyAre()
{
    Process process(shell("printf 'a\\r\\nb\\n\\nlast'; printf 'err\\n' >&2"));
    QByteArrayList output;
    QByteArrayList errors;
    connect(&process, &Process::lineRead, this, [&](Process::Channel channel, const QByteArray &l) {
        (channel == Process::Channel::Output ? output : errors) << l;
    });
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(output, QByteArrayList({"a", "b", "", "last"}));
    QCOMPARE(errors, QByteArrayList({"err"}));
}

void tst_Process::inputIsWrittenAndClosed()
{
    CommandLine command{.program = "/bin/cat"};
    command.input = QByteArray(300000, 'x');
    Process process(command);
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(resultOf(finished).output.size(), 300000);
}

void tst_Process::environmentIsAddedAndRemoved()
{
    qputenv("PERRY_TEST_GONE", "1");
    CommandLine command = shell("echo \"$PERRY_TEST_NEW:$PERRY_TEST_GONE\"");
    command.environment["PERRY_TEST_NEW"] = "a b";
    command.unsetEnvironment = {"PERRY_TEST_GONE"};
    Process process(command);
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(resultOf(finished).output, "a b:\n");
}

void tst_Process::timeoutEndsTheWholeGroup()
{
    CommandLine command = shell("sleep 60 & echo $!; wait");
    command.timeout = 200ms;
    Process process(command);
    QSignalSpy finished(&process, &Process::finished);

    process.start();

    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(resultOf(finished).end, ProcessResult::End::TimedOut);
    QVERIFY(resultOf(finished).duration >= command.timeout);
    const int child = resultOf(finished).output.trimmed().toInt();
    QVERIFY(child > 0);
    QTRY_VERIFY(::kill(child, 0) != 0);
}

void tst_Process::cancelEndsAProgramThatIgnoresIt()
{
    Process process(shell("trap '' TERM; echo ready; while :; do sleep 0.1; done"));
    QSignalSpy lines(&process, &Process::lineRead);
    QSignalSpy finished(&process, &Process::finished);
    process.start();
    QTRY_VERIFY(!lines.isEmpty());

    process.cancel();

    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 8000);
    QCOMPARE(resultOf(finished).end, ProcessResult::End::Cancelled);
}

void tst_Process::cancelBeforeStartFinishes()
{
    Runner runner(1);
    int ends = 0;
    const auto count = [&ends](const ProcessResult &) { ++ends; };
    runner.run(shell("sleep 0.3"), this, count);
    bool cancelled = false;
    Process *waiting = runner.run(shell("echo never"), this, [&](const ProcessResult &result) {
        cancelled = result.end == ProcessResult::End::Cancelled;
    });

    waiting->cancel();

    QTRY_VERIFY(cancelled);
    QTRY_COMPARE(ends, 1);
    runner.run(shell("true"), this, count);
    QTRY_COMPARE(ends, 2);
}

void tst_Process::runnerBoundsWhatRunsAtOnce()
{
    Runner runner(2);
    int running = 0;
    int most = 0;
    int done = 0;
    connect(&runner, &Runner::commandStarted, this, [&] { most = std::max(most, ++running); });
    for (int i = 0; i < 8; ++i) {
        runner.run(shell("sleep 0.05"), this, [&](const ProcessResult &) {
            --running;
            ++done;
        });
    }
    QTRY_COMPARE(done, 8);
    // One is started in the very moment in which another ends.
    QVERIFY(most <= 3);
}

void tst_Process::runnerForgetsWhoIsGone()
{
    Runner runner;
    bool called = false;
    auto receiver = std::make_unique<QObject>();
    runner.run(shell("sleep 0.1"), receiver.get(), [&](const ProcessResult &) { called = true; });
    QSignalSpy finished(&runner, &Runner::commandFinished);

    receiver.reset();

    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!called);
}

void tst_Process::runnerRecordsCallsWithoutSecrets()
{
    Runner runner;
    QSignalSpy finished(&runner, &Runner::commandFinished);

    runner.run({.program = "/bin/true", .arguments = {"-e", "DB_PASSWORD=hunter2", "x"}}, this, {});

    QTRY_COMPARE(finished.size(), 1);
    const auto record = finished.first().first().value<CommandRecord>();
    QVERIFY(record.text.contains("DB_PASSWORD="));
    QVERIFY(!record.text.contains("hunter2"));
    QCOMPARE(record.exitCode, 0);
}

void tst_Process::droppedFollowersEndAtOnce()
{
    Runner runner;
    int pid = 0;
    Process *follower =
        runner.follow(shell("echo $$; exec sleep 60"),
                      this,
                      [&pid](Process::Channel, const QByteArray &line) { pid = line.toInt(); },
                      {});
    QTRY_VERIFY(pid > 0);

    QElapsedTimer clock;
    clock.start();
    delete follower;

    QVERIFY(clock.elapsed() < 1000);
    QTRY_VERIFY(::kill(pid, 0) != 0);
}

QTEST_GUILESS_MAIN(tst_Process)
#include "tst_process.moc"
