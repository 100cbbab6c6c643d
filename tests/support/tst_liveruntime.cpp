#include "tests/support/liveruntime.h"

#include <QFileInfo>
#include <QTest>

using support::Inventory;
using support::LiveRuntime;

/// The helper for real runtimes must find, separate and clean up what it promises.
class tst_LiveRuntime : public QObject
{
    Q_OBJECT

private slots:
    void comparesInventories();
    void leavesNothing_data();
    void leavesNothing();
};

void tst_LiveRuntime::comparesInventories()
{
    const Inventory before{.containers = {"a"}, .openFiles = 5};
    const Inventory after{.containers = {"b"}, .openFiles = 6};

    QVERIFY(before.differenceTo(before).isEmpty());
    const QString difference = before.differenceTo(after);
    QVERIFY(difference.contains("more container: b"));
    QVERIFY(difference.contains("fewer container: a"));
    QVERIFY(difference.contains("open files: 5, then 6"));
}

void tst_LiveRuntime::leavesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}

void tst_LiveRuntime::leavesNothing()
{
    QFETCH(const QString, name);
    QString folder;
    {
        LiveRuntime runtime(name);
        REQUIRE_RUNTIME(runtime.problem());
        folder = runtime.folder();
        const Inventory empty = runtime.inventory();
        QVERIFY(empty.containers.isEmpty());
        QVERIFY(empty.networks.isEmpty());

        QVERIFY(runtime.call({"network", "create", "n1"}));
        QVERIFY(runtime.call({"run",
                              "-d",
                              "--name",
                              "c1",
                              "--network",
                              "n1",
                              "-v",
                              "v1:/v",
                              LiveRuntime::testImage()}));
        const Inventory full = runtime.inventory();
        QCOMPARE(full.containers, QStringList{"c1"});
        QCOMPARE(full.networks, QStringList{"n1"});
        QCOMPARE(full.volumes, QStringList{"v1"});
        QVERIFY(!full.processes.isEmpty());
        QCOMPARE(full.addresses.size(), 1);
        QCOMPARE(runtime.inspect("c1", "{{.State.Status}}"), "running");

        runtime.clear();
        QTRY_VERIFY2(runtime.inventory() == empty,
                     qPrintable(empty.differenceTo(runtime.inventory())));
    }
    QVERIFY2(!QFileInfo::exists(folder), qPrintable(folder + " was left behind"));
}

QTEST_GUILESS_MAIN(tst_LiveRuntime)
#include "tst_liveruntime.moc"
