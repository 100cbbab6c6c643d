#include "core/process/pty.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/gitserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

/// Specs with files of other machines, for perryctl as a program.
class tst_Remote : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void loads_data();
    void loads();
    void beginsAnewWithItsInput();
    void failsAndLeavesNothing_data();
    void failsAndLeavesNothing();
    void canBeSwitchedOff();
    void endsOnAnInterrupt();
    void asks_data();
    void asks();

private:
    struct Run
    {
        int exitCode = 0;
        QString output = {};
        QString errors = {};
    };
    Run perryctl(const QStringList &arguments,
                 const QByteArray &input = {},
                 const QMap<QString, QString> &variables = {}) const;
    QProcessEnvironment environment() const;
    void write(const QString &name, const QByteArray &text) const;
    /// What a run has left in the working folder and in the cache.
    QStringList leftovers() const;

    std::optional<support::GitServer> m_git;
    std::optional<QTemporaryDir> m_folder;
};

void tst_Remote::initTestCase()
{
    if (!support::GitServer::isAvailable())
        QSKIP("there is no git daemon");
    m_git.emplace();
    m_git->commit("shop",
                  {{"part/compose.yaml",
                    "services: {web: {image: 'web:${TAG:-none}', volumes: ['./data:/d'], "
                    "extends: {file: base.yaml, service: base}}}"},
                   {"part/base.yaml", "services: {base: {labels: {from: there}}}"},
                   {"part/.env", "TAG=theirs"}});
    m_git->commit("outer",
                  {{"compose.yaml", "include: ['" + m_git->url("shop").toUtf8() + "#main:part']"}});
}

void tst_Remote::init()
{
    m_folder.emplace();
    QVERIFY(QDir(m_folder->path()).mkpath("my-stack"));
    write("compose.yaml",
          "include: ['" + m_git->url("shop").toUtf8()
              + "#main:part']\n"
                "services: {db: {image: 'db:${TAG:-none}'}}\n");
}

void tst_Remote::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder->filePath("my-stack/" + name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QProcessEnvironment tst_Remote::environment() const
{
    QProcessEnvironment environment;
    environment.insert("HOME", m_folder->path());
    environment.insert("PATH", qEnvironmentVariable("PATH"));
    environment.insert("TMPDIR", m_folder->filePath("my-stack"));
    return environment;
}

tst_Remote::Run tst_Remote::perryctl(const QStringList &arguments,
                                     const QByteArray &input,
                                     const QMap<QString, QString> &variables) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder->filePath("my-stack"));
    QProcessEnvironment all = environment();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        all.insert(variable.key(), variable.value());
    process.setProcessEnvironment(all);
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    // The registry it may ask is in this process.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000))
        qFatal("perryctl does not end");
    return {.exitCode = process.exitCode(),
            .output = QString::fromUtf8(process.readAllStandardOutput()),
            .errors = QString::fromUtf8(process.readAllStandardError())};
}

QStringList tst_Remote::leftovers() const
{
    QStringList found = QDir(m_folder->filePath("my-stack"))
                            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    found.removeOne("compose.yaml");
    const QDir cache(m_folder->filePath(".cache/perry/remote"));
    for (const QString &entry : cache.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
        found << "cache/" + entry;
    return found;
}

void tst_Remote::loads_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");

    using List = QStringList;
    const List web{"web:", "from: there", ".cache/perry/remote/", "/part/data\n"};
    QTest::newRow("the spec itself")
        << m_git->url("shop") + "#main:part" << web + List{"name: my-stack\n", "image: web:none"}
        << List{"db:"};
    QTest::newRow("an include")
        << "compose.yaml" << web + List{"name: my-stack\n", "image: web:theirs", "image: db:none"}
        << List{};
    QTest::newRow("what includes another")
        << m_git->url("outer") << web + List{"image: web:theirs"} << List{"db:"};
}

void tst_Remote::loads()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, has);
    QFETCH(const QStringList, hasNot);

    const Run run = perryctl({"-f", file, "config"});

    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    for (const QString &text : has)
        QVERIFY2(run.output.contains(text), qPrintable(text + '\n' + run.output));
    for (const QString &text : hasNot)
        QVERIFY2(!run.output.contains(text), qPrintable(run.output));
    QVERIFY2(run.errors.startsWith("Fetching git://127.0.0.1:"), qPrintable(run.errors));
    QCOMPARE(perryctl({"-q", "-f", file, "config", "--services"}).errors, "");
}

void tst_Remote::beginsAnewWithItsInput()
{
    const Run run = perryctl({"-f", "-", "config"},
                             "include: ['" + m_git->url("shop").toUtf8() + "#main:part']");

    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY2(run.output.contains("image: web:theirs"), qPrintable(run.output));
}

void tst_Remote::failsAndLeavesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QStringList>("said");

    using List = QStringList;
    const QString shop = m_git->url("shop");
    QTest::newRow("nobody listens") << "git://127.0.0.1:1/a" << 1
                                    << List{"The repository of git://127.0.0.1:1/a cannot be read",
                                            "fatal: ",
                                            "Check its address"};
    QTest::newRow("no such branch")
        << shop + "#none" << 1 << List{"no such revision: " + shop + "#none"};
    QTest::newRow("not to be spoken")
        << "ext::sh -c id" << 3 << List{"neither at https, ssh, git nor oci"};
    QTest::newRow("an option") << shop + "#--upload-pack=id" << 3 << List{"#REVISION:PATH"};
}

void tst_Remote::failsAndLeavesNothing()
{
    QFETCH(const QString, file);
    QFETCH(const int, exitCode);
    QFETCH(const QStringList, said);

    const Run run = perryctl({"-f", file, "config"});

    QVERIFY2(run.exitCode == exitCode, qPrintable(run.errors));
    for (const QString &text : said)
        QVERIFY2(run.errors.contains(text), qPrintable(run.errors));
    QCOMPARE(run.output, "");
    QCOMPARE(leftovers(), QStringList());
}

void tst_Remote::canBeSwitchedOff()
{
    const Run run = perryctl({"config"}, {}, {{"COMPOSE_EXPERIMENTAL_GIT_REMOTE", "0"}});

    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.contains("compose.yaml:1:11: include: such files are switched off by"),
             qPrintable(run.errors));
    QCOMPARE(leftovers(), QStringList());
}

void tst_Remote::endsOnAnInterrupt()
{
#ifdef Q_OS_WIN
    QSKIP("there is no signal to send");
#endif
    support::FakeRegistry silent([](const support::RegistryRequest &) { return QByteArray(); });
    const QString cache = m_folder->filePath(".cache/perry/remote");
    QProcess process;
    process.setWorkingDirectory(m_folder->filePath("my-stack"));
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                  {"-f", "git://" + silent.host() + "/shop", "config"});
    QTRY_VERIFY(!QDir(cache).isEmpty());

    process.terminate();

    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10000);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(leftovers(), QStringList());
}

void tst_Remote::asks_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<int>("exitCode");

    using List = QStringList;
    const List include{"config", "--services"};
    QTest::newRow("yes") << include << QByteArray("y\n") << true << 0;
    QTest::newRow("no") << include << QByteArray("\n") << true << 130;
    QTest::newRow("Ctrl+C") << include << QByteArray("\x03") << true << 130;
    QTest::newRow("the end of the input") << include << QByteArray("\x04") << true << 130;
    QTest::newRow("not for what is typed itself")
        << List{"-f", m_git->url("shop") + "#main:part", "config", "--services"} << QByteArray()
        << false << 0;
    QTest::newRow("but for what that includes")
        << List{"-f", m_git->url("outer"), "config", "--services"} << QByteArray("y\n") << true
        << 0;
    QTest::newRow("not with -y") << List{"-y"} + include << QByteArray() << false << 0;
}

void tst_Remote::asks()
{
#ifdef Q_OS_WIN
    QSKIP("a terminal takes no control characters here");
#endif
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, typed);
    QFETCH(const bool, isAsked);
    QFETCH(const int, exitCode);
    core::CommandLine command{.program = QStringLiteral(PERRY_BIN_DIR "/perryctl"),
                              .arguments = arguments,
                              .environment = {{"HOME", m_folder->path()}},
                              .workingDirectory = m_folder->filePath("my-stack")};
    for (const char *name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        command.unsetEnvironment << name;
    core::Pty terminal(command, 200, 24);
    QByteArray shown;
    std::optional<int> ended;
    connect(&terminal, &core::Pty::dataRead, this, [&](const QByteArray &bytes) {
        shown += bytes;
        terminal.acknowledge(bytes.size());
    });
    connect(&terminal, &core::Pty::finished, this, [&](int code) { ended = code; });

    terminal.start();
    if (isAsked) {
        QTRY_VERIFY_WITH_TIMEOUT(shown.contains("Fetch them? [y/N]"), 10000);
        QVERIFY2(shown.contains(m_git->url("shop").toUtf8() + "#main:part"), shown.constData());
        terminal.write(typed);
    }

    QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 10000);
    QVERIFY2(*ended == exitCode, shown.constData());
    QCOMPARE(shown.contains("[y/N]"), isAsked);
    QCOMPARE(shown.contains("web"), exitCode == 0);
}

QTEST_GUILESS_MAIN(tst_Remote)
#include "tst_remote.moc"
