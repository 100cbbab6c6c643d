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
    QTest::newRow("number") << "up --parallel 1"
                            << "up" << none << "parallel" << QStringList{"1"};
    QTest::newRow("word of a few") << "--enforcement strict ps"
                                   << "ps" << none << "enforcement" << QStringList{"strict"};
    QTest::newRow("all lines") << "logs --tail all"
                               << "logs" << none << "tail" << QStringList{"all"};
    QTest::newRow("no lines") << "logs -n 0"
                              << "logs" << none << "tail" << QStringList{"0"};
    for (const char *time : {"10m",
                             "1h30m",
                             "1767261600",
                             "1767261600.5",
                             "2026-01-31",
                             "2026-01-31T12:00",
                             "2026-01-31T12:00:00",
                             "2026-01-31T12:00:00.123456789Z",
                             "2026-01-31T12:00:00+02:00"})
        QTest::newRow(time) << QStringLiteral("logs --since ") + time << "logs" << none << "since"
                            << QStringList{time};
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
    QTest::newRow("enforcement") << "ps --enforcement foo"
                                 << "--enforcement needs one of lenient, warn, strict";
    QTest::newRow("format") << "config --format xml"
                            << "--format needs one of yaml, json";
    QTest::newRow("pull") << "up --pull often"
                          << "--pull needs one of";
    QTest::newRow("rmi") << "down --rmi some"
                         << "--rmi needs one of";
    QTest::newRow("index of a word") << "exec --index x web true"
                                     << "--index needs a whole number from 1 on, not \"x\"";
    QTest::newRow("index 0") << "exec --index 0 web true"
                             << "--index needs a whole number";
    QTest::newRow("parallel 0") << "up --parallel 0"
                                << "--parallel needs a whole number";
    QTest::newRow("parallel of a word") << "up --parallel=many"
                                        << "--parallel needs a whole number";
    QTest::newRow("timeout of a word") << "ps --timeout x"
                                       << "--timeout needs a whole number";
    QTest::newRow("timeout 0") << "--timeout 0 ps"
                               << "--timeout needs a whole number";
    QTest::newRow("negative timeout") << "ps --timeout -1"
                                      << "--timeout needs a whole number";
    QTest::newRow("no timeout") << "ps --timeout="
                                << "--timeout needs a whole number";
    QTest::newRow("tail") << "logs --tail x"
                          << "--tail needs a whole number from 0 on";
    QTest::newRow("grace") << "stop -t soon"
                           << "--time needs a whole number";
    QTest::newRow("since") << "logs --since foo"
                           << "--since needs a time";
    QTest::newRow("until") << "logs --until foo"
                           << "--until needs a time";
    QTest::newRow("month 13") << "logs --until 2026-13-01"
                              << "--until needs a time";
    QTest::newRow("hour 25") << "logs --until 2026-01-01T25:00:00Z"
                             << "--until needs a time";
    QTest::newRow("help of nothing") << "help nosuch"
                                     << "There is no command \"nosuch\"";
    QTest::newRow("help, nearly") << "help upp"
                                  << "did you mean \"up\"";
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
