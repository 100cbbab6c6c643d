#include "backends/podman/podmandriver.h"

#include <QFile>
#include <QTest>

using backends::common::Machine;
using backends::podman::PodmanDriver;
using core::BackendInfo;
using core::Platform;
using core::ProcessResult;
using core::Tick;

/// What a probe's answer means, on any machine.
class tst_PodmanDriver : public QObject
{
    Q_OBJECT

private slots:
    void probeOnlyReads();
    void working();
    void healthChecks_data();
    void healthChecks();
    void machines_data();
    void machines();
    void problems_data();
    void problems();
    void capabilities_data();
    void capabilities();
};

static QByteArray captured()
{
    QFile source(QStringLiteral(PERRY_TEST_DATA "/backends/podman/info.json"));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

static Machine machine(const QStringList &paths = {},
                       Platform platform = Platform::Linux,
                       const QMap<QString, QString> &variables = {})
{
    return {
        .platform = platform,
        .exists = [paths](const QString &path) { return paths.contains(path); },
        .variable = [variables](const char *name) { return variables.value(QLatin1String(name)); }};
}

static BackendInfo probed(const ProcessResult &result, const Machine &machine = ::machine())
{
    return PodmanDriver(machine).readProbe(
        {.name = "podman", .title = "Podman", .found = Tick::Yes, .executable = "/usr/bin/podman"},
        result);
}

/// The captured answer with something else in it.
static QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray answer = captured();
    Q_ASSERT(answer.contains(from));
    return answer.replace(from, to);
}

void tst_PodmanDriver::probeOnlyReads()
{
    const PodmanDriver driver;
    QCOMPARE(driver.name(), "podman");
    QCOMPARE(driver.title(), "Podman");
    const core::CommandLine probe = driver.probe("/usr/bin/podman");
    QCOMPARE(core::shellText(probe), "/usr/bin/podman info --format json");
    QCOMPARE(probe.timeout, std::chrono::seconds(2));
}

void tst_PodmanDriver::working()
{
    const BackendInfo info = probed({.output = captured()});
    QVERIFY2(info.available, qPrintable(info.reason));
    QCOMPARE(info.usable, Tick::Yes);
    QCOMPARE(info.version, "4.3.1");
    QCOMPARE(info.mode, "rootful");
    QCOMPARE(info.isolationLevel, "container");
    QCOMPARE(info.networkBackend, "netavark");
    QCOMPARE(info.cgroupVersion, "v1");
    QVERIFY(info.endpoint.isEmpty());
    QVERIFY(PodmanDriver().protocol(info));
}

void tst_PodmanDriver::healthChecks_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("rootless");
    QTest::addColumn<QString>("disabled");
    QTest::addColumn<bool>("run");
    const QString booted = "/run/systemd/system";
    const QString own = "/run/user/1000/systemd/private";
    QTest::newRow("no systemd") << QStringList() << false << "" << false;
    QTest::newRow("systemd") << QStringList{booted} << false << "" << true;
    QTest::newRow("switched off") << QStringList{booted} << false << "true" << false;
    QTest::newRow("rootless without a session") << QStringList{booted} << true << "" << false;
    QTest::newRow("rootless") << QStringList{booted, own} << true << "" << true;
}

void tst_PodmanDriver::healthChecks()
{
    QFETCH(const QStringList, paths);
    QFETCH(const bool, rootless);
    QFETCH(const QString, disabled);
    QFETCH(const bool, run);
    const QByteArray answer =
        rootless ? changed("\"rootless\": false", "\"rootless\": true") : captured();
    const BackendInfo info =
        probed({.output = answer},
               machine(paths,
                       Platform::Linux,
                       {{"XDG_RUNTIME_DIR", "/run/user/1000"}, {"DISABLE_HC_SYSTEMD", disabled}}));
    QVERIFY(info.available);
    QCOMPARE(info.runsHealthChecks, run);
    QCOMPARE(info.mode, rootless ? "rootless" : "rootful");
    const auto protocol = PodmanDriver().protocol(info);
    QCOMPARE(protocol->capabilities().isNative(core::Axis::HealthcheckNative), run);
}

void tst_PodmanDriver::machines_data()
{
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("isolation");
    QTest::newRow("macOS") << Platform::MacOs << "vm"
                           << "vm";
    QTest::newRow("Windows") << Platform::Windows << "vm"
                             << "vm";
    QTest::newRow("a service elsewhere") << Platform::Linux << "remote"
                                         << "container";
}

void tst_PodmanDriver::machines()
{
    QFETCH(const Platform, platform);
    QFETCH(const QString, mode);
    QFETCH(const QString, isolation);
    const BackendInfo info =
        probed({.output = changed("\"serviceIsRemote\": false", "\"serviceIsRemote\": true")},
               machine({}, platform, {{"CONTAINER_HOST", "ssh://core@127.0.0.1:2222/run/x"}}));
    QVERIFY(info.available);
    QCOMPARE(info.mode, mode);
    QCOMPARE(info.isolationLevel, isolation);
    QCOMPARE(info.endpoint, "ssh://core@127.0.0.1:2222/run/x");
    QVERIFY(info.runsHealthChecks);
}

void tst_PodmanDriver::problems_data()
{
    using End = ProcessResult::End;
    QTest::addColumn<ProcessResult>("result");
    QTest::addColumn<Tick>("setUp");
    QTest::addColumn<Tick>("reachable");
    QTest::addColumn<Tick>("usable");
    QTest::addColumn<QString>("reason");
    const auto refusing = [](const char *text) {
        return ProcessResult{.exitCode = 125, .errorOutput = text};
    };

    QTest::newRow("CNI without plugins")
        << ProcessResult{.output = changed("\"netavark\"", "\"cni\"")} << Tick::Yes << Tick::Yes
        << Tick::No << "podman uses CNI for networks, and the CNI plugins are not installed.";
    QTest::newRow("systemd's control groups without systemd")
        << ProcessResult{.output = changed("\"cgroupManager\": \"cgroupfs\"",
                                           "\"cgroupManager\": \"systemd\"")}
        << Tick::Yes << Tick::Yes << Tick::No
        << "podman is set to leave control groups to systemd, which does not run.";
    QTest::newRow("too old") << ProcessResult{.output = changed("\"Version\": \"4.3.1\"",
                                                                "\"Version\": \"3.4.4\"")}
                             << Tick::Yes << Tick::Yes << Tick::No
                             << "This podman is older than 4.0.";
    QTest::newRow("service down")
        << refusing("Cannot connect to Podman. Please verify your connection to the Linux system\n"
                    "Error: unable to connect to Podman socket: refused\n")
        << Tick::Unknown << Tick::No << Tick::Unknown
        << "podman is set to use a service elsewhere, which does not answer.";
    QTest::newRow("no OCI runtime")
        << refusing("Error: default OCI runtime \"crun\" not found: invalid argument\n") << Tick::No
        << Tick::Unknown << Tick::Unknown
        << "podman does not find the runtime that starts containers.";
    QTest::newRow("no subordinate ids")
        << refusing("Error: cannot set up namespace using \"/usr/bin/newuidmap\": exit status 1\n")
        << Tick::No << Tick::Unknown << Tick::Unknown
        << "This user has no subordinate user ids for rootless containers.";
    QTest::newRow("broken configuration")
        << refusing(
               "time=\"2026-01-01T00:00:00Z\" level=error msg=\"reading system config "
               "\\\"/etc/containers/containers.conf\\\": decode configuration: toml: line 2\"\n")
        << Tick::No << Tick::Unknown << Tick::Unknown << "podman cannot read its configuration.";
    QTest::newRow("something else")
        << refusing("Error: the moon is full\n") << Tick::No << Tick::Unknown << Tick::Unknown
        << "podman does not work on this machine: the moon is full";
    QTest::newRow("silence") << refusing("") << Tick::No << Tick::Unknown << Tick::Unknown
                             << "podman does not work on this machine.";
    QTest::newRow("hangs") << ProcessResult{.end = End::TimedOut} << Tick::Unknown << Tick::No
                           << Tick::Unknown << "podman did not answer in time.";
    QTest::newRow("cannot be run")
        << ProcessResult{.end = End::NotStarted, .startError = "Permission denied"} << Tick::Unknown
        << Tick::Unknown << Tick::No << "The podman command line could not be run.";
    QTest::newRow("garbage") << ProcessResult{.output = QByteArray(2 << 20, '[')} << Tick::Unknown
                             << Tick::Unknown << Tick::No
                             << "podman gave an answer that Perry cannot read.";
    QTest::newRow("truncated") << ProcessResult{.output = captured().left(900)} << Tick::Unknown
                               << Tick::Unknown << Tick::No
                               << "podman gave an answer that Perry cannot read.";
}

void tst_PodmanDriver::problems()
{
    QFETCH(const ProcessResult, result);
    QFETCH(const Tick, setUp);
    QFETCH(const Tick, reachable);
    QFETCH(const Tick, usable);
    QFETCH(const QString, reason);
    const BackendInfo info = probed(result);
    QVERIFY(!info.available);
    QCOMPARE(info.reason, reason);
    QCOMPARE(info.setUp, setUp);
    QCOMPARE(info.reachable, reachable);
    QCOMPARE(info.usable, usable);
    QVERIFY(!info.hint.isEmpty());

    const BackendInfo withPlugins =
        probed({.output = changed("\"netavark\"", "\"cni\"")}, machine({"/opt/cni/bin/bridge"}));
    QVERIFY(withPlugins.available);
}

void tst_PodmanDriver::capabilities_data()
{
    using core::Axis;
    using Level = core::Support::Level;
    QTest::addColumn<BackendInfo>("info");
    QTest::addColumn<Axis>("axis");
    QTest::addColumn<Level>("level");
    const BackendInfo usual = {.version = "4.3.1", .mode = "rootful", .networkBackend = "netavark"};
    QTest::newRow("restart") << usual << Axis::RestartPolicy << Level::Partial;
    QTest::newRow("alias") << usual << Axis::NetworkAlias << Level::Native;
    QTest::newRow("signatures") << usual << Axis::ImageSignatureVerify << Level::Native;
    QTest::newRow("CNI") << BackendInfo{.version = "4.3.1", .networkBackend = "cni"}
                         << Axis::NetworkAlias << Level::Partial;
    QTest::newRow("rootless") << BackendInfo{.version = "5.0", .mode = "rootless"}
                              << Axis::Privileged << Level::Partial;
    QTest::newRow("vm") << BackendInfo{.version = "5.0", .mode = "vm"} << Axis::BindMounts
                        << Level::Partial;
    QTest::newRow("health without systemd")
        << BackendInfo{.version = "5.0", .runsHealthChecks = false} << Axis::HealthcheckNative
        << Level::Emulated;
}

void tst_PodmanDriver::capabilities()
{
    QFETCH(const BackendInfo, info);
    QFETCH(const core::Axis, axis);
    QFETCH(const core::Support::Level, level);
    const auto protocol = PodmanDriver().protocol(info);
    const core::Support support = protocol->capabilities().of(axis);
    QCOMPARE(support.level, level);
    QCOMPARE(support.reason.isEmpty(), level == core::Support::Level::Native);
}

QTEST_APPLESS_MAIN(tst_PodmanDriver)
#include "tst_podmandriver.moc"
