#include "core/logs/servicecolour.h"

#include <QSet>
#include <QTest>

using namespace core;

class tst_ServiceColour : public QObject
{
    Q_OBJECT

private slots:
    void isStable();
    void keepsTenServicesApart();
    void keepsNeighboursApart();
    void copesWithNoAndEqualNames();
};

void tst_ServiceColour::isStable()
{
    // Written down, because people learn the colours of their services.
    QCOMPARE(serviceColours({"db", "cache", "api", "web", "migrate"}),
             serviceColours({"db", "cache", "api", "web", "migrate"}));
    QCOMPARE(serviceColours({"db"}).first(), serviceColours({"db", "x"}).first());
}

void tst_ServiceColour::keepsTenServicesApart()
{
    QStringList names;
    for (int i = 0; i < serviceColourCount; ++i)
        names << QStringLiteral("service-%1").arg(i);
    const QList<int> colours = serviceColours(names);
    QCOMPARE(QSet<int>(colours.begin(), colours.end()).size(), serviceColourCount);
}

void tst_ServiceColour::keepsNeighboursApart()
{
    QStringList names;
    for (int i = 0; i < 300; ++i)
        names << QStringLiteral("s%1").arg(i);
    const QList<int> colours = serviceColours(names);
    QCOMPARE(colours.size(), names.size());
    for (qsizetype i = 0; i < colours.size(); ++i) {
        QVERIFY(colours[i] >= 0 && colours[i] < serviceColourCount);
        QVERIFY(i == 0 || colours[i] != colours[i - 1]);
    }
}

void tst_ServiceColour::copesWithNoAndEqualNames()
{
    QVERIFY(serviceColours({}).isEmpty());
    const QList<int> colours = serviceColours({"a", "a", ""});
    QCOMPARE(colours.size(), 3);
    QVERIFY(colours[0] != colours[1]);
}

QTEST_APPLESS_MAIN(tst_ServiceColour)
#include "tst_servicecolour.moc"
