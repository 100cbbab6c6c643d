#include "core/remote/projectfetch.h"
#include "tests/support/gitserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <optional>

using namespace core;

class tst_ProjectFetch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void fetchesUntilNothingIsMissing();
    void fetchesNothingWhereNothingIsMissing();
    void asksForWhatFilesName_data();
    void asksForWhatFilesName();
    void endsForFilesThatNameMoreAndMore();
    void readsNoLinkOutOfWhatWasFetched_data();
    void readsNoLinkOutOfWhatWasFetched();
    void failsLikeTheFetch();
    void canBeCancelledAtOnce();

private:
    Result<StringMap> fetch(const LoadRequest &request,
                            const ProjectFetch::Question &question = {});
    LoadRequest request(const QByteArray &spec) const;

    std::optional<support::GitServer> m_git;
    Runner m_runner;
    std::optional<QTemporaryDir> m_folder;
    RemoteFetchOptions m_options;
    QStringList m_progress;
};

void tst_ProjectFetch::initTestCase()
{
    if (!support::GitServer::isAvailable())
        QSKIP("there is no git daemon");
    m_git.emplace();
    m_git->commit("base", {{"base.yaml", "services: {b: {image: base, build: ./b}}"}});
    m_git->commit("shop",
                  {{"compose.yaml",
                    "include: [near.yaml]\nservices: {a: {image: 'a:$TAG', extends: {service: b, "
                    "file: '"
                        + m_git->url("base").toUtf8() + "#:base.yaml'}}}"},
                   {".env", "TAG=1"},
                   {"near.yaml", "services: {near: {image: near}}"}});
    m_git->commit("secret", {{"inner/compose.yaml", "services: {a: {image: a}}"}});
}

void tst_ProjectFetch::init()
{
    m_folder.emplace();
    m_options = {.cacheFolder = m_folder->filePath("cache")};
    m_progress.clear();
}

LoadRequest tst_ProjectFetch::request(const QByteArray &spec) const
{
    QFile file(m_folder->filePath("compose.yaml"));
    if (!file.open(QIODevice::WriteOnly) || file.write(spec) < 0)
        qFatal("cannot write the spec");
    return {.currentDirectory = m_folder->path()};
}

Result<StringMap> tst_ProjectFetch::fetch(const LoadRequest &request,
                                          const ProjectFetch::Question &question)
{
    ProjectFetch fetch(m_runner, m_options);
    fetch.setQuestion(question);
    std::optional<Result<StringMap>> result;
    connect(&fetch, &ProjectFetch::progress, this, [this](const QString &reference) {
        m_progress << reference;
    });
    connect(&fetch, &ProjectFetch::finished, this, [&](const Result<StringMap> &files) {
        result.emplace(files);
    });
    fetch.start(request);
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000))
        qFatal("a fetch ends");
    return *result;
}

void tst_ProjectFetch::fetchesUntilNothingIsMissing()
{
    LoadRequest wanted = request("include: ['" + m_git->url("shop").toUtf8() + "']");

    const auto files = fetch(wanted);

    QVERIFY2(files, qPrintable(files ? QString() : files.error().summary));
    QCOMPARE(m_progress, (QStringList{m_git->url("shop"), m_git->url("base") + "#:base.yaml"}));
    wanted.remoteFiles = *files;
    const LoadedProject project = loadProject(wanted);
    QVERIFY2(project.isValid(), qPrintable(loadError(project).detail));
    QCOMPARE(project.services, (QStringList{"near", "a"}));
    QCOMPARE(project.stack.service("a")->image, "a:1");
}

void tst_ProjectFetch::fetchesNothingWhereNothingIsMissing()
{
    const auto files = fetch(request("services: {a: {bogus: 1}}"));

    QVERIFY(files);
    QVERIFY(files->isEmpty());
    QVERIFY(!QDir(m_options.cacheFolder).exists());
}

void tst_ProjectFetch::asksForWhatFilesName_data()
{
    QTest::addColumn<bool>("isGiven");
    QTest::addColumn<QList<QStringList>>("asked");

    const QString shop = m_git->url("shop");
    const QString base = m_git->url("base") + "#:base.yaml";
    QTest::newRow("in the request") << true << QList<QStringList>{{base}};
    QTest::newRow("in a file") << false << QList<QStringList>{{shop}, {base}};
}

void tst_ProjectFetch::asksForWhatFilesName()
{
    QFETCH(const bool, isGiven);
    QFETCH(const QList<QStringList>, asked);
    LoadRequest wanted = request("include: ['" + m_git->url("shop").toUtf8() + "']");
    if (isGiven)
        wanted.files = {m_git->url("shop")};
    QList<QStringList> questions;
    // Yes, but not to the last.
    const auto answer = [&](const QStringList &references) {
        questions << references;
        return questions.size() < asked.size();
    };

    const auto files = fetch(wanted, answer);

    QCOMPARE(questions, asked);
    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::Cancelled);
    QVERIFY(files.error().summary.contains(asked.last().first()));
}

void tst_ProjectFetch::endsForFilesThatNameMoreAndMore()
{
    // Each names the next, which is another revision of the same.
    for (int i = 12; i > 0; --i) {
        const QByteArray next = QByteArray::number(i + 1);
        m_git->commit("endless",
                      {{"compose.yaml",
                        "include: ['" + m_git->url("endless").toUtf8() + "#v" + next + "']"}});
        m_git->git("endless", {"tag", "v" + QString::number(i)});
    }
    LoadRequest wanted = request({});
    wanted.files = {m_git->url("endless") + "#v1"};

    const auto files = fetch(wanted);

    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::Validation);
    QCOMPARE(m_progress.size(), 10);
}

void tst_ProjectFetch::readsNoLinkOutOfWhatWasFetched_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("path");

    QTest::newRow("the file itself") << "OUT/secret.yaml"
                                     << "linked";
    QTest::newRow("its folder") << "OUT"
                                << "linked/secret.yaml";
    QTest::newRow("an included file") << "OUT/secret.yaml"
                                      << "include.yaml";
    QTest::newRow("an extended file") << "OUT/secret.yaml"
                                      << "extends.yaml";
    QTest::newRow("variables") << "OUT/secret.yaml"
                               << "variables.yaml";
}

void tst_ProjectFetch::readsNoLinkOutOfWhatWasFetched()
{
    QFETCH(QString, target);
    QFETCH(const QString, path);
    QFile secret(m_folder->filePath("secret.yaml"));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("services: {a: {image: stolen}}");
    secret.close();
    static int number = 0;
    const QString name = QStringLiteral("links%1").arg(++number);
    m_git->commit(name,
                  {{"include.yaml", "include: [linked]"},
                   {"extends.yaml", "services: {b: {extends: {file: linked, service: a}}}"},
                   {"variables.yaml", "services: {b: {image: b, env_file: linked}}"}});
    m_git->link(name, "linked", target.replace("OUT", m_folder->path()));
    LoadRequest wanted = request({});
    wanted.files = {m_git->url(name) + "#main:" + path};

    const auto files = fetch(wanted);

    QVERIFY2(files, qPrintable(files ? QString() : files.error().summary));
    wanted.remoteFiles = *files;
    const LoadedProject project = loadProject(wanted);
    QVERIFY(!project.isValid());
    const QString error = loadError(project).detail;
    QVERIFY2(error.contains("is a link out of what was fetched"), qPrintable(error));
    QVERIFY(!error.contains("stolen"));
}

void tst_ProjectFetch::failsLikeTheFetch()
{
    const auto files = fetch(request("include: ['" + m_git->url("shop").toUtf8() + "#none']"));

    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::NotFound);
}

void tst_ProjectFetch::canBeCancelledAtOnce()
{
    ProjectFetch fetch(m_runner, m_options);
    QList<Error::Kind> ends;
    connect(&fetch, &ProjectFetch::finished, this, [&](const Result<StringMap> &files) {
        ends << files.error().kind;
    });
    fetch.start(request("include: ['" + m_git->url("shop").toUtf8() + "']"));

    fetch.cancel();

    QTest::qWait(50);
    QCOMPARE(ends, QList<Error::Kind>{Error::Kind::Cancelled});
}

QTEST_GUILESS_MAIN(tst_ProjectFetch)
#include "tst_projectfetch.moc"
