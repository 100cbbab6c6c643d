#include "core/remote/gitcommands.h"

#include <QTest>

using namespace core;

namespace {

const QByteArray first(40, 'a');
const QByteArray second(40, 'b');
const QString commit = QString::fromLatin1(first);

} // namespace

class tst_GitCommands : public QObject
{
    Q_OBJECT

private slots:
    void asks_data();
    void asks();
    void nothingOfStrangersRuns();
    void leavesSshToTheUser();
    void findsCommits_data();
    void findsCommits();
    void measuresTrees_data();
    void measuresTrees();
};

void tst_GitCommands::asks_data()
{
    QTest::addColumn<CommandLine>("command");
    QTest::addColumn<QString>("expected");

    const GitCaller git{.folder = "/cache/in/files"};
    const RemoteSource source{.location = "git@example.com:shop", .revision = "v1"};
    QTest::newRow("a revision") << git.listRevisions(source)
                                << "ls-remote --quiet -- git@example.com:shop v1 v1^{}";
    QTest::newRow("the default") << git.listRevisions({.location = "https://example.com/a.git"})
                                 << "ls-remote --quiet -- https://example.com/a.git HEAD";
    QTest::newRow("begin") << git.begin(commit) << "init --quiet --template= --object-format=sha1";
    QTest::newRow("begin with long ids")
        << git.begin(QString(64, u'a')) << "init --quiet --template= --object-format=sha256";
    QTest::newRow("fetch") << git.fetch(source, commit)
                           << "fetch --quiet --depth=1 --no-tags --no-recurse-submodules -- "
                              "git@example.com:shop "
                                  + commit;
    QTest::newRow("list") << git.listFiles(commit) << "ls-tree -r -l -z " + commit;
    QTest::newRow("check out") << git.checkOut(commit)
                               << "checkout --quiet --detach " + commit + " --";
}

void tst_GitCommands::asks()
{
    QFETCH(const CommandLine, command);
    QFETCH(const QString, expected);

    QCOMPARE(command.program, "git");
    QCOMPARE(command.arguments.join(' '),
             "-c core.hooksPath=/dev/null -c core.fsmonitor=false -c gc.auto=0 "
             "-c fetch.unpackLimit=1 "
                 + expected);
    QCOMPARE(command.workingDirectory, "/cache/in/files");
}

void tst_GitCommands::nothingOfStrangersRuns()
{
    const CommandLine command = GitCaller{.folder = "/cache/in/files"}.checkOut(commit);

    QCOMPARE(command.environment.value("GIT_ALLOW_PROTOCOL"), "https:http:ssh:git");
    QCOMPARE(command.environment.value("GIT_TERMINAL_PROMPT"), "0");
    // Empty, and not absent: then git asks no other program either.
    QVERIFY(command.environment.contains("GIT_ASKPASS"));
    QCOMPARE(command.environment.value("GIT_ASKPASS"), "");
    QVERIFY(command.endsWithUs);
    QCOMPARE(command.environment.value("GIT_LFS_SKIP_SMUDGE"), "1");
    QCOMPARE(command.environment.value("GIT_CEILING_DIRECTORIES"), "/cache/in");
    QVERIFY(command.environment.value("GIT_SSH_COMMAND").contains("BatchMode=yes"));
    QVERIFY(command.unsetEnvironment.contains("GIT_DIR"));
}

void tst_GitCommands::leavesSshToTheUser()
{
    const GitCaller git{.folder = "/f", .choosesSsh = false};

    QVERIFY(!git.begin(commit).environment.contains("GIT_SSH_COMMAND"));
}

void tst_GitCommands::findsCommits_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray none;
    QTest::newRow("the default") << first + "\tHEAD\n" + second + "\trefs/remotes/x/HEAD\n"
                                 << "" << first;
    QTest::newRow("a branch, not another that ends like it")
        << second + "\trefs/heads/a/main\n" + first + "\trefs/heads/main\n"
        << "main" << first;
    QTest::newRow("a branch before a tag")
        << second + "\trefs/tags/v1\n" + first + "\trefs/heads/v1\n"
        << "v1" << first;
    QTest::newRow("the commit of an annotated tag")
        << second + "\trefs/tags/v1\n" + first + "\trefs/tags/v1^{}\n"
        << "v1" << first;
    QTest::newRow("a full name") << first + "\trefs/tags/v1\n"
                                 << "refs/tags/v1" << first;
    QTest::newRow("a pull request") << first + "\trefs/pull/7/head\n"
                                    << "pull/7/head" << first;
    QTest::newRow("none") << none << "main" << none;
    QTest::newRow("no id") << QByteArray("--upload\trefs/heads/main\n") << "main" << none;
    QTest::newRow("garbage") << QByteArray("\xff\xfe\n\t\n\n") << "main" << none;
}

void tst_GitCommands::findsCommits()
{
    QFETCH(const QByteArray, output);
    QFETCH(const QString, revision);
    QFETCH(const QByteArray, expected);

    QCOMPARE(commitIn(output, {.revision = revision}), QString::fromLatin1(expected));
}

void tst_GitCommands::measuresTrees_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<qint64>("files");
    QTest::addColumn<qint64>("bytes");

    const QByteArray blob = "100644 blob " + first;
    QTest::newRow("none") << QByteArray() << 0ll << 0ll;
    QTest::newRow("some") << blob + QByteArray("      12\ta b\0", 13) + blob
                                 + QByteArray(" 5000000000\tc\nd\0", 16)
                          << 2ll << 5000000012ll;
    QTest::newRow("a submodule") << "160000 commit " + first + QByteArray("       -\tsub\0", 13)
                                 << 1ll << 0ll;
}

void tst_GitCommands::measuresTrees()
{
    QFETCH(const QByteArray, output);
    QFETCH(const qint64, files);
    QFETCH(const qint64, bytes);

    const GitTree tree = treeIn(output);

    QCOMPARE(tree.files, files);
    QCOMPARE(tree.bytes, bytes);
}

QTEST_GUILESS_MAIN(tst_GitCommands)
#include "tst_gitcommands.moc"
