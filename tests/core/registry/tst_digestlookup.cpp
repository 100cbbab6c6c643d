#include "core/process/runner.h"
#include "core/registry/digestlookup.h"
#include "core/registry/registryprotocol.h"
#include "tests/support/fakeregistry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace core;
using namespace std::chrono_literals;
using support::FakeRegistry;
using support::httpAnswer;
using support::RegistryRequest;

namespace {

const QByteArray digest = "sha256:" + QByteArray(64, 'a');
const QByteArray digestHeader = "Docker-Content-Digest: " + digest;
const QByteArray manifest = "{\"schemaVersion\":2}";
// "me:secret"
const QByteArray basic = "Basic bWU6c2VjcmV0";

QByteArray found(const RegistryRequest &request)
{
    return httpAnswer(request, 200, {digestHeader}, manifest);
}

} // namespace

class tst_DigestLookup : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsDigests_data();
    void findsDigests();
    void failsWithAReason_data();
    void failsWithAReason();
    void keepsCredentialsFromOtherServers();
    void asksForTokens();
    void asksCredentialHelpers();
    void asksOnceForEachImage();
    void asksForSomeAtATime();
    void asksNobodyForWhatItKnows();
    void refusesBadReferences();
    void stopsAfterTheFirstFailure();
    void canBeCancelled();
    void tellsWhoCannotBeReached();

private:
    void logIn(const QString &host);
    Result<StringMap> lookUp(const QStringList &references, DigestLookupOptions options = {});

    Runner m_runner;
    std::optional<QTemporaryDir> m_folder;
    QStringList m_credentialFiles;
};

void tst_DigestLookup::init()
{
    m_folder.emplace();
    m_credentialFiles = {m_folder->filePath("config.json")};
}

void tst_DigestLookup::logIn(const QString &host)
{
    QFile file(m_credentialFiles.first());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"auths\": {\"" + host.toLatin1() + "\": {\"auth\": \"" + basic.mid(6) + "\"}}}");
}

Result<StringMap> tst_DigestLookup::lookUp(const QStringList &references,
                                           DigestLookupOptions options)
{
    options.credentialFiles = m_credentialFiles;
    DigestLookup lookup(m_runner, options);
    std::optional<Result<StringMap>> result;
    int count = 0;
    connect(&lookup, &DigestLookup::finished, this, [&](const Result<StringMap> &pinned) {
        result.emplace(pinned);
        ++count;
    });
    lookup.start(references);
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000) || count != 1)
        qFatal("a lookup ends exactly once");
    return *result;
}

void tst_DigestLookup::findsDigests_data()
{
    QTest::addColumn<FakeRegistry::Handler>("handler");
    QTest::addColumn<QString>("expected");

    const QString computed = digestOfManifest(manifest);
    const auto row = [](const char *name,
                        const FakeRegistry::Handler &handler,
                        const QString &expected) { QTest::newRow(name) << handler << expected; };
    row("header", found, digest);
    row(
        "header missing",
        [](const auto &request) { return httpAnswer(request, 200, {}, manifest); },
        computed);
    row(
        "header malformed",
        [](const auto &request) {
            return httpAnswer(request, 200, {"Docker-Content-Digest: sha256:xyz"}, manifest);
        },
        computed);
    row(
        "no HEAD",
        [](const auto &request) {
            return request.method == "HEAD" ? httpAnswer(request, 405) : found(request);
        },
        digest);
    row(
        "redirect",
        [](const auto &request) {
            return request.target.startsWith("/v2/")
                       ? httpAnswer(request, 307, {"Location: /elsewhere"})
                       : found(request);
        },
        digest);
    row(
        "basic",
        [](const auto &request) {
            return request.headers.value("authorization") == basic
                       ? found(request)
                       : httpAnswer(request, 401, {"WWW-Authenticate: Basic realm=\"r\""});
        },
        digest);
}

void tst_DigestLookup::findsDigests()
{
    QFETCH(const FakeRegistry::Handler, handler);
    QFETCH(const QString, expected);
    FakeRegistry registry(handler);
    logIn(registry.host());
    const QString reference = registry.host() + "/team/web:1";

    const auto pinned = lookUp({reference});

    QVERIFY2(pinned, qPrintable(pinned ? QString() : pinned.error().summary));
    QCOMPARE(*pinned, StringMap({{reference, reference + u'@' + expected}}));
    QCOMPARE(registry.requests().first().method, QByteArray("HEAD"));
    QVERIFY(registry.requests().first().headers.value("accept").contains("oci.image.index.v1"));
    QVERIFY(!registry.requests().first().headers.contains("authorization"));
}

void tst_DigestLookup::failsWithAReason_data()
{
    QTest::addColumn<FakeRegistry::Handler>("handler");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name,
                        const FakeRegistry::Handler &handler,
                        Error::Kind kind,
                        const char *sentence) {
        QTest::newRow(name) << handler << kind << QString::fromLatin1(sentence);
    };
    const auto status =
        [](int code, const QList<QByteArray> &headers = {}, const QByteArray &body = {}) {
            return [=](const RegistryRequest &request) {
                return httpAnswer(request, code, headers, body);
            };
        };
    using Kind = Error::Kind;
    row("no such tag", status(404), Kind::NotFound, "has no image");
    row("forbidden", status(403), Kind::Backend, "gives no access");
    row("no way to log in", status(401), Kind::Backend, "gives no access");
    row("basic, but no login",
        status(401, {"WWW-Authenticate: Basic realm=\"r\""}),
        Kind::Backend,
        "gives no access");
    row("another way to log in",
        status(401, {"WWW-Authenticate: Negotiate"}),
        Kind::Backend,
        "gives no access");
    row("tokens over the open network",
        status(401, {"WWW-Authenticate: Bearer realm=\"http://tokens.invalid/\""}),
        Kind::Backend,
        "not safe to go");
    row("too many", status(429), Kind::Backend, "no more requests");
    row("out of order", status(503), Kind::Backend, "out of order");
    row("a teapot", status(418), Kind::Backend, "no image registry");
    row("a page",
        status(200, {"Content-Type: text/html"}, "<html>"),
        Kind::Backend,
        "no image registry");
    row("a page that is not there",
        status(404, {"Content-Type: text/html"}, "<html>"),
        Kind::Backend,
        "no image registry");
    row("huge", status(200, {}, QByteArray(5 << 20, ' ')), Kind::Backend, "no image registry");
    row("redirect loop", status(302, {"Location: /v2/"}), Kind::Backend, "redirects too often");
    row("redirect to a file",
        status(302, {"Location: file:///etc/passwd"}),
        Kind::Backend,
        "redirects too often");
    row("redirect to nowhere", status(302), Kind::Backend, "redirects too often");
    row(
        "garbage",
        [](const auto &) { return QByteArray("\0\1 what?\n\n\n", 11); },
        Kind::Backend,
        "cannot be reached");
    row(
        "silence", [](const auto &) { return QByteArray(); }, Kind::Timeout, "in time");
    row(
        "half an answer",
        [](const auto &request) {
            QByteArray answer = httpAnswer(request, 200, {}, manifest);
            answer.replace("Connection: close\r\n", "");
            return answer.left(20);
        },
        Kind::Backend,
        "cannot be reached");
}

void tst_DigestLookup::failsWithAReason()
{
    QFETCH(const FakeRegistry::Handler, handler);
    QFETCH(const QString, sentence);
    FakeRegistry registry(handler);
    const QString reference = registry.host() + "/team/web:1";

    const auto pinned = lookUp({reference}, {.timeLimit = 1s});

    QVERIFY(!pinned);
    QTEST(pinned.error().kind, "kind");
    QVERIFY2(pinned.error().summary.contains(sentence), qPrintable(pinned.error().summary));
    QVERIFY2(pinned.error().summary.contains(reference), qPrintable(pinned.error().summary));
    QVERIFY(!pinned.error().hint.isEmpty());
    QVERIFY(registry.requests().size() <= 5);
}

void tst_DigestLookup::keepsCredentialsFromOtherServers()
{
    FakeRegistry other(found);
    FakeRegistry registry([&](const RegistryRequest &request) {
        if (!request.headers.contains("authorization"))
            return httpAnswer(request, 401, {"WWW-Authenticate: Basic realm=\"r\""});
        return httpAnswer(request, 307, {"Location: http://" + other.host().toLatin1() + "/x"});
    });
    logIn(registry.host());

    QVERIFY(lookUp({registry.host() + "/web"}));

    QCOMPARE(registry.requests().last().headers.value("authorization"), basic);
    QCOMPARE(other.requests().size(), 1);
    QVERIFY(!other.requests().first().headers.contains("authorization"));

    // Nor may who we were sent to ask for them.
    FakeRegistry greedy([](const RegistryRequest &request) {
        return httpAnswer(request, 401, {"WWW-Authenticate: Basic realm=\"r\""});
    });
    FakeRegistry sender([&](const RegistryRequest &request) {
        return httpAnswer(request, 307, {"Location: http://" + greedy.host().toLatin1() + "/x"});
    });
    logIn(sender.host());
    QVERIFY(!lookUp({sender.host() + "/web"}));
    QCOMPARE(greedy.requests().size(), 1);
}

void tst_DigestLookup::asksForTokens()
{
    FakeRegistry tokens([](const RegistryRequest &request) {
        return request.headers.value("authorization") == basic
                   ? httpAnswer(request, 200, {}, "{\"token\": \"abc\"}")
                   : httpAnswer(request, 401);
    });
    FakeRegistry registry([&](const RegistryRequest &request) {
        if (request.headers.value("authorization") == "Bearer abc")
            return found(request);
        return httpAnswer(request,
                          401,
                          {"WWW-Authenticate: Bearer realm=\"http://" + tokens.host().toLatin1()
                           + "/token\",service=\"reg\",scope=\"repository:web:pull\""});
    });
    logIn(registry.host());

    const auto pinned = lookUp({registry.host() + "/web"});

    QVERIFY(pinned);
    QCOMPARE(tokens.requests().first().target,
             QByteArray("/token?service=reg&scope=repository%3Aweb%3Apull"));
    for (const RegistryRequest &request : registry.requests())
        QVERIFY(request.headers.value("authorization") != basic);

    logIn("another.example.org");
    const auto denied = lookUp({registry.host() + "/web"});
    QVERIFY(!denied);
    QVERIFY2(denied.error().hint.contains("docker login " + registry.host()),
             qPrintable(denied.error().hint));
}

void tst_DigestLookup::asksCredentialHelpers()
{
#ifdef Q_OS_WIN
    QSKIP("the helper of this test is a shell script");
#endif
    QFile helper(m_folder->filePath("docker-credential-perrytest"));
    QVERIFY(helper.open(QIODevice::WriteOnly));
    helper.write("#!/bin/sh\nread server\n"
                 "echo \"{\\\"Username\\\": \\\"me\\\", \\\"Secret\\\": \\\"secret\\\"}\"\n");
    helper.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    helper.close();
    QFile config(m_credentialFiles.first());
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{\"credsStore\": \"perrytest\"}");
    config.close();
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", m_folder->path().toLocal8Bit() + ':' + path);
    FakeRegistry registry([](const RegistryRequest &request) {
        return request.headers.value("authorization") == basic
                   ? found(request)
                   : httpAnswer(request, 401, {"WWW-Authenticate: Basic realm=\"r\""});
    });

    const auto pinned = lookUp({registry.host() + "/web"});
    qputenv("PATH", path);

    QVERIFY(pinned);
}

void tst_DigestLookup::asksOnceForEachImage()
{
    FakeRegistry registry(found);
    const QString host = registry.host();

    const auto pinned = lookUp({host + "/web", host + "/web:latest", host + "/other"});

    QVERIFY(pinned);
    QCOMPARE(registry.requests().size(), 2);
    QCOMPARE(pinned->value(host + "/web"), host + "/web:latest@" + digest);
    QCOMPARE(pinned->value(host + "/web:latest"), host + "/web:latest@" + digest);
    QCOMPARE(pinned->size(), 3);
}

void tst_DigestLookup::asksForSomeAtATime()
{
    FakeRegistry registry([](const RegistryRequest &) { return QByteArray(); });
    QStringList references;
    for (int i = 0; i < 5; ++i)
        references << QStringLiteral("%1/web:%2").arg(registry.host()).arg(i);

    QVERIFY(!lookUp(references, {.maximumParallel = 2, .timeLimit = 500ms}));

    QCOMPARE(registry.requests().size(), 2);
}

void tst_DigestLookup::asksNobodyForWhatItKnows()
{
    const QString reference = QStringLiteral("nginx:1@") + digest;
    const auto pinned = lookUp({reference});
    QVERIFY(pinned);
    QCOMPARE(*pinned,
             StringMap({{reference, QStringLiteral("docker.io/library/nginx@") + digest}}));
    QVERIFY(lookUp({})->isEmpty());
}

void tst_DigestLookup::refusesBadReferences()
{
    FakeRegistry registry(found);
    const auto pinned = lookUp({registry.host() + "/web", "NO"});
    QVERIFY(!pinned);
    QCOMPARE(pinned.error().kind, Error::Kind::Validation);
    QVERIFY(registry.requests().isEmpty());
}

void tst_DigestLookup::stopsAfterTheFirstFailure()
{
    FakeRegistry registry([](const RegistryRequest &request) { return httpAnswer(request, 404); });
    QStringList references;
    for (int i = 0; i < 5; ++i)
        references << QStringLiteral("%1/web:%2").arg(registry.host()).arg(i);

    const auto pinned = lookUp(references, {.maximumParallel = 1});

    QVERIFY(!pinned);
    QVERIFY(pinned.error().summary.contains(references.first()));
    QCOMPARE(registry.requests().size(), 1);
}

void tst_DigestLookup::canBeCancelled()
{
    FakeRegistry registry([](const RegistryRequest &) { return QByteArray(); });
    DigestLookup lookup(m_runner, {.maximumParallel = 1});
    QList<Error::Kind> ends;
    connect(&lookup, &DigestLookup::finished, this, [&](const Result<StringMap> &pinned) {
        ends << pinned.error().kind;
    });
    lookup.start({registry.host() + "/a", registry.host() + "/b"});
    QTRY_COMPARE(registry.requests().size(), 1);

    lookup.cancel();
    lookup.cancel();

    QCOMPARE(ends, QList{Error::Kind::Cancelled});
}

void tst_DigestLookup::tellsWhoCannotBeReached()
{
    QString host;
    {
        FakeRegistry registry(found);
        host = registry.host();
    }
    const auto pinned = lookUp({host + "/web"});
    QVERIFY(!pinned);
    QVERIFY(pinned.error().summary.contains("cannot be reached"));
    QVERIFY(pinned.error().passing);
}

QTEST_GUILESS_MAIN(tst_DigestLookup)
#include "tst_digestlookup.moc"
