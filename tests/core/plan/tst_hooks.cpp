#include "core/plan/hooks.h"
#include "core/stack/labels.h"

#include <QTest>

using namespace core;

class tst_Hooks : public QObject
{
    Q_OBJECT

private slots:
    void stopsCallTheHooksOfRunningContainers();
    void startsCallTheHooksInOrder();
    void containersBeforeTheStartShareWhatTheReplicaHas();
};

static ContainerInfo container(const QString &service, ContainerInfo::Status status)
{
    return {.name = "shop-" + service + "-1",
            .status = status,
            .labels = {{label::project, "shop"}, {label::service, service}}};
}

void tst_Hooks::stopsCallTheHooksOfRunningContainers()
{
    const Stack stack{.project = "shop",
                      .services = {{.name = "web", .preStop = {{.command = {"bye"}}}},
                                   {.name = "job", .preStop = {{.command = {"never"}}}}}};
    const auto calls = preStopCalls(stack,
                                    {container("web", ContainerInfo::Status::Running),
                                     container("job", ContainerInfo::Status::Exited),
                                     container("old", ContainerInfo::Status::Running)});
    QCOMPARE(
        calls,
        QList<HookCall>(
            {{.attribute = "pre_stop", .container = "shop-web-1", .hook = {.command = {"bye"}}}}));
}

void tst_Hooks::startsCallTheHooksInOrder()
{
    const Service service{.name = "web", .postStart = {{.command = {"one"}}, {.command = {"two"}}}};
    const auto calls = postStartCalls(service, "shop-web-1");
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls[0].attribute, "post_start");
    QCOMPARE(calls[1].hook.command, QStringList{"two"});
}

void tst_Hooks::containersBeforeTheStartShareWhatTheReplicaHas()
{
    Service service{.name = "web",
                    .image = "app",
                    .preStart = {{.command = {"prepare"}, .environment = {{"A", "hook"}}},
                                 {.command = {"more"}, .image = "tool", .user = "root"}}};
    service.settings.environment = {{"A", "service"}, {"B", "service"}};
    const ContainerSpec replica{
        .name = "shop-web-1",
        .labels = {{label::project, "shop"},
                   {label::service, "web"},
                   {label::number, "1"},
                   {label::configHash, "h"},
                   {label::perryOperation, "op"}},
        .networks = {{.network = "shop_back", .aliases = {"web"}, .ipv4Address = "10.0.0.7"}}};
    const auto hooks = preStartContainers({.project = "shop"}, service, replica);

    QCOMPARE(hooks.size(), 2);
    QCOMPARE(hooks[0].name, "shop-web-pre_start-1");
    QCOMPARE(hooks[0].image, "app");
    QCOMPARE(hooks[0].settings.environment.value("A"), std::optional<QString>("hook"));
    QCOMPARE(hooks[0].settings.environment.value("B"), std::optional<QString>("service"));
    QCOMPARE(hooks[0].settings.volumesFrom, QStringList{"shop-web-1"});
    QCOMPARE(hooks[0].networks.first().aliases, QStringList{"web"});
    QVERIFY(hooks[0].networks.first().ipv4Address.isEmpty()); // the replica has it
    QCOMPARE(hooks[0].labels.value(label::hook), "pre_start");
    QCOMPARE(hooks[0].labels.value(label::perryOperation), "op");
    QVERIFY(!hooks[0].labels.contains(label::configHash)); // docker compose must not count it
    QCOMPARE(hooks[1].name, "shop-web-pre_start-2");
    QCOMPARE(hooks[1].image, "tool");
    QCOMPARE(hooks[1].settings.user, "root");
}

QTEST_GUILESS_MAIN(tst_Hooks)
#include "tst_hooks.moc"
