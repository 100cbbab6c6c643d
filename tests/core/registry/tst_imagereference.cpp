#include "core/registry/imagereference.h"

#include <QTest>

using namespace core;

namespace {

const QString digest = QStringLiteral("sha256:") + QString(64, u'a');

} // namespace

class tst_ImageReference : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
};

void tst_ImageReference::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("full");

    const auto row = [](const char *text,
                        const char *host,
                        const char *repository,
                        const char *tag,
                        const char *full) {
        QTest::newRow(text) << text << host << repository << tag << full;
    };
    row("nginx", "docker.io", "library/nginx", "latest", "docker.io/library/nginx:latest");
    row("nginx:1.2", "docker.io", "library/nginx", "1.2", "docker.io/library/nginx:1.2");
    row("team/web", "docker.io", "team/web", "latest", "docker.io/team/web:latest");
    row("docker.io/web", "docker.io", "library/web", "latest", "docker.io/library/web:latest");
    row("index.docker.io/web:1", "docker.io", "library/web", "1", "docker.io/library/web:1");
    row("localhost/web", "localhost", "web", "latest", "localhost/web:latest");
    row("localhost:5000/web:1", "localhost:5000", "web", "1", "localhost:5000/web:1");
    row("host:80/a/b_c/d__e", "host:80", "a/b_c/d__e", "latest", "host:80/a/b_c/d__e:latest");
    row("ghcr.io/a/b:V_1.x", "ghcr.io", "a/b", "V_1.x", "ghcr.io/a/b:V_1.x");
    row("[::1]:5000/web", "[::1]:5000", "web", "latest", "[::1]:5000/web:latest");
    row("127.0.0.1/w--eb.x", "127.0.0.1", "w--eb.x", "latest", "127.0.0.1/w--eb.x:latest");
    const QString pinned = QStringLiteral("nginx:1@") + digest;
    QTest::newRow("with a digest the tag goes")
        << pinned << "docker.io"
        << "library/nginx" << QString() << QStringLiteral("docker.io/library/nginx@") + digest;
}

void tst_ImageReference::parses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, full);

    const auto reference = parseImageReference(text);

    QVERIFY(reference);
    QTEST(reference->host, "host");
    QTEST(reference->repository, "repository");
    QTEST(reference->tag, "tag");
    QCOMPARE(reference->toString(), full);
    QCOMPARE(reference->digest, full.section(u'@', 1));
}

void tst_ImageReference::refuses_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << "";
    QTest::newRow("capitals") << "Nginx";
    QTest::newRow("two tags") << "a:b:c";
    QTest::newRow("no tag") << "a:";
    QTest::newRow("a blank") << "a b";
    QTest::newRow("a line break") << "nginx\n";
    QTest::newRow("a variable") << "web:${TAG}";
    QTest::newRow("a way up") << "host.x/../etc";
    QTest::newRow("an empty part") << "host.x//a";
    QTest::newRow("a scheme") << "https://host.x/a";
    QTest::newRow("a user") << "user@host.x/a";
    QTest::newRow("a query") << "host.x/a?b";
    QTest::newRow("an id") << QString(64, u'a');
    QTest::newRow("a short digest") << "a@sha256:abc";
    QTest::newRow("a digest of another kind") << QStringLiteral("a@md5:") + QString(32, u'a');
    QTest::newRow("two digests") << QStringLiteral("a@%1@%1").arg(digest);
    QTest::newRow("a bad tag before a digest") << QStringLiteral("a:-b@") + digest;
    QTest::newRow("a long name") << QStringLiteral("host.x/") + QString(250, u'a');
    QTest::newRow("a long text") << QString(100000, u'a');
    QTest::newRow("a long host") << QString(500, u'a') + QStringLiteral("_/b");
}

void tst_ImageReference::refuses()
{
    QFETCH(const QString, text);

    const auto reference = parseImageReference(text);

    QVERIFY(!reference);
    QCOMPARE(reference.error().kind, Error::Kind::Validation);
    QVERIFY(reference.error().summary.size() < 700);
}

QTEST_GUILESS_MAIN(tst_ImageReference)
#include "tst_imagereference.moc"
