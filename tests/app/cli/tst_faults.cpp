#include "tests/support/fakeruntime.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>

using support::FakeCall;
using support::FakeRule;
using support::FakeRuntime;

namespace {

/// One way in which one call of the runtime goes wrong.
enum class Fault {
    Fails,       ///< exit 1 with a message
    Refuses,     ///< exit 125
    FailsLate,   ///< does its work, then exit 1
    Garbage,     ///< nonsense before its output
    HalfJson,    ///< half a document, and nothing done
    Flood,       ///< 100 MB of output
    Hangs,       ///< until its time is over
    Interrupted, ///< Ctrl+C while it takes its time
    Killed,      ///< SIGKILL to perryctl while it takes its time
};

struct Ended
{
    int exitCode = -1; ///< -2 = by a signal
    QByteArray output = {};
    QByteArray errors = {};
};

/// Whether what the call prints matters. One that only says that it did its work, and did not, is a
/// liar that nobody could work with.
bool answers(const FakeCall &call)
{
    static const QStringList verbs{"ps",
                                   "inspect",
                                   "image",
                                   "network",
                                   "volume",
                                   "info",
                                   "version",
                                   "run",
                                   "create",
                                   "events"};
    const QString verb = call.arguments.value(0);
    const bool acts = QStringList{"create", "rm"}.contains(call.arguments.value(1));
    return verbs.contains(verb) && !acts;
}

const char twoServices[] = R"(name: shop
services:
  db:
    image: localhost/app:1
    environment: {LEVEL: one}
    volumes: ["data:/data"]
  web:
    image: localhost/app:1
    depends_on: [db]
volumes: {data: {}}
)";

} // namespace

/// Whatever call of the runtime goes wrong, and however: either the command has done its work, or
/// everything is as it was before; it ends soon, says why, and leaves no process.
class tst_Faults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void up_data() { rowsFor({"up"}, {}); }
    void up();
    void recreation_data() { rowsFor({"up"}, {"up"}); }
    void recreation();
    void down_data() { rowsFor({"down", "--volumes"}, {"up"}); }
    void down();

private:
    void rowsFor(const QStringList &command, const QStringList &preparation);
    QProcess *start(const QStringList &arguments);
    Ended endOf(QProcess *process) const;
    Ended perryctl(const QStringList &arguments) { return endOf(start(arguments)); }
    Ended runWith(Fault fault, int call, const QStringList &command);
    void changeSpec() const;
    QString whatIsThere() const;
    void expectNoProcess() const;

    int m_rows = 0;
    QString m_backend;
    QString m_spec;
    std::unique_ptr<FakeRuntime> m_runtime;
};

void tst_Faults::init()
{
    if (const QString tag = QString::fromLatin1(QTest::currentDataTag()); !tag.isEmpty())
        m_backend = tag.section(u' ', 0, 0);
    m_runtime = std::make_unique<FakeRuntime>();
    m_runtime->addImage(m_backend, "localhost/app:1");
    m_spec = m_runtime->writeFile("compose.yaml", twoServices);
}

void tst_Faults::cleanup()
{
    m_runtime.reset();
}

/// Counts the calls of a run without faults, and makes a row for each with each fault; every
/// twelfth of them only, unless PERRY_THOROUGH is set.
void tst_Faults::rowsFor(const QStringList &command, const QStringList &preparation)
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("fault");
    const QList<std::pair<const char *, Fault>> faults{{"fails", Fault::Fails},
                                                       {"refuses", Fault::Refuses},
                                                       {"fails late", Fault::FailsLate},
                                                       {"garbage", Fault::Garbage},
                                                       {"half JSON", Fault::HalfJson},
                                                       {"flood", Fault::Flood},
                                                       {"hangs", Fault::Hangs},
                                                       {"interrupted", Fault::Interrupted},
                                                       {"killed", Fault::Killed}};
    for (const char *backend : {"podman", "docker"}) {
        m_backend = QString::fromLatin1(backend);
        init();
        if (!preparation.isEmpty()) {
            perryctl(preparation);
            changeSpec();
        }
        m_runtime->forgetCalls();
        perryctl(command);
        const QList<FakeCall> calls = m_runtime->calls();
        cleanup();
        for (int call = 0; call < calls.size(); ++call) {
            for (const auto &[name, fault] : faults) {
                if (fault == Fault::HalfJson && !answers(calls[call]))
                    continue;
                if (++m_rows % 12 == 0 || qEnvironmentVariableIsSet("PERRY_THOROUGH"))
                    QTest::addRow("%s call %d %s", backend, call, name) << call << int(fault);
            }
        }
    }
}

/// db has to be made anew for this one.
void tst_Faults::changeSpec() const
{
    m_runtime->writeFile("compose.yaml", QByteArray(twoServices).replace("one", "two"));
}

QProcess *tst_Faults::start(const QStringList &arguments)
{
    auto *process = new QProcess(this);
    process->setWorkingDirectory(m_runtime->folder());
    process->start(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                   QStringList{"--backend", m_backend, "-f", m_spec, "--timeout", "1"} + arguments);
    process->closeWriteChannel();
    return process;
}

Ended tst_Faults::endOf(QProcess *process) const
{
    const std::unique_ptr<QProcess> owner(process);
    if (!process->waitForFinished(30'000))
        qFatal("perryctl does not end");
    return {.exitCode = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -2,
            .output = process->readAllStandardOutput(),
            .errors = process->readAllStandardError()};
}

Ended tst_Faults::runWith(Fault fault, int call, const QStringList &command)
{
    FakeRule rule{.program = m_backend, .skip = call, .times = 1};
    switch (fault) {
    case Fault::Fails:
        rule.standardError = QStringLiteral("Error: something went wrong");
        rule.exitCode = 1;
        break;
    case Fault::Refuses:
        rule.standardError = QStringLiteral("Error: refused");
        rule.exitCode = 125;
        break;
    case Fault::FailsLate:
        rule.standardError = QStringLiteral("Error: connection lost");
        rule.exitCode = 1;
        rule.afterEffect = true;
        break;
    case Fault::Garbage:
        rule.standardOutput = QStringLiteral("\x01\xFFgarbage]}{[\n");
        break;
    case Fault::HalfJson:
        rule.standardOutput = QStringLiteral("[{\"Id\": \"abc\", \"Names\": [\"x");
        rule.exitCode = 0;
        break;
    case Fault::Flood:
        rule.floodMb = 100;
        break;
    case Fault::Hangs:
        rule.hang = true;
        break;
    case Fault::Interrupted:
    case Fault::Killed:
        rule.delayMs = 700;
        break;
    }
    m_runtime->misbehave(rule);
    m_runtime->forgetCalls();
    QProcess *process = start(command);
    if (fault == Fault::Interrupted || fault == Fault::Killed) {
        // Without an event loop in between the process would stay unread, which is fine.
        QElapsedTimer timer;
        timer.start();
        while (m_runtime->calls().size() <= call && timer.elapsed() < 5000)
            process->waitForFinished(5);
        ::kill(static_cast<pid_t>(process->processId()), fault == Fault::Killed ? SIGKILL : SIGINT);
    }
    const Ended ended = endOf(process);
    m_runtime->behave();
    return ended;
}

/// Everything with its state; containers with their ids, so that another one in the place shows.
QString tst_Faults::whatIsThere() const
{
    QStringList things;
    for (const QString &name : m_runtime->containers(m_backend)) {
        const QJsonObject container = m_runtime->container(m_backend, name);
        things << name + u' ' + container["id"].toString().left(8) + u' '
                      + container["status"].toString();
    }
    return (things + m_runtime->networks(m_backend) + m_runtime->volumes(m_backend)).join(u'\n');
}

/// No call that perryctl has made goes on.
void tst_Faults::expectNoProcess() const
{
    for (const FakeCall &call : m_runtime->calls()) {
        if (call.endNs == 0)
            QTRY_VERIFY2_WITH_TIMEOUT(::kill(static_cast<pid_t>(call.pid), 0) != 0,
                                      qPrintable("it goes on: " + call.text()),
                                      5000);
    }
}

void tst_Faults::up()
{
    QFETCH(const int, call);
    QFETCH(const int, fault);
    const QString before = whatIsThere();

    const Ended ended = runWith(Fault(fault), call, {"up"});

    const bool wasKilled = Fault(fault) == Fault::Killed;
    QCOMPARE(ended.exitCode == -2, wasKilled);
    expectNoProcess();
    if (ended.exitCode == 0) {
        QCOMPARE(m_runtime->containers(m_backend), (QStringList{"shop-db-1", "shop-web-1"}));
        QCOMPARE(perryctl({"plan", "--detailed-exitcode"}).exitCode, 0);
        return;
    }
    QVERIFY2(wasKilled || ended.errors.contains("error:") || ended.errors.contains("Interrupted"),
             ended.errors);
    // The next command on the project takes back what a killed one has left.
    if (wasKilled)
        perryctl({"stop"});
    QCOMPARE(whatIsThere(), before);
}

void tst_Faults::recreation()
{
    QFETCH(const int, call);
    QFETCH(const int, fault);
    QCOMPARE(perryctl({"up"}).exitCode, 0);
    changeSpec();
    const QString before = whatIsThere();

    const Ended ended = runWith(Fault(fault), call, {"up"});

    expectNoProcess();
    // The next command on the project takes back, or clears away, what a killed one has left.
    if (Fault(fault) == Fault::Killed)
        perryctl({"start"});
    const auto variables = m_runtime->container(m_backend, "shop-db-1")["env"].toArray();
    const bool isDone = variables.contains("LEVEL=two");
    QVERIFY2(isDone || ended.exitCode != 0, ended.errors);
    if (!isDone) {
        QCOMPARE(whatIsThere(), before);
        return;
    }
    // At most the predecessor is left, and the next one clears that away.
    QCOMPARE(perryctl({"up"}).exitCode, 0);
    QCOMPARE(m_runtime->containers(m_backend), (QStringList{"shop-db-1", "shop-web-1"}));
    QCOMPARE(perryctl({"plan", "--detailed-exitcode"}).exitCode, 0);
}

void tst_Faults::down()
{
    QFETCH(const int, call);
    QFETCH(const int, fault);
    QCOMPARE(perryctl({"up"}).exitCode, 0);

    const Ended ended = runWith(Fault(fault), call, {"down", "--volumes"});

    expectNoProcess();
    // Calls at the same time may come in another order than when they were counted, and nobody sees
    // through a removal that only says that it is done.
    if (ended.exitCode == 0 && Fault(fault) != Fault::HalfJson)
        QVERIFY(m_runtime->containers(m_backend).isEmpty());
    // Taking down has no way back; but it can always be done again.
    const Ended again = perryctl({"down", "--volumes"});
    QVERIFY2(again.exitCode == 0, again.errors);
    QCOMPARE(whatIsThere(), "");
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"
