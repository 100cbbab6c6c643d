#include "backends/docker/dockerprotocol.h"

#include "core/stack/labels.h"

#include <QFile>
#include <QTest>

using backends::docker::DockerProtocol;
using core::CommandLine;
using core::ContainerInfo;
using core::RuntimeEvent;

/// What docker is told, and what its answers mean.
class tst_DockerProtocol : public QObject
{
    Q_OBJECT

private slots:
    void told_data();
    void told();
    void lists();
    void severalNetworks();
    void timeLimits();
    void builds_data();
    void builds();
    void containerList();
    void networkAndVolumeLists();
    void brokenLists();
    void events();
    void brokenEvents_data();
    void brokenEvents();
    void buildKit();
    void connectsWithEverything();
    void healthChecksAreDockersOwn();
};

static core::BackendInfo engine(const QString &version = "20.10.24")
{
    return {.name = "docker",
            .title = "Docker",
            .version = version,
            .clientVersion = "28.2.2",
            .executable = "docker"};
}

static QByteArray captured(const QString &file)
{
    QFile source(QStringLiteral(PERRY_TEST_DATA "/backends/docker/") + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void tst_DockerProtocol::told_data()
{
    QTest::addColumn<CommandLine>("command");
    QTest::addColumn<QString>("text");
    const DockerProtocol docker(engine());
    const auto row = [](const char *name, const CommandLine &command, const char *text) {
        QTest::newRow(name) << command << text;
    };
    row("inspect", docker.inspectContainers({"a", "b"}), "docker inspect --type container a b");
    row("inspect a dashed name",
        docker.inspectContainers({"-a"}),
        "docker inspect --type container -- -a");
    row("pull", docker.pullImage("nginx", {}), "docker pull nginx");
    row("pull a platform",
        docker.pullImage("nginx", "linux/arm64"),
        "docker pull --platform linux/arm64 nginx");
    row("remove an image", docker.removeImage("a:1"), "docker image rm a:1");
    row("network",
        docker.createNetwork({.name = "n"}, {{"a", "b, c"}}),
        "docker network create --label 'a=b, c' n");
    row("network with everything",
        docker.createNetwork(
            {.name = "n",
             .driver = "bridge",
             .driverOptions = {{"com.docker.network.driver.mtu", "1400"}},
             .internal = true,
             .attachable = true,
             .enableIpv6 = true,
             .ipamDriver = "default",
             .ipam = {{.subnet = "10.0.0.0/24", .gateway = "10.0.0.1", .ipRange = "10.0.0.128/25"},
                      {.subnet = "fd00::/64"}},
             .labels = {{"l", "own"}, {"m", "own"}}},
            {{"l", "ours"}}),
        "docker network create --driver bridge --opt com.docker.network.driver.mtu=1400 --internal "
        "--attachable --ipv6 --ipam-driver default --subnet 10.0.0.0/24 --ip-range 10.0.0.128/25 "
        "--gateway 10.0.0.1 --subnet fd00::/64 --label l=ours --label m=own n");
    row("remove a network", docker.removeNetwork("n"), "docker network rm n");
    row("volume",
        docker.createVolume({.name = "v", .driver = "local", .driverOptions = {{"type", "nfs"}}},
                            {{"a", "b,\"c\""}}),
        "docker volume create --driver local --opt type=nfs --label 'a=b,\"c\"' v");
    row("remove a volume", docker.removeVolume("v"), "docker volume rm v");
    row("start", docker.startContainer("c"), "docker start c");
    row("stop", docker.stopContainers({"a", "b"}, {}), "docker stop a b");
    row("stop with grace", docker.stopContainers({"a"}, 0), "docker stop -t 0 a");
    row("start and attach", docker.startAttached("c", false), "docker start --attach c");
    row("start in the foreground",
        docker.startAttached("c", true),
        "docker start --attach --interactive c");
    row("pause", docker.pauseContainers({"a", "b"}), "docker pause a b");
    row("unpause", docker.unpauseContainers({"a"}), "docker unpause a");
    row("kill", docker.killContainers({"a", "b"}, {}), "docker kill a b");
    row("signal", docker.killContainers({"a"}, "SIGHUP"), "docker kill --signal SIGHUP a");
    row("push", docker.pushImage("a:1"), "docker push a:1");
    row("restart", docker.restartContainer("a", 5), "docker restart -t 5 a");
    row("remove", docker.removeContainers({"a", "b"}, false), "docker rm --force a b");
    row("remove with volumes",
        docker.removeContainers({"a"}, true),
        "docker rm --force --volumes a");
    row("rename", docker.renameContainer("a", "-b"), "docker rename -- a -b");
    row("logs", docker.logs("a", {}), "docker logs --timestamps a");
    row("logs with everything",
        docker.logs("a",
                    {.follow = true, .tail = 0, .since = "2026-01-01T00:00:00Z", .until = "5m"}),
        "docker logs --timestamps --follow --tail 0 --since 2026-01-01T00:00:00Z --until 5m a");
    row("exec", docker.exec("a", {.command = {"ls", "-l"}}), "docker exec a ls -l");
    row("exec with everything",
        docker.exec("a",
                    {.command = {"sh"},
                     .terminal = true,
                     .interactive = true,
                     .user = "0",
                     .workingDirectory = "/",
                     .environment = {"A=b c"},
                     .privileged = true}),
        "docker exec --interactive --tty --privileged --user 0 --workdir / --env 'A=b c' a sh");
    row("processes", docker.listProcesses("a"), "docker top a");
    row("usage",
        docker.measureUsage({"a", "b"}),
        "docker stats --no-stream --format '{{json .}}' a b");
    row("wait", docker.waitForEnd("-a"), "docker wait -- -a");
    row("copy out",
        docker.copy({.container = "c", .inside = "/a b", .outside = "."}),
        "docker cp 'c:/a b' .");
    row("copy in",
        docker.copy({.container = "c",
                     .inside = "/t",
                     .outside = "-x",
                     .into = true,
                     .keepOwners = true,
                     .followLinks = true}),
        "docker cp --archive --follow-link -- -x c:/t");
    row("copy a stream in",
        docker.copy({.container = "c", .inside = "/t", .outside = "-", .into = true}),
        "docker cp - c:/t");
    row("copy a stream out",
        docker.copy({.container = "c", .inside = "/t", .outside = "-"}),
        "docker cp c:/t -");
    const QDateTime since = QDateTime::fromString("2026-01-01T10:00:00.250Z", Qt::ISODateWithMs);
    row("events of a project",
        docker.events({.project = "shop"}),
        "docker events --filter type=container --filter "
        "label=com.docker.compose.project=shop --format '{{json .}}'");
    row("events since and until",
        docker.events({.project = "shop", .since = since, .until = since.addSecs(1)}),
        "docker events --since 2026-01-01T10:00:00.250Z --until 2026-01-01T10:00:01.250Z "
        "--filter type=container --filter label=com.docker.compose.project=shop --format '{{json "
        ".}}'");
    row("past events",
        docker.events({.project = "shop", .until = since, .isPast = true}),
        "docker events --until 2026-01-01T10:00:00.250Z --filter type=container --filter "
        "label=com.docker.compose.project=shop --format '{{json .}}'");
}

void tst_DockerProtocol::told()
{
    QFETCH(const CommandLine, command);
    QFETCH(const QString, text);
    QCOMPARE(core::shellText(command), text);
}

void tst_DockerProtocol::lists()
{
    const DockerProtocol docker(engine());
    const auto filters = [](const CommandLine &command) {
        QStringList found;
        for (qsizetype i = 0; i + 1 < command.arguments.size(); ++i) {
            if (command.arguments.at(i) == "--filter")
                found << command.arguments.at(i + 1);
        }
        return found.join(' ');
    };
    const QString project = "label=com.docker.compose.project";
    QCOMPARE(filters(docker.listContainers({})), "");
    QCOMPARE(filters(docker.listContainers({.allStacks = true})), project);
    QCOMPARE(filters(docker.listContainers({.project = "shop"})), project + "=shop");
    QCOMPARE(filters(docker.listContainers({.operation = "7"})), "label=perry.compose.operation=7");
    QCOMPARE(filters(docker.listNetworks({.project = "shop"})), "");
    QCOMPARE(filters(docker.listNetworks({.operation = "7"})), "label=perry.compose.operation=7");
    QCOMPARE(filters(docker.listVolumes({.allStacks = true})), "");
    QCOMPARE(filters(docker.listVolumes({.operation = "7"})), "label=perry.compose.operation=7");
    for (const CommandLine &command : {docker.listContainers({}), docker.listNetworks({})})
        QVERIFY(command.arguments.contains("--no-trunc"));
    QVERIFY(docker.listContainers({}).arguments.contains("--all"));
}

void tst_DockerProtocol::severalNetworks()
{
    core::ContainerSpec spec = {.name = "web", .image = "i"};
    spec.networks = {{.network = "a", .aliases = {"x"}},
                     {.network = "b", .aliases = {"y", "z"}, .ipv4Address = "10.0.0.2"},
                     {.network = "c"}};
    const auto texts = [](const QList<CommandLine> &commands) {
        QStringList lines;
        for (const CommandLine &command : commands)
            lines << core::shellText(command);
        return lines;
    };
    QCOMPARE(texts(DockerProtocol(engine()).runContainer(spec)),
             QStringList({"docker create --name web --pull never --network a --network-alias x i",
                          "docker network connect --alias y --alias z --ip 10.0.0.2 b web",
                          "docker network connect c web",
                          "docker start web"}));
    core::BackendInfo info = engine("28.2.2");
    QCOMPARE(texts(DockerProtocol(info).runContainer(spec)),
             QStringList({"docker run --detach --name web --pull never --network a --network-alias "
                          "x --network name=b,alias=y,alias=z,ip=10.0.0.2 --network name=c i"}));
    spec.networks.resize(1);
    QCOMPARE(DockerProtocol(engine()).runContainer(spec).size(), 1);
    QCOMPARE(DockerProtocol(engine()).createContainer(spec).first().arguments.first(), "create");
}

void tst_DockerProtocol::timeLimits()
{
    using std::chrono::seconds;
    const DockerProtocol docker(engine());
    QCOMPARE(docker.listContainers({}).timeout, seconds(30));
    QCOMPARE(docker.startContainer("a").timeout, core::operationTimeout());
    QCOMPARE(docker.stopContainers({"a"}, 60).timeout, core::operationTimeout() + seconds(60));
    QCOMPARE(docker.pullImage("a", {}).timeout.count(), 0);
    QCOMPARE(docker.buildImage({.context = "/c"}, "t").timeout.count(), 0);
    QCOMPARE(docker.events({}).timeout.count(), 0);
    QVERIFY(docker.events({}).endsWithUs);
    QVERIFY(docker.logs("a", {.follow = true}).endsWithUs);
    QVERIFY(!docker.logs("a", {}).endsWithUs);

    // docker would fill a bare variable in from its own environment.
    core::ContainerSpec spec = {.name = "web", .image = "i"};
    spec.settings.environment = {{"A", std::nullopt}, {"B", "1"}};
    QCOMPARE(docker.runContainer(spec).first().unsetEnvironment, QStringList{"A"});
}

void tst_DockerProtocol::builds_data()
{
    QTest::addColumn<core::BuildSpec>("build");
    QTest::addColumn<QString>("text");
    QTest::newRow("context") << core::BuildSpec{.context = "/c d"} << "docker build --tag t '/c d'";
    QTest::newRow("dockerfile beside the context's")
        << core::BuildSpec{.context = "/c", .dockerfile = "x/Dockerfile"}
        << "docker build --tag t --file /c/x/Dockerfile /c";
    QTest::newRow("dockerfile elsewhere")
        << core::BuildSpec{.context = "/c", .dockerfile = "/x/Dockerfile"}
        << "docker build --tag t --file /x/Dockerfile /c";
    QTest::newRow("remote context")
        << core::BuildSpec{.context = "https://a.org/b.git#main", .dockerfile = "D"}
        << "docker build --tag t --file D 'https://a.org/b.git#main'";
    QTest::newRow("inline") << core::BuildSpec{.context = "/c", .dockerfileInline = "FROM scratch"}
                            << "docker build --tag t --file - /c";
    QTest::newRow("everything")
        << core::BuildSpec{.context = "/c",
                           .target = "dev",
                           .args = {{"A", "1 2"}, {"B", std::nullopt}},
                           .labels = {{"l", "v"}},
                           .tags = {"u"},
                           .cacheFrom = {"w"},
                           .network = "host",
                           .platform = "linux/amd64",
                           .noCache = true,
                           .pull = true}
        << "docker build --tag t --tag u --target dev --platform linux/amd64 --build-arg 'A=1 2' "
           "--build-arg B --label l=v --cache-from w --network host --no-cache --pull /c";
}

void tst_DockerProtocol::builds()
{
    QFETCH(const core::BuildSpec, build);
    QFETCH(const QString, text);
    const CommandLine command = DockerProtocol(engine()).buildImage(build, "t");
    QCOMPARE(core::shellText(command), text);
    QCOMPARE(command.input, build.dockerfileInline.toUtf8());
}

void tst_DockerProtocol::containerList()
{
    const auto containers = DockerProtocol(engine()).parseContainerList(captured("ps.ndjson"));
    QVERIFY(containers);
    QCOMPARE(containers->size(), 6);
    QMap<QString, ContainerInfo> byName;
    for (const ContainerInfo &container : *containers)
        byName.insert(container.name, container);

    const ContainerInfo web = byName.value("shop-web-1");
    QCOMPARE(web.id.size(), 64);
    QCOMPARE(web.status, ContainerInfo::Status::Running);
    QCOMPARE(web.health, ContainerInfo::Health::Healthy);
    QCOMPARE(web.labels.value(core::label::dependsOn),
             "db:service_healthy:false,cache:service_started:true");
    QVERIFY(!web.labels.contains(core::label::configHash));
    QCOMPARE(web.number(), 1);
    QCOMPARE(web.volumes, QStringList{"shop_data"});
    QCOMPARE(web.networks, QStringList{"shop_front"});
    QCOMPARE(web.ports.size(), 6);
    QVERIFY(web.createdAt.isValid());
    QCOMPARE(byName.value("shop-db-1").health, ContainerInfo::Health::Unhealthy);
    QCOMPARE(byName.value("shop-migrate-1").status, ContainerInfo::Status::Exited);
    QCOMPARE(byName.value("shop-migrate-1").exitCode, 3);
    QCOMPARE(byName.value("shop-later-1").status, ContainerInfo::Status::Created);
    QCOMPARE(byName.value("shop-idle-1").status, ContainerInfo::Status::Paused);

    // Links of other containers appear as more names.
    const auto linked = DockerProtocol(engine()).parseContainerList(
        R"({"ID":"a","Names":"other/alias,web","State":"running","Status":"Up"})");
    QCOMPARE(linked->first().name, "web");
}

void tst_DockerProtocol::networkAndVolumeLists()
{
    const DockerProtocol docker(engine());
    const auto networks = docker.parseNetworkList(captured("networks.ndjson"));
    QVERIFY(networks);
    QCOMPARE(networks->size(), 4);
    const core::NetworkInfo back = networks->at(2);
    QCOMPARE(back.name, "shop_back");
    QVERIFY(back.internal && back.labels.isEmpty());
    const core::NetworkInfo front = networks->at(3);
    QCOMPARE(front.driver, "bridge");
    QVERIFY(!front.internal);
    QCOMPARE(front.labels.value(core::label::network), "front");

    const auto volumes = docker.parseVolumeList(captured("volumes.ndjson"));
    QVERIFY(volumes);
    QCOMPARE(volumes->last().name, "shop_data");
    QCOMPARE(volumes->last().labels.value(core::label::volume), "data");
}

void tst_DockerProtocol::brokenLists()
{
    const DockerProtocol docker(engine());
    const QByteArray whole = captured("ps.ndjson");
    QVERIFY(!docker.parseContainerList(whole.left(whole.size() - 20)));
    QVERIFY(!docker.parseContainerList("Error response from daemon\n"));
    QCOMPARE(docker.parseContainerList("")->size(), 0);
    QCOMPARE(docker.parseContainerList("{\"ID\":7,\"Names\":[],\"Ports\":{}}")->size(), 0);
    QCOMPARE(docker.parseNetworkList("{\"ID\":\"a\",\"Labels\":7}")->size(), 0);
    QCOMPARE(docker.parseVolumeList("{}")->size(), 0);
    QVERIFY(!docker.parseImages("[[]]"));
}

void tst_DockerProtocol::events()
{
    using Kind = RuntimeEvent::Kind;
    using Subject = RuntimeEvent::Subject;
    const DockerProtocol docker(engine());
    QMap<QString, QList<Kind>> kinds;
    for (const QByteArray &line : captured("events.ndjson").split('\n')) {
        const auto event = docker.parseEvent(line);
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
        if (event->name == "shop-web-1") {
            QCOMPARE(event->subject, Subject::Container);
            QCOMPARE(event->labels.value(core::label::service), "web");
            QVERIFY(!event->labels.contains("image"));
        }
        if (event->name == "shop_data")
            QCOMPARE(event->subject, Subject::Volume);
    }
    QCOMPARE(kinds.value("shop_front").first(), Kind::Create);
    QCOMPARE(kinds.value("shop_data").first(), Kind::Create);
    QCOMPARE(kinds.value("shop-migrate-1"), QList<Kind>({Kind::Create, Kind::Start, Kind::Die}));
    QCOMPARE(kinds.value("shop-db-1").mid(0, 3),
             QList<Kind>({Kind::Create, Kind::Start, Kind::Health}));
}

void tst_DockerProtocol::brokenEvents_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("readable");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("no members") << QByteArray("{}") << true;
    QTest::newRow("wrong types") << QByteArray(
        R"({"Type":1,"Action":[],"Actor":"x","time":"y","timeNano":{}})")
                                 << true;
    QTest::newRow("huge numbers") << QByteArray(
        R"({"Type":"container","Action":"die","time":9e99,"timeNano":-5,
            "Actor":{"ID":"a","Attributes":{"exitCode":"99999999999"}}})")
                                  << true;
    QTest::newRow("truncated") << QByteArray(R"({"Type":"contai)") << false;
    QTest::newRow("text") << QByteArray("unexpected EOF") << false;
}

void tst_DockerProtocol::brokenEvents()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, readable);
    const auto event = DockerProtocol(engine()).parseEvent(line);
    QCOMPARE(bool(event), readable);
    if (event) {
        QVERIFY(event->exitCode >= 0 && event->exitCode <= 255);
        QVERIFY(!event->time.isValid());
    }
}

void tst_DockerProtocol::buildKit()
{
    core::BackendInfo info = engine("28.2.2");
    const core::BuildSpec build = {.context = "/c", .secrets = {{.id = "s", .file = "/s"}}};
    QCOMPARE(core::shellText(DockerProtocol(info).buildImage(build, "t")),
             "docker build --tag t /c");
    QCOMPARE(DockerProtocol(info).warningsFor(build, "web").size(), 1);
    info.hasBuildKit = true;
    QCOMPARE(core::shellText(DockerProtocol(info).buildImage(build, "t")),
             "docker buildx build --load --tag t --secret id=s,src=/s /c");
    QVERIFY(DockerProtocol(info).warningsFor(build, "web").isEmpty());
}

void tst_DockerProtocol::connectsWithEverything()
{
    core::ContainerSpec spec = {.name = "web", .image = "i"};
    spec.networks = {{.network = "a"},
                     {.network = "B",
                      .linkLocalIps = {"169.254.1.1"},
                      .driverOptions = {{"K", "V"}},
                      .gatewayPriority = 5}};
    const auto connect = [&](const core::BackendInfo &info) {
        return core::shellText(DockerProtocol(info).createContainer(spec).at(1));
    };
    QCOMPARE(connect(engine()),
             "docker network connect --link-local-ip 169.254.1.1 --driver-opt K=V B web");
    QCOMPARE(connect(engine("28.2.2")),
             "docker network connect --link-local-ip 169.254.1.1 --driver-opt K=V --gw-priority 5 "
             "B web");
}

void tst_DockerProtocol::healthChecksAreDockersOwn()
{
    const DockerProtocol docker(engine());
    QVERIFY(docker.runHealthCheck("a").program.isEmpty());
    QVERIFY(docker.capabilities().isNative(core::Axis::HealthcheckNative));
}

QTEST_APPLESS_MAIN(tst_DockerProtocol)
#include "tst_dockerprotocol.moc"
