#include "core/plan/containerspecs.h"
#include "core/plan/planner.h"
#include "core/stack/labels.h"
#include "core/stack/servicehash.h"
#include "tests/core/plan/planshop.h"

#include <QTest>

using namespace core;
using namespace planshop;

namespace {

UpOptions upOptions()
{
    return {.operation = token};
}

} // namespace

class tst_Planner : public QObject
{
    Q_OBJECT

private slots:
    void up_data();
    void up();
    void upAgainChangesNothing();
    void upOptionsChangeThePlan();
    void volumesAreTakenOver();
    void waitsAreSharedAndOrdered();
    void aDoneOneShotIsNotRunAgain();
    void externalResourcesMustExist();
    void foreignNetworkIsUsedAndSaid();
    void imagesAreBuiltOnceForAllServices();
    void down();
    void downLeavesExternalAndForeignThings();
    void stopGoesBackwards();
    void restartGoesForwards();
    void startNeedsContainers();
    void recreationSaysWhy_data();
    void recreationSaysWhy();
    void scaleDownRemovesHighestLast();
    void orphansAreNamedOrRemoved();
    void switchedOffServicesStayAndAreNamed();
    void whoSharesNamespacesIsRecreatedToo();
    void changedContentsAreAReason();
    void missingSecretsStopThePlan();
    void hooksGoWithTheFirstStart();
    void whatAnImageIsBuiltFromIsBuiltFirst();
    void whatWasSetAsideIsNoReplica();
    void whoSharesIsTakenAlong();
    void lostNetworksAreAReason();
    void pausedOnesAreUnpausedFirst();
    void providersHaveNoContainers();
    void waitsAreForContainersThatThereAre_data();
    void waitsAreForContainersThatThereAre();
    void restartedDependentsSayGoodbye();
};

void tst_Planner::up_data()
{
    QTest::addColumn<Stack>("stack");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing there")
        << shop({service("db"), service("api", {on("db")})}) << machine({}, false)
        << "0 create-network shop_default (the network is not there)\n"
           "1 run-container shop-db-1 (the container is not there) after 0\n"
           "2 run-container shop-api-1 (the container is not there) after 0,1";
    QTest::newRow("one stopped") << shop({service("db"), service("api", {on("db")})})
                                 << machine({container("db", ContainerInfo::Status::Exited),
                                             container("api")})
                                 << "0 start-container shop-db-1 (it does not run)";
    QTest::newRow("one missing, dependency runs")
        << shop({service("db"), service("api", {on("db")})}) << machine({container("db")})
        << "0 run-container shop-api-1 (the container is not there)";

    State changed = machine({container("db")});
    changed.containers[0].labels[label::configHash] = "other";
    QTest::newRow("changed is set aside and removed last")
        << shop({service("db")}) << changed
        << "0 stop-container shop-db-1 (its definition changed)\n"
           "1 rename-container shop-db-1 -> shop-db-1-replaced-01234567 (its definition changed) "
           "after 0\n"
           "2 run-container shop-db-1 (its definition changed) after 1\n"
           "3 remove-container shop-db-1-replaced-01234567 (its successor is up) after 0,1,2";

    Service scaled = service("web");
    scaled.scale = 3;
    QTest::newRow("scale up continues after the highest number")
        << shop({scaled})
        << machine({container("web", ContainerInfo::Status::Running, 1),
                    container("web", ContainerInfo::Status::Running, 4)})
        << "0 run-container shop-web-5 (the container is not there)";
}

void tst_Planner::up()
{
    QFETCH(const Stack, stack);
    QFETCH(const State, state);
    QFETCH(const QString, expected);

    QCOMPARE(text(planUp(stack, state, upOptions())), expected);
}

void tst_Planner::upAgainChangesNothing()
{
    const Stack stack = shop({service("db"), service("api", {on("db")})});

    const auto plan = planUp(stack, machine({container("db"), container("api")}), upOptions());

    QVERIFY(plan);
    QVERIFY(plan->changesNothing());
    QCOMPARE(plan->actions.size(), 2);
    QCOMPARE(plan->actions.first().action, "unchanged");
}

void tst_Planner::upOptionsChangeThePlan()
{
    const Stack stack = shop({service("db"), service("api", {on("db")}), service("web")});
    const State empty = machine({});

    QCOMPARE(text(planUp(stack, empty, {.services = {"api"}, .operation = token})),
             "0 run-container shop-db-1 (the container is not there)\n"
             "1 run-container shop-api-1 (the container is not there) after 0");
    QCOMPARE(text(planUp(
                 stack, empty, {.services = {"api"}, .noDependencies = true, .operation = token})),
             "0 run-container shop-api-1 (the container is not there)");
    QCOMPARE(text(planUp(stack, empty, {.services = {"nope"}})),
             "error: There is no service \"nope\" in shop.");
    QVERIFY(text(planUp(stack,
                        machine({container("db"), container("api"), container("web")}),
                        {.services = {"web"}, .forceRecreate = true, .operation = token}))
                .startsWith("0 stop-container shop-web-1 (recreation was asked for)"));
}

void tst_Planner::volumesAreTakenOver()
{
    const Stack stack = shop({service("db"), service("web", {on("db")})});
    State state = machine({container("db"), container("web")});
    state.images[0].volumes = {"/data"};
    for (ContainerInfo &there : state.containers)
        there.labels[label::configHash] = "another";
    const auto inherited = [&](const UpOptions &options) {
        QStringList services;
        const auto plan = planUp(stack, state, options);
        for (const Operation &operation : plan->operations) {
            const auto *spec = std::get_if<ContainerSpec>(&operation.spec);
            if (spec && spec->inheritedPaths == QStringList{"/data"}
                && spec->predecessor == setAsideName(spec->name, token))
                services << operation.service;
            if (operation.withVolumes)
                services << "without " + operation.service;
        }
        return services.join(u' ');
    };
    QCOMPARE(inherited({.operation = token}), "db web");
    // What was not named keeps its data.
    QCOMPARE(inherited({.services = {"web"}, .renewVolumes = true, .operation = token}),
             "db without web");
}

void tst_Planner::waitsAreSharedAndOrdered()
{
    const auto healthy = Dependency::Condition::Healthy;
    const auto completed = Dependency::Condition::CompletedSuccessfully;
    const Stack stack = shop({service("db"),
                              service("migrate", {on("db", healthy)}),
                              service("api", {on("db", healthy), on("migrate", completed)})});

    QCOMPARE(text(planUp(stack, machine({}), upOptions())),
             "0 run-container shop-db-1 (the container is not there)\n"
             "1 wait-healthy shop-db-1 after 0\n"
             "2 run-container shop-migrate-1 (the container is not there) after 1\n"
             "3 wait-completed shop-migrate-1 after 2\n"
             "4 run-container shop-api-1 (the container is not there) after 1,3");

    State state = machine({container("db")});
    state.containers[0].health = ContainerInfo::Health::Healthy;
    const QString second = text(planUp(stack, state, upOptions()));
    QVERIFY2(second.startsWith("0 run-container shop-migrate-1 (the container is not there)\n"
                               "1 wait-completed"),
             qPrintable(second));
}

void tst_Planner::aDoneOneShotIsNotRunAgain()
{
    const auto completed = Dependency::Condition::CompletedSuccessfully;
    const Stack stack = shop({service("migrate"), service("api", {on("migrate", completed)})});
    State state = machine({container("migrate", ContainerInfo::Status::Exited), container("api")});

    QVERIFY(planUp(stack, state, upOptions())->changesNothing());

    state.containers[0].exitCode = 1;
    QCOMPARE(text(planUp(stack, state, upOptions())),
             "0 start-container shop-migrate-1 (it does not run)");
}

void tst_Planner::externalResourcesMustExist()
{
    Stack stack = shop({service("db")});
    stack.networks[0].external = true;
    stack.networks[0].name = "corp";

    const auto plan = planUp(stack, machine({}), upOptions());

    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Error::Kind::NotFound);
    QVERIFY(plan.error().summary.contains("corp"));
}

void tst_Planner::foreignNetworkIsUsedAndSaid()
{
    State state = machine({});
    state.networks[0].labels = {{label::project, "other"}};

    const auto plan = planUp(shop({service("db")}), state, upOptions());

    QVERIFY(plan);
    QCOMPARE(plan->warnings.size(), 1);
    QVERIFY(plan->warnings.first().reason.contains("shop_default"));
}

void tst_Planner::imagesAreBuiltOnceForAllServices()
{
    Service builder = service("api");
    builder.build = BuildSpec{.context = "/src"};
    const Stack stack = shop({service("db"), builder, service("web")});
    State state = machine({});
    state.images.clear();

    const QString expected = "0 build-image localhost/app:1 (the image is not there)";
    QCOMPARE(planText(planImages(stack, state, upOptions())), expected);
    const auto plan = planUp(stack, state, upOptions());
    QVERIFY(planText(*plan).startsWith(expected + "\n1 run-container"));
    for (const Operation &operation : plan->operations) {
        if (operation.kind == Operation::Kind::RunContainer)
            QVERIFY(operation.needs.contains(0));
    }
    UpOptions never = upOptions();
    never.pull = "never";
    const Stack pulling = shop({service("db")});
    QVERIFY(planImages(pulling, state, never).changesNothing());
    QCOMPARE(planText(planImages(pulling, state, upOptions())),
             "0 pull-image localhost/app:1 (the image is not there)");
}

void tst_Planner::down()
{
    const Stack stack = shop({service("db"), service("api", {on("db")})});
    State state = machine({container("db"), container("api")});
    state.volumes.append({.name = "shop_data", .labels = {{label::project, "shop"}}});

    QCOMPARE(planText(planDown(stack, state, {})),
             "0 stop-container shop-api-1 (the stack goes down)\n"
             "1 remove-container shop-api-1 (the stack goes down) after 0\n"
             "2 stop-container shop-db-1 (the stack goes down) after 0\n"
             "3 remove-container shop-db-1 (the stack goes down) after 2\n"
             "4 remove-network shop_default (the stack goes down) after 0,1,2,3");
    // Data goes when the spec declares it, or when everything is to go.
    const auto removes = [&state](const Stack &from, const DownOptions &options) {
        return planText(planDown(from, state, options)).contains("remove-volume shop_data");
    };
    QVERIFY(!removes(stack, {.volumes = true}));
    QVERIFY(removes(stack, {.volumes = true, .removeOrphans = true}));
    Stack declaring = stack;
    declaring.volumes = {{.key = "data", .name = "shop_data"}};
    QVERIFY(removes(declaring, {.volumes = true}));
    QVERIFY(!removes(declaring, {}));
    // One that runs a single command only goes when orphans do.
    ContainerInfo oneOff = container("api");
    oneOff.name = "shop-api-run-1";
    oneOff.labels[label::oneOff] = "True";
    state.containers.append(oneOff);
    QVERIFY(!planText(planDown(stack, state, {})).contains("shop-api-run-1"));
    QVERIFY(planText(planDown(stack, state, {.removeOrphans = true}))
                .contains("remove-container shop-api-run-1"));
}

void tst_Planner::downLeavesExternalAndForeignThings()
{
    Stack stack = shop({service("db")});
    stack.networks[0].external = true;
    stack.volumes.append({.key = "data", .name = "shared", .external = true});
    State state = machine({container("db")});
    state.networks.append({.name = "elsewhere", .labels = {{label::project, "other"}}});
    state.volumes.append({.name = "shared", .labels = {{label::project, "shop"}}});

    const QString plan = planText(planDown(stack, state, {.volumes = true}));

    QVERIFY2(!plan.contains("remove-network") && !plan.contains("remove-volume"), qPrintable(plan));
}

void tst_Planner::stopGoesBackwards()
{
    const Stack stack = shop({service("db"), service("api", {on("db")})});
    const State state = machine({container("db"), container("api")});

    QCOMPARE(text(planStop(stack, state, {}, std::nullopt)),
             "0 stop-container shop-api-1 (asked to stop)\n"
             "1 stop-container shop-db-1 (asked to stop) after 0");
    QCOMPARE(text(planStop(stack, state, {"db"}, 3)), "0 stop-container shop-db-1 (asked to stop)");
    QVERIFY(!planStop(stack, state, {"nope"}, std::nullopt));
}

void tst_Planner::restartGoesForwards()
{
    const Stack stack = shop({service("db"), service("api", {on("db")})});
    const State state = machine({container("db"), container("api")});

    QCOMPARE(text(planRestart(stack, state, {}, std::nullopt)),
             "0 restart-container shop-db-1 (asked to restart)\n"
             "1 restart-container shop-api-1 (asked to restart) after 0");
}

void tst_Planner::startNeedsContainers()
{
    const Stack stack = shop({service("db")});

    const auto plan = planStart(stack, machine({}), {});

    QVERIFY(!plan);
    QCOMPARE(plan.error().service, "db");
    QCOMPARE(text(planStart(stack, machine({container("db", ContainerInfo::Status::Exited)}), {})),
             "0 start-container shop-db-1 (it does not run)");
}

void tst_Planner::recreationSaysWhy_data()
{
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("expected");

    QTest::newRow("fits") << "hash-db"
                          << "sha256:aaa"
                          << "";
    QTest::newRow("definition") << "x"
                                << "sha256:aaa"
                                << "its definition changed";
    QTest::newRow("image") << "hash-db"
                           << "sha256:bbb"
                           << "image bbb → aaa";
    QTest::newRow("image id without prefix") << "hash-db"
                                             << "aaa"
                                             << "";
    QTest::newRow("foreign") << ""
                             << "sha256:aaa"
                             << "it was created without label com.docker.compose.config-hash";
}

void tst_Planner::recreationSaysWhy()
{
    QFETCH(const QString, hash);
    QFETCH(const QString, image);
    QFETCH(const QString, expected);
    ContainerInfo there = container("db");
    there.labels[label::configHash] = hash;
    there.labels[label::imageId] = image;
    const Service db = service("db");

    QCOMPARE(recreationCause(shop({db}), db, there, machine({there})), expected);
}

void tst_Planner::scaleDownRemovesHighestLast()
{
    const Stack stack = shop({service("web")});
    const State state = machine({container("web", ContainerInfo::Status::Running, 1),
                                 container("web", ContainerInfo::Status::Running, 2)});

    QCOMPARE(text(planUp(stack, state, upOptions())),
             "0 stop-container shop-web-2 (fewer replicas are wanted)\n"
             "1 remove-container shop-web-2 (fewer replicas are wanted) after 0");
}

void tst_Planner::switchedOffServicesStayAndAreNamed()
{
    Stack stack = shop({service("db")});
    stack.disabledServices = {"rush"};

    const Plan plan = planDown(stack, machine({container("db"), container("rush")}), {});

    const QString text = planText(plan);
    QVERIFY2(!text.contains("shop-rush-1") && !text.contains("shop_default"), qPrintable(text));
    QCOMPARE(plan.warnings.size(), 1);
    QVERIFY(plan.warnings.first().reason.contains("shop-rush-1"));
    QVERIFY(plan.warnings.first().reason.contains("--profile"));
}

void tst_Planner::orphansAreNamedOrRemoved()
{
    const Stack stack = shop({service("web")});
    const State state = machine({container("web"), container("old")});

    const auto kept = planUp(stack, state, upOptions());
    QVERIFY(kept->changesNothing());
    QVERIFY(kept->warnings.first().reason.contains("shop-old-1"));

    UpOptions removing = upOptions();
    removing.removeOrphans = true;
    QCOMPARE(text(planUp(stack, state, removing)),
             "0 remove-container shop-old-1 (the spec no longer has it)");
}

void tst_Planner::whoSharesNamespacesIsRecreatedToo()
{
    Service side = service("side", {on("db")});
    side.hashTemplate = R"({"network_mode":"container:\u0001db\u0001"})";
    side.networks.clear();
    side.networkMode = "service:db";
    const Stack stack = shop({service("db"), side});
    ContainerInfo there = container("side");
    there.labels[label::configHash] = hashOfTemplate(side.hashTemplate, {{"db", "id-db-1"}});

    QVERIFY(planUp(stack, machine({container("db"), there}), upOptions())->changesNothing());

    ContainerInfo changed = container("db");
    changed.labels[label::configHash] = "old";
    QCOMPARE(text(planUp(stack, machine({changed, there}), upOptions())),
             "0 stop-container shop-db-1 (its definition changed)\n"
             "1 rename-container shop-db-1 -> shop-db-1-replaced-01234567 (its definition "
             "changed) after 0\n"
             "2 run-container shop-db-1 (its definition changed) after 1\n"
             "3 stop-container shop-side-1 (it shares namespaces or volumes of db, which is "
             "recreated) after 2\n"
             "4 rename-container shop-side-1 -> shop-side-1-replaced-01234567 (it shares "
             "namespaces or volumes of db, which is recreated) after 3\n"
             "5 run-container shop-side-1 (it shares namespaces or volumes of db, which is "
             "recreated) after 4\n"
             "6 remove-container shop-side-1-replaced-01234567 (its successor is up) after "
             "0,1,2,3,4,5\n"
             "7 remove-container shop-db-1-replaced-01234567 (its successor is up) after "
             "0,1,2,3,4,5,6");
}

void tst_Planner::changedContentsAreAReason()
{
    Service web = service("web");
    web.grants = {{.source = "key", .target = "/run/secrets/key"}};
    Stack stack = shop({web});
    stack.grantedFiles = {{.key = "key", .content = "new"}};
    ContainerInfo there = container("web");
    there.labels[label::perryContents] = contentsLabel(stack, web);
    QCOMPARE(recreationCause(stack, web, there, machine({there})), "");
    there.labels[label::perryContents] = "secret/key=0123";
    QCOMPARE(recreationCause(stack, web, there, machine({there})),
             "the content of secret key changed");
    // One that docker compose has made does not tell.
    there.labels.remove(label::perryContents);
    QCOMPARE(recreationCause(stack, web, there, machine({there})), "");
}

void tst_Planner::missingSecretsStopThePlan()
{
    Service web = service("web");
    web.grants = {{.source = "key", .target = "/run/secrets/key"}};
    Stack stack = shop({web, service("other")});
    stack.grantedFiles = {{.key = "key", .problem = "its file /x does not exist"}};
    const auto plan = planUp(stack, machine({}), upOptions());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Error::Kind::Validation);
    QCOMPARE(plan.error().service, "web");
    QCOMPARE(plan.error().summary,
             "The secret \"key\" of web cannot be had: its file /x does not exist.");
    // Who does not need it is not kept from coming up.
    UpOptions options = upOptions();
    options.services = {"other"};
    QVERIFY(planUp(stack, machine({}), options));
}

void tst_Planner::hooksGoWithTheFirstStart()
{
    Service web = service("web");
    web.scale = 2;
    web.preStart = {{.command = {"prepare"}, .image = "tool"}};
    web.postStart = {{.command = {"greet"}}};
    const Stack stack = shop({web});

    const auto plan = planUp(stack, machine({}), upOptions());
    QVERIFY(plan);
    QCOMPARE(text(plan),
             "0 pull-image tool (the image is not there)\n"
             "1 run-container shop-web-1 (the container is not there) after 0\n"
             "2 run-container shop-web-2 (the container is not there) after 0,1");
    QCOMPARE(plan->operations[1].hookContainers.size(), 1);
    QVERIFY(plan->operations[2].hookContainers.isEmpty());
    QCOMPARE(plan->operations[1].after.size(), 1);
    QCOMPARE(plan->operations[2].after.first().container, "shop-web-2");

    // One that runs on: the hook has been there already.
    const auto more = planUp(stack, machine({container("web")}), upOptions());
    QVERIFY(more->operations.last().hookContainers.isEmpty());

    const auto stop = planStop(stack, machine({container("web")}), {}, {});
    QVERIFY(stop->operations.first().before.isEmpty());
}

void tst_Planner::whatAnImageIsBuiltFromIsBuiltFirst()
{
    Service base = service("base");
    base.image = "base:1";
    base.build = BuildSpec{.context = "/base"};
    Service web = service("web");
    web.image = "web:1";
    web.build = BuildSpec{
        .context = "/web", .secrets = {{.id = "key", .variable = "KEY"}}, .services = {"base"}};
    Stack stack = shop({web, base});
    stack.grantedFiles = {{.key = "key", .environment = "KEY", .content = "hush"}};
    UpOptions options = upOptions();
    options.services = {"web"};
    const Plan images = planImages(stack, machine({}), options);
    QCOMPARE(planText(images),
             "0 build-image base:1 (the image is not there)\n"
             "1 build-image web:1 (the image is not there) after 0");
    const auto build = std::get<BuildSpec>(images.operations[1].spec);
    QCOMPARE(build.secrets.first().value, "hush");
}

void tst_Planner::providersHaveNoContainers()
{
    Service cloud = service("cloud");
    cloud.provider = "cloud";
    const Stack stack = shop({cloud, service("web", {on("cloud")})});
    QCOMPARE(text(planUp(stack, machine({}), upOptions())),
             "0 run-container shop-web-1 (the container is not there)");
}

void tst_Planner::waitsAreForContainersThatThereAre_data()
{
    QTest::addColumn<QList<ContainerInfo>>("there");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QStringList>("waitedFor");
    const auto running = ContainerInfo::Status::Running;
    QTest::newRow("none yet") << QList<ContainerInfo>{} << 2
                              << QStringList{"shop-db-1", "shop-db-2"};
    QTest::newRow("numbers go on after the highest")
        << QList<ContainerInfo>{container("db", running, 1), container("db", running, 4)} << 3
        << QStringList{"shop-db-1", "shop-db-4", "shop-db-5"};
    ContainerInfo changed = container("db", running, 2);
    changed.labels[label::configHash] = "old";
    QTest::newRow("a recreated one keeps its number")
        << QList<ContainerInfo>{changed} << 1 << QStringList{"shop-db-2"};
    ContainerInfo adopted = container("db", running, 1);
    adopted.name = "shop_db_1";
    QTest::newRow("one that stays keeps its name")
        << QList<ContainerInfo>{adopted} << 1 << QStringList{"shop_db_1"};
}

void tst_Planner::waitsAreForContainersThatThereAre()
{
    QFETCH(const QList<ContainerInfo>, there);
    QFETCH(const int, scale);
    Service db = service("db");
    db.scale = scale;
    const Stack stack = shop({db, service("web", {on("db", Dependency::Condition::Healthy)})});
    const auto plan = planUp(stack, machine(there), upOptions());
    QVERIFY(plan);
    const auto wait =
        std::find_if(plan->operations.begin(), plan->operations.end(), [](const Operation &o) {
            return o.kind == Operation::Kind::WaitHealthy;
        });
    QVERIFY(wait != plan->operations.end());
    QTEST(wait->targets, "waitedFor");
}

void tst_Planner::restartedDependentsSayGoodbye()
{
    Service web = service("web", {{.service = "db", .restart = true}});
    web.preStop = {{.command = {"bye"}}};
    web.postStart = {{.command = {"hello"}}};
    ContainerInfo changed = container("db");
    changed.labels[label::configHash] = "old";
    const auto plan =
        planUp(shop({service("db"), web}), machine({changed, container("web")}), upOptions());
    QVERIFY(plan);
    const auto restart =
        std::find_if(plan->operations.begin(), plan->operations.end(), [](const Operation &o) {
            return o.kind == Operation::Kind::RestartContainer;
        });
    QVERIFY(restart != plan->operations.end());
    QCOMPARE(restart->before.size(), 1);
    QCOMPARE(restart->after.size(), 1);
    QCOMPARE(plan->actions.last(),
             (ServiceAction{.service = "web", .container = "shop-web-1", .action = "restarted"}));
}

void tst_Planner::whatWasSetAsideIsNoReplica()
{
    ContainerInfo aside = container("db", ContainerInfo::Status::Exited);
    aside.name = setAsideName("shop-db-1", token);
    const Stack stack = shop({service("db")});

    QCOMPARE(text(planUp(stack, machine({container("db"), aside}), upOptions())),
             "0 remove-container shop-db-1-replaced-01234567 (its successor has replaced it)");
    QVERIFY(text(planUp(stack, machine({aside}), upOptions()))
                .startsWith("0 run-container shop-db-1 (the container is not there)"));
    QVERIFY(planText(planDown(stack, machine({aside}), {}))
                .contains("remove-container shop-db-1-replaced-01234567"));
    QVERIFY(replicasOf(machine({aside}), "shop", "db").isEmpty());
}

void tst_Planner::whoSharesIsTakenAlong()
{
    Service side = service("side", {{.service = "db", .restart = true}});
    side.hashTemplate = R"({"network_mode":"container:\u0001db\u0001"})";
    side.networks.clear();
    side.networkMode = "service:db";
    const Stack stack = shop({side, service("db")});
    ContainerInfo there = container("side");
    there.labels[label::configHash] = hashOfTemplate(side.hashTemplate, {{"db", "id-db-1"}});
    ContainerInfo changed = container("db");
    changed.labels[label::configHash] = "old";

    UpOptions onlyDb = upOptions();
    onlyDb.services = {"db"};
    const QString plan = text(planUp(stack, machine({changed, there}), onlyDb));
    QVERIFY2(plan.contains("run-container shop-side-1"), qPrintable(plan));
    QVERIFY(!text(planUp(stack, machine({changed}), onlyDb)).contains("side"));

    const auto restart = planRestart(stack, machine({container("db"), there}), {"db"}, {});
    QCOMPARE(text(restart),
             "0 restart-container shop-db-1 (asked to restart)\n"
             "1 restart-container shop-side-1 (asked to restart) after 0");
}

void tst_Planner::lostNetworksAreAReason()
{
    const Service db = service("db");
    Stack stack = shop({db});
    ContainerInfo there = container("db");
    there.networks.clear();
    QCOMPARE(recreationCause(stack, db, there, machine({there})),
             "it is not in network shop_default");
    there.status = ContainerInfo::Status::Exited; // it joins when it starts
    QCOMPARE(recreationCause(stack, db, there, machine({there})), "");
    there.status = ContainerInfo::Status::Running;
    stack.networks[0].external = true; // may be named by its id
    QCOMPARE(recreationCause(stack, db, there, machine({there})), "");
}

void tst_Planner::pausedOnesAreUnpausedFirst()
{
    const Stack stack = shop({service("db")});
    const State state = machine({container("db", ContainerInfo::Status::Paused)}, false);
    QCOMPARE(planText(planDown(stack, state, {})),
             "0 unpause-container shop-db-1 (what is paused cannot be stopped)\n"
             "1 stop-container shop-db-1 (the stack goes down) after 0\n"
             "2 remove-container shop-db-1 (the stack goes down) after 1");
    QVERIFY(text(planStop(stack, state, {}, {})).startsWith("0 unpause-container shop-db-1"));
    QVERIFY(text(planRestart(stack, state, {}, {})).startsWith("0 unpause-container shop-db-1"));
}

QTEST_GUILESS_MAIN(tst_Planner)
#include "tst_planner.moc"
