#include "backends/common/flags.h"

#include "core/process/commandline.h"

#include <QRegularExpression>
#include <QTest>

using namespace backends::common;
using core::ContainerSpec;
using core::Mount;
using Change = std::function<void(ContainerSpec &)>;
using namespace std::chrono_literals;


/// How every attribute is told. Both columns have been taken by the real command lines.
class tst_Flags : public QObject
{
    Q_OBJECT

private slots:
    void told_data();
    void told();
    void versionsDecide_data();
    void versionsDecide();
    void aNameNeverBecomesAnOption();

private:
    static void processRows();
    static void networkRows();
    static void mountRows();
    static void healthRows();
    static void limitRows();
};

static Dialect docker(const QString &version = "20.10.24", const QString &client = "28.2.2")
{
    return dockerDialect({.version = version, .clientVersion = client});
}

static Dialect podman(const QString &version = "4.3.1")
{
    return podmanDialect({.version = version});
}

/// As a person would read it, without what every call has.
static QString toldText(const ContainerSpec &spec, const Dialect &dialect)
{
    Words words;
    addContainerFlags(words, spec, dialect);
    addImageAndCommand(words, spec, dialect);
    QStringList quoted;
    for (const QString &word : words.list())
        quoted << core::shellQuoted(word);
    return quoted.join(' ').remove("--pull never ");
}

static void row(const char *name, Change change, const char *docker, const char *podman)
{
    QTest::newRow(name) << change << docker << podman;
}

static void row(const char *name, Change change, const char *both)
{
    row(name, change, both, both);
}

void tst_Flags::told_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("dockerText");
    QTest::addColumn<QString>("podmanText");
    row(
        "image only", [](ContainerSpec &) {}, "img");
    processRows();
    networkRows();
    mountRows();
    healthRows();
    limitRows();
}

void tst_Flags::processRows()
{
    row(
        "name", [](ContainerSpec &s) { s.name = "web-1"; }, "--name web-1 img");
    row(
        "command",
        [](ContainerSpec &s) {
            s.settings.command = QStringList{"sh", "-c", "echo a b"};
        },
        "img sh -c 'echo a b'");
    row(
        "command like an option",
        [](ContainerSpec &s) {
            s.settings.command = QStringList{"--", "-x"};
        },
        "img -- -x");
    row(
        "empty command", [](ContainerSpec &s) { s.settings.command = QStringList(); }, "img");
    row(
        "entrypoint of one word",
        [](ContainerSpec &s) { s.settings.entrypoint = QStringList{"/e p"}; },
        "--entrypoint '/e p' img");
    row(
        "entrypoint of words",
        [](ContainerSpec &s) {
            s.settings.entrypoint = QStringList{"a", "b c"};
            s.settings.command = QStringList{"d"};
        },
        "--entrypoint a img 'b c' d",
        "--entrypoint '[\"a\",\"b c\"]' img d");
    row(
        "entrypoint like an array",
        [](ContainerSpec &s) { s.settings.entrypoint = QStringList{"[x"}; },
        "--entrypoint '[x' img",
        "--entrypoint '[\"[x\"]' img");
    row(
        "cleared entrypoint",
        [](ContainerSpec &s) {
            s.settings.entrypoint = QStringList();
            s.settings.command = QStringList{"c"};
        },
        "--entrypoint '' img c");
    row(
        "environment",
        [](ContainerSpec &s) {
            s.settings.environment = {{"A", "1, 2"}, {"B", ""}};
        },
        "--env 'A=1, 2' --env B= img");
    row(
        "variable taken away",
        [](ContainerSpec &s) {
            s.settings.environment = {{"A", std::nullopt}};
        },
        "--env A img",
        "--unsetenv A img");
    row(
        "user", [](ContainerSpec &s) { s.settings.user = "1:2"; }, "--user 1:2 img");
    row(
        "groups",
        [](ContainerSpec &s) {
            s.settings.groupAdd = {"a", "5"};
        },
        "--group-add a --group-add 5 img");
    row(
        "working directory",
        [](ContainerSpec &s) { s.settings.workingDirectory = "/a b"; },
        "--workdir '/a b' img");
    row(
        "init", [](ContainerSpec &s) { s.settings.init = true; }, "--init img");
    row(
        "no init", [](ContainerSpec &s) { s.settings.init = false; }, "--init=false img");
    row(
        "terminal", [](ContainerSpec &s) { s.settings.tty = true; }, "--tty img");
    row(
        "stdin", [](ContainerSpec &s) { s.settings.stdinOpen = true; }, "--interactive img");
    row(
        "privileged", [](ContainerSpec &s) { s.settings.privileged = true; }, "--privileged img");
    row(
        "restart",
        [](ContainerSpec &s) { s.settings.restart = "on-failure:3"; },
        "--restart on-failure:3 img");
    row(
        "removed on exit",
        [](ContainerSpec &s) {
            s.settings.restart = "always";
            s.removeOnExit = true;
        },
        "--rm img");
    row(
        "stop signal",
        [](ContainerSpec &s) { s.settings.stopSignal = "SIGINT"; },
        "--stop-signal SIGINT img");
    row(
        "grace",
        [](ContainerSpec &s) { s.settings.stopGracePeriod = 90'500ms; },
        "--stop-timeout 90 img");
    row(
        "no grace",
        [](ContainerSpec &s) { s.settings.stopGracePeriod = 0s; },
        "--stop-timeout 0 img");
    row(
        "platform",
        [](ContainerSpec &s) { s.settings.platform = "linux/arm64"; },
        "--platform linux/arm64 img");
    row(
        "labels",
        [](ContainerSpec &s) {
            s.labels = {{"a", "1,\"2\""}, {"b", ""}};
        },
        "--label 'a=1,\"2\"' --label b= img");
    row(
        "annotations",
        [](ContainerSpec &s) {
            s.settings.annotations = {{"a", "b,\"c\""}};
        },
        "img", // this engine is older than annotations
        "--annotation '\"a=b,\"\"c\"\"\"' img");
    row(
        "capabilities",
        [](ContainerSpec &s) {
            s.settings.capAdd = {"NET_ADMIN"};
            s.settings.capDrop = {"ALL"};
        },
        "--cap-add NET_ADMIN --cap-drop ALL img");
    row(
        "security",
        [](ContainerSpec &s) {
            s.settings.securityOpt = {"label=disable", "a,b"};
        },
        "--security-opt label=disable --security-opt a,b img");
    row(
        "namespaces",
        [](ContainerSpec &s) {
            s.settings.ipc = "host";
            s.settings.pid = "container:x";
            s.settings.usernsMode = "host";
        },
        "--ipc host --pid container:x --userns host img");
    row(
        "log",
        [](ContainerSpec &s) {
            s.settings.logDriver = "json-file";
            s.settings.logOptions = {{"tag", "a,b"}};
        },
        "--log-driver json-file --log-opt tag=a,b img",
        "--log-driver json-file --log-opt '\"tag=a,b\"' img");
    row(
        "docker's local log",
        [](ContainerSpec &s) { s.settings.logDriver = "local"; },
        "--log-driver local img",
        "--log-driver k8s-file img");
}

void tst_Flags::networkRows()
{
    row(
        "network", [](ContainerSpec &s) { s.networks = {{.network = "n"}}; }, "--network n img");
    row(
        "network with aliases and addresses",
        [](ContainerSpec &s) {
            s.networks = {{.network = "n",
                           .aliases = {"web", "W"},
                           .ipv4Address = "10.0.0.2",
                           .ipv6Address = "fd00::2",
                           .macAddress = "02:00:00:00:00:01"}};
        },
        "--network n --network-alias web --network-alias W --ip 10.0.0.2 --ip6 fd00::2 img",
        "--network n:alias=web,alias=W,ip=10.0.0.2,ip6=fd00::2,mac=02:00:00:00:00:01 img");
    row(
        "two networks",
        [](ContainerSpec &s) {
            s.networks = {{.network = "a", .aliases = {"x"}}, {.network = "b", .aliases = {"y"}}};
        },
        "--network a --network-alias x img",
        "--network a:alias=x --network b:alias=y img");
    row(
        "network mode",
        [](ContainerSpec &s) { s.networkMode = "container:abc"; },
        "--network container:abc img");
    row(
        "default mode", [](ContainerSpec &s) { s.networkMode = "default"; }, "img");
    row(
        "host name", [](ContainerSpec &s) { s.settings.hostname = "h"; }, "--hostname h img");
    row(
        "host and domain name",
        [](ContainerSpec &s) {
            s.settings.hostname = "h";
            s.settings.domainname = "d.org";
        },
        "--hostname h --domainname d.org img",
        "--hostname h.d.org img");
    row(
        "domain name only",
        [](ContainerSpec &s) { s.settings.domainname = "d.org"; },
        "--domainname d.org img",
        "img");
    row(
        "port",
        [](ContainerSpec &s) { s.settings.ports = {{.published = "80", .target = 8080}}; },
        "--publish 80:8080/tcp img");
    row(
        "any port",
        [](ContainerSpec &s) { s.settings.ports = {{.target = 53, .protocol = "udp"}}; },
        "--publish 53/udp img");
    row(
        "port at an address",
        [](ContainerSpec &s) {
            s.settings.ports = {{.hostIp = "127.0.0.1", .published = "80", .target = 80}};
        },
        "--publish 127.0.0.1:80:80/tcp img");
    row(
        "any port at an address",
        [](ContainerSpec &s) { s.settings.ports = {{.hostIp = "127.0.0.1", .target = 80}}; },
        "--publish 127.0.0.1::80/tcp img");
    row(
        "port at an IPv6 address",
        [](ContainerSpec &s) {
            s.settings.ports = {{.hostIp = "::1", .published = "1", .target = 2}};
        },
        "--publish '[::1]:1:2/tcp' img");
    row(
        "expose",
        [](ContainerSpec &s) {
            s.settings.expose = {"1", "2-3/udp"};
        },
        "--expose 1 --expose 2-3/udp img");
    row(
        "hosts",
        [](ContainerSpec &s) {
            s.settings.extraHosts = {"a=1.2.3.4", "b=[::1]", "c=fd00::1"};
        },
        "--add-host a:1.2.3.4 --add-host b:::1 --add-host c:fd00::1 img");
    row(
        "the host's gateway",
        [](ContainerSpec &s) { s.settings.extraHosts = {"h=host-gateway"}; },
        "--add-host h:host-gateway img",
        "img");
    row(
        "dns",
        [](ContainerSpec &s) {
            s.settings.dns = {"1.1.1.1"};
            s.settings.dnsSearch = {"a.org"};
            s.settings.dnsOptions = {"ndots:2"};
        },
        "--dns 1.1.1.1 --dns-search a.org --dns-option ndots:2 img");
}

void tst_Flags::mountRows()
{
    using Type = Mount::Type;
    row(
        "volume",
        [](ContainerSpec &s) { s.settings.mounts = {{.source = "v", .target = "/v"}}; },
        "--volume v:/v img");
    row(
        "volume with options",
        [](ContainerSpec &s) {
            s.settings.mounts = {
                {.source = "v", .target = "/v", .readOnly = true, .noCopy = true, .selinux = "Z"}};
        },
        "--volume v:/v:ro,Z,nocopy img");
    row(
        "anonymous volume",
        [](ContainerSpec &s) { s.settings.mounts = {{.target = "/v"}}; },
        "--volume /v img");
    row(
        "anonymous volume, read-only",
        [](ContainerSpec &s) { s.settings.mounts = {{.target = "/v", .readOnly = true}}; },
        "--mount type=volume,target=/v,ro img");
    row(
        "volume at a path with a colon",
        [](ContainerSpec &s) { s.settings.mounts = {{.source = "v", .target = "/a:b"}}; },
        "--mount type=volume,source=v,target=/a:b img");
    row(
        "folder",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::Bind, .source = "/s", .target = "/t"}};
        },
        "--mount type=bind,source=/s,target=/t img");
    row(
        "folder with options",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::Bind,
                                  .source = "/a, \"b\"",
                                  .target = "/t",
                                  .readOnly = true,
                                  .propagation = "rslave"}};
        },
        "--mount 'type=bind,\"source=/a, \"\"b\"\"\",target=/t,ro,bind-propagation=rslave' img");
    row(
        "folder with an SELinux label",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::Bind,
                                  .source = "/s",
                                  .target = "/t",
                                  .readOnly = true,
                                  .propagation = "rslave",
                                  .selinux = "z"}};
        },
        "--volume /s:/t:ro,z,rslave img");
    row(
        "tmpfs mount",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = Type::Tmpfs,
                                  .target = "/t",
                                  .readOnly = true,
                                  .tmpfsSize = 1024,
                                  .tmpfsMode = 01777}};
        },
        "--mount type=tmpfs,target=/t,ro,tmpfs-size=1024,tmpfs-mode=1777 img");
    row(
        "tmpfs",
        [](ContainerSpec &s) { s.settings.tmpfs = {"/t:size=1m,mode=700"}; },
        "--tmpfs /t:size=1m,mode=700 img");
    row(
        "read-only root",
        [](ContainerSpec &s) { s.settings.readOnly = true; },
        "--read-only img",
        "--read-only --read-only-tmpfs=false img");
}

void tst_Flags::healthRows()
{
    const auto tested = [](const QStringList &test) {
        return
            [test](ContainerSpec &s) { s.settings.healthcheck = core::HealthCheck{.test = test}; };
    };
    row("health line",
        tested({"CMD-SHELL", "curl -f x || exit 1"}),
        "--health-cmd 'curl -f x || exit 1' img",
        "--health-cmd '[\"CMD-SHELL\",\"curl -f x || exit 1\"]' img");
    row("health words",
        tested({"CMD", "test", "-f", "/a b"}),
        "--health-cmd 'test -f '\\''/a b'\\''' img",
        "--health-cmd '[\"test\",\"-f\",\"/a b\"]' img");
    row("health word",
        tested({"CMD", "true"}),
        "--health-cmd true img",
        "--health-cmd 'CMD true' img");
    row("health word with a blank",
        tested({"CMD", "/a b"}),
        "--health-cmd ''\\''/a b'\\''' img",
        "--health-cmd '[\"CMD-SHELL\",\"'\\''/a b'\\''\"]' img");
    row("health word like a keyword",
        tested({"CMD", "cmd", "x"}),
        "--health-cmd 'cmd x' img",
        "--health-cmd '[\"CMD-SHELL\",\"cmd x\"]' img");
    row("no health", tested({"NONE"}), "--no-healthcheck img");
    row(
        "health disabled",
        [](ContainerSpec &s) {
            s.settings.healthcheck =
                core::HealthCheck{.test = {"CMD", "x"}, .retries = 2, .disabled = true};
        },
        "--no-healthcheck img");
    row(
        "health times",
        [](ContainerSpec &s) {
            s.settings.healthcheck = core::HealthCheck{.interval = 90s,
                                                       .timeout = 500ms,
                                                       .startPeriod = 0s,
                                                       .startInterval = 1s,
                                                       .retries = 5};
        },
        "--health-interval 1m30s --health-timeout 500ms --health-start-period 0s "
        "--health-retries 5 img");
}

void tst_Flags::limitRows()
{
    row(
        "devices",
        [](ContainerSpec &s) {
            s.settings.devices = {"/dev/a:/dev/b:rwm", "v/c=a,b"};
        },
        "--device /dev/a:/dev/b:rwm img", // this engine is older than CDI names
        "--device /dev/a:/dev/b:rwm --device '\"v/c=a,b\"' img");
    row(
        "sysctls",
        [](ContainerSpec &s) {
            s.settings.sysctls = {{"a", "1 2"}, {"b", "1,2"}};
        },
        "--sysctl 'a=1 2' --sysctl b=1,2 img",
        "--sysctl 'a=1 2' --sysctl '\"b=1,2\"' img");
    row(
        "ulimits",
        [](ContainerSpec &s) {
            s.settings.ulimits = {{"nofile", {.soft = 1, .hard = 2}},
                                  {"memlock", {.soft = -1, .hard = -1}}};
        },
        "--ulimit memlock=-1:-1 --ulimit nofile=1:2 img");
    row(
        "cpus", [](ContainerSpec &s) { s.settings.cpus = "0.5"; }, "--cpus 0.5 img");
    row(
        "memory",
        [](ContainerSpec &s) {
            s.settings.memoryLimit = 67108864;
            s.settings.memoryReservation = 1;
            s.settings.memorySwap = -1;
        },
        "--memory 67108864 --memory-reservation 1 --memory-swap -1 img");
    row(
        "shm", [](ContainerSpec &s) { s.settings.shmSize = 5; }, "--shm-size 5 img");
    row(
        "pids", [](ContainerSpec &s) { s.settings.pidsLimit = -1; }, "--pids-limit -1 img");
}

void tst_Flags::told()
{
    QFETCH(const Change, change);
    QFETCH(const QString, dockerText);
    QFETCH(const QString, podmanText);
    ContainerSpec spec = {.image = "img"};
    change(spec);

    QCOMPARE(toldText(spec, docker()), dockerText);
    QCOMPARE(toldText(spec, podman()), podmanText);
}

void tst_Flags::versionsDecide_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QString>("text");
    const Change gateway = [](ContainerSpec &s) { s.settings.extraHosts = {"h=host-gateway"}; };
    const Change annotation = [](ContainerSpec &s) { s.settings.annotations = {{"a", "b,c"}}; };
    const Change interval = [](ContainerSpec &s) {
        s.settings.healthcheck = core::HealthCheck{.startInterval = 1s};
    };
    const Change networks = [](ContainerSpec &s) {
        s.networks = {{.network = "a"},
                      {.network = "b", .aliases = {"x"}, .ipv4Address = "10.0.0.2"}};
    };
    const Change upperCase = [](ContainerSpec &s) {
        s.networks = {{.network = "a"}, {.network = "B"}};
    };

    QTest::newRow("podman 4.6 has no gateway") << gateway << podman("4.6.2") << "img";
    QTest::newRow("podman 4.7 has one")
        << gateway << podman("4.7.0") << "--add-host h:host-gateway img";
    QTest::newRow("podman 5 does not split annotations")
        << annotation << podman("5.0.0") << "--annotation a=b,c img";
    QTest::newRow("docker 24 has annotations")
        << annotation << docker("24.0.7", "28.2.2") << "--annotation a=b,c img";
    QTest::newRow("an old client has not") << annotation << docker("28.2.2", "23.0.1") << "img";
    QTest::newRow("docker 25 has start interval")
        << interval << docker("25.0.0", "25.0.0") << "--health-start-interval 1s img";
    QTest::newRow("docker 24 has not") << interval << docker("24.0.0") << "img";
    QTest::newRow("docker 25 takes several networks")
        << networks << docker("25.0.3", "")
        << "--network a --network name=b,alias=x,ip=10.0.0.2 img";
    QTest::newRow("docker 25 would fold this name")
        << upperCase << docker("25.0.3", "") << "--network a img";
    QTest::newRow("a version with a tail")
        << networks << docker("v26.1.5+dfsg1", "")
        << "--network a --network name=b,alias=x,ip=10.0.0.2 img";
    QTest::newRow("no version at all") << interval << docker("", "") << "img";
}

void tst_Flags::versionsDecide()
{
    QFETCH(const Change, change);
    QFETCH(const Dialect, dialect);
    QFETCH(const QString, text);
    ContainerSpec spec = {.image = "img"};
    change(spec);
    QCOMPARE(toldText(spec, dialect), text);
}

void tst_Flags::aNameNeverBecomesAnOption()
{
    ContainerSpec spec = {.name = "--privileged", .image = "--privileged"};
    for (const Dialect &dialect : {docker(), podman()})
        QCOMPARE(toldText(spec, dialect), "--name --privileged -- --privileged");
}

QTEST_APPLESS_MAIN(tst_Flags)
#include "tst_flags.moc"
