#include "core/process/commandline.h"

#include <QProcess>
#include <QTest>

using namespace core;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void quoting_data();
    void quoting();
    void secretsAreMaskedUnlessAsked();
    void namesOfVariablesAreNoCode();
    void timeoutComesFromTheEnvironment();
};

void tst_CommandLine::quoting_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << "shop-db-1"
                           << "shop-db-1";
    QTest::newRow("empty") << ""
                           << "''";
    QTest::newRow("blank") << "a b"
                           << "'a b'";
    QTest::newRow("quote") << "it's"
                           << "'it'\\''s'";
    QTest::newRow("dollar") << "$(rm -rf /)"
                            << "'$(rm -rf /)'";
    QTest::newRow("newline") << "a\nb"
                             << "'a\nb'";
    QTest::newRow("control characters") << QStringLiteral("a\x1b]0;50%\a\u009b'\\b\n")
                                        << "\"$(printf 'a\\033]0;50%%\\007\\302\\233'\\''\\\\b')\"'\n'";
    QTest::newRow("assignment") << "A=b"
                                << "A=b";
}

void tst_CommandLine::quoting()
{
    QFETCH(const QString, word);
    QFETCH(const QString, expected);

    QCOMPARE(shellQuoted(word), expected);
    QProcess shell;
    shell.start("/bin/sh", {"-c", "printf %s " + expected + "; echo ."});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word + ".\n");
}

void tst_CommandLine::secretsAreMaskedUnlessAsked()
{
    const CommandLine command{.program = "podman",
                              .arguments = {"run", "-e", "API_TOKEN=abc", "-e", "LEVEL=info"}};

    QVERIFY(!shellText(command).contains("abc"));
    QVERIFY(shellText(command).contains("LEVEL=info"));
    QVERIFY(shellTextWithSecrets(command).contains("API_TOKEN=abc"));
}

void tst_CommandLine::namesOfVariablesAreNoCode()
{
    CommandLine command{.program = "podman"};
    command.environment = {{"A", "x y"}};
    QCOMPARE(shellTextWithSecrets(command), "A='x y' podman");
    command.environment = {{"$(touch /tmp/x)", "y"}};
    QCOMPARE(shellTextWithSecrets(command), "env '$(touch /tmp/x)=y' podman");
}

void tst_CommandLine::timeoutComesFromTheEnvironment()
{
    using namespace std::chrono_literals;
    qunsetenv("PERRY_CONTAINER_OP_TIMEOUT_SECS");
    QCOMPARE(operationTimeout(), 300s);
    qputenv("PERRY_CONTAINER_OP_TIMEOUT_SECS", "7");
    QCOMPARE(operationTimeout(), 7s);
    qputenv("PERRY_CONTAINER_OP_TIMEOUT_SECS", "nonsense");
    QCOMPARE(operationTimeout(), 300s);
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
