#include "core/process/runner.h"
#include "core/registry/registryprotocol.h"
#include "core/remote/remotefetcher.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/gitserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace core;
using namespace std::chrono_literals;
using support::FakeRegistry;
using support::httpAnswer;
using support::RegistryRequest;

namespace {

using Blobs = QMap<QByteArray, QByteArray>; ///< by digest

QByteArray digestOf(const QByteArray &content)
{
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    return "sha256:" + hash;
}

QByteArray layer(const QByteArray &type, const QByteArray &content, const QByteArray &notes)
{
    return "{\"mediaType\": \"application/vnd.docker.compose." + type + "\", \"digest\": \""
           + digestOf(content) + "\", \"size\": " + QByteArray::number(content.size())
           + ", \"annotations\": {" + notes + "}}";
}

QByteArray manifestOf(const QList<QByteArray> &layers)
{
    return "{\"schemaVersion\": 2, \"artifactType\": "
           "\"application/vnd.docker.compose.project\", \"layers\": ["
           + layers.join(", ") + "]}";
}

const QByteArray mainSpec = "services: {a: {image: a, extends: {file: 0a.yaml, service: b}}}";
const QByteArray overSpec = "services: {a: {labels: [x]}}";
const QByteArray baseSpec = "services: {b: {image: b}}";
const QByteArray variables = "A=1";
const QByteArray application =
    manifestOf({layer("file+yaml", mainSpec, "\"com.docker.compose.file\": \"x.yaml\""),
                layer("file+yaml", overSpec, "\"com.docker.compose.file\": \"y.yaml\""),
                layer("file+yaml",
                      baseSpec,
                      "\"com.docker.compose.extends\": \"true\", "
                      "\"com.docker.compose.file\": \"0a.yaml\""),
                layer("envfile", variables, "\"com.docker.compose.envfile\": \"0b.env\"")});
const Blobs blobs{{digestOf(mainSpec), mainSpec},
                  {digestOf(overSpec), overSpec},
                  {digestOf(baseSpec), baseSpec},
                  {digestOf(variables), variables}};

/// Serves manifests by tag or digest, and blobs.
FakeRegistry::Handler serving(const Blobs &manifests, const Blobs &contents)
{
    return [manifests, contents](const RegistryRequest &request) {
        const QByteArray name = request.target.mid(request.target.lastIndexOf('/') + 1);
        const Blobs &all = request.target.contains("/blobs/") ? contents : manifests;
        return all.contains(name) ? httpAnswer(request, 200, {}, all.value(name))
                                  : httpAnswer(request, 404, {}, "{}");
    };
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

} // namespace

class tst_RemoteFetcher : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void fetchesFromGit_data();
    void fetchesFromGit();
    void fetchesACommitOnce();
    void takesNoHistoryAndRunsNothing();
    void failsWithAReason_data();
    void failsWithAReason();
    void gitHasItsBounds_data();
    void gitHasItsBounds();
    void gitHasItsTime();
    void gitCanBeCancelled();
    void needsGit();
    void fetchesFromARegistry_data();
    void fetchesFromARegistry();
    void fetchesADigestOnce();
    void registriesFailWithAReason_data();
    void registriesFailWithAReason();
    void registriesCanBeCancelled();
    void showsNoPassword_data();
    void showsNoPassword();
    void stopsAfterTheFirstFailure();

private:
    Result<StringMap> fetch(const QStringList &references);
    /// What lies in the cache besides complete folders, and these.
    QStringList cached() const;

    std::optional<support::GitServer> m_git;
    QString m_first;
    QString m_second;
    Runner m_runner;
    std::optional<QTemporaryDir> m_folder;
    RemoteFetchOptions m_options;
    QStringList m_progress;
};

void tst_RemoteFetcher::initTestCase()
{
    if (!support::GitServer::isAvailable())
        QSKIP("there is no git daemon");
    m_git.emplace();
    m_first =
        m_git->commit("shop", {{"compose.yaml", "first"}, {"part/docker-compose.yaml", "part"}});
    m_git->git("shop", {"tag", "--annotate", "--message=one", "v1"});
    m_git->git("shop", {"branch", "feature/x"});
    m_second = m_git->commit("shop", {{"compose.yaml", "second"}, {"empty/readme", ""}});
    m_git->link("shop", "out.yaml", "/etc/hostname");
    m_second = m_git->link("shop", "linked", "part");
    m_git->commit("bare", {{"readme", ""}});
}

void tst_RemoteFetcher::init()
{
    m_folder.emplace();
    m_options = {.cacheFolder = m_folder->filePath("cache"), .timeLimit = 20s};
    m_progress.clear();
}

Result<StringMap> tst_RemoteFetcher::fetch(const QStringList &references)
{
    RemoteFetcher fetcher(m_runner, m_options);
    std::optional<Result<StringMap>> result;
    int count = 0;
    connect(&fetcher, &RemoteFetcher::progress, this, [this](const QString &reference) {
        m_progress << reference;
    });
    connect(&fetcher, &RemoteFetcher::finished, this, [&](const Result<StringMap> &files) {
        result.emplace(files);
        ++count;
    });
    fetcher.start(references);
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000) || count != 1)
        qFatal("a fetch ends exactly once");
    return *result;
}

QStringList tst_RemoteFetcher::cached() const
{
    QStringList all;
    const QDir root(m_options.cacheFolder);
    for (const QString &entry : root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QDir folder(root.filePath(entry));
        for (const QString &id : folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            all << id;
        if (folder.isEmpty() || entry.startsWith("incoming"))
            all << entry;
    }
    all.sort();
    return all;
}

void tst_RemoteFetcher::fetchesFromGit_data()
{
    QTest::addColumn<QString>("details");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");

    QTest::newRow("the default branch") << "" << QByteArray("second") << "compose.yaml";
    QTest::newRow("a branch") << "#feature/x" << QByteArray("first") << "compose.yaml";
    QTest::newRow("an annotated tag") << "#v1" << QByteArray("first") << "compose.yaml";
    QTest::newRow("a full name") << "#refs/tags/v1" << QByteArray("first") << "compose.yaml";
    QTest::newRow("by a query") << "?tag=v1" << QByteArray("first") << "compose.yaml";
    QTest::newRow("a commit") << "#" + m_first << QByteArray("first") << "compose.yaml";
    QTest::newRow("a tag that is at the right commit")
        << "?tag=v1&commit=" + m_first.left(12) << QByteArray("first") << "compose.yaml";
    QTest::newRow("a folder") << "#main:part" << QByteArray("part") << "part/docker-compose.yaml";
    QTest::newRow("a folder behind a link")
        << "#main:linked" << QByteArray("part") << "linked/docker-compose.yaml";
    QTest::newRow("a file") << "#v1:part/docker-compose.yaml" << QByteArray("part")
                            << "part/docker-compose.yaml";
}

void tst_RemoteFetcher::fetchesFromGit()
{
    QFETCH(const QString, details);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, name);
    const QString reference = m_git->url("shop") + details;

    const auto files = fetch({reference});

    QVERIFY2(files, qPrintable(files ? QString() : files.error().summary + files.error().detail));
    const QString file = files->value(reference);
    QCOMPARE(contentOf(file), content);
    QVERIFY2(file.endsWith('/' + name), qPrintable(file));
    QVERIFY(file.contains(m_first) || file.contains(m_second));
    QCOMPARE(cached().size(), 1);
    QCOMPARE(m_progress, QStringList{reference});
}

void tst_RemoteFetcher::fetchesACommitOnce()
{
    const QString reference = m_git->url("shop") + '#' + m_first;
    QVERIFY(fetch({reference}));
    QSignalSpy commands(&m_runner, &Runner::commandStarted);

    const auto again = fetch({reference + ":part", reference});

    QVERIFY(again);
    QCOMPARE(again->size(), 2);
    QCOMPARE(commands.size(), 0);
    QVERIFY(fetch({m_git->url("shop") + "#v1"}));
    QCOMPARE(commands.size(), 1);
    QCOMPARE(cached(), QStringList{m_first});
}

void tst_RemoteFetcher::takesNoHistoryAndRunsNothing()
{
    m_git->commit("trap",
                  {{"compose.yaml", "first"},
                   {".gitattributes", "*.big filter=lfs\n"},
                   {".gitmodules", "[submodule \"x\"]\npath = x\nurl = ext::touch pwned\n"},
                   {"a.big", "version https://git-lfs.github.com/spec/v1\n"}});
    const QString second = m_git->commit("trap", {{"compose.yaml", "second"}});
    const QString reference = m_git->url("trap");

    const auto files = fetch({reference});

    QVERIFY2(files, qPrintable(files ? QString() : files.error().detail));
    const QDir folder = QFileInfo(files->value(reference)).dir();
    QCOMPARE(contentOf(folder.filePath(".git/shallow")).trimmed(), second.toLatin1());
    QVERIFY(!folder.exists(".git/hooks"));
    QVERIFY(!folder.exists("x"));
    QVERIFY(contentOf(folder.filePath("a.big")).startsWith("version"));
}

void tst_RemoteFetcher::failsWithAReason_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("sentence");

    using Kind = Error::Kind;
    const QString shop = m_git->url("shop");
    QTest::newRow("nobody listens") << "git://127.0.0.1:1/shop" << Kind::Backend
                                    << "The repository of git://127.0.0.1:1/shop cannot be read.";
    QTest::newRow("no such host") << "https://no-such-host.invalid/shop.git" << Kind::Backend
                                  << "cannot be read";
    QTest::newRow("no such repository") << m_git->url("none") << Kind::Backend << "cannot be read";
    QTest::newRow("no such repository, by a commit")
        << m_git->url("none") + '#' + QString(40, u'a') << Kind::Backend << "cannot be read";
    QTest::newRow("no such branch")
        << shop + "#none" << Kind::NotFound << "has no such revision: " + shop + "#none";
    QTest::newRow("a part of a commit's id")
        << shop + '#' + m_first.left(10) << Kind::NotFound << "has no such revision";
    QTest::newRow("no such commit")
        << shop + '#' + QString(40, u'a') << Kind::Backend << "cannot be read";
    QTest::newRow("another commit") << shop + "?branch=main&commit=" + m_first
                                    << Kind::VerificationFailed << "not at the commit";
    QTest::newRow("no such folder")
        << shop + "#main:none" << Kind::FileNotFound << "no such file or folder";
    QTest::newRow("no compose file in the folder")
        << shop + "#main:empty" << Kind::FileNotFound << "There is no compose.yaml in";
    QTest::newRow("no compose file")
        << m_git->url("bare") << Kind::FileNotFound << "There is no compose.yaml in";
    QTest::newRow("an option") << shop + "#--upload-pack=id" << Kind::Validation
                               << "is not #REVISION:PATH";
}

void tst_RemoteFetcher::failsWithAReason()
{
    QFETCH(const QString, reference);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, sentence);

    const auto files = fetch({reference});

    QVERIFY(!files);
    QCOMPARE(files.error().kind, kind);
    QVERIFY2(files.error().summary.contains(sentence), qPrintable(files.error().summary));
    QVERIFY(kind == Error::Kind::Validation || !files.error().hint.isEmpty());
    QVERIFY(!files.error().summary.contains("cannot be read") || !files.error().detail.isEmpty());
    for (const QString &entry : cached())
        QVERIFY2(isCommitId(entry), qPrintable(entry));
}

void tst_RemoteFetcher::gitHasItsBounds_data()
{
    QTest::addColumn<QString>("file");

    QTest::newRow("much to send") << "noise";
    QTest::newRow("little to send that becomes much") << "zeroes";
}

void tst_RemoteFetcher::gitHasItsBounds()
{
    QFETCH(const QString, file);
    QByteArray content(8 * 1024 * 1024, '\0');
    if (file == "noise")
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(content.data()),
                                      content.size() / 4);
    m_git->commit("large-" + file, {{"compose.yaml", ""}, {file, content}});
    m_options.maximumBytes = 1024 * 1024;

    const auto files = fetch({m_git->url("large-" + file)});

    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::Validation);
    QVERIFY2(files.error().summary.contains("too large"), qPrintable(files.error().summary));
    QCOMPARE(cached(), QStringList());
}

void tst_RemoteFetcher::gitHasItsTime()
{
    FakeRegistry silent([](const RegistryRequest &) { return QByteArray(); });
    m_options.timeLimit = 500ms;
    QElapsedTimer clock;
    clock.start();

    const auto files = fetch({"git://" + silent.host() + "/shop"});

    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::Timeout);
    QVERIFY(clock.elapsed() < 10000);
    QCOMPARE(cached(), QStringList());
}

void tst_RemoteFetcher::gitCanBeCancelled()
{
    FakeRegistry silent([](const RegistryRequest &) { return QByteArray(); });
    for (const int delay : {0, 300}) {
        RemoteFetcher fetcher(m_runner, m_options);
        QList<Error::Kind> ends;
        connect(&fetcher, &RemoteFetcher::finished, this, [&](const Result<StringMap> &files) {
            ends << files.error().kind;
        });
        fetcher.start({"git://" + silent.host() + "/shop", m_git->url("shop")});
        QTest::qWait(delay);

        fetcher.cancel();

        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, 10000);
        QCOMPARE(ends, QList<Error::Kind>{Error::Kind::Cancelled});
        QCOMPARE(cached(), QStringList());
    }
}

void tst_RemoteFetcher::needsGit()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_folder->path().toLocal8Bit());

    const auto files = fetch({m_git->url("shop")});

    qputenv("PATH", path);
    QVERIFY(!files);
    QCOMPARE(files.error().kind, Error::Kind::NotFound);
    QCOMPARE(files.error().hint, "Install git.");
    QCOMPARE(cached(), QStringList());
}

void tst_RemoteFetcher::fetchesFromARegistry_data()
{
    QTest::addColumn<Blobs>("manifests");
    QTest::addColumn<QString>("reference");

    const QByteArray index = "{\"schemaVersion\": 2, \"manifests\": [{\"artifactType\": "
                             "\"application/vnd.docker.compose.project\", \"digest\": \""
                             + digestOf(application) + "\"}]}";
    QTest::newRow("a tag") << Blobs{{"v1", application}} << "/org/shop:v1";
    QTest::newRow("the usual tag") << Blobs{{"latest", application}} << "/org/shop";
    QTest::newRow("a digest") << Blobs{{digestOf(application), application}}
                              << QString("/org/shop@" + digestOf(application));
    QTest::newRow("an index") << Blobs{{"v1", index}, {digestOf(application), application}}
                              << "/org/shop:v1";
}

void tst_RemoteFetcher::fetchesFromARegistry()
{
    QFETCH(const Blobs, manifests);
    QFETCH(const QString, reference);
    FakeRegistry registry(serving(manifests, blobs));
    const QString written = "oci://" + registry.host() + reference;

    const auto files = fetch({written});

    QVERIFY2(files, qPrintable(files ? QString() : files.error().summary + files.error().detail));
    const QString file = files->value(written);
    const QDir folder = QFileInfo(file).dir();
    QVERIFY(file.endsWith("/compose.yaml"));
    QCOMPARE(contentOf(file), mainSpec + "\n---\n" + overSpec);
    QCOMPARE(contentOf(folder.filePath("0a.yaml")), baseSpec);
    QCOMPARE(contentOf(folder.filePath("0b.env")), variables);
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden).size(), 3);
    QCOMPARE(cached().size(), 1);
}

void tst_RemoteFetcher::fetchesADigestOnce()
{
    FakeRegistry registry(
        serving({{digestOf(application), application}, {"v1", application}}, blobs));
    const QString name = "oci://" + registry.host() + "/org/shop";
    QVERIFY(fetch({name + '@' + digestOf(application)}));
    const qsizetype before = registry.requests().size();

    QVERIFY(fetch({name + '@' + digestOf(application)}));
    QCOMPARE(registry.requests().size(), before);

    // A tag may have moved on: its manifest is asked for, and no more when it has not.
    QVERIFY(fetch({name + ":v1"}));
    QCOMPARE(registry.requests().size(), before + 1);
    QCOMPARE(cached().size(), 1);
}

void tst_RemoteFetcher::registriesFailWithAReason_data()
{
    QTest::addColumn<Blobs>("manifests");
    QTest::addColumn<Blobs>("contents");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("sentence");

    using Kind = Error::Kind;
    const Blobs good{{"v1", application}};
    Blobs wrong = blobs;
    wrong[digestOf(overSpec)] = "services: {evil: {image: evil}}";
    Blobs large = blobs;
    large[digestOf(overSpec)] = QByteArray(6 * 1024 * 1024, ' ');
    Blobs absent = blobs;
    absent.remove(digestOf(variables));
    const QByteArray nested = "{\"schemaVersion\": 2, \"manifests\": [{\"artifactType\": "
                              "\"application/vnd.docker.compose.project\", \"digest\": \"";
    const QByteArray inner = nested + digestOf(application) + "\"}]}";
    QTest::newRow("no such tag") << good << blobs << ":v2" << Kind::NotFound << "has no image";
    QTest::newRow("an image") << Blobs{{"v1", "{\"schemaVersion\": 2, \"layers\": []}"}} << blobs
                              << ":v1" << Kind::Validation << "is not a compose application";
    QTest::newRow("an index in an index")
        << Blobs{{"v1", nested + digestOf(inner) + "\"}]}"}, {digestOf(inner), inner}} << blobs
        << ":v1" << Kind::Validation << "is not a compose application";
    QTest::newRow("garbage") << Blobs{{"v1", "\xff\xfe"}} << blobs << ":v1" << Kind::Backend
                             << "is no image registry";
    QTest::newRow("another manifest than the digest's")
        << Blobs{{digestOf(application), "{\"schemaVersion\": 2}"}} << blobs
        << QString("@" + digestOf(application)) << Kind::VerificationFailed << "has not the digest";
    QTest::newRow("another content than the digest's")
        << good << wrong << ":v1" << Kind::VerificationFailed << "has not the digest";
    QTest::newRow("too much content") << good << large << ":v1" << Kind::Backend << "too large";
    QTest::newRow("no content") << good << absent << ":v1" << Kind::NotFound << "has no image";
    QTest::newRow("a name out of the folder")
        << Blobs{{"v1",
                  manifestOf({layer("file+yaml", mainSpec, {}),
                              layer("envfile",
                                    variables,
                                    "\"com.docker.compose.envfile\": \"../../evil\"")})}}
        << blobs << ":v1" << Kind::Validation << "is not a compose application";
    QTest::newRow("no image's name")
        << good << blobs << ":v1:v2" << Kind::Validation << "is not the name of an image";
}

void tst_RemoteFetcher::registriesFailWithAReason()
{
    QFETCH(const Blobs, manifests);
    QFETCH(const Blobs, contents);
    QFETCH(const QString, reference);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, sentence);
    FakeRegistry registry(serving(manifests, contents));

    const auto files = fetch({"oci://" + registry.host() + "/org/shop" + reference});

    QVERIFY(!files);
    QCOMPARE(files.error().kind, kind);
    QVERIFY2(files.error().summary.contains(sentence), qPrintable(files.error().summary));
    QCOMPARE(cached(), QStringList());
}

void tst_RemoteFetcher::registriesCanBeCancelled()
{
    FakeRegistry silent([](const RegistryRequest &) { return QByteArray(); });
    RemoteFetcher fetcher(m_runner, m_options);
    QList<Error::Kind> ends;
    connect(&fetcher, &RemoteFetcher::finished, this, [&](const Result<StringMap> &files) {
        ends << files.error().kind;
    });
    fetcher.start({"oci://" + silent.host() + "/org/shop"});
    QTRY_COMPARE_WITH_TIMEOUT(silent.requests().size(), 1, 10000);

    fetcher.cancel();

    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(ends, QList<Error::Kind>{Error::Kind::Cancelled});
}

void tst_RemoteFetcher::showsNoPassword_data()
{
    QTest::addColumn<QString>("user");
    QTest::newRow("a password") << "me:hunter2";
    QTest::newRow("a token alone") << "hunter2";
}

void tst_RemoteFetcher::showsNoPassword()
{
    QFETCH(const QString, user);
    QSignalSpy commands(&m_runner, &Runner::commandStarted);

    const auto files = fetch({"http://" + user + "@127.0.0.1:1/shop.git"});

    QVERIFY(!files);
    QStringList shown = m_progress;
    for (const QList<QVariant> &command : commands)
        shown << command.first().toString();
    shown << files.error().summary << files.error().detail;
    QVERIFY(shown.size() > 3);
    QVERIFY2(!shown.join('\n').contains("hunter2"), qPrintable(shown.join('\n')));
}

void tst_RemoteFetcher::stopsAfterTheFirstFailure()
{
    const auto files = fetch({m_git->url("shop") + "#none", m_git->url("shop")});

    QVERIFY(!files);
    QCOMPARE(m_progress.size(), 1);
}

QTEST_GUILESS_MAIN(tst_RemoteFetcher)
#include "tst_remotefetcher.moc"
