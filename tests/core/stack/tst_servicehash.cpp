#include "core/stack/servicehash.h"

#include <QCryptographicHash>
#include <QTest>

using namespace core;

class tst_ServiceHash : public QObject
{
    Q_OBJECT

private slots:
    void namesEachServiceOnce();
    void putsIdsIn();
    void missingIdsGiveNoHash();
};

const QByteArray text =
    R"({"network_mode":"container:\u0001db\u0001","pid":"container:\u0001a.b-c\u0001","ipc":"container:\u0001db\u0001"})";

void tst_ServiceHash::namesEachServiceOnce()
{
    QCOMPARE(servicesIn(text), QStringList({"db", "a.b-c"}));
    QVERIFY(servicesIn(R"({"image":"x","command":["\u0001"]})").isEmpty());
    QCOMPARE(idPlaceholder("db"), QString(QChar(1)) + "db" + QChar(1));
}

void tst_ServiceHash::putsIdsIn()
{
    const QByteArray complete =
        R"({"network_mode":"container:11","pid":"container:22","ipc":"container:11"})";
    const QString expected =
        QString::fromLatin1(QCryptographicHash::hash(complete, QCryptographicHash::Sha256).toHex());
    QCOMPARE(hashOfTemplate(text, {{"db", "11"}, {"a.b-c", "22"}, {"other", "33"}}), expected);
}

void tst_ServiceHash::missingIdsGiveNoHash()
{
    QCOMPARE(hashOfTemplate(text, {{"db", "11"}}), "");
}

QTEST_GUILESS_MAIN(tst_ServiceHash)
#include "tst_servicehash.moc"
