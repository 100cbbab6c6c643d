#include "core/stack/labels.h"
#include "core/stack/servicehash.h"

#include "jobbench.h"

using namespace core;

/// Secrets, configs, hooks and shared namespaces, from the stack to the runtime's calls.
class tst_JobGrants : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreCopiedBeforeTheStart_data() { everyBackend(); }
    void secretsAreCopiedBeforeTheStart();
    void refusedBeforeAnythingIsDone();
    void idsOfParentsAreInTheHash_data() { everyBackend(); }
    void idsOfParentsAreInTheHash();
    void failedHookTakesEverythingBack_data() { everyBackend(); }
    void failedHookTakesEverythingBack();
    void hooksRunAroundTheLife_data() { everyBackend(); }
    void hooksRunAroundTheLife();
};

static Stack withSecret(bool readOnly = false)
{
    Service db = service("db");
    db.grants = {{.source = "key", .target = "/run/secrets/key", .mode = 0400}};
    db.settings.readOnly = readOnly;
    Stack stack = shop({db});
    stack.grantedFiles = {{.key = "key", .environment = "KEY", .content = "hush"}};
    return stack;
}

/// The calls that matter, each as its verb.
static QStringList verbs(const FakeRuntime &runtime)
{
    QStringList verbs;
    for (const auto &call : runtime.calls("^(create|cp|run|start|exec|stop|rm)"))
        verbs << call.arguments.first();
    return verbs;
}

void tst_JobGrants::secretsAreCopiedBeforeTheStart()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    QCOMPARE(bench.run(upOf(withSecret())).error.value_or(Error{}).summary, "");
    QCOMPARE(verbs(bench.runtime), QStringList({"create", "cp", "start"}));
    QVERIFY(bench.runtime.calls("hush").isEmpty());

    // The same again changes nothing; another content does.
    bench.runtime.forgetCalls();
    Stack stack = withSecret();
    QVERIFY(bench.run(upOf(stack)).succeeded());
    QVERIFY(verbs(bench.runtime).isEmpty());
    stack.grantedFiles[0].content = "other";
    const JobResult changed = bench.run(upOf(stack));
    QVERIFY(changed.succeeded());
    QCOMPARE(changed.actions.first().action, "recreated");
}

void tst_JobGrants::refusedBeforeAnythingIsDone()
{
    Bench bench("docker");
    const JobResult result = bench.run(upOf(withSecret(true)));
    QVERIFY(result.error);
    QCOMPARE(result.error->service, "db");
    QVERIFY(result.error->summary.contains("/run/secrets/key"));
    QVERIFY(bench.runtime.networks("docker").isEmpty());
    QVERIFY(verbs(bench.runtime).isEmpty());

    Stack kept = withSecret();
    kept.grantedFiles = {{.key = "key", .name = "kept", .external = true}};
    QVERIFY(bench.run(upOf(kept)).error->summary.contains("kept"));

    Bench podman("podman");
    QVERIFY(podman.run(upOf(withSecret(true))).succeeded());
}

void tst_JobGrants::idsOfParentsAreInTheHash()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service side = service("side");
    side.networks.clear();
    side.networkMode = "service:db";
    side.dependsOn = {{.service = "db", .restart = true}};
    side.hashTemplate = R"({"network_mode":"container:\u0001db\u0001"})";
    const Stack stack = shop({service("db"), side});

    QCOMPARE(bench.run(upOf(stack)).error.value_or(Error{}).summary, "");
    const auto container = bench.runtime.container(backend, "shop-side-1");
    const QString id = bench.runtime.container(backend, "shop-db-1")["id"].toString();
    QCOMPARE(id.size(), 64);
    QCOMPARE(container["labels"].toObject()[label::configHash].toString(),
             hashOfTemplate(side.hashTemplate, {{"db", id}}));
    bench.runtime.forgetCalls();
    QVERIFY(bench.run(upOf(stack)).succeeded());
    QVERIFY(verbs(bench.runtime).isEmpty());
}

void tst_JobGrants::failedHookTakesEverythingBack()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service db = service("db");
    db.preStart = {{.command = {"exit", "3"}}};
    const JobResult result = bench.run(upOf(shop({db})));
    QVERIFY(result.error);
    QCOMPARE(result.error->service, "db");
    QVERIFY2(result.error->summary.contains("pre_start"), qPrintable(result.error->summary));
    QVERIFY(bench.runtime.containers(backend).isEmpty());
    QVERIFY(bench.runtime.networks(backend).isEmpty());
}

void tst_JobGrants::hooksRunAroundTheLife()
{
    QFETCH(const QString, backend);
    Bench bench(backend);
    Service db = service("db");
    db.preStart = {{.command = {"exit", "0"}}};
    db.postStart = {{.command = {"echo", "hello"}}};
    db.preStop = {{.command = {"echo", "bye"}}};
    const Stack stack = shop({db});
    QCOMPARE(bench.run(upOf(stack)).error.value_or(Error{}).summary, "");
    QCOMPARE(bench.runtime.containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(verbs(bench.runtime),
             QStringList({"create", "create", "start", "rm", "start", "exec"}));
    bench.runtime.forgetCalls();
    QVERIFY(bench.run(downOf(stack)).succeeded());
    QCOMPARE(verbs(bench.runtime), QStringList({"exec", "stop", "rm"}));
}

QTEST_GUILESS_MAIN(tst_JobGrants)
#include "tst_jobgrants.moc"
