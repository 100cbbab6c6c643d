#include "core/engine/undo.h"

#include "fakebackend.h"

#include <QJsonObject>
#include <QSignalSpy>

using namespace core;

class tst_Undo : public QObject
{
    Q_OBJECT

private slots:
    void removesWhatTheCallMade_data() { everyBackend(); }
    void removesWhatTheCallMade();
    void putsBackWhatItSetAside_data() { everyBackend(); }
    void putsBackWhatItSetAside();
    void stopsWhatItStarted_data() { everyBackend(); }
    void stopsWhatItStarted();
    void whatWasNeverDoneNeedsNoUndoing_data() { everyBackend(); }
    void whatWasNeverDoneNeedsNoUndoing();
    void findsWhatTurnsUpLater();
    void saysWhatItLeavesBehind();
    void saysThatTheRuntimeIsGone();

private:
    static QStringList undo(FakeBackend &fake, const QList<JournalEntry> &journal)
    {
        Undo undo(
            "op1", "shop", journal, *fake.protocol, fake.runner, std::chrono::milliseconds(200));
        QSignalSpy finished(&undo, &Undo::finished);
        undo.start();
        if (!finished.wait(15'000))
            return {"it does not end"};
        return finished.first().first().toStringList();
    }
};

void tst_Undo::removesWhatTheCallMade()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db");
    fake.run("api");
    fake.run("other", "op2");
    for (const QString &operation : QStringList{"op1", "op2"}) {
        const QString mark = "perry.compose.operation=" + operation;
        fake.runtime.run(backend, {"network", "create", "--label", mark, "net-" + operation});
        fake.runtime.run(backend, {"volume", "create", "--label", mark, "vol-" + operation});
    }
    fake.runtime.run(backend, {"network", "create", "mine"});
    fake.runtime.run(backend, {"volume", "create", "mine"});

    QCOMPARE(undo(fake, {}), QStringList());

    QCOMPARE(fake.runtime.containers(backend), QStringList{"shop-other-1"});
    QCOMPARE(fake.runtime.networks(backend), QStringList({"mine", "net-op2"}));
    QCOMPARE(fake.runtime.volumes(backend), QStringList({"mine", "vol-op2"}));
}

void tst_Undo::putsBackWhatItSetAside()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db", "earlier");
    const QString id = fake.runtime.container(backend, "shop-db-1")["id"].toString();
    fake.runtime.run(backend, {"stop", "shop-db-1"});
    fake.runtime.run(backend, {"rename", "shop-db-1", "aside"});
    fake.run("db");

    QCOMPARE(undo(fake,
                  {{.kind = "stop-container", .targets = {"shop-db-1"}},
                   {.kind = "rename-container", .targets = {"shop-db-1"}, .newName = "aside"}}),
             QStringList());

    QCOMPARE(fake.runtime.containers(backend), QStringList{"shop-db-1"});
    const QJsonObject container = fake.runtime.container(backend, "shop-db-1");
    QCOMPARE(container["id"].toString(), id);
    QCOMPARE(container["status"].toString(), "running");
}

void tst_Undo::stopsWhatItStarted()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db", "earlier");
    QCOMPARE(undo(fake, {{.kind = "start-container", .targets = {"shop-db-1"}}}), QStringList());
    QCOMPARE(fake.runtime.container(backend, "shop-db-1")["status"].toString(), "exited");
}

void tst_Undo::whatWasNeverDoneNeedsNoUndoing()
{
    QFETCH(const QString, backend);
    FakeBackend fake(backend);
    fake.run("db", "earlier");
    // The intents were written down, and then the call died.
    QCOMPARE(undo(fake,
                  {{.kind = "stop-container", .targets = {"shop-db-1"}},
                   {.kind = "rename-container", .targets = {"shop-db-1"}, .newName = "aside"},
                   {.kind = "run-container", .targets = {"shop-api-1"}}}),
             QStringList());
    QCOMPARE(fake.runtime.containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(fake.runtime.container(backend, "shop-db-1")["status"].toString(), "running");
}

void tst_Undo::findsWhatTurnsUpLater()
{
    FakeBackend fake("docker");
    fake.run("db");
    fake.runtime.misbehave({.match = "^(container )?rm ", .times = 1, .delayMs = 200});
    Undo undo("op1", "shop", {}, *fake.protocol, fake.runner, std::chrono::milliseconds(200));
    QSignalSpy finished(&undo, &Undo::finished);
    undo.start();
    QTRY_COMPARE(fake.runtime.calls("^(container )?rm ").size(), 1);
    fake.run("late");
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().first().toStringList().isEmpty());
    QVERIFY(fake.runtime.containers("docker").isEmpty());
}

void tst_Undo::saysWhatItLeavesBehind()
{
    FakeBackend fake("podman");
    fake.run("db");
    fake.runtime.run("podman",
                     {"volume", "create", "--label", "perry.compose.operation=op1", "shop_data"});
    fake.runtime.misbehave({.match = "^(container )?rm ", .standardError = "busy", .exitCode = 2});

    const QStringList leftovers = undo(fake, {});

    QCOMPARE(leftovers.filter("shop-db-1").size(), 1);
    QCOMPARE(fake.runtime.containers("podman"), QStringList{"shop-db-1"});
    // The rest is taken back all the same.
    QVERIFY(fake.runtime.volumes("podman").isEmpty());
}

void tst_Undo::saysThatTheRuntimeIsGone()
{
    FakeBackend fake("podman");
    fake.runtime.misbehave({.match = ".", .standardError = "Error: gone", .exitCode = 125});
    QCOMPARE(undo(fake, {}).size(), 1);
}

QTEST_GUILESS_MAIN(tst_Undo)
#include "tst_undo.moc"
