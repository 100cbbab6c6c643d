#include "core/support/bytesize.h"

#include <QTest>

class tst_ByteSize : public QObject
{
    Q_OBJECT

private slots:
    void read_data();
    void read();
    void shown_data();
    void shown();
};

void tst_ByteSize::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1 = no size

    QTest::newRow("none") << "0B" << qint64(0);
    QTest::newRow("podman's memory") << "622.6kB" << qint64(622'600);
    QTest::newRow("podman's limit") << " 67.11MB" << qint64(67'110'000);
    QTest::newRow("docker's memory") << "1.184MiB " << qint64(1'241'514);
    QTest::newRow("docker's limit") << "23.54GiB" << qint64(25'275'882'537);
    QTest::newRow("with a blank") << "2 KiB" << qint64(2048);
    QTest::newRow("unknown") << "--" << qint64(-1);
    QTest::newRow("empty") << "" << qint64(-1);
    QTest::newRow("no unit") << "12" << qint64(-1);
    QTest::newRow("negative") << "-1B" << qint64(-1);
    QTest::newRow("too much") << "99999EB" << qint64(-1);
}

void tst_ByteSize::read()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    QCOMPARE(core::bytesInText(text).value_or(-1), bytes);
}

void tst_ByteSize::shown_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("binary");

    QTest::newRow("none") << qint64(0) << "0B"
                          << "0B";
    QTest::newRow("bytes") << qint64(516) << "516B"
                           << "516B";
    QTest::newRow("between the two") << qint64(1010) << "1.01kB"
                                     << "1010B";
    QTest::newRow("an image") << qint64(1'985'472) << "1.99MB"
                              << "1.893MiB";
    QTest::newRow("memory") << qint64(67'108'864) << "67.1MB"
                            << "64MiB";
    QTest::newRow("a machine") << qint64(25'276'510'208) << "25.3GB"
                               << "23.54GiB";
}

void tst_ByteSize::shown()
{
    QFETCH(const qint64, bytes);
    QTEST(core::decimalSize(bytes), "decimal");
    QTEST(core::binarySize(bytes), "binary");
}

QTEST_APPLESS_MAIN(tst_ByteSize)
#include "tst_bytesize.moc"
