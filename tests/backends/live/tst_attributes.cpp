#include "testedruntime.h"

#include <QTest>

using core::ContainerSpec;
using Change = std::function<void(ContainerSpec &)>;


/// Every attribute, told to the real runtimes: they must take it, and it must arrive.
class tst_Attributes : public QObject
{
    Q_OBJECT

public:
    explicit tst_Attributes(const QString &name)
        : m_name(name)
    {}

private slots:
    void initTestCase();
    void cleanupTestCase() { m_live.reset(); }
    void accepted_data();
    void accepted();
    void seenInside_data();
    void seenInside();
    void healthTest_data();
    void healthTest();

private:
    const QString m_name;
    std::unique_ptr<TestedRuntime> m_live;
};

void tst_Attributes::initTestCase()
{
    m_live = std::make_unique<TestedRuntime>(m_name);
    REQUIRE_RUNTIME(m_live->missing());
}

void tst_Attributes::accepted_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };

    row("annotation with a comma", [](ContainerSpec &s) {
        s.settings.annotations = {{"k", "v,w"}};
    });
    row("added and dropped capabilities", [](ContainerSpec &s) {
        s.settings.capAdd = {"NET_ADMIN", "SYS_TIME"};
        s.settings.capDrop = {"ALL"};
    });
    row("security options", [](ContainerSpec &s) {
        s.settings.securityOpt = {"no-new-privileges:true", "seccomp=unconfined"};
    });
    row("device", [](ContainerSpec &s) { s.settings.devices = {"/dev/null:/dev/xnull:rwm"}; });
    row("sysctl with a blank", [](ContainerSpec &s) {
        s.settings.sysctls = {{"net.ipv4.ip_local_port_range", "2000 3000"}};
    });
    row("ulimits", [](ContainerSpec &s) {
        s.settings.ulimits = {{"nofile", {.soft = 100, .hard = 200}},
                              {"nproc", {.soft = 50, .hard = 50}}};
    });
    row("limits", [](ContainerSpec &s) {
        s.settings.cpus = "0.5";
        s.settings.memoryLimit = 64 << 20;
        s.settings.memoryReservation = 32 << 20;
        s.settings.memorySwap = -1;
        s.settings.shmSize = 1 << 20;
        s.settings.pidsLimit = 20;
    });
    row("restart policy", [](ContainerSpec &s) { s.settings.restart = "on-failure:3"; });
    row("removed on exit", [](ContainerSpec &s) {
        s.settings.restart = "always";
        s.removeOnExit = true;
    });
    row("terminal and stdin",
        [](ContainerSpec &s) { s.settings.tty = s.settings.stdinOpen = true; });
    row("no init", [](ContainerSpec &s) { s.settings.init = false; });
    row("docker's file log", [](ContainerSpec &s) {
        s.settings.logDriver = "json-file";
        s.settings.logOptions = {{"max-size", "1m"}, {"max-file", "2"}};
    });
    row("docker's local log", [](ContainerSpec &s) { s.settings.logDriver = "local"; });
    row("shared ipc and pid", [](ContainerSpec &s) {
        s.settings.ipc = "shareable";
        s.settings.pid = "host";
        s.settings.usernsMode = "host";
    });
    row("groups", [](ContainerSpec &s) { s.settings.groupAdd = {"5", "7"}; });
    row("names", [](ContainerSpec &s) {
        s.settings.hostname = "front";
        s.settings.domainname = "example.org";
        s.settings.dns = {"192.0.2.1"};
        s.settings.dnsSearch = {"example.org"};
        s.settings.dnsOptions = {"ndots:2"};
        s.settings.extraHosts = {"a=192.0.2.7", "b=[2001:db8::1]", "h=host-gateway"};
    });
    row("ports", [this](ContainerSpec &s) {
        s.settings.ports = {
            {.hostIp = "127.0.0.1", .published = m_live->ports() + "61", .target = 80},
            {.hostIp = "::1", .published = m_live->ports() + "62", .target = 80},
            {.published = m_live->ports() + "63", .target = 53, .protocol = "udp"},
            {.hostIp = "127.0.0.1", .target = 81}};
        s.settings.expose = {"9000", "9001/udp"};
    });
    row("no network", [](ContainerSpec &s) { s.networkMode = "none"; });
    row("the host's network", [](ContainerSpec &s) { s.networkMode = "host"; });
    row("the default network", [](ContainerSpec &s) { s.networkMode = "default"; });
    row("platform", [](ContainerSpec &s) { s.settings.platform = "linux/amd64"; });
    row("stop signal and grace", [](ContainerSpec &s) {
        s.settings.stopSignal = "SIGINT";
        s.settings.stopGracePeriod = std::chrono::milliseconds(61'500);
    });
    row("labels of any text", [](ContainerSpec &s) {
        s.labels = {{"a", "x,y=\"z\" $HOME\nnext"}, {"com.docker.compose.project", "p"}};
    });
    row("health times only", [](ContainerSpec &s) {
        s.settings.healthcheck = core::HealthCheck{.interval = std::chrono::minutes(1),
                                                   .startInterval = std::chrono::seconds(1),
                                                   .retries = 7};
    });
    row("no health check",
        [](ContainerSpec &s) { s.settings.healthcheck = core::HealthCheck{.disabled = true}; });
}

void tst_Attributes::accepted()
{
    QFETCH(const Change, change);
    const TestedRuntime &live = *m_live;

    ContainerSpec spec = live.sleeper("attribute");
    change(spec);
    live.remove({spec.name});
    const QList<core::CommandLine> commands = live.protocol().runContainer(spec);
    const core::ProcessResult result = TestedRuntime::run(commands);
    live.remove({spec.name});
    QVERIFY2(result.succeeded(), described(commands.last(), result).constData());
}

void tst_Attributes::seenInside_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("seen");
    const auto row =
        [](const char *name, Change change, const QString &script, const QString &seen) {
            QTest::newRow(name) << change << script << seen;
        };

    row(
        "environment of any text",
        [](ContainerSpec &s) {
            s.settings.environment = {{"A", "x,y=\"z\" $B\n2"}, {"B", ""}};
        },
        "echo \"$A${B-unset}\"",
        "x,y=\"z\" $B\n2");
    row(
        "a variable taken away",
        [](ContainerSpec &s) {
            s.settings.environment = {{"FROM_IMAGE", std::nullopt}};
        },
        "echo ${FROM_IMAGE-unset}",
        "unset");
    row(
        "working directory and user",
        [](ContainerSpec &s) {
            s.settings.workingDirectory = "/bin";
            s.settings.user = "12:34";
        },
        "pwd; id -u; id -g",
        "/bin\n12\n34");
    row(
        "host name", [](ContainerSpec &s) { s.settings.hostname = "front"; }, "hostname", "front");
    row(
        "read-only root",
        [](ContainerSpec &s) {
            s.settings.readOnly = true;
            s.settings.tmpfs = {"/scratch:size=1m,mode=700"};
        },
        "touch /scratch/x && for f in / /run /tmp; do touch $f/x 2>/dev/null && echo $f; done; "
        "echo end",
        "end");
    row(
        "tmpfs with size and mode",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = core::Mount::Type::Tmpfs,
                                  .target = "/t",
                                  .tmpfsSize = 1 << 20,
                                  .tmpfsMode = 0750}};
        },
        "grep ' /t ' /proc/mounts | tr ', ' '\\n\\n' | grep -e size= -e mode= | sort",
        "mode=750\nsize=1024k");
    row(
        "read-only tmpfs",
        [](ContainerSpec &s) {
            s.settings.mounts = {
                {.type = core::Mount::Type::Tmpfs, .target = "/t", .readOnly = true}};
        },
        "touch /t/x 2>/dev/null || echo read-only",
        "read-only");
    row(
        "anonymous volume",
        [](ContainerSpec &s) { s.settings.mounts = {{.target = "/v"}}; },
        "touch /v/x && ls /v",
        "x");
    row(
        "volume, read-only and not copied",
        [](ContainerSpec &s) {
            s.settings.mounts = {
                {.source = s.name + "-v", .target = "/bin/v", .readOnly = true, .noCopy = true}};
        },
        "touch /bin/v/x 2>/dev/null || ls /bin/v | wc -l",
        "0");
    row(
        "volume at a path with a colon",
        [](ContainerSpec &s) { s.settings.mounts = {{.source = s.name + "-v", .target = "/a:b"}}; },
        "ls -d /a:b",
        "/a:b");
    row(
        "folder with a comma in its name",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = core::Mount::Type::Bind,
                                  .source = s.settings.workingDirectory + "/with, comma",
                                  .target = "/f",
                                  .readOnly = true}};
            s.settings.workingDirectory.clear();
        },
        "touch /f/x 2>/dev/null || ls -d /f",
        "/f");
    row(
        "folder with an SELinux label",
        [](ContainerSpec &s) {
            s.settings.mounts = {{.type = core::Mount::Type::Bind,
                                  .source = s.settings.workingDirectory + "/with, comma",
                                  .target = "/f",
                                  .selinux = "z"}};
            s.settings.workingDirectory.clear();
        },
        "touch /f/x && ls /f",
        "x");
    row(
        "limit of open files",
        [](ContainerSpec &s) {
            s.settings.ulimits = {{"nofile", {.soft = 100, .hard = 200}},
                                  {"nproc", {.soft = 50, .hard = 50}}};
        },
        "ulimit -Hn",
        "200");
    row(
        "sysctl",
        [](ContainerSpec &s) {
            s.settings.sysctls = {{"net.ipv4.ip_local_port_range", "2000 3000"}};
        },
        "cat /proc/sys/net/ipv4/ip_local_port_range",
        "2000\t3000");
}

void tst_Attributes::seenInside()
{
    QFETCH(const Change, change);
    QFETCH(const QString, script);
    QFETCH(const QString, seen);
    const TestedRuntime &live = *m_live;
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("with, comma"));

    ContainerSpec spec = live.sleeper("inside");
    spec.settings.workingDirectory = folder.path();
    change(spec);
    if (spec.settings.workingDirectory == folder.path())
        spec.settings.workingDirectory.clear();
    live.remove({spec.name});
    const QList<core::CommandLine> commands = live.protocol().runContainer(spec);
    const core::ProcessResult started = TestedRuntime::run(commands);
    QVERIFY2(started.succeeded(), described(commands.last(), started).constData());
    const core::CommandLine command =
        live.protocol().exec(spec.name, {.command = {"sh", "-c", script}});
    const core::ProcessResult result = TestedRuntime::run(command);
    live.remove({spec.name});
    TestedRuntime::run(live.protocol().removeVolume(spec.name + "-v"));
    QVERIFY2(result.succeeded(), described(command, result).constData());
    QCOMPARE(QString::fromUtf8(result.output).trimmed(), seen);
}

void tst_Attributes::healthTest_data()
{
    QTest::addColumn<QStringList>("test");
    QTest::newRow("line") << QStringList{"CMD-SHELL", "test \"$FROM_IMAGE\" = yes && echo \"a b\""};
    QTest::newRow("line like a keyword") << QStringList{"CMD-SHELL", "CMD=1; true"};
    QTest::newRow("line like an array") << QStringList{"CMD-SHELL", "[ 1 = 1 ]"};
    QTest::newRow("words") << QStringList{"CMD", "test", "a b", "=", "a b"};
    QTest::newRow("one word") << QStringList{"CMD", "true"};
    QTest::newRow("words that a shell would read")
        << QStringList{"CMD", "test", "$HOME;'\"", "=", "$HOME;'\""};
}

void tst_Attributes::healthTest()
{
    QFETCH(const QStringList, test);
    const TestedRuntime &live = *m_live;

    ContainerSpec spec = live.sleeper("health");
    spec.settings.healthcheck =
        core::HealthCheck{.test = test, .interval = std::chrono::seconds(1), .retries = 1};
    live.remove({spec.name});
    const QList<core::CommandLine> commands = live.protocol().runContainer(spec);
    const core::ProcessResult started = TestedRuntime::run(commands);
    QVERIFY2(started.succeeded(), described(commands.last(), started).constData());

    core::ContainerInfo container;
    const auto look = [&] {
        if (const auto check = live.protocol().runHealthCheck(spec.name); !check.program.isEmpty())
            TestedRuntime::run(check);
        const auto inspected = live.protocol().parseInspection(
            TestedRuntime::run(live.protocol().inspectContainers({spec.name})).output);
        container = inspected ? inspected->value(0) : core::ContainerInfo();
        return container.health;
    };
    QTRY_VERIFY_WITH_TIMEOUT(look() != core::ContainerInfo::Health::Starting, 10000);
    live.remove({spec.name});
    QVERIFY2(container.health == core::ContainerInfo::Health::Healthy,
             qPrintable(container.healthTest.join('|') + container.healthOutput));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const QString &name : testedRuntimes()) {
        tst_Attributes test(name);
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}

#include "tst_attributes.moc"
