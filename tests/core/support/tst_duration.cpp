#include "core/support/duration.h"

#include <QTest>

using namespace core;
using namespace std::chrono;

class tst_Duration : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writes_data();
    void writes();
    void readsWhatItWrites();
    void shortens_data();
    void shortens();
};

void tst_Duration::reads_data()
{
    QTest::addColumn<qint64>("count");

    QTest::newRow("0") << qint64(0);
    QTest::newRow("0s") << qint64(0);
    QTest::newRow("500ms") << qint64(500'000'000);
    QTest::newRow("1m30s") << qint64(90'000'000'000);
    QTest::newRow("1.5h") << qint64(5'400'000'000'000);
    QTest::newRow(".5s") << qint64(500'000'000);
    QTest::newRow("1.s") << qint64(1'000'000'000);
    QTest::newRow("2us3ns") << qint64(2'003);
    QTest::newRow("1w2d") << qint64(9) * 86'400 * 1'000'000'000;
}

void tst_Duration::reads()
{
    QFETCH(const qint64, count);
    const auto read = parseDuration(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(read);
    QCOMPARE(static_cast<qint64>(read->count()), count);
}

void tst_Duration::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "5", "s", "-5s", "5 s", "1h 30m", "5x", "1,5s", ".s", "5S", "five seconds", "5s\n"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("overflow") << "999999999w";
    QTest::newRow("very long") << QString(100'000, u'9') + "s";
}

void tst_Duration::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!parseDuration(text));
}

void tst_Duration::writes_data()
{
    QTest::addColumn<qint64>("count");
    QTest::newRow("0s") << qint64(0);
    QTest::newRow("7ns") << qint64(7);
    QTest::newRow("1.5µs") << qint64(1'500);
    QTest::newRow("500ms") << qint64(500'000'000);
    QTest::newRow("10s") << qint64(10'000'000'000);
    QTest::newRow("1m30s") << qint64(90'000'000'000);
    QTest::newRow("1m0s") << qint64(60'000'000'000);
    QTest::newRow("24h0m0s") << qint64(86'400) * 1'000'000'000;
    QTest::newRow("1h0m0.5s") << qint64(3'600'500'000'000);
}

void tst_Duration::writes()
{
    QFETCH(const qint64, count);
    QCOMPARE(durationText(nanoseconds(count)), QString::fromUtf8(QTest::currentDataTag()));
}

void tst_Duration::readsWhatItWrites()
{
    for (const qint64 count : {qint64(1), qint64(1'234'567), qint64(61'000'000'001)})
        QCOMPARE(static_cast<qint64>(parseDuration(durationText(nanoseconds(count)))->count()),
                 count);
}

void tst_Duration::shortens_data()
{
    QTest::addColumn<qint64>("count");
    QTest::newRow("0 ms") << qint64(0);
    QTest::newRow("999 ms") << qint64(999);
    QTest::newRow("1.2 s") << qint64(1'234);
    QTest::newRow("12 s") << qint64(12'999);
    QTest::newRow("3 min") << qint64(3 * 60'000);
    QTest::newRow("2 h") << qint64(2 * 3'600'000);
    QTest::newRow("4 d") << qint64(4 * 86'400'000);
}

void tst_Duration::shortens()
{
    QFETCH(const qint64, count);
    QCOMPARE(shortDuration(milliseconds(count)), QString::fromUtf8(QTest::currentDataTag()));
}

QTEST_GUILESS_MAIN(tst_Duration)
#include "tst_duration.moc"
