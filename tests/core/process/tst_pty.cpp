#include "core/process/pty.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <memory>

#ifndef Q_OS_WIN
#include <cerrno>
#include <signal.h>
#endif

/// Runs a line of shell on a terminal and collects what it prints.
class ShellOnPty : public QObject
{
public:
    explicit ShellOnPty(const QString &script, int columns = 80, int rows = 24)
        : ShellOnPty(core::CommandLine{.program = QStringLiteral("sh"),
                                       .arguments = {QStringLiteral("-c"), script}},
                     columns,
                     rows)
    {}
    explicit ShellOnPty(const core::CommandLine &command, int columns = 80, int rows = 24)
        : pty(std::make_unique<core::Pty>(command, columns, rows))
        , finished(pty.get(), &core::Pty::finished)
    {
        connect(pty.get(), &core::Pty::dataRead, this, [this](const QByteArray &bytes) {
            output += bytes;
            if (acknowledges)
                pty->acknowledge(bytes.size());
        });
        pty->start();
    }

    int exitCode() const { return finished.value(0).value(0).toInt(); }
    QString message() const { return finished.value(0).value(1).toString(); }

    std::unique_ptr<core::Pty> pty;
    QSignalSpy finished;
    QByteArray output;
    bool acknowledges = true;
};

class tst_Pty : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void echoesWhatIsTyped();
    void reportsTheExitCode_data();
    void reportsTheExitCode();
    void givesTheProgramATerminal();
    void setsTheEnvironment();
    void tellsTheSize();
    void reportsWhatCannotStart_data();
    void reportsWhatCannotStart();
    void keepsTheLastOutput();
    void passesControlC();
    void terminateEndsAShell();
    void terminateKillsWhatIgnoresIt();
    void destructionEndsTheProgram_data();
    void destructionEndsTheProgram();
    void destructionAtTheEndOfAThreadEndsTheProgram();
    void mayBeDeletedInItsOwnSignals();
    void leavesNothingBehind();
    void writesABigPaste();
    void pausesForASlowReader();
    void startsOnlyOnce();
};

static int openFileCount()
{
    return static_cast<int>(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::System | QDir::Files).size());
}

static bool processExists(qint64 id)
{
#ifdef Q_OS_WIN
    Q_UNUSED(id)
    return false;
#else
    return ::kill(static_cast<pid_t>(id), 0) == 0 || errno == EPERM;
#endif
}

void tst_Pty::init()
{
#ifdef Q_OS_WIN
    QSKIP("These tests run POSIX shells.");
#endif
}

void tst_Pty::echoesWhatIsTyped()
{
    ShellOnPty shell(QStringLiteral("stty -echo; echo ready; read line; echo \"got $line\""));
    QTRY_VERIFY(shell.output.contains("ready"));

    shell.pty->write("hello\r");

    QTRY_COMPARE(shell.finished.size(), 1);
    QVERIFY2(shell.output.contains("got hello\r\n"), shell.output.constData());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.message(), QString());
}

void tst_Pty::reportsTheExitCode_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<bool>("hasMessage");

    QTest::newRow("success") << "exit 0" << 0 << false;
    QTest::newRow("failure") << "exit 7" << 7 << false;
    QTest::newRow("not found in the shell") << "no-such-program-here" << 127 << false;
    QTest::newRow("killed") << "kill -KILL $$" << 137 << true;
    QTest::newRow("hung up") << "kill -HUP $$" << 129 << true;
    QTest::newRow("closes the terminal first")
        << "exec </dev/null >/dev/null 2>&1; sleep 0.1; exit 3" << 3 << false;
}

void tst_Pty::reportsTheExitCode()
{
    QFETCH(const QString, script);
    ShellOnPty shell(script);

    QTRY_COMPARE(shell.finished.size(), 1);
    QTEST(shell.exitCode(), "exitCode");
    QTEST(!shell.message().isEmpty(), "hasMessage");
    QTest::qWait(20);
    QCOMPARE(shell.finished.size(), 1);
}

void tst_Pty::givesTheProgramATerminal()
{
    ShellOnPty shell(
        QStringLiteral("test -t 0 && test -t 1 && test -t 2 && : </dev/tty && echo all"));
    QTRY_COMPARE(shell.finished.size(), 1);
    QCOMPARE(shell.output, QByteArray("all\r\n"));
}

void tst_Pty::setsTheEnvironment()
{
    qputenv("LINES", "99");
    qputenv("PERRY_TEST_DROPPED", "1");
    ShellOnPty shell(core::CommandLine{
        .program = QStringLiteral("sh"),
        .arguments = {QStringLiteral("-c"),
                      QStringLiteral(
                          "echo $TERM,$COLORTERM,$LINES,$EXTRA,$PERRY_TEST_DROPPED.; pwd")},
        .environment = {{QStringLiteral("EXTRA"), QStringLiteral("more")}},
        .unsetEnvironment = {QStringLiteral("PERRY_TEST_DROPPED")},
        .workingDirectory = QStringLiteral("/")});
    qunsetenv("LINES");
    qunsetenv("PERRY_TEST_DROPPED");

    QTRY_COMPARE(shell.finished.size(), 1);
    QCOMPARE(shell.output, QByteArray("xterm-256color,truecolor,,more,.\r\n/\r\n"));
}

void tst_Pty::tellsTheSize()
{
    ShellOnPty shell(
        QStringLiteral("trap 'stty size; exit' WINCH; stty size; while :; do sleep 0.05; done"),
        100,
        30);
    QTRY_COMPARE(shell.output, QByteArray("30 100\r\n"));

    shell.pty->resize(132, 50);

    QTRY_COMPARE(shell.finished.size(), 1);
    QCOMPARE(shell.output, QByteArray("30 100\r\n50 132\r\n"));
}

void tst_Pty::reportsWhatCannotStart_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("missing") << "no-such-program-here"
                             << "" << 127;
    QTest::newRow("missing path") << "/nowhere/sh"
                                  << "" << 127;
    QTest::newRow("a folder") << "/"
                              << "" << 127;
    QTest::newRow("empty") << ""
                           << "" << 127;
    QTest::newRow("missing folder") << "sh"
                                    << "/nowhere" << 126;
}

void tst_Pty::reportsWhatCannotStart()
{
    QFETCH(const QString, program);
    QFETCH(const QString, folder);
    const int before = openFileCount();
    for (int round = 0; round < 20; ++round) {
        ShellOnPty shell(core::CommandLine{.program = program, .workingDirectory = folder});
        QCOMPARE(shell.finished.size(), 0);
        QTRY_COMPARE(shell.finished.size(), 1);
        QTEST(shell.exitCode(), "exitCode");
        QVERIFY(!shell.message().isEmpty());
    }
    QCOMPARE(openFileCount(), before);
}

void tst_Pty::keepsTheLastOutput()
{
    for (int round = 0; round < 20; ++round) {
        ShellOnPty shell(QStringLiteral("printf 'no line break'"));
        QTRY_COMPARE(shell.finished.size(), 1);
        QCOMPARE(shell.output, QByteArray("no line break"));
    }
}

void tst_Pty::passesControlC()
{
    ShellOnPty shell(
        QStringLiteral("trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.05; done"));
    QTRY_VERIFY(shell.output.contains("ready"));

    shell.pty->write("\x03");

    QTRY_COMPARE(shell.finished.size(), 1);
    QVERIFY(shell.output.contains("caught"));
    QCOMPARE(shell.exitCode(), 5);
}

void tst_Pty::terminateEndsAShell()
{
    ShellOnPty shell(QStringLiteral("echo ready; sleep 1000"));
    QTRY_VERIFY(shell.output.contains("ready"));
    QElapsedTimer clock;
    clock.start();

    shell.pty->terminate();
    shell.pty->terminate();

    QTRY_COMPARE(shell.finished.size(), 1);
    QVERIFY(clock.elapsed() < 1500);
    QVERIFY(shell.exitCode() > 128);
    QCOMPARE(shell.message(), QString());
}

void tst_Pty::terminateKillsWhatIgnoresIt()
{
    ShellOnPty shell(
        QStringLiteral("trap '' HUP TERM INT; echo ready $$; while :; do sleep 0.05; done"));
    QTRY_VERIFY(shell.output.contains("\r\n"));
    QElapsedTimer clock;
    clock.start();

    shell.pty->terminate();

    QTRY_COMPARE(shell.finished.size(), 1);
    QVERIFY(clock.elapsed() >= 1500);
    QVERIFY(clock.elapsed() < 4000);
    QCOMPARE(shell.exitCode(), 137);
}

void tst_Pty::destructionEndsTheProgram_data()
{
    QTest::addColumn<bool>("inEventLoop");

    QTest::newRow("in an event loop") << true;
    QTest::newRow("without an event loop") << false;
}

void tst_Pty::destructionEndsTheProgram()
{
    QFETCH(const bool, inEventLoop);
    ShellOnPty shell(QStringLiteral("trap '' HUP TERM INT; echo $$; while :; do sleep 0.05; done"));
    QTRY_VERIFY(shell.output.contains("\r\n"));
    const qint64 id = shell.output.trimmed().toLongLong();
    QVERIFY(processExists(id));

    qint64 elapsed = -1;
    const auto destroy = [&shell, &elapsed] {
        QElapsedTimer clock;
        clock.start();
        shell.pty.reset();
        elapsed = clock.elapsed();
    };
    if (inEventLoop)
        QTimer::singleShot(0, &shell, destroy);
    else
        destroy();

    QTRY_VERIFY(elapsed >= 0);
    QVERIFY2(elapsed < 300, qPrintable(QString::number(elapsed)));
    // A zombie would still exist.
    QTRY_VERIFY(!processExists(id));
}

void tst_Pty::destructionAtTheEndOfAThreadEndsTheProgram()
{
    QThread thread;
    QObject inThread;
    inThread.moveToThread(&thread);
    thread.start();
    std::unique_ptr<ShellOnPty> shell;
    const auto inside = [&inThread](const auto &act) {
        QMetaObject::invokeMethod(&inThread, act, Qt::BlockingQueuedConnection);
    };
    inside([&shell] {
        shell = std::make_unique<ShellOnPty>(
            QStringLiteral("trap '' HUP; echo $$; while :; do sleep 1; done"));
    });
    QByteArray id;
    QTRY_VERIFY((inside([&] { id = shell->output; }), id.endsWith('\n')));

    inside([&shell] { shell.reset(); });
    thread.quit();
    QVERIFY(thread.wait(5000));

    // Collected, too: a zombie would still be there.
    QVERIFY(!processExists(id.trimmed().toLongLong()));
}

void tst_Pty::mayBeDeletedInItsOwnSignals()
{
    ShellOnPty first(QStringLiteral("echo one; sleep 1000"));
    connect(first.pty.get(), &core::Pty::dataRead, this, [&first] { first.pty.reset(); });
    QTRY_VERIFY(!first.pty);

    ShellOnPty second(QStringLiteral("exit 1"));
    connect(second.pty.get(), &core::Pty::finished, this, [&second] { second.pty.reset(); });
    QTRY_VERIFY(!second.pty);

    ShellOnPty third(QStringLiteral("printf end"));
    connect(third.pty.get(), &core::Pty::dataRead, this, [&third] { third.pty.reset(); });
    QTRY_VERIFY(!third.pty);
    QTest::qWait(20);
}

void tst_Pty::leavesNothingBehind()
{
    const int before = openFileCount();
    QList<qint64> ids;
    for (int round = 0; round < 100; ++round) {
        ShellOnPty shell(round % 2 == 0 ? QStringLiteral("echo $$")
                                        : QStringLiteral("echo $$; exec sleep 1000"));
        QTRY_VERIFY_WITH_TIMEOUT(shell.output.contains("\r\n"), 5000);
        ids << shell.output.trimmed().toLongLong();
        if (round % 2 == 0)
            QTRY_COMPARE(shell.finished.size(), 1);
        else if (round % 4 == 1)
            shell.pty->terminate();
    }
    for (const qint64 id : ids)
        QTRY_VERIFY(!processExists(id));
    QTRY_COMPARE(openFileCount(), before);
}

void tst_Pty::writesABigPaste()
{
    constexpr qsizetype size = 3 * 1000 * 1000;
    ShellOnPty shell(QStringLiteral("stty raw -echo; echo ready; head -c %1 | wc -c").arg(size));
    QTRY_VERIFY(shell.output.contains("ready"));

    shell.pty->write(QByteArray(size / 2, 'x'));
    shell.pty->write(QByteArray(size / 2, 'y'));

    QTRY_COMPARE_WITH_TIMEOUT(shell.finished.size(), 1, 20000);
    QVERIFY2(shell.output.contains(QByteArray::number(size)), shell.output.constData());
}

void tst_Pty::pausesForASlowReader()
{
    ShellOnPty shell(QStringLiteral("head -c 8000000 /dev/zero | tr '\\0' x"));
    shell.acknowledges = false;
    QTRY_VERIFY_WITH_TIMEOUT(shell.output.size() >= core::Pty::maximumUnacknowledged, 20000);
    QTest::qWait(300);
    QVERIFY(shell.output.size() <= core::Pty::maximumUnacknowledged + 64 * 1024);
    QCOMPARE(shell.finished.size(), 0);

    shell.acknowledges = true;
    shell.pty->acknowledge(shell.output.size());

    QTRY_COMPARE_WITH_TIMEOUT(shell.finished.size(), 1, 30000);
    QCOMPARE(shell.output.size(), 8000000);
}

void tst_Pty::startsOnlyOnce()
{
    ShellOnPty shell(QStringLiteral("echo once"));
    shell.pty->start();
    QTRY_COMPARE(shell.finished.size(), 1);
    shell.pty->start();
    shell.pty->write("ignored");
    shell.pty->resize(-5, 0);
    shell.pty->terminate();
    QTest::qWait(20);
    QCOMPARE(shell.finished.size(), 1);
    QCOMPARE(shell.output, QByteArray("once\r\n"));
}

QTEST_GUILESS_MAIN(tst_Pty)
#include "tst_pty.moc"
