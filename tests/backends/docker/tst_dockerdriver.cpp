#include "backends/docker/dockerdriver.h"

#include <QFile>
#include <QTest>

using backends::common::Machine;
using backends::docker::DockerDriver;
using core::BackendInfo;
using core::Platform;
using core::ProcessResult;
using core::Tick;

/// What a probe's answer means, on any machine.
class tst_DockerDriver : public QObject
{
    Q_OBJECT

private slots:
    void probeOnlyReads();
    void working();
    void modes_data();
    void modes();
    void buildKit_data();
    void buildKit();
    void controlGroups_data();
    void controlGroups();
    void problems_data();
    void problems();
    void capabilities_data();
    void capabilities();
};

static QByteArray captured(const QString &file)
{
    QFile source(QStringLiteral(PERRY_TEST_DATA "/backends/docker/") + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

static Machine
machine(Platform platform = Platform::Linux, const QString &dockerHost = {}, bool systemd = true)
{
    return {
        .platform = platform,
        .exists =
            [systemd](const QString &path) { return systemd && path == u"/run/systemd/system"; },
        .variable =
            [dockerHost](const char *name) {
                return qstrcmp(name, "DOCKER_HOST") == 0 ? dockerHost : QString();
            }};
}

static BackendInfo probed(const ProcessResult &result, const Machine &machine = ::machine())
{
    return DockerDriver(machine).readProbe({.name = "docker",
                                            .title = "Docker Engine",
                                            .found = Tick::Yes,
                                            .executable = "/usr/bin/docker"},
                                           result);
}

void tst_DockerDriver::probeOnlyReads()
{
    const DockerDriver driver;
    QCOMPARE(driver.name(), "docker");
    QCOMPARE(driver.executables(), QStringList{"docker"});
    const core::CommandLine probe = driver.probe("/usr/bin/docker");
    QCOMPARE(core::shellText(probe), "/usr/bin/docker version --format '{{json .}}'");
    QCOMPARE(probe.timeout, std::chrono::seconds(2));
}

void tst_DockerDriver::working()
{
    const BackendInfo info = probed({.output = captured("version.json")});
    QVERIFY(info.available);
    QCOMPARE(info.setUp, Tick::Yes);
    QCOMPARE(info.reachable, Tick::Yes);
    QCOMPARE(info.usable, Tick::Yes);
    QCOMPARE(info.version, "20.10.24+dfsg1");
    QCOMPARE(info.clientVersion, "28.2.2");
    QCOMPARE(info.mode, "rootful");
    QCOMPARE(info.isolationLevel, "container");
    QCOMPARE(info.endpoint, "unix:///var/run/docker.sock");
    QVERIFY(info.reason.isEmpty() && info.hint.isEmpty());
    QVERIFY(info.runsHealthChecks);
    QVERIFY(DockerDriver().protocol(info));
}

void tst_DockerDriver::modes_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QString>("dockerHost");
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("isolation");
    QTest::newRow("rootless socket") << Platform::Linux << "unix:///run/user/1000/docker.sock"
                                     << QByteArray("default") << "rootless"
                                     << "container";
    QTest::newRow("rootless context")
        << Platform::Linux << "" << QByteArray("rootless") << "rootless"
        << "container";
    QTest::newRow("desktop on Linux")
        << Platform::Linux << "" << QByteArray("desktop-linux") << "vm"
        << "vm";
    QTest::newRow("macOS") << Platform::MacOs << "" << QByteArray("colima") << "vm"
                           << "vm";
    QTest::newRow("Windows") << Platform::Windows << "" << QByteArray("default") << "vm"
                             << "vm";
    QTest::newRow("ssh") << Platform::Linux << "ssh://me@far" << QByteArray("default") << "remote"
                         << "container";
}

void tst_DockerDriver::modes()
{
    QFETCH(const Platform, platform);
    QFETCH(const QString, dockerHost);
    QFETCH(const QByteArray, context);
    QFETCH(const QString, mode);
    QFETCH(const QString, isolation);
    QByteArray answer = captured("version.json");
    answer.replace("\"Context\":\"default\"", "\"Context\":\"" + context + "\"");
    const BackendInfo info = probed({.output = answer}, machine(platform, dockerHost));
    QVERIFY(info.available);
    QCOMPARE(info.mode, mode);
    QCOMPARE(info.isolationLevel, isolation);
    QVERIFY(!info.endpoint.isEmpty());
}

using Variables = QMap<QString, QString>;


/// A machine with these files and variables and nothing else.
static Machine machineWith(Platform platform, const Variables &files, const Variables &variables)
{
    return {.platform = platform,
            .exists = [files](const QString &path) { return files.contains(path); },
            .variable = [variables](const char *name) { return variables.value(name); },
            .read = [files](const QString &path) { return files.value(path).toUtf8(); }};
}

void tst_DockerDriver::buildKit_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<Variables>("files");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<bool>("found");
    const Variables home = {{"HOME", "/home/me"}};
    const Variables system = {{"/usr/libexec/docker/cli-plugins/docker-buildx", ""}};
    QTest::newRow("none") << Platform::Linux << Variables() << home << false;
    QTest::newRow("of the system") << Platform::Linux << system << home << true;
    QTest::newRow("not wanted") << Platform::Linux << system
                                << Variables{{"HOME", "/home/me"}, {"DOCKER_BUILDKIT", "0"}}
                                << false;
    QTest::newRow("of the user") << Platform::MacOs
                                 << Variables{{"/home/me/.docker/cli-plugins/docker-buildx", ""}}
                                 << home << true;
    QTest::newRow("in a configuration elsewhere")
        << Platform::Linux << Variables{{"/c/cli-plugins/docker-buildx", ""}}
        << Variables{{"DOCKER_CONFIG", "/c"}} << true;
    QTest::newRow("in a folder of the configuration")
        << Platform::MacOs
        << Variables{{"/home/me/.docker/config.json",
                      R"({"cliPluginsExtraDirs":[7,"/opt/homebrew/lib/docker/cli-plugins"]})"},
                     {"/opt/homebrew/lib/docker/cli-plugins/docker-buildx", ""}}
        << home << true;
    QTest::newRow("broken configuration")
        << Platform::Linux << Variables{{"/home/me/.docker/config.json", "{"}} << home << false;
    QTest::newRow("odd configuration")
        << Platform::Linux
        << Variables{{"/home/me/.docker/config.json", R"({"cliPluginsExtraDirs":"x"})"}} << home
        << false;
    QTest::newRow("Windows") << Platform::Windows
                             << Variables{{"C:/ProgramData/Docker/cli-plugins/docker-buildx.exe",
                                           ""}}
                             << Variables{{"ProgramData", "C:/ProgramData"}} << true;
}

void tst_DockerDriver::buildKit()
{
    QFETCH(const Platform, platform);
    QFETCH(const Variables, files);
    QFETCH(const Variables, variables);
    QFETCH(const bool, found);
    const BackendInfo info =
        probed({.output = captured("version.json")}, machineWith(platform, files, variables));
    QVERIFY(info.available);
    QCOMPARE(info.hasBuildKit, found);
}

void tst_DockerDriver::controlGroups_data()
{
    QTest::addColumn<Variables>("files");
    QTest::addColumn<QString>("dockerHost");
    QTest::addColumn<QString>("version");
    const Variables old = {{"/sys/fs/cgroup", ""}};
    const Variables unified = {{"/sys/fs/cgroup", ""}, {"/sys/fs/cgroup/cgroup.controllers", ""}};
    QTest::newRow("not said") << Variables() << ""
                              << "";
    QTest::newRow("old") << old << ""
                         << "v1";
    QTest::newRow("unified") << unified << ""
                             << "v2";
    QTest::newRow("elsewhere") << unified << "tcp://far:2375"
                               << "";
}

void tst_DockerDriver::controlGroups()
{
    QFETCH(const Variables, files);
    QFETCH(const QString, dockerHost);
    QFETCH(const QString, version);
    const BackendInfo info =
        probed({.output = captured("version.json")},
               machineWith(Platform::Linux, files, {{"DOCKER_HOST", dockerHost}}));
    QCOMPARE(info.cgroupVersion, version);
}

void tst_DockerDriver::problems_data()
{
    using End = ProcessResult::End;
    QTest::addColumn<ProcessResult>("result");
    QTest::addColumn<Tick>("setUp");
    QTest::addColumn<Tick>("reachable");
    QTest::addColumn<Tick>("usable");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("fix");
    const QByteArray noServer = R"({"Client":{"Version":"28.2.2","ApiVersion":"1.50",
        "DefaultAPIVersion":"1.50","Context":"default"},"Server":null})";
    const auto server = [](const QByteArray &members) {
        return R"({"Client":{"Version":"28.2.2","ApiVersion":"1.41","Context":"default"},)"
               R"("Server":{)"
               + members + "}}";
    };

    QTest::newRow("not running")
        << ProcessResult{.exitCode = 1,
                         .output = noServer,
                         .errorOutput = "Cannot connect to the Docker daemon at "
                                        "unix:///var/run/docker.sock. Is the docker daemon "
                                        "running?\n"}
        << Tick::Yes << Tick::No << Tick::Unknown
        << "Docker is installed, but its engine does not run."
        << "sudo systemctl start docker";
    QTest::newRow("not permitted")
        << ProcessResult{.exitCode = 1,
                         .output = noServer,
                         .errorOutput = "permission denied while trying to connect to the Docker "
                                        "daemon socket at unix:///var/run/docker.sock\n"}
        << Tick::Yes << Tick::Yes << Tick::No << "Docker runs, but this user may not use it."
        << "sudo usermod -aG docker $USER";
    QTest::newRow("unknown context")
        << ProcessResult{.exitCode = 1,
                         .errorOutput = "Failed to initialize: unable to resolve docker endpoint: "
                                        "context \"nope\": context not found: open x\n"}
        << Tick::No << Tick::Unknown << Tick::Unknown << "Docker's context nope does not exist."
        << "docker context use default";
    QTest::newRow("client too old")
        << ProcessResult{.exitCode = 1,
                         .output = noServer,
                         .errorOutput =
                             "Error response from daemon: client version 1.43 is too old. "
                             "Minimum supported API version is 1.44\n"}
        << Tick::Yes << Tick::Yes << Tick::No
        << "The docker command line and its engine are too far apart."
        << "";
    QTest::newRow("cannot be resolved")
        << ProcessResult{.exitCode = 1,
                         .output = noServer,
                         .errorOutput =
                             "error during connect: Get \"http://far\": dial tcp: lookup "
                             "far: no such host\n"}
        << Tick::Yes << Tick::No << Tick::Unknown
        << "Docker's engine does not answer: error during connect: Get \"http://far\": dial tcp: "
           "lookup far: no such host"
        << "";
    QTest::newRow("hangs") << ProcessResult{.end = End::TimedOut} << Tick::Yes << Tick::No
                           << Tick::Unknown << "Docker did not answer in time."
                           << "";
    QTest::newRow("cannot be run")
        << ProcessResult{.end = End::NotStarted, .startError = "Permission denied"} << Tick::Unknown
        << Tick::Unknown << Tick::No << "The docker command line could not be run."
        << "";
    QTest::newRow("podman in disguise")
        << ProcessResult{.output = R"({"Client":{"APIVersion":"4.3.1","Version":"4.3.1",
                                       "OsArch":"linux/amd64"}})"}
        << Tick::No << Tick::Unknown << Tick::Unknown
        << "The program named docker is podman in disguise."
        << "";
    QTest::newRow("podman's service")
        << ProcessResult{.output =
                             server(R"("Version":"5.0.0","Components":[{"Name":"Podman Engine"}])")}
        << Tick::Yes << Tick::Yes << Tick::No
        << "This docker command line talks to podman's service."
        << "";
    QTest::newRow("Windows containers")
        << ProcessResult{.output = server(R"("Version":"27.0.0","Os":"windows")")} << Tick::Yes
        << Tick::Yes << Tick::No << "Docker is set to Windows containers."
        << "";
    QTest::newRow("too old") << ProcessResult{.output =
                                                  server(R"("Version":"19.03.1","Os":"linux")")}
                             << Tick::Yes << Tick::Yes << Tick::No
                             << "This docker is older than 20.10."
                             << "";
    QTest::newRow("garbage") << ProcessResult{.output = QByteArray(1 << 20, 'x')} << Tick::Yes
                             << Tick::No << Tick::Unknown << "Docker's engine does not answer."
                             << "";
    QTest::newRow("truncated") << ProcessResult{.output = captured("version.json").left(500)}
                               << Tick::Yes << Tick::No << Tick::Unknown
                               << "Docker's engine does not answer."
                               << "";
}

void tst_DockerDriver::problems()
{
    QFETCH(const ProcessResult, result);
    QFETCH(const Tick, setUp);
    QFETCH(const Tick, reachable);
    QFETCH(const Tick, usable);
    QFETCH(const QString, reason);
    QFETCH(const QString, fix);
    const BackendInfo info = probed(result);
    QVERIFY(!info.available);
    QCOMPARE(info.reason, reason);
    QCOMPARE(info.setUp, setUp);
    QCOMPARE(info.reachable, reachable);
    QCOMPARE(info.usable, usable);
    QCOMPARE(info.fixCommand, fix);
    QVERIFY(!info.hint.isEmpty());

    const BackendInfo elsewhere = probed(result, machine(Platform::MacOs));
    QVERIFY(!elsewhere.available && !elsewhere.hint.isEmpty());
    QVERIFY(!elsewhere.fixCommand.contains("systemctl"));
    const BackendInfo bare = probed(result, machine(Platform::Linux, {}, false));
    QVERIFY(!bare.fixCommand.contains("systemctl"));
}

void tst_DockerDriver::capabilities_data()
{
    using core::Axis;
    using Level = core::Support::Level;
    QTest::addColumn<BackendInfo>("info");
    QTest::addColumn<Axis>("axis");
    QTest::addColumn<Level>("level");
    QTest::newRow("health") << BackendInfo{.version = "20.10"} << Axis::HealthcheckNative
                            << Level::Native;
    QTest::newRow("trust") << BackendInfo{.version = "28.0"} << Axis::ImageSignatureVerify
                           << Level::Partial;
    QTest::newRow("no trust") << BackendInfo{.version = "29.1.0"} << Axis::ImageSignatureVerify
                              << Level::Unsupported;
    QTest::newRow("rootless") << BackendInfo{.version = "28.0", .mode = "rootless"}
                              << Axis::Privileged << Level::Partial;
    QTest::newRow("rootful") << BackendInfo{.version = "28.0", .mode = "rootful"}
                             << Axis::Privileged << Level::Native;
    QTest::newRow("vm") << BackendInfo{.version = "28.0", .mode = "vm"} << Axis::BindMounts
                        << Level::Partial;
}

void tst_DockerDriver::capabilities()
{
    QFETCH(const BackendInfo, info);
    QFETCH(const core::Axis, axis);
    QFETCH(const core::Support::Level, level);
    const auto protocol = DockerDriver().protocol(info);
    const core::Support support = protocol->capabilities().of(axis);
    QCOMPARE(support.level, level);
    QCOMPARE(support.reason.isEmpty(), level == core::Support::Level::Native);
}

QTEST_APPLESS_MAIN(tst_DockerDriver)
#include "tst_dockerdriver.moc"
