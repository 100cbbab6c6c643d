#include "tests/app/cli/perryctlrun.h"
#include "tests/support/fakeruntime.h"

#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using support::FakeRuntime;

namespace {

const QString program = QStringLiteral(PERRY_BIN_DIR "/perryctl");

using Run = PerryctlRun;

const char shopSpec[] = R"(name: shop
services:
  db:
    image: localhost/app:1
  web:
    image: localhost/app:1
    ports: ["18080:80", "127.0.0.1:18053:53/udp"]
  later:
    image: localhost/app:1
    scale: 0
)";

} // namespace

/// The commands that look into the containers of a stack, on both families of runtimes.
class tst_Looking : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void images_data();
    void images();
    void ports_data();
    void ports();
    void processes_data();
    void processes();
    void usage_data();
    void usage();
    void usageAgainAndAgain();
    void events_data();
    void events();
    void waits_data();
    void waits();
    void copies_data();
    void copies();
    void copiesOfStreams();
    void wrongUsage_data();
    void wrongUsage();
    void unknownServices_data();
    void unknownServices();
    void interruptEndsIt_data();
    void interruptEndsIt();
    void closedOutputEndsIt_data();
    void closedOutputEndsIt();
    void hostileAnswersDoNotReachTheTerminal();

private:
    static void addBackends();
    /// perryctl on the stack, without its file.
    Run shop(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The stack of this test's row is up.
    void up(const QByteArray &spec = shopSpec);

    std::unique_ptr<FakeRuntime> m_runtime;
    QString m_backend;
};

void tst_Looking::init()
{
    m_runtime = std::make_unique<FakeRuntime>();
    for (const char *name : {"podman", "docker"})
        m_runtime->addImage(name, "localhost/app:1");
    m_runtime->forgetCalls();
    m_backend = "podman";
}

void tst_Looking::cleanup()
{
    m_runtime.reset();
}

void tst_Looking::addBackends()
{
    QTest::addColumn<QString>("backend");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}

Run tst_Looking::shop(const QStringList &arguments, const QByteArray &input) const
{
    return runPerryctl(
        m_runtime->folder(), QStringList{"--backend", m_backend, "-p", "shop"} + arguments, input);
}

void tst_Looking::up(const QByteArray &spec)
{
    QFETCH(const QString, backend);
    m_backend = backend;
    const QString file = m_runtime->writeFile("compose.yaml", spec);
    const Run run = shop({"-f", file, "up"});
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    m_runtime->forgetCalls();
}

void tst_Looking::images_data()
{
    addBackends();
}

void tst_Looking::images()
{
    up();
    QCOMPARE(shop({"stop", "db"}).exitCode, 0);

    const Run table = shop({"images"});
    QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
    QVERIFY2(
        table.output.startsWith("CONTAINER   REPOSITORY     TAG  IMAGE ID      SIZE    CREATED"),
        qPrintable(table.output));
    QVERIFY(table.output.contains("shop-db-1   localhost/app  1    "));
    QVERIFY(table.output.contains("  1.98MB  "));

    const core::Json rows = shop({"images", "--json", "web"}).json();
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(core::stringAt(rows[0], "container"), "shop-web-1");
    QCOMPARE(core::stringAt(rows[0], "repository"), "localhost/app");
    QCOMPARE(core::integerAt(rows[0], "size"), 1980000);
    QCOMPARE(core::stringAt(rows[0], "id").size(), 64);
    QVERIFY(core::stringAt(rows[0], "created").endsWith("Z"));
    QCOMPARE(shop({"images", "-q"}).output, core::stringAt(rows[0], "id") + "\n");
}

void tst_Looking::ports_data()
{
    addBackends();
}

void tst_Looking::ports()
{
    up();
    QCOMPARE(shop({"port", "web", "80"}).output, "0.0.0.0:18080\n");
    QCOMPARE(shop({"port", "web", "53/udp"}).output, "127.0.0.1:18053\n");
    QCOMPARE(shop({"port", "web", "53", "--protocol", "udp", "--index", "1"}).exitCode, 0);
    const core::Json json = shop({"port", "web", "53/udp", "--json"}).json();
    QCOMPARE(core::stringAt(json, "hostIp"), "127.0.0.1");
    QCOMPARE(core::integerAt(json, "hostPort"), 18053);

    const Run missing = shop({"port", "web", "53"});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.errors.contains("53/udp, 80/tcp"), qPrintable(missing.errors));
    QVERIFY(shop({"port", "db", "80"}).errors.contains("no other one"));
    QVERIFY(shop({"port", "web", "80", "--index", "2"}).errors.contains("number 2"));
    QCOMPARE(shop({"stop", "web"}).exitCode, 0);
    QVERIFY(shop({"port", "web", "80"}).errors.contains("is not running"));
}

void tst_Looking::processes_data()
{
    addBackends();
}

void tst_Looking::processes()
{
    up();
    QCOMPARE(shop({"pause", "db"}).exitCode, 0);

    const Run table = shop({"top"});
    QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
    const QStringList lines = table.output.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(m_backend == "podman" ? "SERVICE  #  USER  PID"
                                                            : "SERVICE  #  UID   PID"),
             qPrintable(table.output));
    QVERIFY2(lines.last().startsWith("web      1  root"), qPrintable(table.output));

    const core::Json json = shop({"top", "--json", "web"}).json();
    QCOMPARE(json.size(), size_t(1));
    QCOMPARE(core::stringAt(json[0], "service"), "web");
    QCOMPARE(core::stringAt(json[0], "container"), "shop-web-1");
    QCOMPARE(core::stringAt(json[0]["processes"][0], m_backend == "podman" ? "COMMAND" : "CMD"),
             "sleep 1000");
    // One that has gone meanwhile is left out.
    m_runtime->misbehave({.match = "^top shop-web-1",
                          .standardError = "Error response from daemon: No such container: x",
                          .exitCode = 1});
    QCOMPARE(shop({"top", "--json"}).output, "[]\n");
    QCOMPARE(shop({"stop"}).exitCode, 0);
    QCOMPARE(shop({"top"}).output, "SERVICE  #\n");
}

void tst_Looking::usage_data()
{
    addBackends();
}

void tst_Looking::usage()
{
    up();
    QCOMPARE(shop({"stop", "db"}).exitCode, 0);

    const Run table = shop({"stats", "--no-stream"});
    QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
    QVERIFY2(table.output.startsWith("CONTAINER   SERVICE  CPU %  MEM USAGE / LIMIT"),
             qPrintable(table.output));
    QVERIFY(table.output.contains("shop-web-1  web"));
    QVERIFY(!table.output.contains("shop-db-1"));
    QVERIFY(!table.output.contains(QChar(0x1b)));

    const QList<core::Json> rows = shop({"stats", "--no-stream", "-a", "--json"}).rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(core::stringAt(rows.at(0), "container"), "shop-db-1");
    QCOMPARE(core::integerAt(rows.at(0), "memoryBytes"), 0);
    QCOMPARE(core::stringAt(rows.at(1), "service"), "web");
    QCOMPARE(core::integerAt(rows.at(1), "netInBytes"), 2500);
    QCOMPARE(core::integerAt(rows.at(1), "memoryBytes"), m_backend == "podman" ? 2600000 : 2621440);
    QCOMPARE(rows.at(1)["cpuPercent"].get<double>(), m_backend == "podman" ? 1.67 : 1.51);
    QCOMPARE(core::integerAt(rows.at(1), "pids"), m_backend == "podman" ? 1 : 2);
    QCOMPARE(shop({"stats", "--no-stream", "--json", "db"}).output, "");

    // One that goes between the look and the measurement: the next look is without it.
    m_runtime->misbehave({.match = "^stats ",
                          .times = 1,
                          .standardError = "Error response from daemon: No such container: x",
                          .exitCode = 1});
    QCOMPARE(shop({"stats", "--no-stream", "--json"}).rows().size(), 1);
}

void tst_Looking::usageAgainAndAgain()
{
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    QCOMPARE(shop({"-f", file, "up"}).exitCode, 0);
    QProcess process;
    process.start(program, {"-f", file, "stats", "--json", "web"});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(said.append(process.readAllStandardOutput()).count('\n') >= 2, 10000);
    // podman's average since the start is replaced by what was used since the last look.
    QVERIFY2(said.contains("\"cpuPercent\":1.67"), said);
    QVERIFY2(said.contains("\"cpuPercent\":0.0"), said);

    ::kill(static_cast<pid_t>(process.processId()), SIGINT);

    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 130);
}

void tst_Looking::events_data()
{
    addBackends();
}

void tst_Looking::events()
{
    up();
    m_runtime->endContainer(m_backend, "shop-db-1", 3);

    const QStringList past{"events", "--since", "10m", "--until", "0s"};
    const Run text = shop(past + QStringList{"db"});
    QVERIFY2(text.exitCode == 0, qPrintable(text.errors));
    static const QRegularExpression line(
        "\\n[0-9-]{10} [0-9:]{8}\\.[0-9]{3} container die shop-db-1 "
        "\\(exitCode=3, image=localhost/app:1, service=db\\)\\n");
    QVERIFY2(line.match(text.output).hasMatch(), qPrintable(text.output));
    QVERIFY(!text.output.contains("shop-web-1"));

    const QList<core::Json> rows = shop(past + QStringList{"--json"}).rows();
    QVERIFY(rows.size() > 3);
    QCOMPARE(core::stringAt(rows.first(), "type"), "container");
    QVERIFY(!rows.first().contains("exitCode"));
    QCOMPARE(core::stringAt(rows.last(), "action"), "die");
    QCOMPARE(core::stringAt(rows.last(), "service"), "db");
    QCOMPARE(core::stringAt(rows.last(), "container"), "shop-db-1");
    QCOMPARE(core::integerAt(rows.last(), "exitCode"), 3);
    QCOMPARE(core::stringAt(rows.last(), "id").size(), 64);
    QVERIFY(core::stringAt(rows.last(), "time").endsWith("Z"));
    QVERIFY(shop({"events", "--since", "2020-01-01", "--until", "2020-01-02"}).output.isEmpty());

    m_runtime->misbehave({.match = "^events ", .standardError = "unexpected EOF", .exitCode = 1});
    QCOMPARE(shop({"events"}).exitCode, 1);
}

void tst_Looking::waits_data()
{
    addBackends();
}

void tst_Looking::waits()
{
    up("name: shop\n"
       "services:\n"
       "  db: {image: 'localhost/app:1'}\n"
       "  one: {image: 'localhost/app:1', command: [exit, '3', '4000']}\n"
       "  two: {image: 'localhost/app:1', command: [exit, '4', '5000']}\n");

    const Run run = shop({"wait", "two", "one"});
    QCOMPARE(run.output,
             "container \"shop-one-1\" exited with status code 3\n"
             "container \"shop-two-1\" exited with status code 4\n");
    QCOMPARE(run.exitCode, 4);
    const Run none = shop({"wait", "one", "two"});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.errors.contains("No container of one, two is running."), qPrintable(none.errors));
    QCOMPARE(shop({"stop", "db"}).exitCode, 0);
    QCOMPARE(shop({"start", "one"}).exitCode, 0);
    const QList<core::Json> rows = shop({"wait", "one", "--json"}).rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(core::stringAt(rows.first(), "container"), "shop-one-1");
    QCOMPARE(core::integerAt(rows.first(), "exitCode"), 3);
}

void tst_Looking::copies_data()
{
    addBackends();
}

void tst_Looking::copies()
{
    up();
    QCOMPARE(shop({"-f", m_runtime->folder() + "/compose.yaml", "scale", "db=2"}).exitCode, 0);
    m_runtime->writeFile("a.txt", "hello");
    const auto fileIn = [&](const QString &container) {
        const QJsonObject files = m_runtime->container(m_backend, container)["files"].toObject();
        return files["/tmp/a"].toString();
    };

    QCOMPARE(shop({"cp", "-L", "a.txt", "db:/tmp/a"}).exitCode, 0);
    QCOMPARE(fileIn("shop-db-1"), "hello");
    QCOMPARE(fileIn("shop-db-2"), "");
    QCOMPARE(shop({"cp", "-a", "./a.txt", "db:/tmp/a", "--index", "2"}).exitCode, 0);
    QCOMPARE(fileIn("shop-db-2"), "hello");
    m_runtime->writeFile("a.txt", "again");
    QCOMPARE(shop({"stop", "db"}).exitCode, 0);
    QCOMPARE(shop({"cp", "--all", "a.txt", "db:/tmp/a", "--json"}).json().size(), size_t(2));
    QCOMPARE(fileIn("shop-db-1") + fileIn("shop-db-2"), "againagain");

    QCOMPARE(shop({"cp", "db:/tmp/a", "b.txt"}).exitCode, 0);
    QFile copy(m_runtime->folder() + "/b.txt");
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), "again");

    const Run missing = shop({"cp", "db:/nosuch", "."});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.errors.contains("/nosuch"), qPrintable(missing.errors));
    QVERIFY(shop({"cp", "db:/tmp/a", ".", "--index", "3"}).errors.contains("number 3"));
}

void tst_Looking::copiesOfStreams()
{
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    QCOMPARE(shop({"-f", file, "up"}).exitCode, 0);
    QCOMPARE(shop({"-f", file, "scale", "db=2"}).exitCode, 0);
    QCOMPARE(shop({"cp", "-", "web:/tmp"}, QByteArray(2048, '\0')).exitCode, 0);
    QCOMPARE(m_runtime->container("podman", "shop-web-1")["copied"].toInt(), 2048);
    QCOMPARE(shop({"cp", "--all", "-", "web:/tmp"}, QByteArray(4096, '\0')).exitCode, 0);
    QCOMPARE(shop({"cp", "--all", "-", "db:/tmp"}, QByteArray(4096, '\0')).exitCode, 2);
    m_runtime->writeFile("a.txt", "hello");
    QCOMPARE(shop({"cp", "a.txt", "web:/a"}).exitCode, 0);
    QCOMPARE(shop({"cp", "web:/a", "-"}).output, "hello");
}

void tst_Looking::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a service on both sides") << QStringList{"cp", "web:/a", "db:/a"};
    QTest::newRow("a service on neither side") << QStringList{"cp", "a", "b"};
    QTest::newRow("all, and one") << QStringList{"cp", "--all", "--index", "1", "a", "web:/a"};
    QTest::newRow("one path") << QStringList{"cp", "web:/a"};
    QTest::newRow("no port") << QStringList{"port", "web"};
    QTest::newRow("no number") << QStringList{"port", "web", "http"};
    QTest::newRow("two protocols") << QStringList{"port", "web", "53/udp", "--protocol", "tcp"};
    QTest::newRow("no protocol") << QStringList{"port", "web", "53", "--protocol", "sctp"};
    QTest::newRow("nothing to wait for") << QStringList{"wait"};
    QTest::newRow("no time") << QStringList{"events", "--since", "soon"};
}

void tst_Looking::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Run run = shop(arguments);
    QVERIFY2(run.exitCode == 2, qPrintable(run.output + run.errors));
    QVERIFY(m_runtime->calls().isEmpty());
}

void tst_Looking::unknownServices_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *command : {"images", "top", "stats", "events", "wait", "ps", "logs"})
        QTest::newRow(command) << QStringList{command, "nope"};
    QTest::newRow("port") << QStringList{"port", "nope", "80"};
    QTest::newRow("cp") << QStringList{"cp", "nope:/a", "."};
}

void tst_Looking::unknownServices()
{
    QFETCH(const QStringList, arguments);
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    for (const QStringList &stack : {QStringList{"-p", "shop"}, QStringList{"-f", file}}) {
        const Run run = shop(stack + arguments);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("There is no service \"nope\" in shop."),
                 qPrintable(run.errors));
    }
}

void tst_Looking::interruptEndsIt_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("call");
    QTest::newRow("stats") << QStringList{"stats"} << "^stats ";
    QTest::newRow("events") << QStringList{"events"} << "^events ";
    QTest::newRow("wait") << QStringList{"wait", "db", "web"} << "^wait ";
}

void tst_Looking::interruptEndsIt()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, call);
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    QCOMPARE(shop({"-f", file, "up"}).exitCode, 0);
    QProcess process;
    process.start(program, QStringList{"-f", file} + arguments);
    QTRY_VERIFY_WITH_TIMEOUT(!m_runtime->calls(call).isEmpty(), 10000);
    const auto child = static_cast<pid_t>(m_runtime->calls(call).first().pid);

    ::kill(static_cast<pid_t>(process.processId()), SIGINT);

    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QTRY_VERIFY(::kill(child, 0) != 0);
}

void tst_Looking::closedOutputEndsIt_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("stats") << "stats --json web";
    QTest::newRow("events") << "events --since 10m";
}

void tst_Looking::closedOutputEndsIt()
{
    QFETCH(const QString, arguments);
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    QCOMPARE(shop({"-f", file, "up"}).exitCode, 0);
    QProcess shell;
    shell.start("/bin/sh",
                {"-c",
                 QStringLiteral("%1 -f %2 %3 | { read -r line; echo \"$line\"; }")
                     .arg(program, file, arguments)});
    // Something has to happen for a write to fail.
    QVERIFY(!shell.waitForFinished(1500) || shell.exitStatus() == QProcess::NormalExit);
    QCOMPARE(shop({"stop"}).exitCode, 0);
    QVERIFY(shell.state() == QProcess::NotRunning || shell.waitForFinished(10000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void tst_Looking::hostileAnswersDoNotReachTheTerminal()
{
    const QString file = m_runtime->writeFile("compose.yaml", shopSpec);
    QCOMPARE(shop({"-f", file, "up"}).exitCode, 0);
    m_runtime->misbehave(
        {.match = "^top ", .standardOutput = "PID CMD\n1 \x1b[31mred\x07\n", .exitCode = 0});
    m_runtime->misbehave({.match = "^events ",
                          .standardOutput =
                              R"({"ID":"a","Name":"\u001b[31mx","Status":"start\u0007",)"
                              R"("Type":"container","Time":"2026-01-01T10:00:00Z","Attributes":{}})"
                              "\n",
                          .exitCode = 0});
    for (const char *command : {"top", "events"}) {
        const Run run = shop({command});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(!run.output.contains(QChar(0x1b)) && !run.output.contains(QChar(0x07)));
        QVERIFY2(run.output.contains("[31m"), qPrintable(run.output));
    }
}

QTEST_GUILESS_MAIN(tst_Looking)
#include "tst_looking.moc"
