#include "sessionbench.h"

using namespace core;

/// A session whose runtimes come, go and change.
class tst_SessionRuntimes : public QObject
{
    Q_OBJECT

private slots:
    void marksTheOneInUse();
    void withoutARuntimeNothingIsDone();
    void runtimeThatComesBackIsUsedAgain_data();
    void runtimeThatComesBackIsUsedAgain();
    void dyingRuntimeLeavesWhatWasKnown();
    void jobsKeepTheirRuntime();
    void changesToAnotherRuntime();
    void sleepsWhileNobodyLooks();
};

static QString selectedOf(const SessionBench &bench)
{
    for (const BackendInfo &backend : bench.backendList) {
        if (backend.selected)
            return backend.name;
    }
    return {};
}

void tst_SessionRuntimes::marksTheOneInUse()
{
    SessionBench bench;
    bench.session->detectBackends();
    bench.session->detectBackends();
    QTRY_COMPARE(bench.detections, 1);
    QCOMPARE(selectedOf(bench), "podman");
    bench.session->pinBackend("docker");
    QTRY_COMPARE(selectedOf(bench), "docker");
    bench.session->pinBackend("");
    QTRY_COMPARE(selectedOf(bench), "podman");
    // Probed once: a pin only chooses among what is known.
    QCOMPARE(bench.runtime.calls("^info").size() + bench.runtime.calls("^version").size(), 2);
    bench.session->pinBackend("lxc");
    QTRY_COMPARE(selectedOf(bench), "");
}

void tst_SessionRuntimes::withoutARuntimeNothingIsDone()
{
    SessionBench bench(true);
    bench.runtime.misbehave({.match = ".", .standardError = "Error: broken", .exitCode = 125});
    bench.session->detectBackends();
    bench.session->openStack(bench.spec(plainSpec));
    QTRY_COMPARE(bench.detections, 1);
    QTRY_VERIFY(!bench.shop().reachable);
    QCOMPARE(bench.shop().services.size(), 1);
    QVERIFY(!bench.shop().problem.isEmpty());
    QVERIFY(!bench.liveText.isEmpty());

    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].error.kind, Error::Kind::NoBackendFound);
    const int console = bench.session->openConsole("shop", "db", 80, 24);
    QTRY_COMPARE(bench.consoleEnds.size(), 1);
    QCOMPARE(std::get<0>(bench.consoleEnds.first()), console);
}

void tst_SessionRuntimes::runtimeThatComesBackIsUsedAgain_data()
{
    QTest::addColumn<bool>("worksAtFirst");
    QTest::newRow("did not work yet") << false;
    QTest::newRow("was lost") << true;
}

void tst_SessionRuntimes::runtimeThatComesBackIsUsedAgain()
{
    QFETCH(const bool, worksAtFirst);
    SessionBench bench;
    if (worksAtFirst) {
        QVERIFY(bench.open(plainSpec));
        bench.session->up("shop", {}, false, false);
        QVERIFY(bench.waitForJob(1));
        QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
        bench.session->followLogs("shop");
    } else {
        bench.session->openStack(bench.spec(plainSpec));
        bench.session->followLogs("shop");
    }
    bench.runtime.misbehave({.match = ".", .standardError = "Error: broken", .exitCode = 125});
    bench.breakStreams();
    bench.session->detectBackends();
    QTRY_COMPARE(selectedOf(bench), "");
    QTRY_VERIFY(bench.stacks.contains("shop") && !bench.shop().reachable);
    if (worksAtFirst)
        QCOMPARE(bench.stateOf("db"), ServiceState::Running); // the last that is known
    QTRY_COMPARE(bench.streams(), 0);

    bench.runtime.behave();
    bench.session->detectBackends();
    QTRY_VERIFY(bench.shop().reachable);
    QTRY_COMPARE(bench.streams(), 1);
    if (!worksAtFirst) {
        bench.session->up("shop", {}, false, false);
        QVERIFY(bench.waitForJob(1));
        QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
    }
    bench.runtime.addLogLine("podman", "shop-db-1", "still here");
    QTRY_COMPARE(bench.lines.count("db: still here"), 1);
}

void tst_SessionRuntimes::dyingRuntimeLeavesWhatWasKnown()
{
    SessionBench bench(true);
    QVERIFY(bench.open(plainSpec));
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);

    bench.runtime.misbehave({.match = ".", .standardError = "Error: gone", .exitCode = 125});
    bench.breakStreams();
    QTRY_VERIFY(!bench.shop().reachable);
    QCOMPARE(bench.shop().overall, ServiceState::Unknown);
    QCOMPARE(bench.stateOf("db"), ServiceState::Running);
    QVERIFY(!bench.shop().problem.isEmpty());
    // Its files can still be changed.
    bench.spec(plainSpec + "  web: {image: 'localhost/app:1'}\n");
    QTRY_COMPARE(bench.shop().services.size(), 2);
    bench.session->down("shop", false);
    QVERIFY(bench.waitForJob(2));
    QCOMPARE(bench.jobs[2].state, JobSnapshot::State::Failed);

    bench.runtime.behave();
    bench.runtime.endContainer("podman", "shop-db-1", 3);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shop().reachable, 10'000);
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Failed);
    QCOMPARE(bench.shop().problem, "");
}

void tst_SessionRuntimes::jobsKeepTheirRuntime()
{
    SessionBench bench(true);
    QVERIFY(bench.open(waitingSpec));
    bench.session->followLogs("shop");
    bench.session->up("shop", {}, false, false);
    QTRY_COMPARE(bench.runtime.containers("podman"), QStringList{"shop-db-1"});

    bench.session->pinBackend("docker");
    QTRY_COMPARE(bench.shop().backend, "docker");
    bench.runtime.setHealthy("podman", "shop-db-1", true);

    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].error.summary, "");
    QCOMPARE(bench.runtime.containers("podman"), QStringList({"shop-api-1", "shop-db-1"}));
    QVERIFY(bench.runtime.containers("docker").isEmpty());
}

void tst_SessionRuntimes::changesToAnotherRuntime()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
    bench.runtime.run("docker",
                      {"run",
                       "-d",
                       "--name",
                       "blog-web-1",
                       "--label",
                       "com.docker.compose.project=blog",
                       "--label",
                       "com.docker.compose.service=web",
                       "localhost/app:1"});

    for (int i = 0; i < 3; ++i) {
        bench.session->pinBackend("docker");
        bench.session->pinBackend("podman");
    }
    bench.session->pinBackend("docker");
    QTRY_VERIFY(bench.stacks.contains("blog"));
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::NotCreated);
    QTRY_COMPARE(bench.streams(), 1);
    bench.session->pinBackend("podman");
    QTRY_COMPARE(bench.removed, QStringList{"blog"});
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
}

void tst_SessionRuntimes::sleepsWhileNobodyLooks()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    for (int i = 0; i < 5; ++i) {
        bench.session->setActive(false);
        bench.session->setActive(true);
    }
    bench.session->setActive(false);
    QTRY_COMPARE(bench.streams(), 0);
    bench.runtime.run("podman",
                      {"run",
                       "-d",
                       "--name",
                       "blog-web-1",
                       "--label",
                       "com.docker.compose.project=blog",
                       "--label",
                       "com.docker.compose.service=web",
                       "localhost/app:1"});
    bench.session->setActive(true);
    bench.session->setActive(true);
    QTRY_VERIFY(bench.stacks.contains("blog"));
    QTRY_COMPARE(bench.streams(), 1);
}

QTEST_GUILESS_MAIN(tst_SessionRuntimes)
#include "tst_sessionruntimes.moc"
