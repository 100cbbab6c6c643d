#include "tests/app/livetest.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using support::Finished;
using support::Inventory;
using support::LiveRuntime;

namespace {

const QString perryctlPath = QStringLiteral(PERRY_BIN_DIR "/perryctl");
const QString demoFolder = QStringLiteral(PERRY_SOURCE_DIR "/examples/demo");

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Exit code, output and errors in one text for a failing check.
QByteArray report(const Finished &finished)
{
    return "\nexit code " + QByteArray::number(finished.exitCode) + " after "
           + QByteArray::number(finished.milliseconds) + " ms\n" + finished.output + finished.error;
}

// QVERIFY2 works its message out in any case, so the call stands in a variable.
#define VERIFY_OK(call)                                                                            \
    do {                                                                                           \
        const Finished done = (call);                                                              \
        QVERIFY2(done.exitCode == 0, report(done).constData());                                    \
    } while (false)

QJsonDocument jsonOf(const Finished &finished)
{
    return QJsonDocument::fromJson(finished.output);
}

} // namespace

LiveTest::LiveTest(const QString &runtime)
    : m_runtimeName(runtime)
{}

Finished LiveTest::perryctl(const QStringList &arguments, int limitMs) const
{
    return support::runProgram(perryctlPath, arguments, limitMs);
}

Finished LiveTest::demo(const QStringList &arguments, int limitMs) const
{
    return perryctl(QStringList{"-f", m_demoFile} + arguments, limitMs);
}

QString LiveTest::containerOf(const QString &service) const
{
    return QStringLiteral("e2eshop-%1-1").arg(service);
}

qint64 LiveTest::timeOf(const QString &service, const QString &field) const
{
    // docker prints RFC 3339; podman's template prints Go's own form, so it is asked for a number.
    const QString format = QStringLiteral("{{.%1}}").arg(field);
    QString text = m_runtime->inspect(containerOf(service), format);
    if (m_runtimeName == "podman")
        text =
            m_runtime->inspect(containerOf(service), QStringLiteral("{{.%1.UnixNano}}").arg(field));
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber
               ? number
               : QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch() * 1'000'000;
}

QMap<QString, QString> LiveTest::idsByName() const
{
    QMap<QString, QString> ids;
    const QByteArray output =
        m_runtime->call({"ps", "--all", "--no-trunc", "--format", "{{.Names}} {{.ID}}"}).output;
    for (const QByteArray &line : output.trimmed().split('\n')) {
        const QString text = QString::fromUtf8(line);
        ids.insert(text.section(' ', 0, 0), text.section(' ', 1));
    }
    return ids;
}

QByteArray LiveTest::get(const QString &path) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(2000))
        return {};
    socket.write("GET " + path.toUtf8() + " HTTP/1.0\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(3000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

void LiveTest::expectNothingMoreThan(const Inventory &before) const
{
    // Helpers of the runtime, such as podman's clean-up, may take a moment to end.
    QString difference;
    QElapsedTimer timer;
    timer.start();
    do {
        difference = before.differenceTo(m_runtime->inventory());
        if (difference.isEmpty())
            return;
        QTest::qWait(200);
    } while (timer.elapsed() < 8000);
    QFAIL(qPrintable("Left behind:\n" + difference));
}

void LiveTest::initTestCase()
{
    QVERIFY2(QFile::exists(perryctlPath), "perryctl is not built");
    m_runtime = std::make_unique<LiveRuntime>(m_runtimeName);
    REQUIRE_RUNTIME(m_runtime->problem());
    VERIFY_OK(support::runProgram(demoFolder + "/prepare", {}));

    m_port = freePort();
    const QString copy = m_runtime->folder() + "/demo";
    VERIFY_OK(support::runProgram("cp", {"-R", demoFolder, copy}));
    QFile file(copy + "/compose.yaml");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    text.replace("name: shop\n", "name: e2eshop\n");
    text.replace("\"8080:8080\"", "\"" + QByteArray::number(m_port) + ":8080\"");
    m_demoFile = m_runtime->writeFile("demo/compose.yaml", text);
    QVERIFY(QDir::setCurrent(m_runtime->folder()));
}

void LiveTest::cleanupTestCase()
{
    QDir::setCurrent(QDir::rootPath());
    m_runtime.reset();
}

void LiveTest::configNamesItsServices()
{
    const Finished services = demo({"config", "--services"});

    VERIFY_OK(services);
    QStringList names = QString::fromUtf8(services.output).split('\n', Qt::SkipEmptyParts);
    names.sort();
    QCOMPARE(names, (QStringList{"api", "cache", "db", "migrate", "web", "worker"}));
    const QJsonObject spec = jsonOf(demo({"config", "--format", "json"})).object();
    QCOMPARE(spec["name"].toString(), "e2eshop");
}

void LiveTest::planShowsAndChangesNothing()
{
    const Inventory before = m_runtime->inventory();

    const Finished plan = demo({"plan"});
    VERIFY_OK(plan);
    QVERIFY2(plan.output.contains("e2eshop-web-1"), plan.output);
    QVERIFY2(plan.output.contains("e2eshop_back"), plan.output);
    QCOMPARE(demo({"plan", "--detailed-exitcode"}).exitCode, 10);

    expectNothingMoreThan(before);
}

void LiveTest::upStartsInOrder()
{
    const Finished up = demo({"--json", "up"});
    VERIFY_OK(up);

    const QJsonObject answer = jsonOf(up).object();
    m_handle = answer["handle"].toInteger();
    QVERIFY2(m_handle > 0, up.output);
    QCOMPARE(answer["project"].toString(), "e2eshop");
    QCOMPARE(answer["backend"].toString(), m_runtimeName);
    QCOMPARE(answer["services"].toArray().size(), 6);

    // db needs three seconds to become healthy; migrate waits for that, api for migrate's end.
    QVERIFY(timeOf("migrate", "State.StartedAt") - timeOf("db", "State.StartedAt") > 2'900'000'000);
    QVERIFY(timeOf("api", "State.StartedAt") >= timeOf("migrate", "State.FinishedAt"));
    QVERIFY(timeOf("api", "State.StartedAt") >= timeOf("cache", "State.StartedAt"));
    QVERIFY(timeOf("worker", "State.StartedAt") >= timeOf("api", "State.StartedAt"));
    QVERIFY(timeOf("web", "State.StartedAt") >= timeOf("api", "State.StartedAt"));
    QCOMPARE(m_runtime->inspect(containerOf("migrate"), "{{.State.ExitCode}}"), "0");
    QCOMPARE(m_runtime->inspect(containerOf("web"), "{{.State.Status}}"), "running");

    const Inventory now = m_runtime->inventory();
    QCOMPARE(now.containers.size(), 6);
    QCOMPARE(now.networks, (QStringList{"e2eshop_back", "e2eshop_front"}));
    QCOMPARE(now.volumes, QStringList{"e2eshop_db_data"});
}

void LiveTest::publishedPortAnswers()
{
    QTRY_VERIFY_WITH_TIMEOUT(get("/").startsWith("HTTP/1.0 200"), 10'000);
    QVERIFY(get("/").contains("The corner shop is open"));
    QVERIFY(get("/orders").contains("\"starts\":1,"));
}

void LiveTest::secretAndConfigAreUsed()
{
    QVERIFY(get("/").contains("Fresh bread since 1987."));
    const auto order = [this](const QString &service) {
        return demo({"exec", "-T", service, "/bin/shop", "order", "http://api:8080/orders"})
            .exitCode;
    };
    QCOMPARE(order("worker"), 0);
    QCOMPARE(order("web"), 1); // nobody gave it the key
}

void LiveTest::servicesFindEachOtherByName()
{
    const auto ask = [this](const QString &from, const QString &url) {
        return demo({"exec", "-T", from, "/bin/shop", "health", url});
    };
    VERIFY_OK(ask("web", "http://api:8080/orders"));
    VERIFY_OK(ask("api", "http://db:8080/orders"));
    // web is not on the network of db.
    const Finished hidden = ask("web", "http://db:8080/orders");
    QCOMPARE(hidden.exitCode, 1);
    QVERIFY2(hidden.output.contains("lookup db"), report(hidden));
}

void LiveTest::internalNetworkHasNoWayOut()
{
    const QStringList inspect{"network", "inspect", "--format"};
    const auto isInternal = [&](const QString &network) {
        return m_runtime->call(inspect + QStringList{"{{.Internal}}", network}).output.trimmed();
    };
    QCOMPARE(isInternal("e2eshop_back"), "true");
    QCOMPARE(isInternal("e2eshop_front"), "false");
    if (m_runtimeName == "docker")
        return; // has a route all the same, and drops what takes it
    QVERIFY(!demo({"exec", "-T", "db", "ip", "route"}).output.contains("default"));
    QVERIFY(demo({"exec", "-T", "web", "ip", "route"}).output.contains("default"));
}

void LiveTest::psTellsWhatRuns()
{
    const QJsonArray running = jsonOf(demo({"--json", "ps"})).array();
    const QJsonArray all = jsonOf(demo({"--json", "ps", "--all"})).array();

    QCOMPARE(running.size(), 5);
    QCOMPARE(all.size(), 6);
    for (const QJsonValue &row : all) {
        const bool isJob = row["service"].toString() == "migrate";
        QCOMPARE(row["status"].toString(), isJob ? "exited" : "running");
        if (row["service"].toString() == "db")
            QCOMPARE(row["health"].toString(), "healthy");
    }
}

void LiveTest::logsComeInOrder()
{
    const Finished logs = demo({"--json", "logs", "db", "migrate", "api"});
    VERIFY_OK(logs);

    QStringList services;
    QString last;
    const auto lines = logs.output.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        const QString time = row["time"].toString();
        QVERIFY2(time >= last, line);
        last = time;
        const QString service = row["service"].toString();
        if (!services.contains(service))
            services << service;
    }
    QCOMPARE(services.value(0), "db");
    QVERIFY(services.contains("migrate"));
    QVERIFY2(logs.output.contains("ready to accept connections"), logs.output);
    const Finished tail = demo({"logs", "--tail", "1", "--no-prefix", "migrate"});
    QCOMPARE(tail.output, "1 of 1 migrations applied: orders have a time\n");
}

void LiveTest::execPassesItsExitCodeOn()
{
    QCOMPARE(demo({"exec", "-T", "web", "sh", "-c", "exit 7"}).exitCode, 7);
    QCOMPARE(demo({"exec", "-T", "web", "echo", "a  b"}).output, "a  b\n");
    const Finished environment = demo(
        {"exec", "-T", "-e", "COLOUR=blue", "-w", "/bin", "web", "sh", "-c", "echo $COLOUR; pwd"});
    QCOMPARE(environment.output, "blue\n/bin\n");
    QVERIFY(demo({"exec", "-T", "nothing", "true"}).exitCode != 0);
}

void LiveTest::containersAreLookedInto()
{
    const QString begin = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QJsonArray images = jsonOf(demo({"--json", "images"})).array();
    QCOMPARE(images.size(), 6);
    QCOMPARE(images.first()["repository"].toString(), "localhost/perry-shop");
    QVERIFY(images.first()["size"].toInteger() > 100'000);

    const QByteArray port = QByteArray::number(m_port);
    QCOMPARE(demo({"port", "web", "8080"}).output, "0.0.0.0:" + port + "\n");
    const Finished closed = demo({"port", "web", "8081"});
    QCOMPARE(closed.exitCode, 1);
    QVERIFY2(closed.error.contains("8080/tcp"), closed.error);

    const Finished top = demo({"top", "web", "db"});
    VERIFY_OK(top);
    QVERIFY2(top.output.startsWith("SERVICE  #  U"), top.output);
    QVERIFY2(top.output.contains("/bin/shop db"), top.output);

    const Finished stats = demo({"stats", "--no-stream", "--json", "web"});
    VERIFY_OK(stats);
    const QJsonObject usage = jsonOf(stats).object();
    QCOMPARE(usage["service"].toString(), "web");
    QVERIFY2(usage["memoryBytes"].toInteger() > 10'000, stats.output);
    QVERIFY2(usage["pids"].toInteger() > 0, stats.output);

    const QString file = m_runtime->writeFile("copy/note.txt", "as it was\n");
    VERIFY_OK(demo({"cp", file, "api:/note.txt"}));
    QCOMPARE(demo({"exec", "-T", "api", "cat", "/note.txt"}).output, "as it was\n");
    VERIFY_OK(demo({"cp", "api:/note.txt", file + ".back"}));
    QFile back(file + ".back");
    QVERIFY(back.open(QIODevice::ReadOnly));
    QCOMPARE(back.readAll(), "as it was\n");
    const Finished archive = demo({"cp", "api:/note.txt", "-"});
    VERIFY_OK(archive);
    QVERIFY(archive.output.startsWith("note.txt") && archive.output.size() % 512 == 0);
    QCOMPARE(demo({"cp", "api:/nosuch", file}).exitCode, 1);

    QProcess wait;
    wait.start(perryctlPath, {"-f", m_demoFile, "wait", "cache"});
    QVERIFY(wait.waitForStarted());
    QTest::qWait(2000);
    VERIFY_OK(demo({"kill", "cache"}));
    QVERIFY(wait.waitForFinished(20'000));
    QCOMPARE(wait.exitCode(), 137);
    QCOMPARE(wait.readAllStandardOutput(),
             "container \"e2eshop-cache-1\" exited with status code 137\n");
    QCOMPARE(demo({"wait", "cache"}).exitCode, 1);
    VERIFY_OK(demo({"start", "cache"}));

    QStringList actions;
    const Finished events = demo({"events", "--since", begin, "--until", "0s", "--json", "cache"});
    VERIFY_OK(events);
    for (const QByteArray &line : events.output.trimmed().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        QCOMPARE(event["container"].toString(), containerOf("cache"));
        actions << event["action"].toString();
        if (actions.last() == "die")
            QCOMPARE(event["exitCode"].toInt(), 137);
    }
    QVERIFY2(actions.contains("die") && actions.indexOf("start") > actions.indexOf("die"),
             events.output);

    QProcess stream;
    stream.start(perryctlPath, {"-f", m_demoFile, "stats", "--json", "web"});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(said.append(stream.readAll()).count('\n') >= 2, 20'000);
    ::kill(static_cast<pid_t>(stream.processId()), SIGINT);
    QVERIFY(stream.waitForFinished(10'000));
    QCOMPARE(stream.exitCode(), 130);
}

void LiveTest::secondUpChangesNothing()
{
    const QMap<QString, QString> before = idsByName();
    const qint64 webStarted = timeOf("web", "State.StartedAt");

    const Finished up = demo({"--json", "up"});

    VERIFY_OK(up);
    QCOMPARE(idsByName(), before);
    QCOMPARE(timeOf("web", "State.StartedAt"), webStarted);
    QCOMPARE(demo({"plan", "--detailed-exitcode"}).exitCode, 0);
    QCOMPARE(jsonOf(up)["handle"].toInteger(), m_handle);
}

void LiveTest::containersAreControlled()
{
    const auto statusOf = [this](const QString &service) {
        return m_runtime->inspect(containerOf(service), "{{.State.Status}}");
    };
    VERIFY_OK(demo({"pause", "web"}));
    QCOMPARE(statusOf("web"), "paused");
    VERIFY_OK(demo({"unpause"}));
    QCOMPARE(statusOf("web"), "running");

    VERIFY_OK(demo({"kill", "worker"}));
    QTRY_COMPARE(statusOf("worker"), "exited");
    QCOMPARE(demo({"rm"}).exitCode, 2);
    VERIFY_OK(demo({"rm", "--force", "worker"}));
    const int before = static_cast<int>(m_runtime->inventory().containers.size());
    VERIFY_OK(demo({"scale", "worker=2"}));
    QCOMPARE(m_runtime->inventory().containers.size(), before + 2);
    VERIFY_OK(demo({"scale", "worker=1"}));
    QCOMPARE(statusOf("worker"), "running");
    QCOMPARE(demo({"plan", "--detailed-exitcode"}).exitCode, 0);
}

void LiveTest::oneOffsRunAndGo()
{
    const Inventory before = m_runtime->inventory();
    const QStringList run{"--quiet", "run", "--rm", "-T", "--no-deps"};

    const Finished echo = demo(run + QStringList{"api", "echo", "a  b"});
    VERIFY_OK(echo);
    QCOMPARE(echo.output, "a  b\n");
    QCOMPARE(demo(run + QStringList{"api", "sh", "-c", "exit 7"}).exitCode, 7);
    const Finished told = demo(run
                               + QStringList{"-e",
                                             "COLOUR=blue",
                                             "-w",
                                             "/bin",
                                             "-v",
                                             m_runtime->folder() + ":/host",
                                             "api",
                                             "sh",
                                             "-c",
                                             "echo $COLOUR; pwd; ls /host/demo/compose.yaml"});
    QCOMPARE(told.output, "blue\n/bin\n/host/demo/compose.yaml\n");
    // It is on the service's networks, and reaches what the service reaches.
    VERIFY_OK(demo(run + QStringList{"api", "/bin/shop", "health", "http://db:8080/orders"}));
    QVERIFY(demo(run + QStringList{"api", "no-such-program"}).exitCode != 0);
    QCOMPARE(demo(run + QStringList{"nothing"}).exitCode, 1);

    const Finished behind =
        demo({"run", "--detach", "--name", "e2eshop-later", "api", "sleep", "99"});
    VERIFY_OK(behind);
    QCOMPARE(behind.output, "e2eshop-later\n");
    QCOMPARE(m_runtime->inspect("e2eshop-later", "{{.State.Status}}"), "running");
    m_runtime->call({"rm", "--force", "e2eshop-later"});
    expectNothingMoreThan(before);
}

void LiveTest::downByHandleFromAnotherProcess()
{
    const Finished down = perryctl({"down", QString::number(m_handle)});

    VERIFY_OK(down);
    const Inventory now = m_runtime->inventory();
    QCOMPARE(now.containers, QStringList{});
    QCOMPARE(now.networks, QStringList{});
    QCOMPARE(now.volumes, QStringList{"e2eshop_db_data"});
}

void LiveTest::dataSurvivesDown()
{
    VERIFY_OK(demo({"up"}));

    QTRY_VERIFY_WITH_TIMEOUT(get("/orders").contains("\"starts\":2,"), 10'000);
}

void LiveTest::downWithVolumesRemovesAll()
{
    VERIFY_OK(demo({"down", "--volumes"}));

    const Inventory now = m_runtime->inventory();
    QCOMPARE(now.containers, QStringList{});
    QCOMPARE(now.networks, QStringList{});
    QCOMPARE(now.volumes, QStringList{});
    VERIFY_OK(demo({"down", "--volumes"}));
}

void LiveTest::failureIsTakenBack()
{
    const Inventory before = m_runtime->inventory();
    const QString file = m_runtime->writeFile("failing/compose.yaml", R"(
name: e2efail
services:
  first:
    image: localhost/perry-test:1
    volumes: ["data:/data"]
    stop_grace_period: 0s
  second:
    image: localhost/perry-test:1
    command: [/bin/no-such-program]
    depends_on: [first]
volumes:
  data:
)");

    const Finished up = perryctl({"-f", file, "up"});

    QCOMPARE(up.exitCode, 1);
    QVERIFY2(up.error.contains("second"), up.error);
    QVERIFY2(up.error.contains("no-such-program"), up.error);
    expectNothingMoreThan(before);
}

void LiveTest::failureKeepsWhatWasThere()
{
    const QByteArray good = R"(
name: e2ekeep
services:
  first:
    image: localhost/perry-test:1
    stop_grace_period: 0s
    volumes: ["data:/data"]
volumes:
  data:
)";
    const QString file = m_runtime->writeFile("keeping/compose.yaml", good);
    VERIFY_OK(perryctl({"-f", file, "up"}));
    const QMap<QString, QString> ids = idsByName();
    const Inventory before = m_runtime->inventory();

    QByteArray bad = good;
    bad.replace("volumes:\n  data:\n",
                "  second:\n    image: localhost/perry-test:1\n"
                "    healthcheck: {test: [CMD, /bin/false], interval: 1s, retries: 1}\n"
                "    stop_grace_period: 0s\n"
                "  third:\n    image: localhost/perry-test:1\n"
                "    depends_on: {second: {condition: service_healthy}}\n"
                "volumes:\n  data:\n");
    m_runtime->writeFile("keeping/compose.yaml", bad);
    const Finished up = perryctl({"-f", file, "up"});

    QCOMPARE(up.exitCode, 1);
    QVERIFY2(up.error.contains("second"), up.error);
    expectNothingMoreThan(before);
    QCOMPARE(idsByName(), ids);
    VERIFY_OK(perryctl({"-f", file, "down", "--volumes"}));
}

void LiveTest::secretsHooksAndNamespacesArrive()
{
    const Inventory before = m_runtime->inventory();
    m_runtime->writeFile("grants/key.txt", "from a file");
    const QString file = m_runtime->writeFile("grants/compose.yaml", R"(
name: e2egrants
x-part: &part
  image: localhost/perry-test:1
  stop_grace_period: 0s
services:
  db:
    <<: *part
    volumes: ["data:/data"]
    secrets: [key, {source: key, target: own, uid: "7", gid: "8", mode: 0440}]
    configs: [{source: settings, target: /etc/deep/app.conf, mode: 0400}]
    pre_start: [{command: [sh, -c, "echo prepared >>/data/log"]}]
    post_start: [{command: [sh, -c, "echo started >>/data/log"]}]
    pre_stop: [{command: [sh, -c, "echo leaving >>/data/log"]}]
  side:
    <<: *part
    network_mode: "service:db"
    pid: "service:db"
    volumes_from: ["db:ro"]
secrets: {key: {file: key.txt}}
configs: {settings: {content: "a = $${b}\n"}}
volumes: {data: {}}
)");
    VERIFY_OK(perryctl({"-f", file, "up"}));
    const auto inside = [&](const QString &service, const QString &script) {
        const Finished run = perryctl({"-f", file, "exec", "-T", service, "sh", "-c", script});
        return QString::fromUtf8(run.output + run.error).trimmed();
    };
    QCOMPARE(inside("db", "cat /run/secrets/key"), "from a file");
    QVERIFY(inside("db", "echo x >>/run/secrets/key").contains("Read-only"));
    QCOMPARE(inside("db", "stat -c '%a %u %g' /run/secrets/own"), "440 7 8");
    QCOMPARE(inside("db", "stat -c '%a %u %g' /etc/deep/app.conf"), "400 0 0");
    QCOMPARE(inside("db", "cat /etc/deep/app.conf"), "a = ${b}");
    QCOMPARE(inside("db", "cat /data/log"), "prepared\nstarted");
    QCOMPARE(inside("side", "cat /data/log"), "prepared\nstarted");
    QVERIFY(inside("side", "touch /data/x").contains("Read-only"));
    QCOMPARE(inside("side", "readlink /proc/self/ns/net"),
             inside("db", "readlink /proc/self/ns/net"));
    QCOMPARE(inside("side", "pidof sleep"), inside("db", "pidof sleep"));

    // Nothing has changed, so nothing is done; and going down says goodbye.
    const QMap<QString, QString> ids = idsByName();
    VERIFY_OK(perryctl({"-f", file, "up"}));
    QCOMPARE(idsByName(), ids);
    VERIFY_OK(perryctl({"-f", file, "stop"}));
    VERIFY_OK(perryctl({"-f", file, "start"}));
    QCOMPARE(inside("db", "tail -n 3 /data/log"), "leaving\nprepared\nstarted");
    VERIFY_OK(perryctl({"-f", file, "down", "--volumes"}));
    expectNothingMoreThan(before);
}

void LiveTest::changedContentRecreates()
{
    const QByteArray text = R"(
name: e2econtent
services:
  app:
    image: localhost/perry-test:1
    stop_grace_period: 0s
    configs: [settings]
  side:
    image: localhost/perry-test:1
    stop_grace_period: 0s
    network_mode: "service:app"
configs: {settings: {content: "one"}}
)";
    const Inventory before = m_runtime->inventory();
    QString file = m_runtime->writeFile("content/compose.yaml", text);
    VERIFY_OK(perryctl({"-f", file, "up"}));
    file = m_runtime->writeFile("content/compose.yaml", QByteArray(text).replace("one", "two"));
    const Finished plan = perryctl({"-f", file, "plan"});
    VERIFY_OK(plan);
    QVERIFY2(plan.output.contains("the content of config settings changed"), report(plan));
    QVERIFY2(plan.output.contains("shares namespaces or volumes of app"), report(plan));
    VERIFY_OK(perryctl({"-f", file, "up"}));
    const Finished content = perryctl({"-f", file, "exec", "-T", "app", "cat", "/settings"});
    QVERIFY2(content.output == "two", report(content));
    QCOMPARE(perryctl({"-f", file, "plan", "--detailed-exitcode"}).exitCode, 0);
    VERIFY_OK(perryctl({"-f", file, "down"}));
    expectNothingMoreThan(before);
}

void LiveTest::anonymousVolumesAreTakenOver()
{
    const Inventory before = m_runtime->inventory();
    const auto bringUp = [this](const QByteArray &level, const QStringList &options) {
        m_runtime->writeFile("anonymous/compose.yaml", R"(
name: e2eanonymous
services:
  app:
    build:
      context: .
      network: host
      dockerfile_inline: |
        FROM localhost/perry-test:1
        VOLUME /data
    stop_grace_period: 0s
    environment: {LEVEL: )" + level + R"(}
    volumes: [/cache]
)");
        return perryctl(QStringList{"-f", "anonymous/compose.yaml", "up"} + options);
    };
    const auto inside = [this](const QStringList &command) {
        return perryctl(QStringList{"-f", "anonymous/compose.yaml", "exec", "-T", "app"} + command);
    };
    VERIFY_OK(bringUp("one", {}));
    VERIFY_OK(inside({"touch", "/data/kept", "/cache/kept"}));
    VERIFY_OK(bringUp("two", {}));
    VERIFY_OK(inside({"ls", "/data/kept", "/cache/kept"}));
    // A second time: they have a name by now.
    VERIFY_OK(bringUp("three", {}));
    VERIFY_OK(inside({"ls", "/data/kept", "/cache/kept"}));

    VERIFY_OK(bringUp("three", {"--renew-anon-volumes"}));
    QCOMPARE(inside({"ls", "/data/kept"}).exitCode, 1);
    VERIFY_OK(perryctl({"-f", "anonymous/compose.yaml", "down", "--volumes", "--rmi", "local"}));
    expectNothingMoreThan(before);
}

void LiveTest::rollbackRestores()
{
    const Inventory before = m_runtime->inventory();
    const auto bringUp = [this](const QByteArray &level) {
        m_runtime->writeFile("back/compose.yaml",
                             "name: e2eback\nservices:\n  db:\n"
                             "    image: localhost/perry-shop:1\n"
                             "    command: [sleep, '1000']\n"
                             "    stop_grace_period: 0s\n"
                             "    environment: {LEVEL: "
                                 + level + ", DB_PASSWORD: 'a$$b'}\n");
        return perryctl({"-f", "back/compose.yaml", "up"});
    };
    const auto variables = [this] { return m_runtime->inspect("e2eback-db-1", "{{.Config.Env}}"); };
    VERIFY_OK(bringUp("one"));
    VERIFY_OK(bringUp("two"));
    QVERIFY(variables().contains("LEVEL=two"));
    VERIFY_OK(perryctl({"-f", "back/compose.yaml", "rollback"}));
    QVERIFY2(variables().contains("LEVEL=one"), qPrintable(variables()));
    QVERIFY2(variables().contains("DB_PASSWORD=a$b"), qPrintable(variables()));
    VERIFY_OK(perryctl({"-f", "back/compose.yaml", "rollback", "--to", "2"}));
    // It is what the file says: nothing is left to do.
    const Finished plan = perryctl({"-f", "back/compose.yaml", "plan", "--detailed-exitcode"});
    QVERIFY2(plan.exitCode == 0, report(plan));
    VERIFY_OK(perryctl({"-f", "back/compose.yaml", "down"}));
    expectNothingMoreThan(before);
}

/// What one of the two has brought up, the other one leaves as it is, and takes down whole.
void LiveTest::takesTurnsWithDockerCompose()
{
    const QString compose = QStandardPaths::findExecutable("docker-compose");
    if (m_runtimeName != "docker" || compose.isEmpty())
        QSKIP("There is no docker-compose here, or it does not work with this runtime.");
    m_runtime->writeFile("turns/key.txt", "key");
    m_runtime->writeFile("turns/app.env", "FROM_FILE='a b'\n");
    const QString file = m_runtime->writeFile("turns/compose.yaml", R"(
name: e2eturns
x-part: &part
  image: localhost/perry-test:1
  stop_grace_period: 0s
services:
  db:
    <<: *part
    hostname: database
    ipc: shareable
    volumes: ["data:/data", "/anonymous", "./:/here:ro"]
    secrets: [key]
    healthcheck: {test: [CMD, "true"], interval: 1s, retries: 3}
    mem_limit: 64m
    ulimits: {nofile: {soft: 100, hard: 200}}
  app:
    <<: *part
    env_file: app.env
    environment: {NUMBER: 1.50, TEXT: "<a & b>"}
    configs: [{source: settings, target: /etc/app.conf}]
    pre_start: [{command: ["true"]}]
    ports: ["127.0.0.1::80"]
    depends_on: {db: {condition: service_healthy}}
    networks: {default: {aliases: [front]}, back: {}}
    deploy: {replicas: 2, resources: {limits: {cpus: "0.5"}}}
  side:
    <<: *part
    network_mode: "service:db"
    volumes_from: ["db:ro"]
    ipc: "service:db"
secrets: {key: {file: key.txt}}
configs: {settings: {content: "x"}}
networks: {back: {internal: true, labels: {a: b}}}
volumes: {data: {labels: [c=d]}}
)");
    const auto theirs = [&](const QStringList &arguments) {
        return support::runProgram(compose, QStringList{"-f", file} + arguments, 90'000);
    };
    const Inventory before = m_runtime->inventory();

    VERIFY_OK(perryctl({"-f", file, "up"}));
    const QMap<QString, QString> ours = idsByName();
    VERIFY_OK(theirs({"up", "--detach"}));
    QCOMPARE(idsByName(), ours);
    VERIFY_OK(theirs({"down", "--volumes"}));
    expectNothingMoreThan(before);

    VERIFY_OK(theirs({"up", "--detach"}));
    const QMap<QString, QString> made = idsByName();
    const Finished plan = perryctl({"-f", file, "plan", "--detailed-exitcode"});
    QVERIFY2(plan.exitCode == 0, report(plan));
    VERIFY_OK(perryctl({"-f", file, "up"}));
    QCOMPARE(idsByName(), made);
    VERIFY_OK(perryctl({"-f", file, "down", "--volumes"}));
    expectNothingMoreThan(before);
}

void LiveTest::invalidSpecIsNamedByPlace()
{
    const QString file = m_runtime->writeFile(
        "invalid/compose.yaml",
        "services:\n  web:\n    image: localhost/perry-test:1\n    prots: []\n");

    const Finished up = perryctl({"-f", file, "up"});

    QCOMPARE(up.exitCode, 3);
    QVERIFY2(up.error.contains("compose.yaml:4:"), up.error);
}

void LiveTest::interruptLeavesNothing_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::addColumn<int>("delayMs");
    QTest::newRow("at once") << SIGINT << 30;
    QTest::newRow("while creating") << SIGINT << 250;
    QTest::newRow("while waiting for health") << SIGINT << 2000;
    QTest::newRow("terminated") << SIGTERM << 1000;
}

void LiveTest::interruptLeavesNothing()
{
    QFETCH(const int, signalNumber);
    QFETCH(const int, delayMs);
    const QString file = m_runtime->writeFile("slow/compose.yaml", R"(
name: e2eslow
x-part: &part
  image: localhost/perry-test:1
  stop_grace_period: 0s
services:
  db:
    <<: *part
    healthcheck: {test: [CMD, /bin/false], interval: 1s, retries: 60}
    volumes: ["data:/data"]
  cache: {<<: *part}
  queue: {<<: *part}
  api:
    <<: *part
    depends_on: {db: {condition: service_healthy}, cache: {condition: service_started}}
volumes:
  data:
)");
    const Inventory before = m_runtime->inventory();

    {
        QProcess up;
        up.setStandardInputFile(QProcess::nullDevice());
        up.setProcessChannelMode(QProcess::MergedChannels);
        up.start(perryctlPath, {"-f", file, "up"});
        QVERIFY(up.waitForStarted());
        QTest::qWait(delayMs);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(static_cast<pid_t>(up.processId()), signalNumber), 0);
        QVERIFY2(up.waitForFinished(15'000), "perryctl did not end");
        const QByteArray words = up.readAll();
        QVERIFY2(timer.elapsed() < 10'000, words);
        // Until the program can catch it, the signal itself ends it; a shell calls both 130.
        const bool caught = up.exitStatus() == QProcess::NormalExit;
        QVERIFY2(caught ? up.exitCode() == 130 : delayMs < 100 && up.exitCode() == signalNumber,
                 words);
    }
    expectNothingMoreThan(before);
}

void LiveTest::signalsReachTheOneOff_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::addColumn<int>("delayMs");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("SIGINT") << SIGINT << 1500 << 5;
    QTest::newRow("SIGTERM") << SIGTERM << 1500 << 6;
    QTest::newRow("while it starts") << SIGINT << 350 << 0;
}

void LiveTest::signalsReachTheOneOff()
{
    QFETCH(const int, signalNumber);
    QFETCH(const int, delayMs);
    QFETCH(const int, exitCode);
    const QString file = m_runtime->writeFile(
        "once/compose.yaml",
        "name: e2eonce\nservices:\n  web: {image: 'localhost/perry-shop:1'}\n");
    VERIFY_OK(perryctl({"-f", file, "create"}));
    const Inventory before = m_runtime->inventory();
    QProcess run;
    run.setStandardInputFile(QProcess::nullDevice());
    run.setProcessChannelMode(QProcess::MergedChannels);
    run.start(perryctlPath,
              {"-f",
               file,
               "--quiet",
               "run",
               "--rm",
               "web",
               "sh",
               "-c",
               "trap 'exit 5' INT; trap 'exit 6' TERM; while :; do sleep 0.1; done"});
    QVERIFY(run.waitForStarted());
    QTest::qWait(delayMs);
    QCOMPARE(::kill(static_cast<pid_t>(run.processId()), signalNumber), 0);
    QVERIFY2(run.waitForFinished(20'000), "perryctl did not end");
    const QByteArray words = run.readAll();
    QVERIFY2(run.exitStatus() == QProcess::NormalExit, words);
    if (exitCode > 0)
        QVERIFY2(run.exitCode() == exitCode, words + QByteArray::number(run.exitCode()));
    else
        QVERIFY2(run.exitCode() != 0, words);
    expectNothingMoreThan(before);
    VERIFY_OK(perryctl({"-f", file, "down"}));
}

void LiveTest::roundsLeaveNothing()
{
    const QString file = m_runtime->writeFile("rounds/compose.yaml", R"(
name: e2erounds
services:
  a:
    image: localhost/perry-test:1
    stop_grace_period: 0s
    volumes: ["data:/data"]
volumes:
  data:
)");
    // The first round may leave what stays for good, such as the database and caches.
    VERIFY_OK(perryctl({"-f", file, "up"}));
    VERIFY_OK(perryctl({"-f", file, "down", "--volumes"}));
    const Inventory before = m_runtime->inventory();

    for (int round = 0; round < 20; ++round) {
        const Finished up = perryctl({"-f", file, "up"});
        VERIFY_OK(up);
        const Finished down = perryctl({"-f", file, "down", "--volumes"});
        VERIFY_OK(down);
    }
    expectNothingMoreThan(before);
}
