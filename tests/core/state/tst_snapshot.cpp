#include "core/stack/labels.h"
#include "core/state/snapshot.h"

#include <QTest>

using namespace core;
using Status = ContainerInfo::Status;
using Health = ContainerInfo::Health;

namespace {

ContainerInfo replica(const QString &service, int number = 1, Status status = Status::Running)
{
    return {.id = QStringLiteral("%1-%2-id").arg(service).arg(number),
            .name = QStringLiteral("shop-%1-%2").arg(service).arg(number),
            .status = status,
            .labels = {{label::project, "shop"},
                       {label::service, service},
                       {label::number, QString::number(number)},
                       {label::configHash, "h1"}}};
}

Stack shopOf(const QStringList &names)
{
    Stack stack{.project = "shop", .workingDirectory = "/srv/shop", .files = {"/srv/shop/c.yaml"}};
    for (const QString &name : names)
        stack.services << Service{.name = name, .image = "nginx", .configHash = "h1"};
    return stack;
}

} // namespace

class tst_Snapshot : public QObject
{
    Q_OBJECT

private slots:
    void everyState_data();
    void everyState();
    void finishedWorkIsDone();
    void replicasSpeakAsOne();
    void tellsWhatDiffers();
    void tellsOrphansAndOneOffs();
    void overallIsWhatMatters_data();
    void overallIsWhatMatters();
    void showsTheSpecWhileNothingRuns();
    void ignoresOtherProjects();
    void everyStateHasAWord();
};

void tst_Snapshot::everyState_data()
{
    QTest::addColumn<ContainerInfo>("container");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name,
                        ServiceState state,
                        const QString &reason,
                        const std::function<void(ContainerInfo &)> &change) {
        ContainerInfo container = replica("db");
        change(container);
        QTest::newRow(name) << container << static_cast<int>(state) << reason;
    };
    const auto exited = [](int code) {
        return [code](ContainerInfo &c) {
            c.status = Status::Exited;
            c.exitCode = code;
        };
    };
    row("running", ServiceState::Running, "", [](auto &) {});
    row("healthy", ServiceState::Healthy, "", [](auto &c) { c.health = Health::Healthy; });
    row("starting", ServiceState::Starting, "health check", [](auto &c) {
        c.health = Health::Starting;
    });
    row("unhealthy", ServiceState::Unhealthy, "health check fails", [](auto &c) {
        c.health = Health::Unhealthy;
    });
    row("unhealthy with a reason", ServiceState::Unhealthy, "refused", [](auto &c) {
        c.health = Health::Unhealthy;
        c.healthOutput = "connection refused";
    });
    row("paused", ServiceState::Paused, "", [](auto &c) { c.status = Status::Paused; });
    row("created", ServiceState::Stopped, "", [](auto &c) { c.status = Status::Created; });
    row("could not start", ServiceState::Failed, "port is taken", [](auto &c) {
        c.status = Status::Created;
        c.error = "port is taken";
    });
    row("restarting", ServiceState::Failed, "exit code 3", [](auto &c) {
        c.status = Status::Restarting;
        c.exitCode = 3;
    });
    row("ended", ServiceState::Stopped, "", exited(0));
    row("ended by SIGTERM", ServiceState::Stopped, "", exited(143));
    row("ended by SIGKILL", ServiceState::Stopped, "", exited(137));
    row("failed", ServiceState::Failed, "exit code 3", exited(3));
    row("out of memory", ServiceState::Failed, "memory", [](auto &c) {
        c.status = Status::Exited;
        c.exitCode = 137;
        c.oomKilled = true;
    });
    row("dead", ServiceState::Failed, "exit code 1", [](auto &c) {
        c.status = Status::Dead;
        c.exitCode = 1;
    });
    row("removing", ServiceState::Stopped, "", [](auto &c) { c.status = Status::Removing; });
    row("unknown", ServiceState::Unknown, "", [](auto &c) { c.status = Status::Unknown; });
}

void tst_Snapshot::everyState()
{
    QFETCH(const ContainerInfo, container);
    QFETCH(const int, state);
    QFETCH(const QString, reason);

    const StackSnapshot shown = makeSnapshot(shopOf({"db"}), {.containers = {container}});

    const ServiceSnapshot *service = shown.service("db");
    QVERIFY(service);
    QCOMPARE(serviceStateText(service->state), serviceStateText(static_cast<ServiceState>(state)));
    QCOMPARE(service->reason.isEmpty(), reason.isEmpty());
    QVERIFY2(service->reason.contains(reason), qPrintable(service->reason));
    QCOMPARE(service->container, "shop-db-1");
    QCOMPARE(service->containerId, "db-1-id");
}

void tst_Snapshot::finishedWorkIsDone()
{
    Stack stack = shopOf({"migrate", "api"});
    stack.services[1].dependsOn = {
        {.service = "migrate", .condition = Dependency::Condition::CompletedSuccessfully}};
    const State state{.containers = {replica("migrate", 1, Status::Exited), replica("api")}};

    const StackSnapshot shown = makeSnapshot(stack, state);

    QCOMPARE(shown.service("migrate")->state, ServiceState::Done);
    QCOMPARE(shown.doneServices, 1);
    QCOMPARE(shown.runningServices, 1);
    QCOMPARE(shown.overall, ServiceState::Running);
}

void tst_Snapshot::replicasSpeakAsOne()
{
    ContainerInfo failed = replica("api", 2, Status::Exited);
    failed.exitCode = 5;
    Stack stack = shopOf({"api"});
    stack.services[0].scale = 3;
    // In the order of a list, which is none.
    const State state{.containers = {replica("api", 10), failed, replica("api", 1)}};

    const StackSnapshot shown = makeSnapshot(stack, state);
    const ServiceSnapshot *api = shown.service("api");

    QCOMPARE(api->state, ServiceState::Failed);
    QCOMPARE(api->exitCode, 5);
    QCOMPARE(api->container, "shop-api-2");
    QCOMPARE(api->replicas, 3);
    QCOMPARE(api->runningReplicas, 2);

    failed.status = Status::Running;
    QCOMPARE(
        makeSnapshot(stack, {.containers = {failed, replica("api", 1)}}).service("api")->container,
        "shop-api-1");
}

void tst_Snapshot::tellsWhatDiffers()
{
    Stack stack = shopOf({"db"});
    QVERIFY(!makeSnapshot(stack, {.containers = {replica("db")}}).service("db")->differs);
    stack.services[0].configHash = "h2";
    QVERIFY(makeSnapshot(stack, {.containers = {replica("db")}}).service("db")->differs);
    // What is not known is not called different.
    ContainerInfo unlabelled = replica("db");
    unlabelled.labels.remove(label::configHash);
    QVERIFY(!makeSnapshot(stack, {.containers = {unlabelled}}).service("db")->differs);
    stack.services[0].configHash.clear();
    QVERIFY(!makeSnapshot(stack, {.containers = {replica("db")}}).service("db")->differs);
}

void tst_Snapshot::tellsOrphansAndOneOffs()
{
    ContainerInfo oneOff = replica("db", 2, Status::Exited);
    oneOff.exitCode = 1;
    oneOff.labels.insert(label::oneOff, "True");
    oneOff.status = Status::Running;
    ContainerInfo aside = replica("db", 3, Status::Exited);
    aside.name = setAsideName("shop-db-3", "0123456789abcdef0123456789abcdef");
    QVERIFY(aside.isSetAside());
    const State state{.containers = {replica("db"), oneOff, aside, replica("old"), replica("off")}};
    Stack stack = shopOf({"db"});
    stack.disabledServices = {"off"};

    const StackSnapshot shown = makeSnapshot(stack, state);

    QCOMPARE(shown.orphans, QStringList{"shop-old-1"});
    QCOMPARE(shown.service("db")->state, ServiceState::Running);
    QCOMPARE(shown.service("db")->runningReplicas, 1);
}

void tst_Snapshot::overallIsWhatMatters_data()
{
    QTest::addColumn<QList<ContainerInfo>>("containers");
    QTest::addColumn<int>("overall");

    const auto row =
        [](const char *name, ServiceState overall, const QList<ContainerInfo> &containers) {
            QTest::newRow(name) << containers << static_cast<int>(overall);
        };
    ContainerInfo sick = replica("a");
    sick.health = Health::Unhealthy;
    ContainerInfo failed = replica("b", 1, Status::Exited);
    failed.exitCode = 1;
    ContainerInfo starting = replica("c");
    starting.health = Health::Starting;
    row("nothing", ServiceState::NotCreated, {});
    row("all run", ServiceState::Running, {replica("a"), replica("b"), replica("c")});
    row("one runs", ServiceState::Running, {replica("a"), replica("b", 1, Status::Exited)});
    row("none runs", ServiceState::Stopped, {replica("a", 1, Status::Exited)});
    row("one starts", ServiceState::Starting, {replica("a"), replica("b"), starting});
    row("one is paused", ServiceState::Paused, {replica("a"), replica("b", 1, Status::Paused)});
    row("one is unhealthy", ServiceState::Unhealthy, {sick, replica("b"), starting});
    row("one has failed", ServiceState::Failed, {sick, failed, starting});
}

void tst_Snapshot::overallIsWhatMatters()
{
    QFETCH(const QList<ContainerInfo>, containers);
    QFETCH(const int, overall);
    const StackSnapshot shown = makeSnapshot(shopOf({"a", "b", "c"}), {.containers = containers});
    QCOMPARE(serviceStateText(shown.overall), serviceStateText(static_cast<ServiceState>(overall)));
}

void tst_Snapshot::showsTheSpecWhileNothingRuns()
{
    Stack stack = shopOf({"db"});
    stack.services[0].settings.ports = {{.published = "8080", .target = 80}};
    stack.services[0].settings.mounts = {
        {.type = Mount::Type::Volume, .source = "data", .target = "/data"}};
    stack.services[0].settings.environment = {{"A", "1"}, {"B", std::nullopt}};
    stack.volumes = {{.key = "data", .name = "shop_data"},
                     {.key = "theirs", .name = "theirs", .external = true}};

    StackSnapshot shown = makeSnapshot(stack, {});
    QCOMPARE(shown.service("db")->state, ServiceState::NotCreated);
    QCOMPARE(shown.service("db")->ports.first().hostPort, 8080);
    QCOMPARE(shown.service("db")->mounts, QStringList{"data → /data"});
    QCOMPARE(shown.service("db")->environmentCount, 2);
    QCOMPARE(shown.volumeNames, QStringList{"shop_data"});
    QCOMPARE(shown.workingDirectory, "/srv/shop");

    ContainerInfo running = replica("db");
    running.ports = {{.hostPort = 49153, .containerPort = 80}};
    shown = makeSnapshot(stack, {.containers = {running}});
    QCOMPARE(shown.service("db")->ports.first().hostPort, 49153);
}

void tst_Snapshot::ignoresOtherProjects()
{
    ContainerInfo other = replica("db");
    other.labels.insert(label::project, "blog");
    ContainerInfo nobodys = replica("db");
    nobodys.labels.clear();

    const StackSnapshot shown = makeSnapshot(shopOf({"db"}), {.containers = {other, nobodys}});

    QCOMPARE(shown.service("db")->state, ServiceState::NotCreated);
    QVERIFY(shown.orphans.isEmpty());
    QVERIFY(!shown.service("web"));
}

void tst_Snapshot::everyStateHasAWord()
{
    QStringList words;
    for (int state = 0; state <= static_cast<int>(ServiceState::Unknown); ++state)
        words << serviceStateText(static_cast<ServiceState>(state));
    QCOMPARE(words.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(tst_Snapshot)
#include "tst_snapshot.moc"
