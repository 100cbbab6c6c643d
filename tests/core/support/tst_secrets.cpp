#include "core/support/secrets.h"

#include <QTest>

using namespace core;

class tst_Secrets : public QObject
{
    Q_OBJECT

private slots:
    void knowsSecretsByTheirName_data();
    void knowsSecretsByTheirName();
    void masksTexts_data();
    void masksTexts();
    void masksTheWordBehindAnOption();
    void knowsSecretsByTheirValue();
};

void tst_Secrets::knowsSecretsByTheirName_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name : {"POSTGRES_PASSWORD",
                             "MYSQL_ROOT_PASSWD",
                             "DB_PASS",
                             "SMTP_PASS",
                             "db_pwd",
                             "apiKey",
                             "AWS_SECRET_ACCESS_KEY",
                             "GITHUB_TOKEN",
                             "SSH_PRIVATE_KEY",
                             "STRIPE_KEY",
                             "SENTRY_DSN",
                             "GITHUB_PAT",
                             "--db-password",
                             "REGISTRY_AUTH"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"PATH", "KEYBOARD", "MONKEY", "AUTHOR", "COMPASS", "BYPASS_CACHE", "PATTERN", "PORT", ""})
        QTest::newRow(name) << false;
}

void tst_Secrets::knowsSecretsByTheirName()
{
    QFETCH(const bool, secret);
    QCOMPARE(looksSecret(QString::fromLatin1(QTest::currentDataTag())), secret);
}

void tst_Secrets::masksTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("secret") << "DB_PASSWORD=hunter2"
                            << "DB_PASSWORD=••••••";
    QTest::newRow("odd name") << "$MY_TOKEN*=x y"
                              << "$MY_TOKEN*=••••••";
    QTest::newRow("with =") << "TOKEN=a=b"
                            << "TOKEN=••••••";
    QTest::newRow("empty") << "TOKEN="
                           << "TOKEN=••••••";
    QTest::newRow("plain") << "PORT=80"
                           << "PORT=80";
    QTest::newRow("URL") << "DATABASE_URL=postgres://u:pw9@h/db"
                         << "DATABASE_URL=postgres://u:••••••@h/db";
    QTest::newRow("URL alone") << "https://:t0ken@h/a:b@c"
                               << "https://:••••••@h/a:b@c";
    QTest::newRow("token in a URL") << "https://ghp_0@h/a.git"
                                    << "https://••••••@h/a.git";
    QTest::newRow("user of ssh") << "ssh://git@h/a.git"
                                 << "ssh://git@h/a.git";
    QTest::newRow("URL without a password") << "A=http://h:80/x@y"
                                            << "A=http://h:80/x@y";
    QTest::newRow("URL with @ in the password") << "mysql://u:p@ss5word@h"
                                                << "mysql://u:••••••@h";
    QTest::newRow("in a script") << "A=1 DB_PASSWORD=hunter2 sleep 5; TOKEN='x y' run"
                                 << "A=1 DB_PASSWORD=•••••• sleep 5; TOKEN=•••••• run";
    QTest::newRow("the rest of a script") << "true --token=abc; exec sleep 5"
                                          << "true --token=••••••; exec sleep 5";
    QTest::newRow("option in a script") << "run --password hunter3 --token-file f"
                                        << "run --password •••••• --token-file ••••••";
    QTest::newRow("JSON") << R"({"user":"u","password":"hunt\"er","pin":1})"
                          << R"({"user":"u","password":••••••,"pin":1})";
    QTest::newRow("connection string") << "Server=x;Password=hunter7;Port=1"
                                       << "Server=x;Password=••••••;Port=1";
    QTest::newRow("no assignment") << "password"
                                   << "password";
    QTest::newRow("no name") << "=password"
                             << "=password";
}

void tst_Secrets::masksTexts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(masked(text), shown);
}

void tst_Secrets::masksTheWordBehindAnOption()
{
    QCOMPARE(
        masked(QStringList{"run", "--secret", "s,target=t", "--password", "x", "--token", "-v"}),
        (QStringList{"run", "--secret", "s,target=t", "--password", "••••••", "--token", "-v"}));
}

void tst_Secrets::knowsSecretsByTheirValue()
{
    QVERIFY(holdsSecret("URL", "postgres://u:pw@h/db"));
    QVERIFY(holdsSecret("TOKEN", "x"));
    QVERIFY(!holdsSecret("URL", "postgres://h:80/db"));
}

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
