#include "core/registry/registryprotocol.h"

#include <QCryptographicHash>
#include <QTest>

using namespace core;

class tst_RegistryProtocol : public QObject
{
    Q_OBJECT

private slots:
    void makesManifestUrls_data();
    void makesManifestUrls();
    void makesBlobUrls();
    void knowsThisMachine_data();
    void knowsThisMachine();
    void goesOnOnlyWhereItIsSafe_data();
    void goesOnOnlyWhereItIsSafe();
    void knowsTheSameServer();
    void asksForTokens();
    void findsTokens_data();
    void findsTokens();
    void computesDigests();
    void checksDigests_data();
    void checksDigests();
};

void tst_RegistryProtocol::makesManifestUrls_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("url");

    QTest::newRow("hub") << "nginx"
                         << "https://registry-1.docker.io/v2/library/nginx/manifests/latest";
    QTest::newRow("port") << "localhost:50/a/b:1"
                          << "https://localhost:50/v2/a/b/manifests/1";
    QTest::newRow("IPv6") << "[::1]:50/a"
                          << "https://[::1]:50/v2/a/manifests/latest";
}

void tst_RegistryProtocol::makesManifestUrls()
{
    QFETCH(const QString, reference);
    QFETCH(const QString, url);

    QCOMPARE(manifestUrl(*parseImageReference(reference), "https").toString(), url);
}

void tst_RegistryProtocol::makesBlobUrls()
{
    const QString digest = "sha256:" + QString(64, u'a');

    QCOMPARE(blobUrl(*parseImageReference("localhost:50/a/b:1"), "http", digest).toString(),
             "http://localhost:50/v2/a/b/blobs/" + digest);
}

void tst_RegistryProtocol::knowsThisMachine_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");

    QTest::newRow("name") << "LocalHost" << true;
    QTest::newRow("IPv4") << "127.9.0.1" << true;
    QTest::newRow("IPv6") << "::1" << true;
    QTest::newRow("another name") << "localhost.example.org" << false;
    QTest::newRow("another address") << "128.0.0.1" << false;
    QTest::newRow("a name like an address") << "127.0.0.1.example.org" << false;
    QTest::newRow("none") << "" << false;
}

void tst_RegistryProtocol::knowsThisMachine()
{
    QFETCH(const QString, host);
    QTEST(isLoopbackHost(host), "loopback");
}

void tst_RegistryProtocol::goesOnOnlyWhereItIsSafe_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("to another host") << "https://a.io/x"
                                     << "https://b.io/y" << true;
    QTest::newRow("out of encryption") << "https://a.io/x"
                                       << "http://a.io/x" << false;
    QTest::newRow("to this machine") << "https://a.io/x"
                                     << "https://127.0.0.1/x" << false;
    QTest::newRow("on this machine") << "http://localhost:1/x"
                                     << "http://127.0.0.1:2/x" << true;
    QTest::newRow("from this machine") << "http://localhost:1/x"
                                       << "https://a.io/x" << true;
    QTest::newRow("from this machine, plain") << "http://localhost/x"
                                              << "http://a.io/x" << false;
    QTest::newRow("to a file") << "https://a.io/x"
                               << "file:///etc/passwd" << false;
    QTest::newRow("to a file here") << "http://localhost/x"
                                    << "file://localhost/x" << false;
    QTest::newRow("nowhere") << "https://a.io/x"
                             << "" << false;
}

void tst_RegistryProtocol::goesOnOnlyWhereItIsSafe()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QTEST(mayGoOn(QUrl(from), QUrl(to)), "allowed");
}

void tst_RegistryProtocol::knowsTheSameServer()
{
    const QUrl url("https://a.io/x");
    QVERIFY(isSameServer(url, QUrl("https://A.io:443/y")));
    QVERIFY(!isSameServer(url, QUrl("https://a.io:444/x")));
    QVERIFY(!isSameServer(url, QUrl("http://a.io:443/x")));
    QVERIFY(!isSameServer(url, QUrl("https://b.io/x")));
}

void tst_RegistryProtocol::asksForTokens()
{
    const ImageReference image = *parseImageReference("h.io/a/b");
    const AuthChallenge told{.scheme = AuthChallenge::Scheme::Bearer,
                             .realm = "https://x:y@t.io/token?k=v",
                             .service = "s&t",
                             .scope = "repository:a/b:pull"};
    QCOMPARE(tokenUrl(told, image).toString(QUrl::FullyEncoded),
             "https://t.io/token?k=v&service=s%26t&scope=repository%3Aa%2Fb%3Apull");
    QCOMPARE(tokenUrl({.realm = "https://t.io"}, image).toString(QUrl::FullyEncoded),
             "https://t.io?scope=repository%3Aa%2Fb%3Apull");
    QCOMPARE(tokenForm(told, image, {.identityToken = "a+b&c"}),
             QByteArray("grant_type=refresh_token&client_id=perry&service=s%26t&"
                        "scope=repository%3Aa%2Fb%3Apull&refresh_token=a%2Bb%26c"));
    QCOMPARE(basicAuthorization({.user = "a", .password = "b"}), QByteArray("Basic YTpi"));
}

void tst_RegistryProtocol::findsTokens_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("token");

    QTest::newRow("token") << QByteArray("{\"token\": \"a.b-c\"}") << QByteArray("a.b-c");
    QTest::newRow("access token") << QByteArray("{\"access_token\": \"x\"}") << QByteArray("x");
    QTest::newRow("a line break") << QByteArray("{\"token\": \"a\\r\\nX: y\"}") << QByteArray();
    QTest::newRow("another shape") << QByteArray("{\"token\": [1]}") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray();
}

void tst_RegistryProtocol::findsTokens()
{
    QFETCH(const QByteArray, answer);
    QTEST(tokenIn(answer), "token");
}

void tst_RegistryProtocol::computesDigests()
{
    QCOMPARE(digestOfManifest("{\"schemaVersion\":2}"),
             "sha256:bafebd36189ad3688b7b3915ea55d461e0bfcfbdde11e54b0a123999fb6be50f");
    QCOMPARE(digestOfManifest("{\"schemaVersion\":1}"), QString());
    QCOMPARE(digestOfManifest("<html>"), QString());
    QCOMPARE(digestOfManifest(""), QString());
}

void tst_RegistryProtocol::checksDigests_data()
{
    QTest::addColumn<QString>("digest");
    QTest::addColumn<bool>("right");

    const auto row = [](const char *name, QCryptographicHash::Algorithm algorithm) {
        const QString hash = QCryptographicHash::hash("{}", algorithm).toHex();
        QTest::newRow(name) << name + QString(u':') + hash << true;
    };
    row("sha256", QCryptographicHash::Sha256);
    row("sha384", QCryptographicHash::Sha384);
    row("sha512", QCryptographicHash::Sha512);
    QTest::newRow("another") << "sha256:" + QString(64, u'a') << false;
    QTest::newRow("none") << "" << false;
    QTest::newRow("a weak one") << "md5:99914b932bd37a50b983c5e7c90ae93b" << false;
}

void tst_RegistryProtocol::checksDigests()
{
    QFETCH(const QString, digest);
    QTEST(hasDigest("{}", digest), "right");
}

QTEST_GUILESS_MAIN(tst_RegistryProtocol)
#include "tst_registryprotocol.moc"
