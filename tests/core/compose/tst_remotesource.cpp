#include "core/compose/remotesource.h"

#include <QTest>

using namespace core;

using Kind = RemoteSource::Kind;

class tst_RemoteSource : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void pathsAreNone_data();
    void pathsAreNone();
    void keepsPasswordsToItself();
    void knowsCommits();
};

void tst_RemoteSource::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RemoteSource>("expected");

    const auto row = [](const char *text, const RemoteSource &expected) {
        QTest::newRow(text) << text << expected;
    };
    const QString shop = QStringLiteral("https://example.com/org/shop.git");
    row("https://example.com/org/shop.git", {.location = shop});
    row("HTTPS://example.com/org/shop.git", {.location = shop});
    row("https://example.com/org/shop.git#", {.location = shop});
    row("https://example.com/org/shop.git#v1", {.location = shop, .revision = "v1"});
    row("https://example.com/org/shop.git#release/1.2:deploy/a.yaml",
        {.location = shop, .revision = "release/1.2", .path = "deploy/a.yaml"});
    row("https://example.com/org/shop.git#:deploy", {.location = shop, .path = "deploy"});
    row("https://example.com/org/shop.git#v1:/deploy/./a//",
        {.location = shop, .revision = "v1", .path = "deploy/a"});
    row("https://example.com/org/shop.git#v1:a%20b",
        {.location = shop, .revision = "v1", .path = "a b"});
    row("https://example.com/org/shop.git?ref=v1&subdir=deploy",
        {.location = shop, .revision = "v1", .path = "deploy"});
    row("https://example.com/org/shop.git?branch=main&submodules=false",
        {.location = shop, .revision = "refs/heads/main"});
    row("https://example.com/org/shop.git?tag=v1&commit=0123abc#:deploy",
        {.location = shop, .revision = "refs/tags/v1", .commit = "0123abc", .path = "deploy"});
    row("http://me:secret@[::1]:8080/shop.git",
        {.location = "http://me:secret@[::1]:8080/shop.git"});
    row("git://127.0.0.1:9418/shop", {.location = "git://127.0.0.1:9418/shop"});
    row("ssh://git@example.com:2222/~me/shop#main",
        {.location = "ssh://git@example.com:2222/~me/shop", .revision = "main"});
    row("git@example.com:org/shop.git#main:deploy",
        {.location = "git@example.com:org/shop.git", .revision = "main", .path = "deploy"});
    row("me@example.com:shop?ref=v2", {.location = "me@example.com:shop", .revision = "v2"});
    row("oci://docker.io/org/shop:v1", {.kind = Kind::Oci, .location = "docker.io/org/shop:v1"});
    row("oci://localhost:5000/shop@sha256:0123",
        {.kind = Kind::Oci, .location = "localhost:5000/shop@sha256:0123"});
}

void tst_RemoteSource::reads()
{
    QFETCH(const QString, text);
    QFETCH(const RemoteSource, expected);

    const auto source = parseRemoteSource(text);

    QVERIFY(isRemoteSource(text));
    QVERIFY2(source, qPrintable(source ? QString() : source.error().summary));
    QCOMPARE(source->kind, expected.kind);
    QCOMPARE(source->location, expected.location);
    QCOMPARE(source->revision, expected.revision);
    QCOMPARE(source->commit, expected.commit);
    QCOMPARE(source->path, expected.path);
}

void tst_RemoteSource::refuses_data()
{
    QTest::addColumn<QString>("text");

    const QString git = QStringLiteral("git://example.com/shop");
    const QStringList texts{
        "ext::sh -c id",
        "fd::17/foo",
        "ext::ssh://example.com/a.git",
        "file:///srv/shop.git",
        "ftp://example.com/shop.git",
        "git+ssh://example.com/shop.git",
        "https://example.com/compose.yaml",
        "https://example.com/shop.git/",
        "https://example.com",
        "https:///shop.git",
        "https://exa mple.com/shop.git",
        "https://example.com/sh op.git",
        "https://example.com:port/shop.git",
        "https://example.com\\@evil/shop.git",
        "ssh://-oProxyCommand=id/shop.git",
        "ssh://-oProxyCommand=id@example.com/shop.git",
        "ssh://$(id)@example.com/shop.git",
        "ssh://%60id%60@example.com/shop.git",
        "ssh://me:secret@example.com/shop.git",
        "git@example.com:-x",
        "git@example.com:",
        "git@-oProxyCommand=id:shop",
        git + "#--upload-pack=id",
        git + "#a b",
        git + "#a..b",
        git + "#main^{}",
        git + "#re*",
        git + "#/main",
        git + "#main/",
        git + "#a.lock",
        git + "#main\n",
        git + QStringLiteral("#main%0a"),
        git + "#main:../other",
        git + "#main:a/../../b",
        git + "#main:%2e%2e/b",
        git + "#main:-x",
        git + "#main:.git/config",
        git + "#main:a/.GIT/config",
        git + "#main:C:/a",
        git + "#main:a\\b",
        git + "#main:a%0ab",
        git + "?what=ever",
        git + "?commit=main",
        git + "?ref=a#b",
        git + "#main:" + QString(3000, u'a'),
        git + QChar(0x202e),
        "oci://",
        "oci://-x",
        "oci://example.com/a b",
        "oci://example.com/a?b",
        "oci://example.com/a#b",
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text.left(60))) << text;
}

void tst_RemoteSource::refuses()
{
    QFETCH(const QString, text);

    const auto source = parseRemoteSource(text);

    QVERIFY(!source);
    QVERIFY(isRemoteSource(text) || text.contains("@-"));
    QVERIFY(source.error().summary.size() < 400);
    QVERIFY(!source.error().summary.contains('\n'));
}

void tst_RemoteSource::pathsAreNone_data()
{
    QTest::addColumn<QString>("text");

    for (const char *text : {"compose.yaml",
                             "./a@b:c",
                             "/srv/shop.git",
                             "../shop.git",
                             "C:\\shop\\compose.yaml",
                             "C:/shop/compose.yaml",
                             "github.com/org/shop",
                             "example.com:shop",
                             "-",
                             ""})
        QTest::newRow(text) << text;
}

void tst_RemoteSource::pathsAreNone()
{
    QFETCH(const QString, text);

    QVERIFY(!isRemoteSource(text));
}

void tst_RemoteSource::keepsPasswordsToItself()
{
    const auto source = parseRemoteSource("https://me:hunter2@example.com/shop");

    QVERIFY(!source);
    QVERIFY2(!source.error().summary.contains("hunter2"), qPrintable(source.error().summary));
}

void tst_RemoteSource::knowsCommits()
{
    QVERIFY(isCommitId(QString(40, u'a')));
    QVERIFY(isCommitId(QString(64, u'0')));
    QVERIFY(!isCommitId(QString(41, u'a')));
    QVERIFY(!isCommitId(QString(40, u'A')));
    QVERIFY(!isCommitId("main"));
}

QTEST_GUILESS_MAIN(tst_RemoteSource)
#include "tst_remotesource.moc"
