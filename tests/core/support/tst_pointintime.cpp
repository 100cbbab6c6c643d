#include "core/support/pointintime.h"

#include <QTest>

class tst_PointInTime : public QObject
{
    Q_OBJECT

private slots:
    void means_data();
    void means();
    void withoutAZoneItIsLocal();
};

void tst_PointInTime::means_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("time"); // empty = none

    QTest::newRow("ago") << "1m30s"
                         << "2026-01-31T11:58:30.000Z";
    QTest::newRow("now") << "0s"
                         << "2026-01-31T12:00:00.000Z";
    QTest::newRow("seconds") << "1767225600.25"
                             << "2026-01-01T00:00:00.250Z";
    QTest::newRow("in UTC") << "2026-01-01T10:00:00Z"
                            << "2026-01-01T10:00:00.000Z";
    QTest::newRow("with a fraction") << "2026-01-01T10:00:00.123456789Z"
                                     << "2026-01-01T10:00:00.123Z";
    QTest::newRow("in a zone") << "2026-01-01T10:00:00+02:00"
                               << "2026-01-01T08:00:00.000Z";
    QTest::newRow("huge") << "99999999999999"
                          << "";
    QTest::newRow("text") << "soon"
                          << "";
    QTest::newRow("empty") << ""
                           << "";
}

void tst_PointInTime::means()
{
    QFETCH(const QString, text);
    const QDateTime now = QDateTime::fromString("2026-01-31T12:00:00Z", Qt::ISODate);
    QTEST(core::pointInTime(text, now).toString(Qt::ISODateWithMs), "time");
}

void tst_PointInTime::withoutAZoneItIsLocal()
{
    const QDateTime local(QDate(2026, 1, 31), QTime(12, 0));
    QCOMPARE(core::pointInTime("2026-01-31T12:00:00", {}), local.toUTC());
    QCOMPARE(core::pointInTime("2026-01-31", {}), QDate(2026, 1, 31).startOfDay().toUTC());
}

QTEST_APPLESS_MAIN(tst_PointInTime)
#include "tst_pointintime.moc"
