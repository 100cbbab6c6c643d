#include "core/plan/oneoff.h"

#include "core/plan/containerspecs.h"
#include "tests/core/plan/planshop.h"

#include <QTest>

using namespace core;
using namespace planshop;

namespace {

Stack demo()
{
    Service web = service("web", {on("db")});
    web.networks.first().aliases = QStringList{"www"};
    web.networks.first().ipv4Address = QStringLiteral("10.0.0.5");
    web.settings.command = QStringList{"serve"};
    web.settings.entrypoint = QStringList{"/entry", "x"};
    web.settings.environment = {{"A", "1"}, {"B", "2"}};
    web.settings.restart = QStringLiteral("always");
    web.settings.ports = {{.published = "80", .target = 80}};
    web.settings.mounts = {{.source = "data", .target = "/data"}};
    Stack stack = shop({service("db"), web});
    stack.volumes = {{.key = "data", .name = "shop_data"}, {.key = "more", .name = "shop_more"}};
    return stack;
}

ContainerSpec specFor(const OneOff &wish)
{
    const Stack stack = demo();
    return oneOffSpec(stack, wish, containerSpec(stack, *stack.service("web"), 1, {}, token));
}

} // namespace

class tst_OneOff : public QObject
{
    Q_OBJECT

private slots:
    void isNoReplica();
    void takesWhatIsAskedFor();
    void entrypointClearsTheCommand();
    void mountsReplaceThoseAtTheSamePath();
    void answersToTheServiceWhenAsked();
    void planStartsDependenciesAndLeavesTheServiceAlone();
    void planRunsInTheBackground();
};

void tst_OneOff::isNoReplica()
{
    const ContainerSpec spec = specFor({.service = "web", .name = "shop-web-run-1"});
    QCOMPARE(spec.name, "shop-web-run-1");
    QCOMPARE(spec.labels.value(label::oneOff), "True");
    QCOMPARE(spec.labels.value(label::service), "web");
    QVERIFY(!spec.labels.contains(label::number));
    QVERIFY(spec.settings.ports.isEmpty());
    QVERIFY(spec.settings.restart.isEmpty());
    QVERIFY(spec.settings.healthcheck->disabled);
    QVERIFY(spec.settings.stdinOpen);
    QCOMPARE(spec.settings.command, std::optional(QStringList{"serve"}));
    QCOMPARE(spec.networks.first().aliases, QStringList{"shop-web-run-1"});
    QVERIFY(spec.networks.first().ipv4Address.isEmpty());
}

void tst_OneOff::takesWhatIsAskedFor()
{
    const ContainerSpec spec = specFor({.service = "web",
                                        .name = "x",
                                        .command = QStringList{"ls", "-l"},
                                        .environment = {{"B", "3"}, {"C", "4"}},
                                        .labels = {{"l", "1"}},
                                        .ports = {{.published = "81", .target = 81}},
                                        .servicePorts = true,
                                        .user = "me",
                                        .workingDirectory = "/w",
                                        .capAdd = {"NET_ADMIN"},
                                        .terminal = true,
                                        .removeOnExit = true});
    QCOMPARE(spec.settings.command, std::optional(QStringList{"ls", "-l"}));
    QCOMPARE(spec.settings.entrypoint, std::optional(QStringList{"/entry", "x"}));
    const QMap<QString, std::optional<QString>> environment{{"A", "1"}, {"B", "3"}, {"C", "4"}};
    QCOMPARE(spec.settings.environment, environment);
    QCOMPARE(spec.labels.value("l"), "1");
    QCOMPARE(spec.settings.ports.size(), 2);
    QCOMPARE(spec.settings.user, "me");
    QCOMPARE(spec.settings.workingDirectory, "/w");
    QCOMPARE(spec.settings.capAdd, QStringList{"NET_ADMIN"});
    QVERIFY(spec.settings.tty);
    QVERIFY(spec.removeOnExit);
}

void tst_OneOff::entrypointClearsTheCommand()
{
    ContainerSpec spec = specFor({.service = "web", .name = "x", .entrypoint = "sh"});
    QCOMPARE(spec.settings.entrypoint, std::optional(QStringList{"sh"}));
    QCOMPARE(spec.settings.command, std::optional(QStringList()));
    spec = specFor({.service = "web", .name = "x", .command = QStringList{"a"}, .entrypoint = ""});
    QCOMPARE(spec.settings.entrypoint, std::optional(QStringList()));
    QCOMPARE(spec.settings.command, std::optional(QStringList{"a"}));
}

void tst_OneOff::mountsReplaceThoseAtTheSamePath()
{
    const ContainerSpec spec = specFor({.service = "web",
                                        .name = "x",
                                        .mounts = {{.source = "more", .target = "/data"},
                                                   {.source = "stranger", .target = "/s"}}});
    QCOMPARE(spec.settings.mounts.size(), 2);
    QCOMPARE(spec.settings.mounts[0].source, "shop_more");
    QCOMPARE(spec.settings.mounts[1].source, "stranger");
}

void tst_OneOff::answersToTheServiceWhenAsked()
{
    const ContainerSpec spec = specFor({.service = "web", .name = "x", .useAliases = true});
    QCOMPARE(spec.networks.first().aliases, (QStringList{"x", "web", "www"}));
}

void tst_OneOff::planStartsDependenciesAndLeavesTheServiceAlone()
{
    const UpOptions options{
        .services = {"web"}, .oneOff = OneOff{.service = "web", .name = "x"}, .operation = token};
    QCOMPARE(text(planUp(demo(), machine({}), options)),
             "0 create-volume shop_data (the volume is not there)\n"
             "1 run-container shop-db-1 (the container is not there)\n"
             "2 create-container x (asked to run) after 0,1");
    UpOptions alone = options;
    alone.noDependencies = true;
    ContainerInfo stopped = container("web", ContainerInfo::Status::Exited);
    stopped.labels[label::configHash] = QStringLiteral("other");
    QCOMPARE(text(planUp(demo(), machine({stopped}), alone)),
             "0 create-volume shop_data (the volume is not there)\n"
             "1 create-container x (asked to run) after 0");
}

void tst_OneOff::planRunsInTheBackground()
{
    const UpOptions options{.services = {"db"},
                            .oneOff = OneOff{.service = "db", .name = "x", .detached = true},
                            .operation = token};
    QCOMPARE(text(planUp(demo(), machine({}), options)), "0 run-container x (asked to run)");
}

QTEST_APPLESS_MAIN(tst_OneOff)
#include "tst_oneoff.moc"
