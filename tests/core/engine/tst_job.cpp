#include "core/stack/labels.h"

#include "jobbench.h"

using namespace core;

class tst_Job : public QObject
{
    Q_OBJECT

private slots:
    void upAndDown_data() { everyBackend(); }
    void upAndDown();
    void successIsKept();
    void changesAreExplained();
    void earlierImagesAreUsed();
    void failureTakesBackWhatTheCallMade_data() { everyBackend(); }
    void failureTakesBackWhatTheCallMade();
    void failureLeavesWhatWasThere_data() { everyBackend(); }
    void failureLeavesWhatWasThere();
    void failedRecreationBringsThePredecessorBack_data() { everyBackend(); }
    void failedRecreationBringsThePredecessorBack();
    void whatIsCommittedStays_data() { everyBackend(); }
    void whatIsCommittedStays();
    void gatesHold_data() { everyBackend(); }
    void gatesHold();
    void unhealthyDependencyFails_data() { everyBackend(); }
    void unhealthyDependencyFails();
    void failedOneShotFails_data() { everyBackend(); }
    void failedOneShotFails();
    void cancelTakesBack_data() { everyBackend(); }
    void cancelTakesBack();
    void deadCallIsTakenBackFirst();
    void noRollbackLeavesThePieces();
    void downNeedsNoSpec();
    void hangingRuntimeTimesOut();
};

void tst_Job::upAndDown()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    const Stack stack = shop({service("db"), service("api")});

    const JobResult up = bench.run(upOf(stack));
    QVERIFY2(up.succeeded(), up.error ? qPrintable(up.error->summary + up.error->detail) : "");
    QVERIFY(up.handle > 0);
    QCOMPARE(bench.runtime.containers(backend), QStringList({"shop-api-1", "shop-db-1"}));
    QCOMPARE(bench.runtime.networks(backend), QStringList{"shop_default"});
    QCOMPARE(bench.runtime.volumes(backend), QStringList{"shop_data"});

    bench.runtime.forgetCalls();
    const JobResult again = bench.run(upOf(stack));
    QVERIFY(again.succeeded());
    QCOMPARE(again.handle, up.handle);
    QCOMPARE(again.actions.first().action, "unchanged");
    QVERIFY(bench.runtime.calls("^(run|create|start)").isEmpty());

    const JobResult down = bench.run(downOf(stack));
    QVERIFY2(down.succeeded(), down.error ? qPrintable(down.error->summary) : "");
    QVERIFY(bench.runtime.containers(backend).isEmpty());
    QVERIFY(bench.runtime.networks(backend).isEmpty());
    QCOMPARE(bench.runtime.volumes(backend), QStringList{"shop_data"});
    QVERIFY(bench.run(downOf(stack, true)).succeeded());
    QVERIFY(bench.runtime.volumes(backend).isEmpty());
    QVERIFY(!bench.store->stack(up.handle));
}

void tst_Job::successIsKept()
{
    Bench bench("podman");
    JobRequest request = upOf(shop({service("db"), service("web")}));
    request.spec = {.text = "{}", .masked = {}};
    QVERIFY(bench.run(request).succeeded());
    const Deployment first = bench.store->deployments("shop").value(0);
    QCOMPARE(first.number, 1);
    QCOMPARE(first.backend, "podman");
    QCOMPARE(first.spec.text, "{}");
    QCOMPARE(first.actions.size(), 2);
    QVERIFY(!first.images.value("db").isEmpty());
    QVERIFY(!first.steps.isEmpty());
    for (const DeploymentStep &step : first.steps)
        QVERIFY(step.started <= step.ended && step.ended <= first.milliseconds);

    // What changes nothing, and what fails, is none.
    QVERIFY(bench.run(request).succeeded());
    bench.runtime.misbehave({.match = "^run ", .standardError = "no", .exitCode = 125});
    QVERIFY(!bench.run(upOf(shop({service("db"), service("web"), service("new")}))).succeeded());
    QCOMPARE(bench.store->deployments("shop").size(), 1);
}

void tst_Job::changesAreExplained()
{
    Bench bench("podman");
    const auto requestWith = [](const QString &level) {
        Service db = service("db");
        db.configHash = "hash-" + level;
        JobRequest request = upOf(shop({db}));
        request.spec.text =
            R"({"services":{"db":{"environment":{"LEVEL":")" + level.toUtf8() + R"("}}}})";
        return request;
    };
    QVERIFY(bench.run(requestWith("info")).succeeded());
    QVERIFY(bench.run(requestWith("debug")).succeeded());
    const QString cause = bench.store->deployments("shop").value(0).steps.value(0).cause;
    QCOMPARE(cause, QString::fromUtf8("environment LEVEL: info → debug"));

    // A container of whose spec nothing is kept is not explained with another's.
    bench.runtime.run("podman", {"rm", "--force", "shop-db-1"});
    JobRequest other = requestWith("trace");
    other.spec = {};
    QVERIFY(bench.run(other).succeeded());
    QVERIFY(bench.run(requestWith("warn")).succeeded());
    QVERIFY(!bench.store->deployments("shop").value(0).steps.value(0).cause.contains("debug"));
}

void tst_Job::earlierImagesAreUsed()
{
    Bench bench("podman");
    QVERIFY(bench.run(upOf(shop({service("db")}))).succeeded());
    const Deployment first = bench.store->deployments("shop").value(0);
    // The same name means another image now.
    bench.runtime.addImage("podman", "localhost/app:1");
    QVERIFY(bench.run(upOf(shop({service("db")}))).succeeded());
    const QString second = bench.store->deployments("shop").value(0).images.value("db");
    QVERIFY(second != first.images.value("db"));

    JobRequest back = upOf(shop({service("db")}));
    back.restored = first.number;
    back.restoredImages = first.images;
    QVERIFY(bench.run(back).succeeded());
    const Deployment third = bench.store->deployments("shop").value(0);
    QCOMPARE(third.restored, 1);
    QCOMPARE(third.images.value("db"), first.images.value("db"));

    back.restoredImages = {{"db", "0123456789ab"}};
    const JobResult gone = bench.run(back);
    QVERIFY(gone.succeeded());
    QVERIFY(std::any_of(gone.warnings.begin(), gone.warnings.end(), [](const Warning &warning) {
        return warning.service == u"db" && warning.reason.contains(u"gone");
    }));
}

void tst_Job::failureTakesBackWhatTheCallMade()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service web = service("web");
    web.dependsOn = {{.service = "db"}};
    bench.runtime.misbehave({.match = "^run .*shop-web-1",
                             .standardError = "Error: something about a port",
                             .exitCode = 126,
                             .afterEffect = true});

    const JobResult result = bench.run(upOf(shop({service("db"), web})));

    QVERIFY(result.error);
    QCOMPARE(result.error->kind, Error::Kind::ServiceStartupFailed);
    QCOMPARE(result.error->service, "web");
    QVERIFY(result.error->detail.contains("something about a port"));
    QVERIFY(result.rolledBack);
    QVERIFY(result.leftovers.isEmpty());
    QVERIFY(bench.runtime.containers(backend).isEmpty());
    QVERIFY(bench.runtime.networks(backend).isEmpty());
    QVERIFY(bench.runtime.volumes(backend).isEmpty());
    QVERIFY(bench.store->unfinishedCalls("shop", backend)->isEmpty());
    QCOMPARE(result.handle, 0);
}

void tst_Job::failureLeavesWhatWasThere()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    QVERIFY(bench.run(upOf(shop({service("db")}))).succeeded());
    const QString id = bench.runtime.container(backend, "shop-db-1").value("id").toString();
    bench.runtime.misbehave({.match = "^run ", .standardError = "no", .exitCode = 125});

    const JobResult result = bench.run(upOf(shop({service("db"), service("web")})));

    QVERIFY(result.error);
    QCOMPARE(bench.runtime.containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(bench.runtime.container(backend, "shop-db-1").value("id").toString(), id);
    QCOMPARE(bench.runtime.networks(backend), QStringList{"shop_default"});
    QCOMPARE(bench.runtime.volumes(backend), QStringList{"shop_data"});
}

void tst_Job::failedRecreationBringsThePredecessorBack()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Stack stack = shop({service("db")});
    QVERIFY(bench.run(upOf(stack)).succeeded());
    const QString id = bench.runtime.container(backend, "shop-db-1").value("id").toString();
    stack.services[0].configHash = "2";

    bench.runtime.misbehave({.match = "^run ", .standardError = "no", .exitCode = 125});
    QVERIFY(bench.run(upOf(stack)).error);
    QCOMPARE(bench.runtime.containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(bench.runtime.container(backend, "shop-db-1").value("id").toString(), id);
    QCOMPARE(bench.runtime.container(backend, "shop-db-1").value("status").toString(), "running");

    bench.runtime.behave();
    QVERIFY(bench.run(upOf(stack)).succeeded());
    QCOMPARE(bench.runtime.containers(backend), QStringList{"shop-db-1"});
    QVERIFY(bench.runtime.container(backend, "shop-db-1").value("id").toString() != id);
}

void tst_Job::whatIsCommittedStays()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Stack stack = shop({service("db"), service("old")});
    QVERIFY(bench.run(upOf(stack)).succeeded());
    stack.services.removeLast();
    stack.services[0].configHash = "2";
    JobRequest request = upOf(stack);
    request.up.removeOrphans = true;
    bench.runtime.misbehave(
        {.match = "^(container )?rm .*shop-old-1", .standardError = "busy", .exitCode = 125});

    const JobResult failed = bench.run(request);

    // The successor runs and its predecessor may be gone, so there is nothing to go back to.
    QVERIFY(failed.error);
    QVERIFY(!failed.rolledBack);
    QVERIFY(bench.runtime.containers(backend).contains("shop-db-1"));
    QCOMPARE(bench.runtime.container(backend, "shop-db-1").value("status").toString(), "running");

    bench.runtime.behave();
    QVERIFY(bench.run(request).succeeded());
    QCOMPARE(bench.runtime.containers(backend), QStringList{"shop-db-1"});
    QVERIFY(bench.store->unfinishedCalls("shop", backend)->isEmpty());
}

void tst_Job::gatesHold()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service db = service("db");
    db.settings.healthcheck = quickCheck({"CMD-SHELL", "after 300"});
    db.settings.healthcheck->retries = 50;
    Service migrate = service("migrate", {"exit", "0", "200"});
    migrate.dependsOn = {{.service = "db", .condition = Dependency::Condition::Healthy}};
    Service api = service("api");
    api.dependsOn = {
        {.service = "migrate", .condition = Dependency::Condition::CompletedSuccessfully}};

    const JobResult result = bench.run(upOf(shop({db, migrate, api})));

    QVERIFY2(result.succeeded(),
             result.error ? qPrintable(result.error->summary + result.error->detail) : "");
    QStringList order;
    qint64 dbStarted = 0;
    qint64 migrateStarted = 0;
    for (const auto &call : bench.runtime.calls("^run ")) {
        for (const QString &name : QStringList{"db", "migrate", "api"}) {
            if (!call.text().contains("--name shop-" + name))
                continue;
            order << name;
            if (name == u"db")
                dbStarted = call.endNs;
            if (name == u"migrate")
                migrateStarted = call.startNs;
        }
    }
    QCOMPARE(order, QStringList({"db", "migrate", "api"}));
    QVERIFY(migrateStarted - dbStarted > 200'000'000);
    QVERIFY(bench.run(upOf(shop({db, migrate, api}))).actions.at(1).action == u"unchanged");
}

void tst_Job::unhealthyDependencyFails()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service db = service("db", {"print", "out of disk"});
    db.settings.healthcheck = quickCheck({"CMD-SHELL", "false"});
    Service api = service("api");
    api.dependsOn = {{.service = "db", .condition = Dependency::Condition::Healthy}};

    const JobResult result = bench.run(upOf(shop({db, api})));

    QVERIFY(result.error);
    QCOMPARE(result.error->service, "db");
    QVERIFY2(result.error->summary.contains("unhealthy"), qPrintable(result.error->summary));
    QVERIFY2(result.error->detail.contains("out of disk"), qPrintable(result.error->detail));
    QVERIFY(bench.runtime.containers(backend).isEmpty());
}

void tst_Job::failedOneShotFails()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service api = service("api");
    api.dependsOn = {
        {.service = "migrate", .condition = Dependency::Condition::CompletedSuccessfully}};

    const JobResult result = bench.run(upOf(shop({service("migrate", {"exit", "3", "50"}), api})));

    QVERIFY(result.error);
    QCOMPARE(result.error->service, "migrate");
    QVERIFY(result.error->summary.contains("exit code 3"));
    QVERIFY(bench.runtime.containers(backend).isEmpty());
}

void tst_Job::cancelTakesBack()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service db = service("db");
    db.settings.healthcheck = quickCheck({"CMD-SHELL", "after 60000"});
    db.settings.healthcheck->retries = 1000;
    Service api = service("api");
    api.dependsOn = {{.service = "db", .condition = Dependency::Condition::Healthy}};
    const auto job = bench.job(upOf(shop({db, api})));
    QSignalSpy finished(job.get(), &Job::finished);
    job->start();
    QTRY_COMPARE_WITH_TIMEOUT(bench.runtime.containers(backend).size(), 1, 10000);

    job->cancel();

    QVERIFY(finished.wait(10000));
    QCOMPARE(finished.size(), 1);
    const auto result = finished.first().first().value<JobResult>();
    QVERIFY(result.cancelled);
    QVERIFY(result.rolledBack);
    QVERIFY(bench.runtime.containers(backend).isEmpty());
    QVERIFY(bench.runtime.networks(backend).isEmpty());
    QVERIFY(bench.runtime.volumes(backend).isEmpty());
}

void tst_Job::deadCallIsTakenBackFirst()
{
    Bench bench("podman");
    const Stack stack = shop({service("db")});
    QVERIFY(bench.run(upOf(stack)).succeeded());
    // What a call leaves behind that was killed after it had set the old container aside.
    bench.runtime.run("podman", {"stop", "shop-db-1"});
    bench.runtime.run("podman", {"rename", "shop-db-1", "shop-db-1-replaced-dead"});
    bench.runtime.run("podman",
                      {"run",
                       "-d",
                       "--name",
                       "shop-db-1",
                       "--label",
                       label::project + "=shop",
                       "--label",
                       label::perryOperation + "=dead",
                       "localhost/app:1"});
    QVERIFY(bench.store->beginCall("dead", "shop", "podman"));
    QVERIFY(bench.store->intend("dead", {.kind = "stop-container", .targets = {"shop-db-1"}}));
    QVERIFY(bench.store->intend("dead",
                                {.kind = "rename-container",
                                 .targets = {"shop-db-1"},
                                 .newName = "shop-db-1-replaced-dead"}));

    const auto job = bench.job(upOf(stack));
    QSignalSpy noticed(job.get(), &Job::noticed);
    const JobResult result = bench.finish(*job);

    QVERIFY(result.succeeded());
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(bench.runtime.containers("podman"), QStringList{"shop-db-1"});
    QCOMPARE(result.actions.first().action, "unchanged");
    QVERIFY(bench.store->unfinishedCalls("shop", "podman")->isEmpty());
}

void tst_Job::noRollbackLeavesThePieces()
{
    Bench bench("podman");
    bench.runtime.misbehave({.match = "^run .*shop-web-1", .standardError = "no", .exitCode = 125});
    Service web = service("web");
    web.dependsOn = {{.service = "db"}};
    JobRequest request = upOf(shop({service("db"), web}));
    request.rollback = false;

    const JobResult result = bench.run(request);

    QVERIFY(result.error);
    QVERIFY(!result.rolledBack);
    QCOMPARE(bench.runtime.containers("podman"), QStringList{"shop-db-1"});
}

void tst_Job::downNeedsNoSpec()
{
    Bench bench("docker");
    QVERIFY(bench.run(upOf(shop({service("db"), service("api")}))).succeeded());

    const JobResult result = bench.run({.kind = JobRequest::Kind::Down,
                                        .stack = {.project = "shop"},
                                        .hasSpec = false,
                                        .down = {.volumes = true}});

    QVERIFY(result.succeeded());
    QVERIFY(bench.runtime.containers("docker").isEmpty());
    QVERIFY(bench.runtime.networks("docker").isEmpty());
    QVERIFY(bench.runtime.volumes("docker").isEmpty());
}

void tst_Job::hangingRuntimeTimesOut()
{
    qputenv("PERRY_CONTAINER_OP_TIMEOUT_SECS", "1");
    Bench bench("podman");
    bench.runtime.misbehave({.match = "^run ", .hang = true});

    const JobResult result = bench.run(upOf(shop({service("db")})));

    qunsetenv("PERRY_CONTAINER_OP_TIMEOUT_SECS");
    QVERIFY(result.error);
    QCOMPARE(result.error->kind, Error::Kind::Timeout);
    QVERIFY(bench.runtime.networks("podman").isEmpty());
}

QTEST_GUILESS_MAIN(tst_Job)
#include "tst_job.moc"
