#include "core/support/secrets.h"

#include <QTest>

using namespace core;

class tst_Secrets : public QObject
{
    Q_OBJECT

private slots:
    void knowsSecretsByTheirName_data();
    void knowsSecretsByTheirName();
    void masksAssignments_data();
    void masksAssignments();
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
                             "REGISTRY_AUTH"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"PATH", "KEYBOARD", "MONKEY", "AUTHOR", "COMPASS", "BYPASS_CACHE", "PORT", ""})
        QTest::newRow(name) << false;
}

void tst_Secrets::knowsSecretsByTheirName()
{
    QFETCH(const bool, secret);
    QCOMPARE(looksSecret(QString::fromLatin1(QTest::currentDataTag())), secret);
}

void tst_Secrets::masksAssignments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("secret") << "DB_PASSWORD=hunter2"
                            << "DB_PASSWORD=••••••";
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
    QTest::newRow("URL without a password") << "A=http://h:80/x@y"
                                            << "A=http://h:80/x@y";
    QTest::newRow("no assignment") << "password"
                                   << "password";
    QTest::newRow("no name") << "=password"
                             << "=password";
}

void tst_Secrets::masksAssignments()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(maskedAssignment(text), shown);
}

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
