#include "app/cli/invocation.h"

#include <QTest>

using namespace cli;

class tst_Invocation : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyCommandHasHelp();
};

void tst_Invocation::reads_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QStringList>("values");

    const QStringList none;
    QTest::newRow("bare") << "ps"
                          << "ps" << none << "" << none;
    QTest::newRow("common before") << "-f a.yaml up"
                                   << "up" << none << "file" << QStringList{"a.yaml"};
    QTest::newRow("common after") << "up -f a.yaml -fb.yaml"
                                  << "up" << none << "file" << QStringList{"a.yaml", "b.yaml"};
    QTest::newRow("long with equals") << "--project-name=shop ps"
                                      << "ps" << none << "project-name" << QStringList{"shop"};
    QTest::newRow("stdin") << "-f - config"
                           << "config" << none << "file" << QStringList{"-"};
    QTest::newRow("switch") << "up --build web"
                            << "up" << QStringList{"web"} << "build" << QStringList{""};
    QTest::newRow("logs -f follows") << "logs -f db"
                                     << "logs" << QStringList{"db"} << "follow" << QStringList{""};
    QTest::newRow("-f before logs is a file") << "-f a.yaml logs -f"
                                              << "logs" << none << "file" << QStringList{"a.yaml"};
    QTest::newRow("exec keeps the rest")
        << "exec -T web sh -c ls --json"
        << "exec" << QStringList{"web", "sh", "-c", "ls", "--json"} << "no-tty" << QStringList{""};
    QTest::newRow("exec -it") << "exec -it web sh"
                              << "exec" << QStringList{"web", "sh"} << "interactive"
                              << QStringList{""};
    QTest::newRow("scale twice") << "up --scale a=1 --scale b=2"
                                 << "up" << none << "scale" << QStringList{"a=1", "b=2"};
    QTest::newRow("double dash") << "up -- -weird"
                                 << "up" << QStringList{"-weird"} << "" << none;
    QTest::newRow("value that may be missing, given")
        << "config --hash a,b web"
        << "config" << QStringList{"web"} << "hash" << QStringList{"a,b"};
    QTest::newRow("missing before an option") << "config --hash -q"
                                              << "config" << none << "hash" << QStringList{""};
    QTest::newRow("missing at the end") << "config --hash"
                                        << "config" << none << "hash" << QStringList{""};
    QTest::newRow("down -v") << "down 7 -v"
                             << "down" << QStringList{"7"} << "volumes" << QStringList{""};
}

void tst_Invocation::reads()
{
    QFETCH(const QString, line);
    QFETCH(const QString, command);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, option);
    QFETCH(const QStringList, values);

    const auto invocation = parseInvocation(line.split(u' '));

    QVERIFY2(bool(invocation), invocation ? "" : qPrintable(invocation.error().summary));
    QCOMPARE(invocation->command, command);
    QCOMPARE(invocation->arguments, arguments);
    if (!option.isEmpty())
        QCOMPARE(invocation->values(option), values);
}

void tst_Invocation::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("message");

    QTest::newRow("unknown command") << "upp"
                                     << "did you mean \"up\"";
    QTest::newRow("nonsense") << "qwertyuiop"
                              << "There is no command";
    QTest::newRow("unknown option") << "up --biuld"
                                    << "did you mean --build";
    QTest::newRow("unknown letter") << "ps -x"
                                    << "There is no option -x";
    QTest::newRow("missing value") << "up -f"
                                   << "needs a value";
    QTest::newRow("value for a switch") << "up --build=yes"
                                        << "takes no value";
    QTest::newRow("too many") << "backends now"
                              << "does not take \"now\"";
    QTest::newRow("too few") << "exec web"
                             << "needs";
    QTest::newRow("nothing") << "--json"
                             << "A command is missing";
}

void tst_Invocation::refuses()
{
    QFETCH(const QString, line);
    QFETCH(const QString, message);

    const auto invocation = parseInvocation(line.split(u' '));

    QVERIFY(!invocation);
    QCOMPARE(invocation.error().kind, core::Error::Kind::Usage);
    QVERIFY2(invocation.error().summary.contains(message), qPrintable(invocation.error().summary));
}

void tst_Invocation::everyCommandHasHelp()
{
    for (const CommandSpec &spec : commandSpecs()) {
        QVERIFY(helpText({}).contains(spec.name));
        QVERIFY(helpText(spec.name).contains(spec.summary));
        QVERIFY(parseInvocation({spec.name, "--help"})->wantsHelp);
    }
}

QTEST_GUILESS_MAIN(tst_Invocation)
#include "tst_invocation.moc"
