#include "tests/support/liveruntime.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using support::Finished;
using support::LiveRuntime;

namespace {

/// What a call of the runtime does instead of, or before, what it was asked to: lines of a shell
/// script, in which $real is the runtime's own program.
struct Fault
{
    const char *name = nullptr;
    const char *script = nullptr;
    int signal = 0; ///< sent to perryctl while the call takes its time
};

const Fault faults[] = {
    {.name = "fails", .script = "echo 'Error: something went wrong' >&2; exit 1"},
    {.name = "refuses", .script = "echo 'Error: refused' >&2; exit 125"},
    {.name = "fails late", .script = "\"$real\" \"$@\"; echo 'Error: connection lost' >&2; exit 1"},
    {.name = "garbage", .script = "printf '\\001\\377garbage]}{[\\n'"},
    {.name = "half JSON", .script = "printf '[{\"Id\": \"abc\", \"Names\": [\"x'; exit 0"},
    {.name = "flood", .script = "head -c 100000000 /dev/zero | tr '\\0' x"},
    {.name = "hangs", .script = "exec sleep 1000"},
    {.name = "interrupted", .script = "sleep 3", .signal = SIGINT},
    {.name = "killed", .script = "sleep 3", .signal = SIGKILL},
};

/// Where in a run the fault comes: the last call with this verb.
const char *const verbsOfUp[] = {"network create", "run"};
const char *const verbsOfRecreation[] = {"rename", "run"};

const char spec[] = R"(name: faults
services:
  db:
    image: localhost/perry-test:1
    environment: {LEVEL: one}
    stop_grace_period: 0s
    volumes: ["data:/data"]
  web:
    image: localhost/perry-test:1
    stop_grace_period: 0s
    depends_on: [db]
volumes: {data: {}}
)";

} // namespace

/// A sample of what tst_faults does with a fake, with real runtimes: a script stands before their
/// program and lets one call go wrong. Afterwards everything is as it was before, or the command
/// has done its work.
class tst_LiveFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_runtime.reset(); }
    void init() { m_runtime->writeFile("compose.yaml", spec); }
    void cleanup();
    void up_data();
    void up();
    void recreation_data();
    void recreation();

private:
    struct Call
    {
        qint64 pid = 0;
        QString text = {};
    };

    void rowsFor(const QList<const char *> &verbs, bool recreates);
    std::unique_ptr<QProcess> started(const QStringList &arguments) const;
    Finished ended(QProcess &process) const;
    Finished perryctl(const QStringList &arguments) const { return ended(*started(arguments)); }
    Finished runWith(const Fault &fault, const QString &verb, int count);
    QList<Call> calls(const QString &verb = {}) const;
    void behave() const;
    void expectNoCallGoesOn() const;
    QStringList whatIsThere() const;
    void changeSpec() const;

    int m_rows = 0;
    QString m_name;
    std::unique_ptr<LiveRuntime> m_runtime;
};

void tst_LiveFaults::initTestCase()
{
    m_name = qEnvironmentVariable("PERRY_LIVE_RUNTIME", QStringLiteral("podman"));
    m_runtime = std::make_unique<LiveRuntime>(m_name);
    REQUIRE_RUNTIME(m_runtime->problem());
    const QString script =
        m_runtime->writeFile("bin/" + m_name,
                             "#!/bin/sh\n"
                             "here=${0%/bin/*}\n"
                             "real="
                                 + QStandardPaths::findExecutable(m_name).toUtf8() + R"sh(
exec 9>"$here/lock"
flock 9
echo "$$ $* " >>"$here/calls"
faulty=no
verb=$(cat "$here/verb" 2>/dev/null)
case " $* " in
*" $verb "*) [ "$(grep -c " $verb " "$here/calls")" != "$(cat "$here/faulty")" ] || faulty=yes ;;
esac
exec 9>&-
[ -z "$verb" ] || [ $faulty = no ] || . "$here/fault"
exec "$real" "$@"
)sh");
    QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    init();
    // Finds the runtime, and leaves what stays for good.
    QCOMPARE(perryctl({"up"}).exitCode, 0);
    QCOMPARE(perryctl({"down", "--volumes"}).exitCode, 0);
}

void tst_LiveFaults::cleanup()
{
    if (!m_runtime)
        return;
    behave();
    perryctl({"down", "--volumes", "--remove-orphans"});
}

std::unique_ptr<QProcess> tst_LiveFaults::started(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", m_runtime->folder() + "/bin:" + environment.value("PATH"));
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_runtime->folder());
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                   QStringList{"--backend", m_name, "--timeout", "5"} + arguments);
    return process;
}

Finished tst_LiveFaults::ended(QProcess &process) const
{
    if (!process.waitForFinished(60'000))
        qFatal("perryctl does not end");
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .error = process.readAllStandardError()};
}

QList<tst_LiveFaults::Call> tst_LiveFaults::calls(const QString &verb) const
{
    QList<Call> calls;
    QFile file(m_runtime->folder() + "/calls");
    if (!file.open(QIODevice::ReadOnly))
        return calls;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (text.contains(u' ' + verb))
            calls << Call{.pid = text.section(u' ', 0, 0).toLongLong(),
                          .text = text.section(u' ', 1)};
    }
    return calls;
}

/// From here on nothing goes wrong, and calls are kept anew.
void tst_LiveFaults::behave() const
{
    for (const char *file : {"/verb", "/calls"})
        QFile::remove(m_runtime->folder() + QString::fromLatin1(file));
}

/// The fault comes at the call that is the `count`th with this verb.
Finished tst_LiveFaults::runWith(const Fault &fault, const QString &verb, int count)
{
    behave();
    m_runtime->writeFile("fault", QByteArray(fault.script) + '\n');
    m_runtime->writeFile("faulty", QByteArray::number(count) + '\n');
    m_runtime->writeFile("verb", verb.toUtf8() + '\n');
    const auto process = started({"up"});
    if (fault.signal != 0) {
        QElapsedTimer timer;
        timer.start();
        while (calls(verb + ' ').size() < count && timer.elapsed() < 20'000)
            process->waitForFinished(10);
        ::kill(static_cast<pid_t>(process->processId()), fault.signal);
    }
    return ended(*process);
}

/// What perryctl has called has come to its end, or does so soon when perryctl was killed.
void tst_LiveFaults::expectNoCallGoesOn() const
{
    for (const Call &call : calls())
        QTRY_VERIFY2_WITH_TIMEOUT(::kill(static_cast<pid_t>(call.pid), 0) != 0,
                                  qPrintable("it goes on: " + call.text),
                                  15'000);
}

/// Everything with its state; containers with their ids, so that another one in the place shows.
QStringList tst_LiveFaults::whatIsThere() const
{
    const support::Inventory inventory = m_runtime->inventory();
    QStringList there;
    for (const QString &container : inventory.containers)
        there << container + ' ' + m_runtime->inspect(container, "{{.Id}} {{.State.Status}}");
    return there + inventory.networks + inventory.volumes + inventory.addresses;
}

void tst_LiveFaults::changeSpec() const
{
    m_runtime->writeFile("compose.yaml", QByteArray(spec).replace("one", "two"));
}

/// The calls of a run without faults say where they can be; one in nine, unless PERRY_THOROUGH.
void tst_LiveFaults::rowsFor(const QList<const char *> &verbs, bool recreates)
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("fault");
    if (!m_runtime || !m_runtime->problem().isEmpty())
        return;
    init();
    if (recreates) {
        perryctl({"up"});
        changeSpec();
    }
    behave();
    perryctl({"up"});
    QMap<QString, int> counts;
    for (const char *verb : verbs)
        counts[verb] = int(calls(QString::fromLatin1(verb) + ' ').size());
    cleanup();
    for (const char *verb : verbs) {
        QVERIFY2(counts.value(verb) > 0, verb);
        for (int fault = 0; fault < int(std::size(faults)); ++fault) {
            if (m_rows++ % 9 == 1 || qEnvironmentVariableIsSet("PERRY_THOROUGH"))
                QTest::addRow("%s %s", verb, faults[fault].name)
                    << QString::fromLatin1(verb) << counts.value(verb) << fault;
        }
    }
}

void tst_LiveFaults::up_data()
{
    rowsFor({std::begin(verbsOfUp), std::end(verbsOfUp)}, false);
}

void tst_LiveFaults::up()
{
    QFETCH(const QString, verb);
    QFETCH(const int, count);
    QFETCH(const int, fault);
    const QStringList before = whatIsThere();

    const Finished up = runWith(faults[fault], verb, count);

    const bool wasKilled = faults[fault].signal == SIGKILL;
    QCOMPARE(up.exitCode == -1, wasKilled);
    expectNoCallGoesOn();
    if (up.exitCode == 0) {
        QCOMPARE(perryctl({"plan", "--detailed-exitcode"}).exitCode, 0);
        return;
    }
    // The next command on the project takes back what a killed one has left.
    if (wasKilled)
        perryctl({"stop"});
    else
        QVERIFY2(up.error.contains("error:") || up.error.contains("Interrupted"), up.error);
    QCOMPARE(whatIsThere(), before);
}

void tst_LiveFaults::recreation_data()
{
    rowsFor({std::begin(verbsOfRecreation), std::end(verbsOfRecreation)}, true);
}

void tst_LiveFaults::recreation()
{
    QFETCH(const QString, verb);
    QFETCH(const int, count);
    QFETCH(const int, fault);
    QCOMPARE(perryctl({"up"}).exitCode, 0);
    changeSpec();
    const QStringList before = whatIsThere();

    const Finished up = runWith(faults[fault], verb, count);

    expectNoCallGoesOn();
    if (faults[fault].signal == SIGKILL)
        perryctl({"start"});
    const QString variables = m_runtime->inspect("faults-db-1", "{{.Config.Env}}");
    if (variables.contains("LEVEL=two")) {
        // At most the predecessor is left, and the next one clears that away.
        QCOMPARE(perryctl({"up"}).exitCode, 0);
        QCOMPARE(m_runtime->inventory().containers, (QStringList{"faults-db-1", "faults-web-1"}));
        QCOMPARE(perryctl({"plan", "--detailed-exitcode"}).exitCode, 0);
        return;
    }
    QVERIFY2(up.exitCode != 0, up.error);
    QCOMPARE(whatIsThere(), before);
}

QTEST_GUILESS_MAIN(tst_LiveFaults)
#include "tst_livefaults.moc"
