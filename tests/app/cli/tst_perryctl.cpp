#include "tests/app/cli/perryctlrun.h"
#include "tests/support/fakeruntime.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using support::FakeRule;
using support::FakeRuntime;

namespace {

using Run = PerryctlRun;

const char shopSpec[] = R"(name: shop
services:
  db:
    image: localhost/app:1
    volumes: ["data:/data"]
  web:
    image: localhost/app:1
    ports: ["18080:80"]
    depends_on: [db]
volumes: {data: {}}
)";

} // namespace

class tst_Perryctl : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void exitCodes_data();
    void exitCodes();
    void badSpecsTouchNothing_data();
    void badSpecsTouchNothing();
    void stackLife_data();
    void stackLife();
    void containersAreControlled_data();
    void containersAreControlled();
    void imagesAreHandled_data();
    void imagesAreHandled();
    void createStartsNothing();
    void historyAndBack();
    void rollbackKeepsWhatItWasAbout();
    void rollbackStaysOnItsRuntime();
    void graphShowsLevelsAndThePath();
    void planSaysAndChangesNothing();
    void backendsAndPins();
    void noBackendIsExitFour();
    void interruptTakesBack_data();
    void interruptTakesBack();
    void endedExecEndsItsCall_data();
    void endedExecEndsItsCall();
    void interruptEndsWhatHangs_data();
    void interruptEndsWhatHangs();
    void secondInterruptEndsAtOnce();
    void timeoutIsExitSix();
    void rememberedRuntimeThatIsGoneIsDetectedAnew();
    void hostileNamesDoNotReachTheTerminal();
    void secretsAreNotShown();
    void closedOutputEndsQuietly();
    void fullOutputIsAFailure();
    void closedStreamsBecomeNoFiles();
    void folderWithoutANameIsRefused();
    void stacksOfASilentRuntimeAreListed();

private:
    Run perryctl(const QStringList &arguments, const QByteArray &input = {}) const;
    QString spec(const QByteArray &text = shopSpec) const
    {
        return m_runtime->writeFile("compose.yaml", text);
    }

    std::unique_ptr<FakeRuntime> m_runtime;
};

void tst_Perryctl::init()
{
    m_runtime = std::make_unique<FakeRuntime>();
    for (const char *program : {"podman", "docker"})
        m_runtime->addImage(program, "localhost/app:1");
    m_runtime->forgetCalls();
}

void tst_Perryctl::cleanup()
{
    m_runtime.reset();
}

Run tst_Perryctl::perryctl(const QStringList &arguments, const QByteArray &input) const
{
    return runPerryctl(m_runtime->folder(), arguments, input);
}

void tst_Perryctl::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("errors");

    QTest::newRow("help") << QStringList{"--help"} << 0 << "Usage"
                          << "";
    QTest::newRow("help of a command") << QStringList{"up", "--help"} << 0 << "--scale"
                                       << "";
    QTest::newRow("version") << QStringList{"--version"} << 0 << "perryctl"
                             << "";
    QTest::newRow("no command") << QStringList{} << 2 << ""
                                << "error:";
    QTest::newRow("unknown command") << QStringList{"pss"} << 2 << ""
                                     << "did you mean";
    QTest::newRow("no file") << QStringList{"ps"} << 3 << ""
                             << "error:";
    QTest::newRow("missing file") << QStringList{"-f", "nope.yaml", "up"} << 3 << ""
                                  << "nope.yaml";
    QTest::newRow("unknown handle") << QStringList{"down", "4711"} << 1 << ""
                                    << "4711";
    QTest::newRow("no handle") << QStringList{"down", "x"} << 2 << ""
                               << "no handle";
    QTest::newRow("bad number") << QStringList{"-p", "shop", "stop", "-t", "soon"} << 2 << ""
                                << "whole number";
    QTest::newRow("unknown level")
        << QStringList{"-p", "shop", "ps", "--enforcement", "foo"} << 2 << ""
        << "lenient";
    QTest::newRow("no time") << QStringList{"-p", "shop", "logs", "--until", "foo"} << 2 << ""
                             << "a time";
    QTest::newRow("no timeout") << QStringList{"-p", "shop", "ps", "--timeout", "0"} << 2 << ""
                                << "whole number";
    QTest::newRow("help of nothing") << QStringList{"help", "nosuch"} << 2 << ""
                                     << "nosuch";
    QTest::newRow("version as JSON")
        << QStringList{"version", "--json"} << 0 << "{\n  \"version\": \""
        << "";
    QTest::newRow("--version as JSON")
        << QStringList{"--version", "--json"} << 0 << "{\n  \"version\": \""
        << "";
    QTest::newRow("two formats")
        << QStringList{"-p", "shop", "plan", "--destroy", "--format", "shell", "--json"} << 2
        << "\"UsageError\""
        << "exclude each other";
    QTest::newRow("json error of exec")
        << QStringList{"-p", "shop", "exec", "--json", "nosuch", "true"} << 1 << "\"NotFound\""
        << "error:";
    QTest::newRow("json error") << QStringList{"--json", "down", "4711"} << 1 << "\"NotFound\""
                                << "error:";
}

void tst_Perryctl::exitCodes()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, output);
    QFETCH(const QString, errors);

    const Run run = perryctl(arguments);

    QVERIFY2(run.exitCode == exitCode, qPrintable(run.output + run.errors));
    QVERIFY2(run.output.contains(output), qPrintable(run.output));
    QVERIFY2(run.errors.contains(errors), qPrintable(run.errors));
}

void tst_Perryctl::badSpecsTouchNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("errors");

    QTest::newRow("bad yaml") << QByteArray("services:\n  a:\n   - b\n  c: [") << "compose.yaml:";
    QTest::newRow("unknown key") << QByteArray("services:\n  a:\n    image: x\n    prots: []\n")
                                 << "compose.yaml:4:5: services.a.prots";
    QTest::newRow("cycle") << QByteArray("services:\n  a: {image: x, depends_on: [b]}\n"
                                         "  b: {image: x, depends_on: [a]}\n")
                           << "a → b → a";
    QTest::newRow("unknown dependency")
        << QByteArray("services:\n  a: {image: x, depends_on: [zz]}\n") << "zz";
    QTest::newRow("name twice") << QByteArray("services:\n  a: {image: x, container_name: one}\n"
                                              "  b: {image: x, container_name: one}\n")
                                << "one";
    QTest::newRow("port twice") << QByteArray("services:\n  a: {image: x, ports: ['80:80']}\n"
                                              "  b: {image: x, ports: ['127.0.0.1:80:81']}\n")
                                << "compose.yaml:3:25: services.b.ports[0]: the port 80";
    QTest::newRow("empty") << QByteArray("") << "compose.yaml";
    QTest::newRow("not text") << QByteArray("\0\1\2\xff\xfe", 5) << "compose.yaml";
}

void tst_Perryctl::badSpecsTouchNothing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, errors);

    for (const QStringList &command : {QStringList{"up"}, {"plan"}}) {
        const Run run = perryctl(QStringList{"-f", spec(text)} + command);

        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.errors.contains(errors), qPrintable(run.errors));
    }
    QVERIFY(m_runtime->calls("^(run|create|(network|volume) (create|rm)|pull|build)").isEmpty());
}

void tst_Perryctl::stackLife_data()
{
    QTest::addColumn<QString>("backend");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}

void tst_Perryctl::stackLife()
{
    QFETCH(const QString, backend);
    const QStringList stack{"--backend", backend, "-f", spec()};

    const Run up = perryctl(stack + QStringList{"up", "--json"});
    QVERIFY2(up.exitCode == 0, qPrintable(up.errors));
    const auto handle = core::integerAt(up.json(), "handle");
    QVERIFY(handle > 0);
    QCOMPARE(core::stringAt(up.json(), "project"), "shop");
    QCOMPARE(core::stringAt(up.json(), "backend"), backend);
    QCOMPARE(core::memberAt(up.json(), "services").size(), size_t(2));
    QCOMPARE(core::stringAt(up.json()["services"][0], "action"), "created");
    QVERIFY(up.json().contains("durationMs") && up.json().contains("warnings"));

    const Run again = perryctl(stack + QStringList{"up"});
    QCOMPARE(again.output, QStringLiteral("handle: %1\n").arg(handle));
    QVERIFY2(again.errors.isEmpty(), qPrintable(again.errors));

    const Run ps = perryctl(stack + QStringList{"ps", "--json"});
    QCOMPARE(ps.json().size(), size_t(2));
    QCOMPARE(core::stringAt(ps.json()[0], "name"), "shop-db-1");
    QCOMPARE(core::stringAt(ps.json()[0], "status"), "running");
    QCOMPARE(core::integerAt(ps.json()[1]["ports"][0], "hostPort"), 18080);
    QVERIFY(perryctl({"--backend", backend, "-p", "shop", "ps"}).output.contains("shop-web-1"));
    QVERIFY(perryctl({"--backend", backend, "ls"}).output.contains("running(2)"));

    m_runtime->addLogLine(backend, "shop-db-1", "ready");
    QVERIFY(perryctl(stack + QStringList{"logs"}).output.contains("db-1   | ready"));
    const Run rows = perryctl(stack + QStringList{"logs", "--json", "db"});
    QCOMPARE(core::stringAt(rows.json(), "line"), "ready");
    QCOMPARE(core::stringAt(rows.json(), "service"), "db");
    QCOMPARE(perryctl(stack + QStringList{"logs", "nope"}).exitCode, 1);

    QCOMPARE(perryctl(stack + QStringList{"stop", "web"}).exitCode, 0);
    QCOMPARE(m_runtime->container(backend, "shop-web-1").value("status").toString(), "exited");
    QCOMPARE(perryctl(stack + QStringList{"exec", "-T", "web", "true"}).exitCode, 1);
    QCOMPARE(perryctl(stack + QStringList{"start"}).exitCode, 0);
    QCOMPARE(m_runtime->container(backend, "shop-web-1").value("status").toString(), "running");
    QCOMPARE(perryctl(stack + QStringList{"restart", "db"}).exitCode, 0);

    // Down by handle, from anywhere, without the file.
    const Run down = perryctl({"down", QString::number(handle)});
    QVERIFY2(down.exitCode == 0, qPrintable(down.errors));
    QVERIFY(m_runtime->containers(backend).isEmpty());
    QCOMPARE(m_runtime->volumes(backend), QStringList{"shop_data"});
    QCOMPARE(perryctl(stack + QStringList{"down", "--volumes"}).exitCode, 0);
    QVERIFY(m_runtime->volumes(backend).isEmpty());
}

void tst_Perryctl::containersAreControlled_data()
{
    stackLife_data();
}

void tst_Perryctl::containersAreControlled()
{
    QFETCH(const QString, backend);
    const QStringList stack{"--backend", backend, "-f", spec()};
    const auto run = [&](const QStringList &arguments) { return perryctl(stack + arguments); };
    const auto statusOf = [&](const QString &name) {
        return m_runtime->container(backend, name).value("status").toString();
    };
    QCOMPARE(run({"up"}).exitCode, 0);

    QCOMPARE(run({"pause", "db"}).exitCode, 0);
    QCOMPARE(statusOf("shop-db-1"), "paused");
    QCOMPARE(statusOf("shop-web-1"), "running");
    QCOMPARE(run({"unpause"}).exitCode, 0);
    QCOMPARE(statusOf("shop-db-1"), "running");
    QVERIFY(run({"unpause"}).errors.contains("No container is paused"));

    QCOMPARE(run({"scale", "db=3", "--no-deps"}).exitCode, 0);
    QCOMPARE(m_runtime->containers(backend).size(), 4);
    QCOMPARE(run({"scale", "db=1"}).exitCode, 0);
    QCOMPARE(m_runtime->containers(backend), (QStringList{"shop-db-1", "shop-web-1"}));
    // Only one container can have the port.
    QCOMPARE(run({"scale", "web=2"}).exitCode, 3);
    QCOMPARE(run({"scale", "web"}).exitCode, 2);
    QCOMPARE(run({"scale", "nope=1"}).exitCode, 1);

    m_runtime->forgetCalls();
    const Run killed = run({"kill", "-s", "SIGHUP", "web", "--json"});
    QCOMPARE(killed.exitCode, 0);
    QCOMPARE(core::stringAt(killed.json()["services"][0], "action"), "killed");
    QCOMPARE(m_runtime->calls("^kill --signal SIGHUP shop-web-1$").size(), 1);
    QCOMPARE(statusOf("shop-web-1"), "exited");
    QCOMPARE(run({"kill", "nope"}).exitCode, 1);

    // Nobody can say yes, so nothing goes.
    QCOMPARE(run({"rm"}).exitCode, 2);
    QCOMPARE(run({"rm", "-f"}).exitCode, 0);
    QCOMPARE(m_runtime->containers(backend), QStringList{"shop-db-1"});
    QCOMPARE(run({"rm", "-fsv", "db"}).exitCode, 0);
    QVERIFY(m_runtime->containers(backend).isEmpty());
    QVERIFY(run({"rm", "-f"}).errors.contains("No container is stopped"));
    QVERIFY(run({"kill"}).errors.contains("No container runs"));
}

void tst_Perryctl::imagesAreHandled_data()
{
    stackLife_data();
}

void tst_Perryctl::imagesAreHandled()
{
    QFETCH(const QString, backend);
    m_runtime->writeFile("src/Dockerfile", "FROM scratch\n");
    const QStringList stack{
        "--backend",
        backend,
        "-f",
        spec("name: shop\n"
             "services:\n"
             "  db: {image: 'registry.test/db:1'}\n"
             "  web: {image: 'registry.test/web:1', build: {context: ./src}}\n")};
    const auto run = [&](const QStringList &arguments) { return perryctl(stack + arguments); };
    m_runtime->offerImage(backend, "registry.test/db:1");

    // That web is in no registry is no failure: it can be built.
    const Run pull = run({"pull"});
    QVERIFY2(pull.exitCode == 0, qPrintable(pull.errors));
    QVERIFY2(pull.errors.contains("registry.test/web:1"), qPrintable(pull.errors));
    m_runtime->forgetCalls();
    QCOMPARE(run({"pull", "--policy", "missing", "--ignore-buildable"}).exitCode, 0);
    QVERIFY(m_runtime->calls("^pull").isEmpty());

    const Run build = run({"build", "--no-cache", "--build-arg", "A=1", "--build-arg", "HOME"});
    QVERIFY2(build.exitCode == 0, qPrintable(build.errors));
    QCOMPARE(m_runtime->calls("build .*--build-arg A=1 --build-arg HOME=.*--no-cache").size()
                 + m_runtime->calls("build .*--no-cache.*--build-arg A=1 --build-arg HOME=").size(),
             1);
    QCOMPARE(run({"build", "db"}).exitCode, 0);
    QCOMPARE(run({"build", "nope"}).exitCode, 1);

    m_runtime->forgetCalls();
    const Run push = run({"push", "--json"});
    QVERIFY2(push.exitCode == 0, qPrintable(push.errors));
    QCOMPARE(core::stringAt(push.json()["services"][0], "action"), "pushed");
    QCOMPARE(m_runtime->calls("^push registry.test/web:1$").size(), 1);
    QCOMPARE(run({"build", "--push"}).exitCode, 0);
    QCOMPARE(m_runtime->calls("^push ").size(), 2);
    m_runtime->misbehave({.match = "^push ", .standardError = "denied: no access", .exitCode = 1});
    QCOMPARE(run({"push"}).exitCode, 1);
    QCOMPARE(run({"push", "--ignore-push-failures"}).exitCode, 0);
}

void tst_Perryctl::createStartsNothing()
{
    const QStringList stack{"--backend", "podman", "-f", spec()};
    QCOMPARE(perryctl(stack + QStringList{"create"}).exitCode, 0);
    QCOMPARE(m_runtime->container("podman", "shop-web-1").value("status").toString(), "created");
    m_runtime->forgetCalls();
    QCOMPARE(perryctl(stack + QStringList{"up", "--no-start"}).exitCode, 0);
    QVERIFY(m_runtime->calls("^(create|start|run)").isEmpty());
    QCOMPARE(perryctl(stack + QStringList{"start"}).exitCode, 0);
    QCOMPARE(m_runtime->container("podman", "shop-web-1").value("status").toString(), "running");
}

void tst_Perryctl::historyAndBack()
{
    const auto run = [&](const QStringList &arguments) {
        return perryctl(QStringList{"--backend", "podman"} + arguments);
    };
    const auto bringUp = [&](const QByteArray &level) {
        spec("name: shop\nservices:\n  db:\n    image: localhost/app:1\n    environment: {LEVEL: "
             + level + ", DB_PASSWORD: hunter2}\n");
        return run({"up"}).exitCode;
    };
    const auto level = [&] {
        const auto variables =
            m_runtime->container("podman", "shop-db-1")["env"].toArray().toVariantList();
        return variables.contains("LEVEL=one") ? 1 : variables.contains("LEVEL=two") ? 2 : 0;
    };
    spec();
    QCOMPARE(run({"history"}).exitCode, 1);
    QCOMPARE(bringUp("one"), 0);
    QCOMPARE(run({"rollback"}).exitCode, 1); // to what?
    QCOMPARE(bringUp("two"), 0);
    QCOMPARE(level(), 2);

    const Run dry = run({"rollback", "--dry-run"});
    QVERIFY2(dry.output.contains("shop-db-1"), qPrintable(dry.output));
    QCOMPARE(level(), 2);
    const Run back = run({"rollback"});
    QVERIFY2(back.exitCode == 0, qPrintable(back.errors));
    QCOMPARE(level(), 1);
    QCOMPARE(run({"rollback", "--to", "2"}).exitCode, 0);
    QCOMPARE(level(), 2);
    QCOMPARE(run({"plan", "--detailed-exitcode"}).exitCode, 0);
    QCOMPARE(run({"rollback", "--to", "9"}).exitCode, 1);

    const core::Json history = run({"history", "--json"}).json();
    QCOMPARE(history.size(), size_t(4));
    QCOMPARE(core::integerAt(history[0], "restored"), 2);
    QCOMPARE(core::stringAt(history[2]["services"][0], "cause"),
             QString::fromUtf8("environment LEVEL: one → two"));
    QVERIFY(run({"history"}).output.contains("back to 2"));

    // A secret is nowhere but in the spec of today.
    QCOMPARE(run({"-p", "shop", "rollback"}).exitCode, 3);
    for (const char *name : {"perry.db", "perry.db-wal"}) {
        QFile file(qEnvironmentVariable("XDG_DATA_HOME") + "/perry/" + name);
        QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("hunter2"));
    }
}

/// How many of a service, and which services: as at the time.
void tst_Perryctl::rollbackKeepsWhatItWasAbout()
{
    const auto run = [&](const QStringList &arguments) {
        return perryctl(QStringList{"--backend", "podman"} + arguments);
    };
    spec("name: shop\nservices:\n  a: {image: localhost/app:1}\n  b: {image: localhost/app:1}\n");
    QCOMPARE(run({"up", "--scale", "a=2", "a"}).exitCode, 0);
    QCOMPARE(run({"scale", "a=3"}).exitCode, 0);
    QCOMPARE(run({"rollback"}).exitCode, 0);
    QCOMPARE(m_runtime->containers("podman"), (QStringList{"shop-a-1", "shop-a-2"}));
    QCOMPARE(run({"rollback", "--to", "2"}).exitCode, 0);
    QCOMPARE(m_runtime->containers("podman").size(), 3);
    QCOMPARE(run({"up", "--no-start", "--wait"}).exitCode, 2);
}

void tst_Perryctl::rollbackStaysOnItsRuntime()
{
    const auto bringUp = [&](const QString &backend, const QByteArray &level) {
        spec("name: shop\nservices:\n  a: {image: localhost/app:1, environment: {L: " + level
             + "}}\n");
        return perryctl({"--backend", backend, "up"}).exitCode;
    };
    QCOMPARE(bringUp("docker", "one"), 0);
    QCOMPARE(bringUp("docker", "two"), 0);
    QCOMPARE(bringUp("podman", "three"), 0);
    // There is only one on podman; those of docker are another matter.
    QCOMPARE(perryctl({"rollback"}).exitCode, 1);
    QCOMPARE(perryctl({"--backend", "docker", "rollback"}).exitCode, 0);
    QVERIFY(m_runtime->container("docker", "shop-a-1")["env"].toArray().contains("L=one"));
    QVERIFY(m_runtime->container("podman", "shop-a-1")["env"].toArray().contains("L=three"));
}

void tst_Perryctl::graphShowsLevelsAndThePath()
{
    const QStringList stack{"--backend", "podman", "-f", spec()};
    const Run before = perryctl(stack + QStringList{"graph"});
    QCOMPARE(before.output, "1. db\n2. web\n");
    QCOMPARE(perryctl(stack + QStringList{"up"}).exitCode, 0);

    const Run after = perryctl(stack + QStringList{"graph"});
    QVERIFY2(after.output.contains("Create and start shop-web-1"), qPrintable(after.output));
    const core::Json json = perryctl(stack + QStringList{"graph", "--format", "json"}).json();
    QCOMPARE(json["levels"].size(), size_t(2));
    QCOMPARE(core::stringAt(json["edges"][0], "from"), "web");
    QVERIFY(json["criticalPath"]["steps"].size() >= 2);
    QVERIFY(perryctl(stack + QStringList{"graph", "--format", "dot"}).output.startsWith("digraph"));
    QVERIFY(perryctl(stack + QStringList{"graph", "--format", "svg"}).output.startsWith("<svg"));
    QCOMPARE(perryctl(stack + QStringList{"graph", "--format", "png"}).exitCode, 2);
}

void tst_Perryctl::planSaysAndChangesNothing()
{
    const QStringList stack{"-f", spec()};

    const Run plan = perryctl(stack + QStringList{"plan", "--detailed-exitcode"});
    QCOMPARE(plan.exitCode, 10);
    QVERIFY(plan.output.contains("Create and start shop-db-1 (the container is not there)"));
    QVERIFY(plan.output.contains("podman run"));
    QVERIFY(m_runtime->containers("podman").isEmpty());
    QVERIFY(m_runtime->networks("podman").isEmpty());
    const Run script = perryctl(stack + QStringList{"plan", "--format", "shell"});
    QVERIFY(script.output.startsWith("#!/bin/sh\n"));
    const Run json = perryctl(stack + QStringList{"plan", "--json"});
    QVERIFY(core::boolAt(json.json(), "changes"));

    QCOMPARE(perryctl(stack + QStringList{"up"}).exitCode, 0);
    const Run nothing = perryctl(stack + QStringList{"plan", "--detailed-exitcode"});
    QCOMPARE(nothing.exitCode, 0);
    QVERIFY(nothing.output.contains("Nothing would change"));
    QVERIFY(perryctl(stack + QStringList{"plan", "--destroy"}).output.contains("Remove"));
    QCOMPARE(m_runtime->containers("podman").size(), 2);
}

void tst_Perryctl::backendsAndPins()
{
    const Run list = perryctl({"backends", "--json"});
    QCOMPARE(list.json().size(), size_t(3));
    QCOMPARE(core::stringAt(list.json()[0], "name"), "podman");
    QVERIFY(core::boolAt(list.json()[0], "available"));
    QVERIFY(core::boolAt(list.json()[0], "selected"));
    QVERIFY(!core::boolAt(list.json()[1], "available"));
    QVERIFY(!core::stringAt(list.json()[1], "reason").isEmpty());

    QCOMPARE(perryctl({"backend"}).output, "podman\n");
    QCOMPARE(perryctl({"backend", "--backend", "docker"}).output, "docker\n");
    const Run chosen = perryctl({"backend", "--json", "--backend", "docker"});
    QCOMPARE(core::stringAt(chosen.json(), "name"), "docker");
    QVERIFY(core::boolAt(chosen.json(), "selected"));
    qputenv("PERRY_CONTAINER_BACKEND", "docker");
    QCOMPARE(perryctl({"backend"}).output, "docker\n");
    qunsetenv("PERRY_CONTAINER_BACKEND");
    QCOMPARE(perryctl({"backend", "--backend", "nerdctl"}).exitCode, 4);
    QCOMPARE(perryctl({"backend", "--backend", "nonsense"}).exitCode, 4);

    qputenv("PERRY_PLATFORM", "macos");
    const Run mac = perryctl({"backends", "--json"});
    qunsetenv("PERRY_PLATFORM");
    QCOMPARE(mac.json().size(), size_t(8));
    QCOMPARE(core::stringAt(mac.json()[0], "name"), "apple/container");
}

void tst_Perryctl::noBackendIsExitFour()
{
    const QString file = spec();
    qputenv("PATH", "/nonexistent");

    const Run run = perryctl({"-f", file, "up", "--json"});

    QCOMPARE(run.exitCode, 4);
    QVERIFY2(run.errors.contains("podman"), qPrintable(run.errors));
    QCOMPARE(core::stringAt(core::memberAt(run.json(), "error"), "name"), "NoBackendFound");
}

void tst_Perryctl::interruptTakesBack_data()
{
    QTest::addColumn<bool>("comesTwice");
    QTest::newRow("one signal") << false;
    QTest::newRow("to the program and to its group") << true;
}

void tst_Perryctl::interruptTakesBack()
{
    QFETCH(const bool, comesTwice);
    const QString file = spec(R"(name: shop
services:
  db:
    image: localhost/app:1
    healthcheck: {test: ["CMD-SHELL", "after 600000"], interval: 200ms, retries: 10000}
  web:
    image: localhost/app:1
    depends_on: {db: {condition: service_healthy}}
)");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), {"-f", file, "up"});
    QTRY_COMPARE_WITH_TIMEOUT(m_runtime->containers("podman").size(), 1, 15000);
    QElapsedTimer clock;
    clock.start();

    const auto pid = static_cast<pid_t>(process.processId());
    ::kill(pid, SIGINT);
    if (comesTwice) {
        QByteArray said;
        QTRY_VERIFY(said.append(process.readAll()).contains("Interrupted"));
        ::kill(pid, SIGTERM);
    }

    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10000);
    QVERIFY(clock.elapsed() < 10000);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(m_runtime->containers("podman").isEmpty());
    QVERIFY(m_runtime->networks("podman").isEmpty());
}

void tst_Perryctl::interruptEndsWhatHangs_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("deaf");
    QTest::newRow("looking") << "^ps " << false;
    QTest::newRow("creating a network") << "^network create " << false;
    QTest::newRow("creating a container") << "^run " << false;
    QTest::newRow("deaf to signals") << "^run " << true;
}

void tst_Perryctl::interruptEndsWhatHangs()
{
    QFETCH(const QString, call);
    QFETCH(const bool, deaf);
    m_runtime->misbehave({.match = call, .hang = true, .ignoreSignals = deaf});
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), {"-f", spec(), "up"});
    QTRY_VERIFY_WITH_TIMEOUT(!m_runtime->calls(call).isEmpty(), 15000);

    ::kill(static_cast<pid_t>(process.processId()), SIGINT);

    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(m_runtime->containers("podman").isEmpty());
    QVERIFY(m_runtime->networks("podman").isEmpty());
}

void tst_Perryctl::secondInterruptEndsAtOnce()
{
    m_runtime->misbehave({.match = "^run ", .hang = true, .ignoreSignals = true});
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), {"-f", spec(), "up"});
    QTRY_VERIFY_WITH_TIMEOUT(!m_runtime->calls("^run ").isEmpty(), 15000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QByteArray said;
    QTRY_VERIFY(said.append(process.readAll()).contains("Interrupted"));
    QTest::qWait(1100);

    ::kill(static_cast<pid_t>(process.processId()), SIGINT);

    QVERIFY(process.waitForFinished(3000));
    QCOMPARE(process.exitCode(), 130);
    m_runtime->behave();
    const Run next = perryctl({"-f", spec(), "down"});
    QCOMPARE(next.exitCode, 0);
    QVERIFY(m_runtime->networks("podman").isEmpty());
}

void tst_Perryctl::timeoutIsExitSix()
{
    m_runtime->misbehave({.match = "^run ", .hang = true});

    const Run run = perryctl({"-f", spec(), "up", "--timeout", "1"});

    QCOMPARE(run.exitCode, 6);
    QVERIFY(m_runtime->networks("podman").isEmpty());
    QVERIFY(m_runtime->volumes("podman").isEmpty());
}

void tst_Perryctl::rememberedRuntimeThatIsGoneIsDetectedAnew()
{
    const QStringList ps{"-f", spec(), "--backend", "docker", "ps"};
    QCOMPARE(perryctl(ps).exitCode, 0);
    const QString daemonDown =
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. "
        "Is the docker daemon running?";
    m_runtime->misbehave({.program = "docker", .standardError = daemonDown, .exitCode = 1});

    const Run run = perryctl(ps);

    QCOMPARE(run.exitCode, 4);
    QVERIFY(!m_runtime->calls("^version").isEmpty());
}

void tst_Perryctl::hostileNamesDoNotReachTheTerminal()
{
    const Run run = perryctl({"-f", spec("services:\n  a:\n    \"\\e[31mx\\a\": 1\n"), "up"});

    QCOMPARE(run.exitCode, 3);
    QVERIFY(!run.errors.contains(QChar(0x1b)));
    QVERIFY(!run.errors.contains(QChar(0x07)));
}

void tst_Perryctl::secretsAreNotShown()
{
    const QString file = spec("name: shop\nservices:\n  a:\n    image: localhost/app:1\n"
                              "    environment: {DB_PASSWORD: hunter2}\n");

    const Run plan = perryctl({"-f", file, "plan"});
    const Run up = perryctl({"-f", file, "up", "--verbose"});

    QCOMPARE(up.exitCode, 0);
    for (const QString &text : {plan.output, plan.errors, up.output, up.errors})
        QVERIFY(!text.contains("hunter2"));

    m_runtime->run("podman", {"rm", "--force", "shop-a-1"});
    const Run script = perryctl({"-f", file, "plan", "--format", "shell"});
    QVERIFY(script.output.contains("hunter2"));
    QVERIFY2(script.output.contains("# There are secrets in this script"),
             qPrintable(script.output));
}

void tst_Perryctl::endedExecEndsItsCall_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_Perryctl::endedExecEndsItsCall()
{
    QFETCH(const int, signal);
    QCOMPARE(perryctl({"-f", spec(), "up"}).exitCode, 0);
    m_runtime->misbehave({.match = "^exec ", .hang = true});
    QProcess process;
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                  {"-f", m_runtime->folder() + "/compose.yaml", "exec", "-T", "db", "sh"});
    QTRY_COMPARE_WITH_TIMEOUT(m_runtime->calls("^exec ").size(), 1, 10000);
    const auto call = static_cast<pid_t>(m_runtime->calls("^exec ").first().pid);

    ::kill(static_cast<pid_t>(process.processId()), signal);

    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10000);
    QCOMPARE(process.exitCode(), 130);
    QTRY_VERIFY(::kill(call, 0) != 0);
}

void tst_Perryctl::closedOutputEndsQuietly()
{
    QCOMPARE(perryctl({"-f", spec(), "up"}).exitCode, 0);
    for (int i = 0; i < 50; ++i)
        m_runtime->addLogLine("podman", "shop-db-1", QStringLiteral("line %1").arg(i));
    QProcess shell;
    shell.start("/bin/sh",
                {"-c",
                 QStringLiteral("%1 -f %2 logs | { read -r line; echo \"$line\"; }")
                     .arg(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                          m_runtime->folder() + "/compose.yaml")});
    QVERIFY(shell.waitForFinished(20000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void tst_Perryctl::fullOutputIsAFailure()
{
    if (!QFile::exists("/dev/full"))
        QSKIP("There is no /dev/full here.");
    for (const char *command : {"up --json", "--version", "up --help"}) {
        QProcess shell;
        shell.start("/bin/sh",
                    {"-c",
                     QStringLiteral("%1 -f %2 %3 > /dev/full")
                         .arg(QStringLiteral(PERRY_BIN_DIR "/perryctl"), spec(), command)});
        QVERIFY(shell.waitForFinished(20000));
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("standard output"));
    }
}

void tst_Perryctl::closedStreamsBecomeNoFiles()
{
    QProcess shell;
    shell.start("/bin/sh",
                {"-c",
                 QStringLiteral("%1 -f %2 up <&- >&- 2>&-")
                     .arg(QStringLiteral(PERRY_BIN_DIR "/perryctl"), spec())});
    QVERIFY(shell.waitForFinished(20000));

    QCOMPARE(shell.exitCode(), 0);
    QDirIterator files(m_runtime->folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("shop-db-1: done ("), qPrintable(file.fileName()));
    }
    const Run list = perryctl({"ls", "--json"});
    QCOMPARE(list.json().size(), size_t(1));
    QVERIFY(core::integerAt(list.json()[0], "handle") > 0);
}

void tst_Perryctl::folderWithoutANameIsRefused()
{
#ifdef Q_OS_DARWIN
    QSKIP("All names are UTF-8 here.");
#endif
    spec();
    const QByteArray folder = QFile::encodeName(m_runtime->folder()) + "/caf\xe9";
    QCOMPARE(::mkdir(folder.constData(), 0700), 0);
    QProcess shell;
    shell.setWorkingDirectory(m_runtime->folder());
    shell.start("/bin/sh",
                {"-c",
                 QStringLiteral("cd \"$(printf 'caf\\351')\" && exec %1 up")
                     .arg(QStringLiteral(PERRY_BIN_DIR "/perryctl"))});
    QVERIFY(shell.waitForFinished(20000));
    QCOMPARE(::rmdir(folder.constData()), 0);

    QCOMPARE(shell.exitCode(), 3);
    QVERIFY(shell.readAllStandardError().contains("UTF-8"));
    QVERIFY(m_runtime->containers("podman").isEmpty());
}

void tst_Perryctl::stacksOfASilentRuntimeAreListed()
{
    QCOMPARE(perryctl({"--backend", "docker", "-f", spec(), "up"}).exitCode, 0);
    const FakeRule down{.standardError = "Cannot connect to the daemon.", .exitCode = 1};
    FakeRule dockerDown = down;
    dockerDown.program = "docker";
    m_runtime->misbehave(dockerDown);

    const Run one = perryctl({"ls", "--json"});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(one.json().size(), size_t(1));
    QCOMPARE(core::stringAt(one.json()[0], "project"), "shop");
    QCOMPARE(core::stringAt(one.json()[0], "status"), "unreachable");
    QVERIFY(core::integerAt(one.json()[0], "handle") > 0);
    QVERIFY2(one.errors.contains("docker does not answer"), qPrintable(one.errors));
    QVERIFY2(!one.errors.contains("podman"), qPrintable(one.errors));

    m_runtime->misbehave(down);
    const Run none = perryctl({"ls"});
    QCOMPARE(none.exitCode, 4);
    QVERIFY2(none.output.contains("unreachable"), qPrintable(none.output));
    QVERIFY2(none.errors.contains("podman does not answer"), qPrintable(none.errors));
    QCOMPARE(perryctl({"ls", "--backend", "podman"}).exitCode, 4);
}

QTEST_GUILESS_MAIN(tst_Perryctl)
#include "tst_perryctl.moc"
