#include "core/engine/eventstream.h"

#include "scriptprotocol.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

const QString forEver = QStringLiteral("exec sleep 100");

/// A stream, and what it says.
struct Listening
{
    explicit Listening(const QStringList &scripts)
    {
        protocol.streams = scripts;
        QObject::connect(&stream, &EventStream::eventRead, &stream, [this](const auto &event) {
            names << event.name;
        });
        QObject::connect(
            &stream, &EventStream::liveChanged, &stream, [this](bool live, const QString &reason) {
                states << (live ? QStringLiteral("live") : reason);
            });
    }

    ScriptProtocol protocol;
    Runner runner;
    EventStream stream{protocol, runner};
    QStringList names;
    QStringList states;
};

} // namespace

class tst_EventStream : public QObject
{
    Q_OBJECT

private slots:
    void skipsWhatIsNoEvent();
    void isLiveWithoutAnyEvent();
    void opensAgainAfterABreak();
    void slowsDownOnADeadRuntime();
    void opensAgainAfterACleanEnd();
    void missingProgramIsNotLive();
    void oldStreamDoesNotDisturbTheNewOne();
    void stopsForGood();
};

void tst_EventStream::skipsWhatIsNoEvent()
{
    Listening test({"echo start a; echo '{\"garbage'; echo; head -c 100000 /dev/zero; echo; "
                    "echo start e >&2; echo start b; "
                    + forEver});
    test.stream.start();
    QTRY_COMPARE(test.names, QStringList({"a", "b"}));
    QCOMPARE(test.states, QStringList{"live"});
}

void tst_EventStream::isLiveWithoutAnyEvent()
{
    Listening test({forEver});
    test.stream.start();
    test.stream.start();
    QTRY_COMPARE(test.states, QStringList{"live"});
    QCOMPARE(test.protocol.eventCalls, 1);
}

void tst_EventStream::opensAgainAfterABreak()
{
    Listening test(
        {"echo start a; echo the daemon went away >&2; exit 1", "echo start b; " + forEver});
    QElapsedTimer clock;
    clock.start();
    test.stream.start();
    QTRY_COMPARE(test.names, QStringList({"a", "b"}));
    QCOMPARE(test.states, QStringList({"live", "the daemon went away", "live"}));
    QVERIFY(clock.elapsed() >= 900);
}

void tst_EventStream::slowsDownOnADeadRuntime()
{
    Listening test({"echo no daemon >&2; exit 1"});
    QElapsedTimer clock;
    clock.start();
    test.stream.start();
    QTRY_COMPARE(test.protocol.eventCalls, 2);
    const qint64 first = clock.restart();
    QTRY_COMPARE(test.protocol.eventCalls, 3);
    QVERIFY2(clock.elapsed() > first + 500, qPrintable(QString::number(clock.elapsed())));
    // It was never live, and that is said once.
    QCOMPARE(test.states, QStringList{"no daemon"});
}

void tst_EventStream::opensAgainAfterACleanEnd()
{
    Listening test({"echo start a", "echo start b; " + forEver});
    test.stream.start();
    QTRY_COMPARE(test.names, QStringList({"a", "b"}));
    QCOMPARE(test.states.size(), 3);
    QVERIFY(!test.states[1].isEmpty());
}

void tst_EventStream::missingProgramIsNotLive()
{
    Listening test({"exec /nowhere/podman 2>/dev/null"});
    test.stream.start();
    QTRY_COMPARE(test.states.size(), 1);
    QVERIFY(test.states.first() != "live");
}

void tst_EventStream::oldStreamDoesNotDisturbTheNewOne()
{
    QTemporaryDir folder;
    const QString gone = folder.filePath("gone");
    Listening test({"trap 'echo start late; touch " + gone
                        + "; exit 1' TERM; echo start a; while :; do sleep 0.02; done",
                    "echo start b; " + forEver});
    test.stream.start();
    QTRY_COMPARE(test.names, QStringList{"a"});

    test.stream.stop();
    test.stream.start();

    QTRY_COMPARE(test.names, QStringList({"a", "b"}));
    QTRY_VERIFY(QFile::exists(gone));
    // Its end comes before that of a program which is started only now.
    bool later = false;
    test.runner.run({.program = "/bin/sh", .arguments = {"-c", "sleep 0.1"}},
                    this,
                    [&later](const auto &) { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(test.names, QStringList({"a", "b"}));
    QCOMPARE(test.states, QStringList({"live", "live"}));
    QCOMPARE(test.protocol.eventCalls, 2);
}

void tst_EventStream::stopsForGood()
{
    Listening test({"exit 1"});
    test.stream.start();
    QTRY_COMPARE(test.states.size(), 1);
    test.stream.stop();
    QTest::qWait(1'300); // longer than until the next attempt
    QCOMPARE(test.protocol.eventCalls, 1);
}

QTEST_GUILESS_MAIN(tst_EventStream)
#include "tst_eventstream.moc"
