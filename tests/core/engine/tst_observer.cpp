#include "core/engine/observer.h"

#include "fakebackend.h"

using namespace core;

namespace {

/// One observation, and its answers.
struct Look
{
    Look(FakeBackend &backend, const Observation &what)
    {
        observe(
            *backend.protocol, backend.runner, what, &context, [this](const Result<State> &end) {
                ++answers;
                if (end)
                    state = *end;
                else
                    error = end.error();
            });
    }

    QObject context;
    int answers = 0;
    State state;
    std::optional<Error> error;
};

const Observation shop{.filter = {.project = "shop"}};

} // namespace

class tst_Observer : public QObject
{
    Q_OBJECT

private slots:
    void gathersEverything_data() { everyBackend(); }
    void gathersEverything();
    void missingImagesAreAnAnswer_data() { everyBackend(); }
    void missingImagesAreAnAnswer();
    void failsAsAWhole_data();
    void failsAsAWhole();
    void aVanishedContainerIsNoFailure_data() { everyBackend(); }
    void aVanishedContainerIsNoFailure();
    void unreadableDetailsLeaveTheList();
    void noAnswerIsNotNothing_data();
    void noAnswerIsNotNothing();
    void nothingIsAnAnswer();
    void nobodyIsToldWhoIsGone();
};

void tst_Observer::gathersEverything()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db");
    fake.runtime.run(backend, {"network", "create", "--label", "a=b", "shop_default"});
    fake.runtime.run(backend, {"volume", "create", "shop_data"});

    Observation what = shop;
    what.images = {"localhost/app:1"};
    what.inspect = true;
    Look look(fake, what);

    QCOMPARE(look.answers, 0);
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(!look.error);
    QCOMPARE(look.state.containers.size(), 1);
    QCOMPARE(look.state.containers.first().service(), "db");
    QVERIFY(look.state.containers.first().startedAt.isValid());
    QCOMPARE(look.state.images.size(), 1);
    QVERIFY(std::any_of(
        look.state.networks.begin(), look.state.networks.end(), [](const NetworkInfo &network) {
            return network.name == u"shop_default";
        }));
    QCOMPARE(look.state.volumes.value(0).name, "shop_data");
}

void tst_Observer::missingImagesAreAnAnswer()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    Look look(fake,
              {.containers = false,
               .networks = false,
               .volumes = false,
               .images = {"localhost/app:1", "localhost/nope:1"}});
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(!look.error);
    QCOMPARE(look.state.images.size(), 1);
}

void tst_Observer::failsAsAWhole_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("exitCode");

    for (const QString &part : QStringList{"ps", "network ls", "volume ls"}) {
        const QString match = '^' + part;
        QTest::newRow(qPrintable(part + " fails")) << match << "" << 125;
        QTest::newRow(qPrintable(part + " answers garbage")) << match << "<html>" << 0;
        QTest::newRow(qPrintable(part + " is cut off")) << match << "[{\"Id\":\"a\"," << 0;
    }
}

void tst_Observer::failsAsAWhole()
{
    QFETCH(const QString, match);
    QFETCH(const QString, output);
    QFETCH(const int, exitCode);
    FakeBackend fake("podman");
    fake.run("db");
    fake.runtime.misbehave({.match = match,
                            .standardOutput = output,
                            .standardError = exitCode ? "Error: no daemon" : "",
                            .exitCode = exitCode});
    Look look(fake, shop);
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(look.error);
    QVERIFY(!look.error->summary.isEmpty());
    // Whoever asked is told once, also when the other calls end later.
    fake.runtime.behave();
    Look other(fake, shop);
    QTRY_COMPARE(other.answers, 1);
    QVERIFY(!other.error);
    QCOMPARE(look.answers, 1);
}

void tst_Observer::aVanishedContainerIsNoFailure()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db");
    fake.run("api");
    // One is removed between the list and the inspection.
    fake.runtime.misbehave({.match = "^inspect", .delayMs = 300});
    Look look(fake, {.filter = {.project = "shop"}, .inspect = true});
    QTRY_COMPARE(fake.runtime.calls("^inspect").size(), 1);
    fake.runtime.run(backend, {"rm", "-f", "shop-api-1"});
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(!look.error);
    QCOMPARE(look.state.containers.size(), 1);
    QCOMPARE(look.state.containers.first().service(), "db");
}

void tst_Observer::unreadableDetailsLeaveTheList()
{
    FakeBackend fake("podman");
    fake.run("db");
    fake.runtime.misbehave({.match = "^inspect", .standardOutput = "oops", .exitCode = 0});
    Look look(fake, {.filter = {.project = "shop"}, .inspect = true});
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(!look.error);
    QCOMPARE(look.state.containers.size(), 1);
}

void tst_Observer::noAnswerIsNotNothing_data()
{
    QTest::addColumn<QString>("call");
    QTest::newRow("containers") << "^inspect";
    QTest::newRow("images") << "^image inspect";
}

void tst_Observer::noAnswerIsNotNothing()
{
    QFETCH(const QString, call);
    FakeBackend fake("docker");
    fake.run("db");
    fake.runtime.misbehave({.match = call,
                            .standardError = "Cannot connect to the Docker daemon at unix:///x.",
                            .exitCode = 1});
    Look look(fake,
              {.filter = {.project = "shop"}, .images = {"localhost/app:1"}, .inspect = true});
    QTRY_COMPARE(look.answers, 1);
    QVERIFY(look.error);
}

void tst_Observer::nothingIsAnAnswer()
{
    FakeBackend fake("docker");
    Look nothing(fake, {.containers = false, .networks = false, .volumes = false});
    Look empty(fake, {.filter = {.project = "shop"}, .inspect = true});
    QTRY_COMPARE(nothing.answers, 1);
    QTRY_COMPARE(empty.answers, 1);
    QVERIFY(!empty.error);
    QVERIFY(empty.state.containers.isEmpty());
    QVERIFY(fake.runtime.calls("^inspect").isEmpty());
}

void tst_Observer::nobodyIsToldWhoIsGone()
{
    FakeBackend fake("podman");
    int ended = 0;
    connect(&fake.runner, &Runner::commandFinished, this, [&ended] { ++ended; });
    {
        Look look(fake, shop);
    }
    QTRY_COMPARE(ended, 3);
}

QTEST_GUILESS_MAIN(tst_Observer)
#include "tst_observer.moc"
