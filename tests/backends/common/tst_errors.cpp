#include "backends/common/errors.h"
#include "backends/common/errortable.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace backends::common;
using core::Error;
using core::ProcessResult;

/// What runtimes say when they refuse, and what a person reads then. The texts are real ones.
class tst_Errors : public QObject
{
    Q_OBJECT

private slots:
    void meaning_data();
    void meaning();
    void unknownTextsAreShown_data();
    void unknownTextsAreShown();
    void endsOtherThanExit();
    void rowsAreSound();
    void hostileTextIsBounded_data();
    void hostileTextIsBounded();
};

static Error errorFor(const QByteArray &said, int exitCode = 125)
{
    return errorOf({.program = "/usr/bin/podman"},
                   {.exitCode = exitCode, .errorOutput = said},
                   QStringLiteral("Podman"));
}

void tst_Errors::meaning_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char *name, const char *said, Kind kind, const char *summary) {
        QTest::newRow(name) << QByteArray(said) << kind << summary;
    };

    row("daemon down",
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon "
        "running?\n",
        Kind::BackendNotAvailable,
        "Podman is not running.");
    row("daemon down, docker 29",
        "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is "
        "correct and if the daemon is running: dial unix: no such file or directory\n",
        Kind::BackendNotAvailable,
        "Podman is not running.");
    row("socket of another group",
        "permission denied while trying to connect to the Docker daemon socket at "
        "unix:///var/run/docker.sock: Get \"http://x\": dial unix: connect: permission denied\n",
        Kind::BackendNotAvailable,
        "You may not use Podman: its socket belongs to another group.");
    row("podman's service down",
        "Cannot connect to Podman. Please verify your connection to the Linux system using `podman "
        "system connection list`\nError: unable to connect to Podman socket: refused\n",
        Kind::BackendNotAvailable,
        "Podman's service does not answer.");
    row("no OCI runtime",
        "Error: default OCI runtime \"crun\" not found: invalid argument\n",
        Kind::BackendNotAvailable,
        "Podman does not find the OCI runtime crun.");
    row("no CNI plugin",
        "Error: plugin type=\"bridge\" failed (add): failed to find plugin \"bridge\" in path "
        "[/usr/lib/cni /opt/cni/bin]\n",
        Kind::BackendNotAvailable,
        "Podman does not find its network plugin bridge.");
    row("no init",
        "Error: container-init binary not found on the host: stat /usr/libexec/catatonit\n",
        Kind::Backend,
        "Podman has no init program for containers with \"init: true\".");
    row("limits",
        "time=\"2026-01-01T00:00:00Z\" level=error msg=\"Removing timer for container x\"\n"
        "Error: runc: runc create failed: unable to start container process: error during "
        "container "
        "init: error setting rlimits for ready process: error setting rlimit type 6: operation not "
        "permitted: OCI permission denied\n",
        Kind::Backend,
        "Podman may not raise a resource limit (ulimit) of the container.");
    row("low port",
        "Error: rootlessport cannot expose privileged port 80, you can add "
        "'net.ipv4.ip_unprivileged_port_start=80' to /etc/sysctl.conf\n",
        Kind::Backend,
        "Port 80 is too low for a user's own containers.");
    row("port taken, docker",
        "docker: Error response from daemon: driver failed programming external connectivity on "
        "endpoint x (ab): Bind for 127.0.0.1:18090 failed: port is already allocated.\n\nRun "
        "'docker "
        "run --help' for more information\n",
        Kind::Backend,
        "Port 18090 is already in use.");
    row("port taken by another program, docker",
        "Error response from daemon: driver failed: Error starting userland proxy: listen tcp4 "
        "0.0.0.0:8080: bind: address already in use\n",
        Kind::Backend,
        "Port 8080 is already in use.");
    row("port taken, podman",
        "Error: cannot listen on the TCP port: listen tcp4 :18099: bind: address already in use\n",
        Kind::Backend,
        "Port 18099 is already in use.");
    row("port taken, podman and IPv6",
        "Error: cannot listen on the TCP port: listen tcp6 [::1]:18099: bind: address already in "
        "use\n",
        Kind::Backend,
        "Port 18099 is already in use.");
    row("ranges",
        "Error: host and container port ranges have different lengths: 6 vs 1\n",
        Kind::Backend,
        "Podman cannot choose a free port from a range.");
    row("name in use, docker",
        "docker: Error response from daemon: Conflict. The container name \"/web-1\" is already in "
        "use by container \"ab\". You have to remove (or rename) that container.\n",
        Kind::Backend,
        "There is already a container named web-1.");
    row("name in use, podman",
        "Error: creating container storage: the container name \"web-1\" is already in use by ab. "
        "You have to remove that container to be able to reuse that name\n",
        Kind::Backend,
        "There is already a container named web-1.");
    row("dependents",
        "Error: container 45454a7103039bba has dependent containers which must be removed before "
        "it: 5e0d18bcf718113f: container already exists\n",
        Kind::Backend,
        "Other containers depend on this one and have to be removed first.");
    row("no container, docker",
        "Error response from daemon: No such container: web-1\n",
        Kind::NotFound,
        "There is no container named web-1.");
    row("no container, start",
        "Error response from daemon: No such container: web-1\nError: failed to start containers: "
        "web-1\n",
        Kind::NotFound,
        "There is no container named web-1.");
    row("no container, podman",
        "Error: no container with name or ID \"web-1\" found: no such container\n",
        Kind::NotFound,
        "There is no container named web-1.");
    row("not running, docker",
        "Error response from daemon: Container ab is not running\n",
        Kind::Backend,
        "The container does not allow this in its present state.");
    row("not running, podman",
        "Error: can only create exec sessions on running containers: container state improper\n",
        Kind::Backend,
        "The container does not allow this in its present state.");
    row("no image, docker",
        "docker: Error response from daemon: No such image: a/b:1\n",
        Kind::NotFound,
        "The image a/b:1 is not on this machine.");
    row("no image, docker inspect",
        "Error response from daemon: no such image: a/b:1: No such image: a/b:1\n",
        Kind::NotFound,
        "The image a/b:1 is not on this machine.");
    row("no image, podman",
        "Error: a/b:1: image not known\n",
        Kind::NotFound,
        "The image a/b:1 is not on this machine.");
    row("no such tag",
        "Error response from daemon: manifest for nginx:nope not found: manifest unknown\n",
        Kind::NotFound,
        "The image nginx:nope does not exist in its registry.");
    row("no access",
        "Error response from daemon: pull access denied for a/b, repository does not exist or may "
        "require 'docker login': denied: requested access to the resource is denied\n",
        Kind::NotFound,
        "The image a/b does not exist, or its registry wants you to sign in.");
    row("rate limit",
        "Error response from daemon: toomanyrequests: You have reached your pull rate limit.\n",
        Kind::Backend,
        "The registry allows no more downloads for now.");
    row("registry unknown",
        "Error: initializing source docker://r.invalid/x:1: pinging container registry r.invalid: "
        "Get \"https://r.invalid/v2/\": dial tcp: lookup r.invalid on 10.0.0.53:53: no such host\n",
        Kind::Backend,
        "The registry r.invalid cannot be found.");
    row("registry down",
        "Error response from daemon: Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: "
        "connect: "
        "connection refused\n",
        Kind::Backend,
        "The registry 127.0.0.1:1 does not answer.");
    row("other platform",
        "Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list "
        "entries\n",
        Kind::Backend,
        "The image does not exist for the platform linux/arm64/v8.");
    row("no network, docker",
        "docker: Error response from daemon: network shop_front not found\n",
        Kind::NotFound,
        "There is no network named shop_front.");
    row("no network, podman",
        "Error: unable to find network with name or ID shop_front: network not found\n",
        Kind::NotFound,
        "There is no network named shop_front.");
    row("network exists",
        "Error: network name shop_front already used: network already exists\n",
        Kind::Backend,
        "There is already a network named shop_front.");
    row("interfaces come and go",
        "Error: route ip+net: no such network interface\n",
        Kind::Backend,
        "The network interfaces of this machine changed while Podman was at work.");
    row("network in use, docker",
        "Error response from daemon: error while removing network: network shop_front id 8f6a has "
        "active endpoints\nexit status 1\n",
        Kind::Backend,
        "The network shop_front is still in use by a container.");
    row("network in use, podman",
        "Error: \"shop_front\" has associated containers with it. Use -f to forcibly delete "
        "containers and pods: network is being used\n",
        Kind::Backend,
        "The network shop_front is still in use by a container.");
    row("no volume",
        "Error response from daemon: get shop_data: no such volume\n",
        Kind::NotFound,
        "There is no volume named shop_data.");
    row("volume in use, podman",
        "Error: volume shop_data is being used by the following container(s): 4545: volume is "
        "being "
        "used\n",
        Kind::Backend,
        "The volume shop_data is still in use by a container.");
    row("subnet",
        "Error response from daemon: Pool overlaps with other one on this address space\n",
        Kind::Backend,
        "The subnet of the network is already used on this machine.");
    row("no folder, docker",
        "docker: Error response from daemon: invalid mount config for type \"bind\": bind source "
        "path does not exist: /srv/my data\n",
        Kind::FileNotFound,
        "The folder or file /srv/my data does not exist.");
    row("no folder, podman",
        "Error: statfs /srv/data: no such file or directory\n",
        Kind::FileNotFound,
        "The folder or file /srv/data does not exist.");
    row("no command",
        "docker: Error response from daemon: failed to create shim task: OCI runtime create "
        "failed: "
        "runc create failed: unable to start container process: exec: \"nosuch\": executable file "
        "not found in $PATH: unknown\n",
        Kind::Backend,
        "The command nosuch does not exist in the image.");
    row("no command, crun",
        "Error: crun: executable file `nosuch` not found in $PATH: No such file or directory: OCI "
        "runtime attempted to invoke a command that was not found\n",
        Kind::Backend,
        "The command nosuch does not exist in the image.");
    row("nothing to run",
        "docker: Error response from daemon: No command specified\n",
        Kind::Backend,
        "The image does not say what to run, and neither does the service.");
    row("no user",
        "Error: unable to find user nobodyx: no matching entries in passwd file\n",
        Kind::Backend,
        "The user or group nobodyx does not exist in the image.");
    row("disk full",
        "Error: writing blob: storing blob to file: write /var/tmp/x: no space left on device\n",
        Kind::Backend,
        "The disk is full.");
    row("conflict",
        "docker: Error response from daemon: conflicting options: hostname and the network mode\n",
        Kind::Backend,
        "These settings exclude each other: hostname and the network mode.");
    row("old version",
        "\"--annotation\" requires API version 1.43, but the Docker daemon API version is 1.41\n",
        Kind::Backend,
        "This version of Podman does not know --annotation.");
    row("a failed step",
        "The command '/bin/sh -c exit 3' returned a non-zero code: 3\n",
        Kind::Backend,
        "A step of the build failed: /bin/sh -c exit 3.");
    row("a name with a place holder",
        "Error response from daemon: No such container: %1%2%3\n",
        Kind::NotFound,
        "There is no container named %1%2%3.");
}

void tst_Errors::meaning()
{
    QFETCH(const QByteArray, said);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, summary);
    const Error error = errorFor(said);
    QCOMPARE(error.summary, summary);
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.hint.isEmpty());
    QCOMPARE(error.detail, QString::fromUtf8(said).trimmed());
}

void tst_Errors::unknownTextsAreShown_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("summary");
    QTest::newRow("docker") << QByteArray("docker: Error response from daemon: the moon is full\n\n"
                                          "Run 'docker run --help' for more information\n")
                            << "Podman refused: the moon is full";
    QTest::newRow("podman, behind its log")
        << QByteArray("time=\"2026-01-01T00:00:00Z\" level=error msg=\"unable to get systemd\"\n"
                      "failed to connect to syslog: Initialization\n"
                      "Error: the moon is full\n")
        << "Podman refused: the moon is full";
    QTest::newRow("plain") << QByteArray("the moon is full\n")
                           << "Podman refused: the moon is full";
    QTest::newRow("nothing") << QByteArray() << "Podman failed with exit code 125.";
    QTest::newRow("only noise") << QByteArray(
        "time=\"2026-01-01T00:00:00Z\" level=error msg=\"x\"\n")
                                << "Podman failed with exit code 125.";
}

void tst_Errors::unknownTextsAreShown()
{
    QFETCH(const QByteArray, said);
    QFETCH(const QString, summary);
    const Error error = errorFor(said);
    QCOMPARE(error.summary, summary);
    QCOMPARE(error.kind, Error::Kind::Backend);
}

void tst_Errors::endsOtherThanExit()
{
    const core::CommandLine command = {.program = "/opt/podman",
                                       .timeout = std::chrono::seconds(30)};
    const auto error = [&](ProcessResult::End end) {
        return errorOf(
            command, {.end = end, .startError = "No such file"}, QStringLiteral("Podman"));
    };
    QCOMPARE(error(ProcessResult::End::TimedOut).kind, Error::Kind::Timeout);
    QCOMPARE(error(ProcessResult::End::TimedOut).summary, "Podman did not answer within 30 s.");
    QCOMPARE(error(ProcessResult::End::Cancelled).kind, Error::Kind::Cancelled);
    QCOMPARE(error(ProcessResult::End::Crashed).kind, Error::Kind::Backend);
    QCOMPARE(error(ProcessResult::End::NotStarted).kind, Error::Kind::BackendNotAvailable);
    QCOMPARE(error(ProcessResult::End::NotStarted).detail, "No such file");
}

void tst_Errors::rowsAreSound()
{
    for (const ErrorRow &row : errorRows()) {
        const QRegularExpression expression{QString::fromLatin1(row.pattern)};
        QVERIFY2(expression.isValid(), row.pattern);
        QVERIFY2(!expression.match(QString()).hasMatch(), row.pattern);
        const QByteArray summary(row.summary);
        QVERIFY2(summary.endsWith('.') || summary.endsWith(": %2."), row.summary);
        QVERIFY2(summary.contains("%2") <= (expression.captureCount() > 0), row.pattern);
        QVERIFY2(QByteArray(row.hint).size() > 10, row.pattern);
    }
}

void tst_Errors::hostileTextIsBounded_data()
{
    constexpr qsizetype size = 10 * 1024 * 1024;
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("one letter") << QByteArray(size, 'x');
    QTest::newRow("colons") << QByteArray(size, ':');
    QTest::newRow("blanks") << QByteArray(size, ' ');
    QTest::newRow("lines") << QByteArray(size, '\n');
    QTest::newRow("almost a port") << QByteArray("bind for 1:2:3:").repeated(size / 15);
    QTest::newRow("almost a lookup") << QByteArray("dial tcp: lookup ").repeated(size / 17);
    QTest::newRow("quotes") << QByteArray("exec: \"").repeated(size / 7);
    QTest::newRow("not UTF-8") << QByteArray(size, '\xff');
}

void tst_Errors::hostileTextIsBounded()
{
    QFETCH(const QByteArray, said);
    QElapsedTimer clock;
    clock.start();
    const Error error = errorFor(said);
    QVERIFY2(clock.elapsed() < 2000, QByteArray::number(clock.elapsed()));
    QVERIFY(error.summary.size() < 1000);
    QVERIFY(error.detail.size() < 5000);
}

QTEST_APPLESS_MAIN(tst_Errors)
#include "tst_errors.moc"
