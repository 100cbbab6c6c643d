#include "core/engine/stackwatch.h"

#include "fakebackend.h"

#include <QSignalSpy>

#include <csignal>

using namespace core;

namespace {

/// A watch, and what it has seen last.
struct Watching
{
    explicit Watching(const QString &backend)
        : fake(backend)
    {
        QObject::connect(&watch, &StackWatch::stateRead, &watch, [this](const State &seen) {
            ++looks;
            state = seen;
        });
    }

    /// As when the daemon goes: its stream breaks, and it refuses from then on.
    void endRuntime()
    {
        fake.runtime.misbehave({.match = ".", .standardError = "Error: gone", .exitCode = 125});
        endStream();
    }
    void endStream()
    {
        for (const auto &call : fake.runtime.calls("^events")) {
            if (call.endNs == 0)
                ::kill(static_cast<pid_t>(call.pid), SIGKILL);
        }
    }

    FakeBackend fake;
    StackWatch watch{*fake.protocol, fake.runner};
    QSignalSpy failed{&watch, &StackWatch::failed};
    QSignalSpy live{&watch, &StackWatch::liveChanged};
    State state;
    int looks = 0;
};

} // namespace

class tst_StackWatch : public QObject
{
    Q_OBJECT

private slots:
    void looksAtOnceAndAfterEvents_data() { everyBackend(); }
    void looksAtOnceAndAfterEvents();
    void manyReasonsAreOneLook();
    void saysWhenTheRuntimeIsGoneAndBack();
    void looksAgainAfterAFailedLook();
    void dropsAnswersThatAreTooOld();
    void sleepsWhenStopped();
};

void tst_StackWatch::looksAtOnceAndAfterEvents()
{
    QFETCH(const QString, backend);
    Watching test(backend);
    test.fake.run("db");
    test.watch.start();
    QTRY_COMPARE(test.state.containers.size(), 1);
    QTRY_COMPARE(test.live.size(), 1);
    QVERIFY(test.live.first().first().toBool());

    test.fake.run("api");
    QTRY_COMPARE(test.state.containers.size(), 2);
    test.fake.runtime.endContainer(backend, "shop-db-1", 3);
    QTRY_VERIFY(std::any_of(test.state.containers.begin(),
                            test.state.containers.end(),
                            [](const ContainerInfo &container) {
                                return container.service() == u"db" && container.exitCode == 3;
                            }));
    test.fake.runtime.run(backend, {"rm", "-f", "shop-db-1"});
    QTRY_COMPARE(test.state.containers.size(), 1);
}

void tst_StackWatch::manyReasonsAreOneLook()
{
    Watching test("podman");
    test.watch.start();
    QTRY_COMPARE(test.live.size(), 1);
    QTRY_VERIFY(test.looks >= 2); // at once, and when the stream was there
    test.fake.runtime.forgetCalls();
    const int before = test.looks;
    for (int i = 0; i < 50; ++i)
        test.watch.refresh();
    QTRY_COMPARE(test.looks, before + 1);
    QCOMPARE(test.fake.runtime.calls("^ps").size(), 1);
}

void tst_StackWatch::saysWhenTheRuntimeIsGoneAndBack()
{
    Watching test("docker");
    test.fake.run("db");
    test.watch.start();
    QTRY_COMPARE(test.live.size(), 1);
    QTRY_VERIFY(test.looks > 0);

    test.endRuntime();
    QTRY_COMPARE(test.live.size(), 2);
    QVERIFY(!test.live[1][0].toBool());
    QVERIFY(!test.live[1][1].toString().isEmpty());
    QTRY_VERIFY(!test.failed.isEmpty());

    test.fake.runtime.behave();
    const int before = test.looks;
    QTRY_COMPARE_WITH_TIMEOUT(test.live.size(), 3, 8'000);
    QVERIFY(test.live[2][0].toBool());
    QTRY_VERIFY(test.looks > before);
}

void tst_StackWatch::looksAgainAfterAFailedLook()
{
    Watching test("podman");
    test.fake.runtime.misbehave(
        {.match = "^ps", .times = 1, .standardError = "busy", .exitCode = 125});
    test.watch.start();
    QTRY_COMPARE(test.failed.size(), 1);
    // The stream's own refresh may come first; without any event it looks by itself.
    QTRY_VERIFY_WITH_TIMEOUT(test.looks > 0, 8'000);
}

void tst_StackWatch::dropsAnswersThatAreTooOld()
{
    Watching test("podman");
    test.fake.runtime.misbehave({.match = "^ps", .times = 1, .delayMs = 500});
    qsizetype callsAtFirstAnswer = 0;
    connect(&test.watch, &StackWatch::stateRead, this, [&] {
        if (callsAtFirstAnswer == 0)
            callsAtFirstAnswer = test.fake.runtime.calls("^ps").size();
    });
    test.watch.start();
    QTRY_COMPARE(test.fake.runtime.calls("^ps").size(), 1);
    test.watch.lookAnew();
    const auto asked = std::chrono::steady_clock::now();
    QTRY_VERIFY(test.looks > 0);
    QVERIFY(callsAtFirstAnswer > 1);
    QVERIFY(test.watch.lookBegan() > asked);
}

void tst_StackWatch::sleepsWhenStopped()
{
    Watching test("podman");
    test.watch.start();
    QTRY_COMPARE(test.live.size(), 1);
    test.watch.stop();
    QTRY_VERIFY(test.fake.runtime.calls("^events").first().endNs != 0
                || ::kill(static_cast<pid_t>(test.fake.runtime.calls("^events").first().pid), 0));
    const int before = test.looks;
    test.fake.run("db");
    test.watch.refresh();
    test.watch.start();
    QTRY_VERIFY(test.looks > before);
    QTRY_COMPARE(test.state.containers.size(), 1);
    QTRY_COMPARE(test.live.size(), 2);
    QVERIFY(test.failed.isEmpty());
}

QTEST_GUILESS_MAIN(tst_StackWatch)
#include "tst_stackwatch.moc"
