#include "backends/podman/podmanprotocol.h"

#include "core/stack/labels.h"

#include <QFile>
#include <QTest>

using backends::podman::PodmanProtocol;
using core::CommandLine;
using core::ContainerInfo;
using core::RuntimeEvent;

/// What podman is told, where that is not what docker is told, and what its answers mean.
class tst_PodmanProtocol : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreNoWordsOfTheCall();
    void told_data();
    void told();
    void warnsOfWhatGetsLost();
    void volumeLabelsSplitBefore46();
    void severalNetworksInOneCall();
    void containerList();
    void helpersOfPodsAreLeftOut();
    void networkAndVolumeLists();
    void brokenLists();
    void events();
    void eventsOfPodman5();
};

static core::BackendInfo engine(const QString &version = "4.3.1")
{
    return {.name = "podman", .title = "Podman", .version = version, .executable = "podman"};
}

static QByteArray captured(const QString &file)
{
    QFile source(QStringLiteral(PERRY_TEST_DATA "/backends/podman/") + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void tst_PodmanProtocol::told_data()
{
    QTest::addColumn<CommandLine>("command");
    QTest::addColumn<QString>("text");
    const PodmanProtocol podman(engine());
    const auto row = [](const char *name, const CommandLine &command, const char *text) {
        QTest::newRow(name) << command << text;
    };
    row("list", podman.listContainers({}), "podman ps --all --format json");
    row("list a project",
        podman.listContainers({.project = "shop"}),
        "podman ps --all --filter label=com.docker.compose.project=shop --format json");
    row("list all stacks",
        podman.listContainers({.allStacks = true}),
        "podman ps --all --filter label=com.docker.compose.project --format json");
    row("list an operation",
        podman.listContainers({.operation = "7"}),
        "podman ps --all --filter label=perry.compose.operation=7 --format json");
    row("networks", podman.listNetworks({.project = "shop"}), "podman network ls --format json");
    row("networks of an operation",
        podman.listNetworks({.operation = "7"}),
        "podman network ls --filter label=perry.compose.operation=7 --format json");
    row("volumes", podman.listVolumes({.allStacks = true}), "podman volume ls --format json");
    row("images",
        podman.inspectImages({"a", "b"}),
        "podman image inspect --format '{\"Id\":{{json .ID}},\"RepoTags\":{{json "
        ".RepoTags}},\"RepoDigests\":{{json .RepoDigests}},\"Size\":{{json "
        ".Size}},\"Created\":{{json "
        ".Created}},\"Volumes\":{{json .Config.Volumes}}}' a b");
    row("pull a short name",
        podman.pullImage("nginx", {}),
        "podman pull docker.io/library/nginx:latest");
    row("pull a full name",
        podman.pullImage("127.0.0.1:5000/a/b:1", "linux/arm64"),
        "podman pull --platform linux/arm64 127.0.0.1:5000/a/b:1");
    row("build keeps health checks",
        podman.buildImage({.context = "/c", .dockerfile = "a,b"}, "t"),
        "podman build --tag t --file '\"/c/a,b\"' --format docker /c");
    row("network",
        podman.createNetwork({.name = "n",
                              .driver = "bridge",
                              .driverOptions = {{"com.docker.network.driver.mtu", "1400"},
                                                {"com.docker.network.bridge.name", "br"},
                                                {"isolate", "true"}},
                              .internal = true,
                              .attachable = true,
                              .enableIpv6 = true,
                              .ipamDriver = "default",
                              .ipam = {{.subnet = "10.0.0.0/24", .gateway = "10.0.0.1"}}},
                             {{"a", "b, \"c\""}}),
        "podman network create --driver bridge --opt isolate=true --opt mtu=1400 --internal --ipv6 "
        "--subnet 10.0.0.0/24 --gateway 10.0.0.1 --label 'a=b, \"c\"' n");
    row("stop", podman.stopContainers({"a", "b"}, {}), "podman stop --ignore a b");
    row("stop with grace", podman.stopContainers({"a"}, 3), "podman stop --ignore -t 3 a");
    row("remove",
        podman.removeContainers({"a", "b"}, false),
        "podman rm --force --ignore -t 0 a b");
    row("remove with volumes",
        podman.removeContainers({"-a"}, true),
        "podman rm --force --ignore -t 0 --volumes -- -a");
    row("health check", podman.runHealthCheck("a"), "podman healthcheck run a");
    core::ContainerSpec elsewhere = {.name = "c", .image = "i"};
    elsewhere.settings.runtime = "runsc";
    row("another runtime",
        podman.createContainer(elsewhere).first(),
        "podman --runtime runsc create --name c --pull never i");
    row("start and attach", podman.startAttached("c", false), "podman start --attach c");
    row("start in the foreground",
        podman.startAttached("c", true),
        "podman start --attach --interactive c");
    row("pause", podman.pauseContainers({"a", "b"}), "podman pause a b");
    row("unpause", podman.unpauseContainers({"a"}), "podman unpause a");
    row("kill", podman.killContainers({"a", "b"}, {}), "podman kill a b");
    row("signal", podman.killContainers({"a"}, "SIGHUP"), "podman kill --signal SIGHUP a");
    row("push", podman.pushImage("a:1"), "podman push a:1");
    row("restart", podman.restartContainer("a", {}), "podman restart a");
    row("processes", podman.listProcesses("a"), "podman top a");
    row("usage", podman.measureUsage({"a", "b"}), "podman stats --no-stream --format json a b");
    row("wait", podman.waitForEnd("-a"), "podman wait -- -a");
    row("copy out",
        podman.copy({.container = "c", .inside = "/a b", .outside = "."}),
        "podman cp 'c:/a b' .");
    row("copy in",
        podman.copy({.container = "c",
                     .inside = "/t",
                     .outside = "-x",
                     .into = true,
                     .keepOwners = true,
                     .followLinks = true}),
        "podman cp --archive=false -- -x c:/t");
    row("copy a stream in",
        podman.copy({.container = "c", .inside = "/t", .outside = "-", .into = true}),
        "podman cp - c:/t");
    row("copy a stream out",
        podman.copy({.container = "c", .inside = "/t", .outside = "-"}),
        "podman cp c:/t -");
    const QDateTime since = QDateTime::fromString("2026-01-01T10:00:00.250Z", Qt::ISODateWithMs);
    row("events of a project",
        podman.events({.project = "shop"}),
        "podman events --stream=true --filter type=container --filter "
        "label=com.docker.compose.project=shop --format json");
    row("events since and until",
        podman.events({.project = "shop", .since = since, .until = since.addSecs(1)}),
        "podman events --stream=true --since 2026-01-01T10:00:00.250Z --until "
        "2026-01-01T10:00:01.250Z "
        "--filter type=container --filter label=com.docker.compose.project=shop --format json");
    row("past events",
        podman.events({.project = "shop", .until = since, .isPast = true}),
        "podman events --stream=false --filter type=container --filter "
        "label=com.docker.compose.project=shop --format json");
}

void tst_PodmanProtocol::told()
{
    QFETCH(const CommandLine, command);
    QFETCH(const QString, text);
    QCOMPARE(core::shellText(command), text);
}

void tst_PodmanProtocol::warnsOfWhatGetsLost()
{
    const PodmanProtocol podman(engine());
    core::ContainerSpec spec = {.image = "i", .labels = {{core::label::service, "web"}}};
    spec.settings.externalLinks = {"other"};
    const core::Warning expected = {.backend = "podman",
                                    .service = "web",
                                    .field = "external_links",
                                    .action = "dropped",
                                    .reason = "Podman has nothing like it."};
    QCOMPARE(podman.warningsFor(spec), QList<core::Warning>{expected});
    QVERIFY(podman.warningsFor(core::ContainerSpec{.image = "i"}).isEmpty());

    core::NetworkSpec network = {.key = "net", .name = "shop_net", .ipamOptions = {{"a", "b"}}};
    QCOMPARE(podman.warningsFor(network).first().field, "networks.net.ipam.options");
    network.external = true;
    QVERIFY(podman.warningsFor(network).isEmpty());
    QVERIFY(podman.warningsFor(core::VolumeSpec{.name = "v", .driver = "local"}).isEmpty());

    const auto ofBuild = podman.warningsFor(core::BuildSpec{.sbom = "true"}, "web");
    QCOMPARE(ofBuild.size(), 1);
    QCOMPARE(ofBuild.first().service, "web");
    QCOMPARE(ofBuild.first().field, "build.sbom");
}

void tst_PodmanProtocol::volumeLabelsSplitBefore46()
{
    const core::VolumeSpec spec = {.name = "v"};
    QCOMPARE(core::shellText(PodmanProtocol(engine("4.5.1")).createVolume(spec, {{"a", "b,c"}})),
             "podman volume create --label '\"a=b,c\"' v");
    QCOMPARE(core::shellText(PodmanProtocol(engine("4.6.0")).createVolume(spec, {{"a", "b,c"}})),
             "podman volume create --label a=b,c v");
}

void tst_PodmanProtocol::severalNetworksInOneCall()
{
    core::ContainerSpec spec = {.name = "web", .image = "i"};
    spec.networks = {{.network = "a", .aliases = {"x", "y"}}, {.network = "B"}};
    const QList<CommandLine> commands = PodmanProtocol(engine()).runContainer(spec);
    QCOMPARE(commands.size(), 1);
    QCOMPARE(
        core::shellText(commands.first()),
        "podman run --detach --name web --pull never --network a:alias=x,alias=y --network B i");
}

void tst_PodmanProtocol::containerList()
{
    const auto containers = PodmanProtocol(engine()).parseContainerList(captured("ps.json"));
    QVERIFY(containers);
    QCOMPARE(containers->size(), 6);
    QMap<QString, ContainerInfo> byName;
    for (const ContainerInfo &container : *containers)
        byName.insert(container.name, container);

    const ContainerInfo web = byName.value("shop-web-1");
    QCOMPARE(web.id.size(), 64);
    QCOMPARE(web.imageId.size(), 64);
    QCOMPARE(web.status, ContainerInfo::Status::Running);
    QCOMPARE(web.health, ContainerInfo::Health::Healthy);
    QCOMPARE(web.labels.value("note"), "a,b=\"c\"");
    QCOMPARE(web.networks, QStringList{"shop_front"});
    QCOMPARE(web.ports.size(), 5);
    QVERIFY(web.ports.contains({.hostPort = 28012, .containerPort = 92, .protocol = "tcp"}));
    QVERIFY(web.createdAt.isValid() && web.startedAt.isValid() && !web.finishedAt.isValid());
    QCOMPARE(byName.value("shop-db-1").health, ContainerInfo::Health::Unhealthy);
    QCOMPARE(byName.value("shop-migrate-1").exitCode, 3);
    QVERIFY(byName.value("shop-migrate-1").finishedAt.isValid());
    QCOMPARE(byName.value("shop-later-1").status, ContainerInfo::Status::Created);
    QCOMPARE(byName.value("shop-idle-1").status, ContainerInfo::Status::Paused);
}

void tst_PodmanProtocol::helpersOfPodsAreLeftOut()
{
    const auto containers = PodmanProtocol(engine()).parseContainerList(
        R"([{"Id":"a","Names":["x-infra"],"IsInfra":true},{"Id":"b","Names":["x"],"IsInfra":false}])");
    QVERIFY(containers);
    QCOMPARE(containers->size(), 1);
    QCOMPARE(containers->first().name, "x");
}

void tst_PodmanProtocol::networkAndVolumeLists()
{
    const PodmanProtocol podman(engine());
    const auto networks = podman.parseNetworkList(captured("networks.json"));
    QVERIFY(networks);
    QCOMPARE(networks->size(), 3);
    QCOMPARE(networks->at(1).name, "shop_back");
    QVERIFY(networks->at(1).internal);
    QCOMPARE(networks->at(2).labels.value(core::label::network), "front");

    const auto volumes = podman.parseVolumeList(captured("volumes.json"));
    QVERIFY(volumes);
    QCOMPARE(volumes->last().name, "shop_data");
    QCOMPARE(volumes->last().labels.value(core::label::volume), "data");
}

void tst_PodmanProtocol::brokenLists()
{
    const PodmanProtocol podman(engine());
    const QByteArray whole = captured("ps.json");
    QVERIFY(!podman.parseContainerList(whole.left(whole.size() / 2)));
    QVERIFY(!podman.parseContainerList("Error: no\n"));
    QCOMPARE(podman.parseContainerList("")->size(), 0);
    QCOMPARE(podman.parseContainerList("[]")->size(), 0);

    const auto odd = podman.parseContainerList(R"([{"Id":"a","Names":"x","Ports":[7,{"host_port":-1,
        "container_port":99999999999,"range":99999999999},{"container_port":1,"range":"many"}],
        "ExitCode":-9223372036854775808,"Labels":[],"Networks":{},"Created":1e300,"State":5}])");
    QVERIFY(odd);
    QCOMPARE(odd->size(), 1);
    QCOMPARE(odd->first().exitCode, 0);
    QVERIFY(!odd->first().createdAt.isValid());
    QVERIFY(odd->first().ports.size() <= 4096);
    QCOMPARE(podman.parseNetworkList("[{}]")->size(), 0);
    QCOMPARE(podman.parseVolumeList("[{\"Name\":7}]")->first().name, "7");
}

void tst_PodmanProtocol::events()
{
    using Kind = RuntimeEvent::Kind;
    const PodmanProtocol podman(engine());
    QMap<QString, QList<Kind>> kinds;
    for (const QByteArray &line : captured("events.ndjson").split('\n')) {
        const auto event = podman.parseEvent(line);
        QVERIFY(event);
        if (line.isEmpty())
            continue;
        QVERIFY(event->time.isValid());
        if (event->kind == Kind::Other)
            continue;
        kinds[event->name] << event->kind;
        if (event->name == "shop-migrate-1" && event->kind == Kind::Die) {
            QCOMPARE(event->exitCode, 3);
            QCOMPARE(event->action, "die");
            QVERIFY(!event->image.isEmpty());
        }
        if (event->name == "shop-web-1")
            QCOMPARE(event->labels.value(core::label::service), "web");
    }
    QCOMPARE(kinds.value("shop-migrate-1"), QList<Kind>({Kind::Create, Kind::Start, Kind::Die}));
    QCOMPARE(kinds.value("shop-web-1"),
             QList<Kind>({Kind::Create, Kind::Start, Kind::Health, Kind::Die, Kind::Destroy}));
    QCOMPARE(kinds.value("shop_data"), QList<Kind>({Kind::Create, Kind::Destroy}));
    QVERIFY(kinds.value("shop-migrate-old").contains(Kind::Rename));
}

void tst_PodmanProtocol::eventsOfPodman5()
{
    const PodmanProtocol podman(engine("5.2.0"));
    const auto died = podman.parseEvent(
        R"({"ID":"ab","Image":"i","Name":"web","Status":"died","time":1767225600,)"
        R"("timeNano":1767225600250000000,"Type":"container","ContainerExitCode":0,)"
        R"("Attributes":{"a":"b"}})");
    QVERIFY(died);
    QCOMPARE(died->kind, RuntimeEvent::Kind::Die);
    QCOMPARE(died->time.toUTC().toString(Qt::ISODateWithMs), "2026-01-01T00:00:00.250Z");
    const auto network = podman.parseEvent(
        R"({"ID":"ab","Network":"front","Status":"create","time":1767225600,"Type":"network"})");
    QVERIFY(network);
    QCOMPARE(network->subject, RuntimeEvent::Subject::Network);
    QCOMPARE(network->name, "front");
}

void tst_PodmanProtocol::secretsAreNoWordsOfTheCall()
{
    core::ContainerSpec spec{.name = "c", .image = "i"};
    spec.settings.environment = {{"DB_PASSWORD", "x"},
                                 {"URL", "postgres://u:x@h/db"},
                                 {"LEVEL", "info"},
                                 // podman would pass on all of its own that begin so.
                                 {"MY_TOKEN*", "x"},
                                 // podman would take this one for its own.
                                 {"REGISTRY_AUTH_FILE", "x"}};
    const CommandLine call = PodmanProtocol({}).createContainer(spec).first();

    const QString words = call.arguments.join(u' ');
    QVERIFY2(words.contains("--env DB_PASSWORD --env LEVEL=info --env MY_TOKEN*=x "
                            "--env REGISTRY_AUTH_FILE=x --env URL "),
             qPrintable(words));
    QCOMPARE(call.environment,
             (core::StringMap{{"DB_PASSWORD", "x"}, {"URL", "postgres://u:x@h/db"}}));
}

QTEST_APPLESS_MAIN(tst_PodmanProtocol)
#include "tst_podmanprotocol.moc"
