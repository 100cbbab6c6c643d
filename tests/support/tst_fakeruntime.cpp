#include "tests/support/fakeruntime.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using support::FakeCall;
using support::FakeRule;
using support::FakeRuntime;

/// The fake must be as trustworthy as the tests that stand on it.
class tst_FakeRuntime : public QObject
{
    Q_OBJECT

private slots:
    void keepsContainersBetweenCalls_data();
    void keepsContainersBetweenCalls();
    void endsByItself_data();
    void endsByItself();
    void answersLikeTheFamily_data();
    void answersLikeTheFamily();
    void refusesUnknownFlags();
    void expandsTemplates();
    void misbehavesAsToldAndAsOften();
    void canDoTheWorkAndFailAllTheSame();
    void checksHealth();
    void followsLogsAndEvents();
    void talksInAShell();
    void restoresTheEnvironment();
};

namespace {

struct Answer
{
    int exitCode = -1;
    QByteArray output = {};
    QByteArray error = {};
};

Answer call(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PATH") + u'/' + program, arguments);
    process.waitForFinished(10'000);
    return {.exitCode = process.exitCode(),
            .output = process.readAllStandardOutput(),
            .error = process.readAllStandardError()};
}

void families()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}

} // namespace

void tst_FakeRuntime::keepsContainersBetweenCalls_data()
{
    families();
}

void tst_FakeRuntime::keepsContainersBetweenCalls()
{
    QFETCH(const QString, program);
    FakeRuntime runtime;
    runtime.addImage(program, "localhost/a:1");

    QCOMPARE(call(program, {"network", "create", "front"}).exitCode, 0);
    const Answer run = call(program,
                            {"run",
                             "-d",
                             "--name",
                             "web",
                             "--label",
                             "k=v",
                             "--network",
                             "front",
                             "-v",
                             "data:/d",
                             "localhost/a:1",
                             "sleep",
                             "9"});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output.trimmed().size(), 64);

    QCOMPARE(runtime.containers(program), QStringList{"web"});
    QCOMPARE(runtime.networks(program), QStringList{"front"});
    QCOMPARE(runtime.volumes(program), QStringList{"data"});
    QCOMPARE(runtime.container(program, "web")["status"].toString(), "running");
    const Answer inspect = call(program, {"inspect", "--type", "container", "web"});
    const QJsonValue json = QJsonDocument::fromJson(inspect.output).array().first();
    QCOMPARE(json["Id"].toString().toUtf8(), run.output.trimmed());
    QCOMPARE(json["Config"]["Labels"]["k"].toString(), "v");

    QCOMPARE(call(program, {"rm", "-f", "web"}).exitCode, 0);
    QVERIFY(runtime.containers(program).isEmpty());
    QCOMPARE(runtime.volumes(program), QStringList{"data"});
}

void tst_FakeRuntime::endsByItself_data()
{
    families();
}

void tst_FakeRuntime::endsByItself()
{
    QFETCH(const QString, program);
    FakeRuntime runtime;
    runtime.addImage(program, "localhost/a:1");

    call(program, {"run", "-d", "--name", "job", "localhost/a:1", "exit", "3", "1500"});

    QCOMPARE(runtime.container(program, "job")["status"].toString(), "running");
    QCOMPARE(call(program, {"wait", "job"}).output, "3\n");
    QCOMPARE(runtime.container(program, "job")["status"].toString(), "exited");
}

void tst_FakeRuntime::answersLikeTheFamily_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");

    using L = QStringList;
    QTest::newRow("podman, no such container")
        << "podman" << L{"stop", "nope"} << 125 << "no such container";
    QTest::newRow("docker, no such container")
        << "docker" << L{"stop", "nope"} << 1 << "No such container: nope";
    QTest::newRow("podman, name taken") << "podman" << L{"create", "--name", "web", "localhost/a:1"}
                                        << 125 << "that name is already in use";
    QTest::newRow("docker, name taken") << "docker" << L{"create", "--name", "web", "localhost/a:1"}
                                        << 1 << "is already in use by container";
    QTest::newRow("podman, port taken")
        << "podman" << L{"run", "-d", "-p", "80:80", "localhost/a:1"} << 126
        << "address already in use";
    QTest::newRow("docker, port taken")
        << "docker" << L{"run", "-d", "-p", "80:80", "localhost/a:1"} << 125
        << "port is already allocated";
    QTest::newRow("podman, missing network is an error of create")
        << "podman" << L{"create", "--network", "nope", "localhost/a:1"} << 125
        << "network not found";
    QTest::newRow("docker, missing network is none of create")
        << "docker" << L{"create", "--network", "nope", "localhost/a:1"} << 0 << "";
    QTest::newRow("podman, network in use")
        << "podman" << L{"network", "rm", "front"} << 2 << "network is being used";
    QTest::newRow("docker, network in use")
        << "docker" << L{"network", "rm", "front"} << 1 << "has active endpoints";
    QTest::newRow("podman, volume there")
        << "podman" << L{"volume", "create", "data"} << 125 << "volume already exists";
    QTest::newRow("docker, volume there") << "docker" << L{"volume", "create", "data"} << 0 << "";
    QTest::newRow("podman, pull") << "podman" << L{"pull", "localhost/b:1"} << 125
                                  << "manifest unknown";
    QTest::newRow("docker, pull") << "docker" << L{"pull", "localhost/b:1"} << 1
                                  << "manifest unknown";
    QTest::newRow("podman, forced removal with one missing does nothing")
        << "podman" << L{"rm", "-f", "web", "nope"} << 0 << "no such container";
}

void tst_FakeRuntime::answersLikeTheFamily()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, words);
    FakeRuntime runtime;
    runtime.addImage(program, "localhost/a:1");
    call(program, {"network", "create", "front"});
    call(program,
         {"run",
          "-d",
          "--name",
          "web",
          "-p",
          "80:80",
          "--network",
          "front",
          "-v",
          "data:/d",
          "localhost/a:1"});

    const Answer answer = call(program, arguments);

    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(answer.error.contains(words.toUtf8()), answer.error);
    QVERIFY(runtime.containers(program).contains("web"));
}

void tst_FakeRuntime::refusesUnknownFlags()
{
    FakeRuntime runtime;

    QCOMPARE(call("docker", {"run", "--requires", "x", "localhost/a:1"}).exitCode, 125);
    QCOMPARE(call("podman", {"run", "--gpus", "all", "localhost/a:1"}).exitCode, 125);
}

void tst_FakeRuntime::expandsTemplates()
{
    FakeRuntime runtime;
    runtime.addImage("docker", "localhost/a:1");
    call("docker", {"run", "-d", "--name", "web", "--label", "a.b=1,2", "localhost/a:1"});

    const Answer answer = call(
        "docker", {"ps", "--format", R"({"n":{{json .Names}},"l":{"x":{{json (.Label "a.b")}}}})"});

    QCOMPARE(answer.output, "{\"n\":\"web\",\"l\":{\"x\":\"1,2\"}}\n");
}

void tst_FakeRuntime::misbehavesAsToldAndAsOften()
{
    FakeRuntime runtime;
    runtime.misbehave({.match = "^version", .times = 1, .standardError = "no luck", .exitCode = 9});
    runtime.misbehave({.match = "^info", .delayMs = 100});
    runtime.misbehave({.match = "^images", .crash = true});

    QCOMPARE(call("podman", {"version"}).exitCode, 9);
    QCOMPARE(call("podman", {"version"}).exitCode, 0);
    QElapsedTimer timer;
    timer.start();
    call("podman", {"info"});
    QVERIFY(timer.elapsed() >= 100);

    QProcess crashing;
    crashing.start(qEnvironmentVariable("PATH") + "/podman", {"images"});
    QVERIFY(crashing.waitForFinished());
    QCOMPARE(crashing.exitStatus(), QProcess::CrashExit);

    const QList<FakeCall> versions = runtime.calls("^version");
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions.first().exitCode, 9);
    runtime.behave();
    QCOMPARE(call("podman", {"images"}).exitCode, 0);
}

void tst_FakeRuntime::canDoTheWorkAndFailAllTheSame()
{
    FakeRuntime runtime;
    runtime.misbehave({.match = "^network create", .exitCode = 1, .afterEffect = true});

    QCOMPARE(call("docker", {"network", "create", "front"}).exitCode, 1);
    QCOMPARE(runtime.networks("docker"), QStringList{"front"});
}

void tst_FakeRuntime::checksHealth()
{
    FakeRuntime runtime;
    for (const QString program : {"podman", "docker"}) {
        runtime.addImage(program, "localhost/a:1");
        call(program,
             {"run",
              "-d",
              "--name",
              "db",
              "--health-cmd",
              "after 100",
              "--health-interval",
              "20ms",
              "--health-retries",
              "50",
              "localhost/a:1"});
        QCOMPARE(runtime.container(program, "db")["healthStatus"].toString(), "starting");
    }

    QTRY_COMPARE(runtime.container("docker", "db")["healthStatus"].toString(), "healthy");
    // podman does nothing by itself.
    QCOMPARE(runtime.container("podman", "db")["healthStatus"].toString(), "starting");
    QTRY_COMPARE(call("podman", {"healthcheck", "run", "db"}).exitCode, 0);
    QCOMPARE(runtime.container("podman", "db")["healthStatus"].toString(), "healthy");
    runtime.setHealthy("podman", "db", false);
    QCOMPARE(call("podman", {"healthcheck", "run", "db"}).output, "unhealthy\n");
}

void tst_FakeRuntime::followsLogsAndEvents()
{
    FakeRuntime runtime;
    runtime.addImage("podman", "localhost/a:1");
    QProcess events;
    events.start(qEnvironmentVariable("PATH") + "/podman", {"events", "--format", "json"});
    QVERIFY(events.waitForStarted());
    QTRY_COMPARE(runtime.calls("^events").size(), 1);

    call("podman", {"run", "-d", "--name", "web", "localhost/a:1", "print", "hello"});
    QProcess logs;
    logs.start(qEnvironmentVariable("PATH") + "/podman", {"logs", "-f", "web"});
    QVERIFY(logs.waitForStarted());
    runtime.addLogLine("podman", "web", "oops", "stderr");
    QTRY_COMPARE(logs.peek(100), "hello\n");
    runtime.endContainer("podman", "web", 4);

    QVERIFY(logs.waitForFinished());
    QCOMPARE(logs.readAllStandardError(), "oops\n");
    QTRY_VERIFY(events.peek(10'000).contains("\"ContainerExitCode\":4"));
    events.kill();
    events.waitForFinished();
}

void tst_FakeRuntime::talksInAShell()
{
    FakeRuntime runtime;
    runtime.addImage("docker", "localhost/a:1");
    call("docker", {"run", "-d", "--name", "web", "localhost/a:1"});

    QProcess shell;
    shell.start(qEnvironmentVariable("PATH") + "/docker", {"exec", "-i", "web", "sh"});
    shell.write("hello\nexit 7\n");
    QVERIFY(shell.waitForFinished());

    QCOMPARE(shell.readAllStandardOutput(), "you said: hello\n");
    QCOMPARE(shell.exitCode(), 7);
    QCOMPARE(call("docker", {"exec", "web", "nothing"}).exitCode, 126);
}

void tst_FakeRuntime::restoresTheEnvironment()
{
    const QByteArray before = qgetenv("PATH");
    {
        FakeRuntime runtime;
        QVERIFY(qgetenv("PATH") != before);
    }
    QCOMPARE(qgetenv("PATH"), before);
    QVERIFY(!qEnvironmentVariableIsSet("FAKE_CLI_STATE"));
}

QTEST_GUILESS_MAIN(tst_FakeRuntime)
#include "tst_fakeruntime.moc"
