#include "core/remote/remotecache.h"
#include "sessionbench.h"
#include "tests/support/gitserver.h"

#include <QDir>
#include <QStandardPaths>
#include <QTcpServer>

using namespace core;

/// A session with specs that have files of other machines.
class tst_SessionRemote : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opensWhatIncludesThem_data();
    void opensWhatIncludesThem();
    void refusesWhatCannotBeFetched();
    void aNewIncludeIsFetched();
    void mayBeDeletedWhileFetching();

private:
    static QByteArray specWith(const QString &include)
    {
        return plainSpec + "include: ['" + include.toUtf8() + "']\n";
    }
    /// The fake runtimes have a PATH of their own.
    void giveGit(const SessionBench &bench) const
    {
        QFile::link(m_program, bench.runtime.folder() + "/bin/git");
    }

    QString m_program;
    std::optional<support::GitServer> m_git;
};

void tst_SessionRemote::initTestCase()
{
    if (!support::GitServer::isAvailable())
        QSKIP("there is no git daemon");
    m_program = QStandardPaths::findExecutable("git");
    m_git.emplace();
    m_git->commit("part", {{"compose.yaml", "services: {web: {image: 'localhost/app:1'}}"}});
}

void tst_SessionRemote::opensWhatIncludesThem_data()
{
    QTest::addColumn<bool>("threaded");
    QTest::newRow("in this thread") << false;
    QTest::newRow("in a thread") << true;
}

void tst_SessionRemote::opensWhatIncludesThem()
{
    QFETCH(const bool, threaded);
    SessionBench bench(threaded);
    giveGit(bench);
    QStringList findings;
    connect(bench.session,
            &Session::findingsRead,
            this,
            [&](const QString &, const QList<Finding> &found) {
                for (const Finding &finding : found)
                    findings << finding.message;
            });

    QVERIFY(bench.open(specWith(m_git->url("part"))));

    QCOMPARE(bench.shop().services.size(), 2);
    QCOMPARE(bench.refused.size(), 0);
    QCOMPARE(findings, QStringList{m_git->url("part") + " has not been fetched"});
}

void tst_SessionRemote::refusesWhatCannotBeFetched()
{
    SessionBench bench;
    giveGit(bench);

    bench.session->openStack(bench.spec(specWith(m_git->url("part") + "#none")));

    QTRY_COMPARE_WITH_TIMEOUT(bench.refused.size(), 1, 10000);
    QCOMPARE(bench.refused.first().second.kind, Error::Kind::NotFound);
    QVERIFY(bench.opened.isEmpty());
}

void tst_SessionRemote::aNewIncludeIsFetched()
{
    SessionBench bench;
    giveGit(bench);
    QVERIFY(bench.open(plainSpec));

    bench.spec(specWith(m_git->url("part")));

    QTRY_COMPARE_WITH_TIMEOUT(bench.shop().services.size(), 2, 10000);
    QCOMPARE(bench.shop().problem, "");
    QVERIFY(std::any_of(bench.history.begin(), bench.history.end(), [](const auto &stack) {
        return stack.problem.endsWith("is being fetched.");
    }));

    // The last good spec stays when the next one cannot be had.
    bench.spec(specWith(m_git->url("none")));
    QTRY_VERIFY_WITH_TIMEOUT(bench.shop().problem.contains("cannot be read"), 10000);
    QCOMPARE(bench.shop().services.size(), 2);
}

void tst_SessionRemote::mayBeDeletedWhileFetching()
{
    SessionBench bench;
    giveGit(bench);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString folder = remoteFolder();
    bench.session->openStack(
        bench.spec(specWith(QStringLiteral("git://127.0.0.1:%1/shop").arg(silent.serverPort()))));
    QTRY_VERIFY(silent.hasPendingConnections());

    bench.end();

    QTRY_COMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

QTEST_GUILESS_MAIN(tst_SessionRemote)
#include "tst_sessionremote.moc"
