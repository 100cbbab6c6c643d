#include "core/registry/registryauth.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using Scheme = AuthChallenge::Scheme;

namespace {

ImageReference image(const char *text)
{
    return *parseImageReference(QString::fromLatin1(text));
}

RegistryCredentials login(const char *user, const char *password)
{
    return {.user = QString::fromLatin1(user), .password = QString::fromLatin1(password)};
}

} // namespace

class tst_RegistryAuth : public QObject
{
    Q_OBJECT

private slots:
    void readsChallenges_data();
    void readsChallenges();
    void findsCredentials_data();
    void findsCredentials();
    void knowsTheFiles();
    void asksTheFirstFileThatKnows();
    void asksHelpers();
    void readsHelperAnswers();
};

void tst_RegistryAuth::readsChallenges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<AuthChallenge>("expected");

    const AuthChallenge hub{.scheme = Scheme::Bearer,
                            .realm = "https://auth.docker.io/token",
                            .service = "registry.docker.io",
                            .scope = "repository:a/b:pull,push"};
    QTest::newRow("bearer") << QByteArray(
        "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\","
        "scope=\"repository:a/b:pull,push\"")
                            << hub;
    QTest::newRow("without quotes and with blanks")
        << QByteArray("bearer  Realm = x , service=y")
        << AuthChallenge{.scheme = Scheme::Bearer, .realm = "x", .service = "y"};
    QTest::newRow("basic") << QByteArray("Basic realm=\"a \\\"b\\\", c\"")
                           << AuthChallenge{.scheme = Scheme::Basic, .realm = "a \"b\", c"};
    QTest::newRow("bearer is better") << QByteArray("Basic realm=\"b\", Bearer realm=\"t\"")
                                      << AuthChallenge{.scheme = Scheme::Bearer, .realm = "t"};
    QTest::newRow("another scheme") << QByteArray("Negotiate YWJj==") << AuthChallenge{};
    QTest::newRow("nothing") << QByteArray() << AuthChallenge{};
    QTest::newRow("no end") << QByteArray("Bearer realm=\"x\\")
                            << AuthChallenge{.scheme = Scheme::Bearer, .realm = "x\\"};
    QTest::newRow("garbage") << QByteArray("=,\"=\0\xff;==", 10) << AuthChallenge{};
}

void tst_RegistryAuth::readsChallenges()
{
    QFETCH(const QByteArray, header);
    QFETCH(const AuthChallenge, expected);

    const AuthChallenge challenge = parseChallenge(header);

    QCOMPARE(challenge.realm, expected.realm);
    QVERIFY(challenge == expected);
}

void tst_RegistryAuth::findsCredentials_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<CredentialSource>("expected");

    // "me:se:cret" in base64
    const QByteArray auth = "{\"auth\": \"bWU6c2U6Y3JldA==\"}";
    const CredentialSource found{.credentials = login("me", "se:cret")};
    QTest::newRow("host") << "{\"auths\": {\"h.io\": " + auth + "}}"
                          << "h.io/a" << found;
    QTest::newRow("host and port") << "{\"auths\": {\"localhost:50\": " + auth + "}}"
                                   << "localhost:50/a" << found;
    QTest::newRow("another port") << "{\"auths\": {\"localhost:50\": " + auth + "}}"
                                  << "localhost:51/a" << CredentialSource{};
    QTest::newRow("URL") << "{\"auths\": {\"https://h.io/v2/\": " + auth + "}}"
                         << "h.io/a" << found;
    QTest::newRow("Docker Hub") << "{\"auths\": {\"https://index.docker.io/v1/\": " + auth + "}}"
                                << "nginx" << found;
    QTest::newRow("podman's Docker Hub") << "{\"auths\": {\"docker.io\": " + auth + "}}"
                                         << "team/x" << found;
    QTest::newRow("the longest path")
        << "{\"auths\": {\"h.io\": {\"auth\": \"YTpi\"}, \"h.io/a/b\": " + auth
               + ", \"h.io/a\": {\"auth\": \"YTpi\"}}}"
        << "h.io/a/b/c" << found;
    QTest::newRow("another path") << "{\"auths\": {\"h.io/a\": " + auth + "}}"
                                  << "h.io/ab" << CredentialSource{};
    QTest::newRow("words") << QByteArray(
        "{\"auths\": {\"h.io\": {\"username\": \"u\", \"password\": \"p\"}}}")
                           << "h.io/a" << CredentialSource{.credentials = login("u", "p")};
    QTest::newRow("identity token")
        << QByteArray("{\"auths\": {\"h.io\": {\"identitytoken\": \"t\"}}}") << "h.io/a"
        << CredentialSource{.credentials = {.identityToken = "t"}};
    QTest::newRow("helper of the host")
        << "{\"credHelpers\": {\"h.io\": \"ecr\"}, \"credsStore\": \"x\", \"auths\": {\"h.io\": "
               + auth + "}}"
        << "h.io/a" << CredentialSource{.helper = "ecr"};
    QTest::newRow("helper of all")
        << QByteArray("{\"credsStore\": \"desktop\", \"auths\": {\"h.io\": {}}}") << "h.io/a"
        << CredentialSource{.helper = "desktop", .isForAll = true};
    QTest::newRow("a helper elsewhere")
        << QByteArray("{\"credsStore\": \"../x\"}") << "h.io/a" << CredentialSource{};
    QTest::newRow("not base64") << QByteArray("{\"auths\": {\"h.io\": {\"auth\": \"%%\"}}}")
                                << "h.io/a" << CredentialSource{};
    QTest::newRow("other shapes") << QByteArray(
        "{\"auths\": [1], \"credHelpers\": 3, \"credsStore\": {}}")
                                  << "h.io/a" << CredentialSource{};
    QTest::newRow("other shapes inside")
        << QByteArray("{\"auths\": {\"h.io\": 1}}") << "h.io/a" << CredentialSource{};
}

void tst_RegistryAuth::findsCredentials()
{
    QFETCH(const QByteArray, config);
    QFETCH(const QString, reference);
    QFETCH(const CredentialSource, expected);

    const auto json = parseJson(config);
    QVERIFY(json);
    const CredentialSource source = credentialsIn(*json, *parseImageReference(reference));

    QCOMPARE(source.helper, expected.helper);
    QVERIFY(source == expected);
}

void tst_RegistryAuth::knowsTheFiles()
{
    QProcessEnvironment environment;
    QCOMPARE(credentialFiles(environment), QStringList());
    environment.insert("HOME", "/home/me");
    environment.insert("XDG_RUNTIME_DIR", "/run/me");
    QCOMPARE(credentialFiles(environment),
             QStringList({"/home/me/.docker/config.json",
                          "/run/me/containers/auth.json",
                          "/home/me/.config/containers/auth.json"}));
    environment.insert("DOCKER_CONFIG", "/d");
    environment.insert("REGISTRY_AUTH_FILE", "/auth.json");
    QCOMPARE(credentialFiles(environment).mid(0, 2), QStringList({"/auth.json", "/d/config.json"}));
}

void tst_RegistryAuth::asksTheFirstFileThatKnows()
{
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("broken", "{");
    write("store", "{\"credsStore\": \"desktop\"}");
    write("others", "{\"auths\": {\"x.io\": {\"auth\": \"YTpi\"}}}");
    write("good", "{\"auths\": {\"h.io\": {\"auth\": \"YTpi\"}}}");
    QStringList files;
    for (const char *name : {"none", "broken", "store", "others", "good"})
        files << folder.filePath(QString::fromLatin1(name));

    QVERIFY(readCredentials(files, image("h.io/a")).credentials == login("a", "b"));
    QCOMPARE(readCredentials(files, image("y.io/a")).helper, "desktop");
    files.remove(2);
    QVERIFY(readCredentials(files, image("y.io/a")).isEmpty());
}

void tst_RegistryAuth::asksHelpers()
{
    const CommandLine command = credentialHelperCommand(QStringLiteral("ecr"), image("h.io/a"));
    QCOMPARE(command.program, QStringLiteral("docker-credential-ecr"));
    QCOMPARE(command.arguments, QStringList{"get"});
    QCOMPARE(command.input, QByteArray("h.io"));
    QCOMPARE(credentialHelperCommand(QStringLiteral("x"), image("nginx")).input,
             QByteArray("https://index.docker.io/v1/"));
}

void tst_RegistryAuth::readsHelperAnswers()
{
    QVERIFY(parseHelperAnswer("{\"ServerURL\": \"s\", \"Username\": \"u\", \"Secret\": \"p\"}")
            == login("u", "p"));
    QVERIFY(parseHelperAnswer("{\"Username\": \"<token>\", \"Secret\": \"t\"}")
            == RegistryCredentials{.identityToken = "t"});
    QVERIFY(parseHelperAnswer("credentials not found").isEmpty());
    QVERIFY(parseHelperAnswer("[]").isEmpty());
}

QTEST_GUILESS_MAIN(tst_RegistryAuth)
#include "tst_registryauth.moc"
