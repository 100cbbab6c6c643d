#include "core/store/projectlock.h"

#include "sessionbench.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace core;

class tst_Session : public QObject
{
    Q_OBJECT

private slots:
    void wholeLife_data();
    void wholeLife();
    void brokenSpecsAreRefusedWithTheirPlace();
    void cancelTakesBack();
    void secondJobHearsWhoIsAtWork();
    void otherProgramIsNamed();
    void unknownSpecIsNotBroughtUp();
    void logsAreFollowedFromWhenThereAreSome();
    void consoleNeedsARunningService();
    void filesBesideTheSpecCount();
    void changedFilesAreReadAgain();
    void forgottenStacksGo();
    void consoleCallsKeepTheirOrder();
    void mayBeDeletedAtWork_data();
    void mayBeDeletedAtWork();
};

namespace {

/// The states that a service went through, each once in a row.
QStringList statesOf(const SessionBench &bench, const QString &service)
{
    QStringList states;
    for (const StackSnapshot &stack : bench.history) {
        const auto *found = stack.service(service);
        const QString text = found ? serviceStateText(found->state) : QStringLiteral("absent");
        if (states.isEmpty() || states.last() != text)
            states << text;
    }
    return states;
}

} // namespace

void tst_Session::wholeLife_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<bool>("threaded");
    for (const QString &backend : QStringList{"podman", "docker"}) {
        QTest::addRow("%s", qPrintable(backend)) << backend << false;
        QTest::addRow("%s in a thread", qPrintable(backend)) << backend << true;
    }
}

void tst_Session::wholeLife()
{
    QFETCH(const QString, backend);
    QFETCH(const bool, threaded);
    SessionBench bench(threaded);
    bench.session->pinBackend(backend);
    QVERIFY(bench.open(shopSpec));
    QCOMPARE(bench.opened, QStringList{"shop"});
    QCOMPARE(bench.shop().overall, ServiceState::NotCreated);
    QCOMPARE(bench.shop().backend, backend);
    QVERIFY(bench.shop().hasSpec);

    bench.session->up("shop", {}, false, false);
    bench.session->followLogs("shop");
    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].error.summary, "");
    QCOMPARE(bench.jobs[1].state, JobSnapshot::State::Succeeded);
    QCOMPARE(bench.jobs[1].finishedSteps, bench.jobs[1].steps.size());
    QTRY_COMPARE(bench.stateOf("api"), ServiceState::Running);
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Healthy);
    QCOMPARE(bench.shop().overall, ServiceState::Running);
    const bool waited =
        std::any_of(bench.history.begin(), bench.history.end(), [](const StackSnapshot &stack) {
            const auto *api = stack.service("api");
            return api && api->state == ServiceState::Waiting
                   && api->reason.contains("waits for db to be healthy");
        });
    QVERIFY(waited);
    // Nothing that was on its way is shown as missing in between.
    QStringList states = statesOf(bench, "api");
    states.removeAll("starting");
    states.erase(std::unique(states.begin(), states.end()), states.end());
    QCOMPARE(states.join(", "), "not created, waiting, running");

    QTRY_COMPARE(bench.lines.count("api: hello"), 1);
    bench.runtime.addLogLine(backend, "shop-db-1", "ready");
    QTRY_COMPARE(bench.lines.count("db: ready"), 1);
    bench.session->stopLogs("shop");

    const int console = bench.session->openConsole("shop", "api", 80, 24);
    bench.session->writeConsole(console, "ping\n");
    QTRY_VERIFY(bench.console[console].contains("you said: ping"));
    bench.session->writeConsole(console, "exit 3\n");
    QTRY_COMPARE(bench.consoleEnds.size(), 1);
    QCOMPARE(std::get<1>(bench.consoleEnds.first()), 3);

    bench.session->down("shop", false);
    QVERIFY(bench.waitForJob(2));
    QCOMPARE(bench.jobs[2].state, JobSnapshot::State::Succeeded);
    QTRY_COMPARE(bench.stateOf("api"), ServiceState::NotCreated);
    QTRY_COMPARE(bench.shop().overall, ServiceState::NotCreated);
    QVERIFY(bench.runtime.containers(backend).isEmpty());
    QVERIFY(bench.removed.isEmpty());
}

void tst_Session::brokenSpecsAreRefusedWithTheirPlace()
{
    SessionBench bench;
    bench.session->openStack(bench.spec("name: shop\nservices:\n  db:\n    imagge: nginx\n"));
    bench.session->openStack(bench.runtime.folder() + "/nothing here");
    QTRY_COMPARE(bench.refused.size(), 2);
    const Error error = bench.refused[0].second;
    QVERIFY2(error.detail.contains("compose.yaml:4:5"), qPrintable(error.detail));
    QVERIFY(bench.refused[0].first.endsWith("compose.yaml"));
    QVERIFY(!bench.refused[1].second.summary.isEmpty());
    QVERIFY(bench.stacks.isEmpty());
}

void tst_Session::cancelTakesBack()
{
    SessionBench bench(true);
    QVERIFY(bench.open(waitingSpec));
    bench.session->up("shop", {}, false, false);
    QTRY_COMPARE(bench.runtime.containers("podman"), QStringList{"shop-db-1"});
    bench.session->cancel(1);
    bench.session->cancel(1);
    bench.session->cancel(99);
    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].state, JobSnapshot::State::Cancelled);
    QVERIFY(bench.runtime.containers("podman").isEmpty());
    QTRY_COMPARE(bench.stateOf("api"), ServiceState::NotCreated);
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::NotCreated);
}

void tst_Session::secondJobHearsWhoIsAtWork()
{
    SessionBench bench;
    QVERIFY(bench.open(waitingSpec));
    bench.session->up("shop", {}, false, false);
    bench.session->down("shop", true);
    QVERIFY(bench.waitForJob(2));
    QCOMPARE(bench.jobs[2].state, JobSnapshot::State::Failed);
    QCOMPARE(bench.jobs[2].error.kind, Error::Kind::Conflict);
    QVERIFY2(bench.jobs[2].error.summary.contains("Up shop"),
             qPrintable(bench.jobs[2].error.summary));
    QVERIFY(!bench.jobs[1].isOver());

    bench.session->cancel(1);
    QVERIFY(bench.waitForJob(1));
    bench.session->down("shop", true);
    QVERIFY(bench.waitForJob(3));
    QCOMPARE(bench.jobs[3].state, JobSnapshot::State::Succeeded);
}

void tst_Session::otherProgramIsNamed()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    const auto lock = ProjectLock::take("shop", "podman");
    QVERIFY(lock);
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].error.kind, Error::Kind::Conflict);
    QVERIFY(
        bench.jobs[1].error.summary.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(bench.runtime.containers("podman").isEmpty());
}

void tst_Session::unknownSpecIsNotBroughtUp()
{
    SessionBench bench;
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
    bench.session->detectBackends();
    QTRY_VERIFY(bench.stacks.contains("blog"));
    QVERIFY(!bench.stacks["blog"].hasSpec);

    // Made anew from its labels it would lose its ports, its mounts and its environment.
    bench.session->up("blog", {}, true, false);
    QVERIFY(bench.waitForJob(1));
    QCOMPARE(bench.jobs[1].state, JobSnapshot::State::Failed);
    QVERIFY(!bench.jobs[1].error.hint.isEmpty());
    QCOMPARE(bench.runtime.containers("podman"), QStringList{"blog-web-1"});

    bench.session->stop("blog", {});
    QVERIFY(bench.waitForJob(2));
    QTRY_VERIFY(bench.stacks["blog"].overall == ServiceState::Stopped);
    bench.session->down("blog", false);
    QVERIFY(bench.waitForJob(3));
    QTRY_COMPARE(bench.removed, QStringList{"blog"});
}

void tst_Session::logsAreFollowedFromWhenThereAreSome()
{
    SessionBench bench(true);
    bench.session->followLogs("shop");
    QVERIFY(bench.open(shopSpec));
    bench.session->up("shop", {}, false, false);
    QTRY_COMPARE_WITH_TIMEOUT(bench.lines.count("api: hello"), 1, 10'000);
}

void tst_Session::consoleNeedsARunningService()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    const int first = bench.session->openConsole("shop", "db", 80, 24);
    const int second = bench.session->openConsole("nope", "nope", 80, 24);
    QVERIFY(first != second);
    bench.session->closeConsole(first);
    QTRY_COMPARE(bench.consoleEnds.size(), 2);
    QCOMPARE(std::get<0>(bench.consoleEnds[0]), first);
    QVERIFY(std::get<2>(bench.consoleEnds[0]).contains("db"));
}

/// What a spec refers to is part of it: a change of its .env shows, and Up takes it in any case.
void tst_Session::filesBesideTheSpecCount()
{
    SessionBench bench;
    bench.runtime.writeFile("shop/.env", "LEVEL=one\n");
    QVERIFY(
        bench.open(plainSpec + "  web: {image: 'localhost/app:1', environment: {L: $LEVEL}}\n"));
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QTRY_COMPARE(bench.stateOf("web"), ServiceState::Running);
    QVERIFY(!bench.shop().service("web")->differs);

    bench.runtime.writeFile("shop/.env", "LEVEL=two\n");
    QTRY_VERIFY(bench.shop().service("web")->differs);
    bench.runtime.writeFile("shop/.env", "LEVEL=three\n");
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(2));
    QCOMPARE(bench.jobs[2].state, JobSnapshot::State::Succeeded);
    QVERIFY(bench.runtime.container("podman", "shop-web-1")["env"].toArray().contains("L=three"));

    bench.spec("name: shop\nservices: 7\n");
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(3));
    QCOMPARE(bench.jobs[3].state, JobSnapshot::State::Failed);
    QVERIFY(bench.jobs[3].error.summary.contains("compose.yaml:2"));
}

void tst_Session::changedFilesAreReadAgain()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    QCOMPARE(bench.shop().services.size(), 1);

    const QString path = bench.spec(plainSpec + "  web: {image: 'localhost/app:1'}\n");
    QTRY_COMPARE(bench.shop().services.size(), 2);

    // A spec that is broken for a while does not take the stack away.
    bench.spec("name: shop\nservices: 7\n");
    QTRY_VERIFY(!bench.shop().problem.isEmpty());
    QVERIFY(bench.shop().problem.contains("compose.yaml:2"));
    QCOMPARE(bench.shop().services.size(), 2);

    // As editors save: a new file in the old one's place.
    const QString fresh = bench.runtime.writeFile("shop/new", plainSpec);
    QFile::remove(path);
    QVERIFY(QFile::rename(fresh, path));
    QTRY_COMPARE(bench.shop().services.size(), 1);
    QTRY_COMPARE(bench.shop().problem, "");
    bench.spec("name: blog\nservices:\n  db: {image: 'localhost/app:1'}\n");
    QTRY_VERIFY(bench.shop().problem.contains("blog"));

    QFile::remove(path);
    bench.session->refresh();
    QTRY_VERIFY(!bench.shop().problem.contains("blog"));
    bench.spec(plainSpec);
    bench.session->refresh();
    QTRY_COMPARE(bench.shop().problem, "");
    bench.spec(plainSpec + "  web: {image: 'localhost/app:1'}\n");
    QTRY_COMPARE(bench.shop().services.size(), 2);
}

void tst_Session::forgottenStacksGo()
{
    SessionBench bench;
    // Also before any runtime has answered.
    bench.session->openStack(bench.spec(plainSpec));
    QTRY_VERIFY(bench.stacks.contains("shop"));
    bench.session->forgetStack("shop");
    bench.session->forgetStack("nope");
    QTRY_COMPARE(bench.removed, QStringList{"shop"});

    QVERIFY(bench.open(plainSpec));
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
    bench.session->forgetStack("shop");
    QTRY_VERIFY(!bench.shop().hasSpec);
    QCOMPARE(bench.stateOf("db"), ServiceState::Running);
    bench.runtime.run("podman", {"rm", "-f", "shop-db-1"});
    QTRY_COMPARE(bench.removed.size(), 2);
}

void tst_Session::consoleCallsKeepTheirOrder()
{
    SessionBench bench;
    QVERIFY(bench.open(plainSpec));
    bench.session->up("shop", {}, false, false);
    QVERIFY(bench.waitForJob(1));
    QTRY_COMPARE(bench.stateOf("db"), ServiceState::Running);
    const int console = bench.session->openConsole("shop", "db", 80, 24);
    bench.session->resizeConsole(console, 100, 30);
    bench.session->writeConsole(console, "exit 5\n");
    QTRY_COMPARE(bench.consoleEnds.size(), 1);
    QCOMPARE(std::get<1>(bench.consoleEnds.first()), 5);
    bench.session->acknowledgeConsole(console, 1000);
    bench.session->closeConsole(console);
}

void tst_Session::mayBeDeletedAtWork_data()
{
    QTest::addColumn<bool>("threaded");
    QTest::newRow("here") << false;
    QTest::newRow("in a thread") << true;
}

void tst_Session::mayBeDeletedAtWork()
{
    QFETCH(const bool, threaded);
    SessionBench bench(threaded);
    QVERIFY(bench.open(waitingSpec));
    bench.session->up("shop", {}, false, false);
    bench.session->followLogs("shop");
    QTRY_VERIFY(bench.shop().service("db") && bench.shop().service("db")->runningReplicas == 1);
    bench.session->openConsole("shop", "db", 80, 24);
    QTRY_COMPARE(bench.runtime.calls("^exec .*exec sh").size(), 1);
    bench.session->refresh();
    bench.session->detectBackends();

    bench.end();

    QTRY_COMPARE(bench.streams(), 0);
    QCOMPARE(bench.runtime.containers("podman"), QStringList{"shop-db-1"});
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
