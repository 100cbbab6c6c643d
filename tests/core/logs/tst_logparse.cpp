#include "core/logs/logparse.h"

#include "core/process/linebuffer.h"

#include <QDateTime>
#include <QTest>

using namespace core;

namespace {

qint64 nanoseconds(const char *utc, qint64 rest = 0)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate);
    return time.toSecsSinceEpoch() * 1'000'000'000 + rest;
}

} // namespace

class tst_LogParse : public QObject
{
    Q_OBJECT

private slots:
    void readsTimes_data();
    void readsTimes();
    void takesLinesApart_data();
    void takesLinesApart();
    void boundsTheLength();
    void keepsPartsTogether();
    void losesNothingAtTheBound();
    void printsTimes();
};

void tst_LogParse::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<int>("length"); // 0 = no time

    QTest::newRow("docker") << QByteArray("2026-01-01T10:00:00.123456789Z text")
                            << nanoseconds("2026-01-01T10:00:00Z", 123456789) << 30;
    QTest::newRow("zone") << QByteArray("2026-01-01T10:00:00.123456789+02:00 text")
                          << nanoseconds("2026-01-01T08:00:00Z", 123456789) << 35;
    QTest::newRow("zone west") << QByteArray("2026-01-01T10:00:00-03:30")
                               << nanoseconds("2026-01-01T13:30:00Z") << 25;
    QTest::newRow("short fraction") << QByteArray("2026-01-01T10:00:00.5Z")
                                    << nanoseconds("2026-01-01T10:00:00Z", 500000000) << 22;
    QTest::newRow("leap day") << QByteArray("2024-02-29T23:59:59Z")
                              << nanoseconds("2024-02-29T23:59:59Z") << 20;
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1'000'000'000)
                                 << 20;
    QTest::newRow("no zone") << QByteArray("2026-01-01T10:00:00 text") << qint64(0) << 0;
    QTest::newRow("month 13") << QByteArray("2026-13-01T10:00:00Z") << qint64(0) << 0;
    QTest::newRow("hour 24") << QByteArray("2026-01-01T24:00:00Z") << qint64(0) << 0;
    QTest::newRow("ten digits") << QByteArray("2026-01-01T10:00:00.1234567890Z") << qint64(0) << 0;
    QTest::newRow("dot only") << QByteArray("2026-01-01T10:00:00.Z") << qint64(0) << 0;
    QTest::newRow("cut") << QByteArray("2026-01-01T10:0") << qint64(0) << 0;
    QTest::newRow("far future") << QByteArray("9999-01-01T10:00:00Z") << qint64(0) << 0;
    QTest::newRow("empty") << QByteArray() << qint64(0) << 0;
}

void tst_LogParse::readsTimes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, time);
    QFETCH(const int, length);

    const auto stamp = readLogTimestamp(text);
    QCOMPARE(stamp.has_value(), length > 0);
    QCOMPARE(stamp ? stamp->time : 0, time);
    QCOMPARE(stamp ? int(stamp->length) : 0, length);
}

void tst_LogParse::takesLinesApart_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("timed");

    const QByteArray first = "2026-01-01T10:00:00.000000001Z";
    const QByteArray second = "2026-01-01T10:00:00.000000002Z";
    const QByteArray third = "2026-01-01T10:00:01.000000000Z";
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &text) {
        QTest::newRow(name) << line << text << true;
    };
    row("text", first + " hello", "hello");
    row("keeps blanks", first + "   indented ", "  indented ");
    row("empty line", first + " ", "");
    row("only a time", first, "");
    row("colours", first + " \x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m");
    row("pieces", first + " partial " + second + " more " + third + " done", "partial more done");
    row("pieces at one time", first + " a" + first + " b", "ab");
    row("empty last piece", first + " a" + second + " ", "a");
    row("time of the program itself",
        second + " at " + first + " started",
        "at " + first + " started");
    row("time in JSON", first + " {\"t\":\"" + second + "\"}", "{\"t\":\"" + second + "\"}");
    row("time in other form", first + " at 2026-01-01T10:00:02Z ok", "at 2026-01-01T10:00:02Z ok");

    QTest::newRow("no time") << QByteArray("hello") << QByteArray("hello") << false;
    QTest::newRow("glued") << first + "hello" << first + "hello" << false;
    QTest::newRow("with a blank") << QByteArray("2026-01-01 10:00:00.1Z x")
                                  << QByteArray("2026-01-01 10:00:00.1Z x") << false;
    QTest::newRow("empty") << QByteArray() << QByteArray() << false;
}

void tst_LogParse::takesLinesApart()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, timed);

    const RawLogLine parsed = parseLogLine(line);
    QCOMPARE(parsed.text, text);
    QCOMPARE(parsed.time != 0, timed);
}

void tst_LogParse::boundsTheLength()
{
    const QByteArray endless(200'000, 'x');
    QCOMPARE(parseLogLine(endless).text.size(), maximumLogLine);
    QCOMPARE(parseLogLine("2026-01-01T10:00:00Z " + endless).text.size(), maximumLogLine);
}

/// A time before a piece may be cut anywhere; nothing of it stays.
void tst_LogParse::keepsPartsTogether()
{
    const QByteArray first = "2026-01-01T10:00:00.000000001Z ";
    const QByteArray second = "2026-01-01T10:00:00.000000002Z ";
    for (qsizetype before = 1; before <= second.size() + 1; ++before) {
        const QByteArray front(maximumLogLine - first.size() - before, 'a');
        const QByteArray back(100'000, 'b');
        LogLineParser parser;
        LineBuffer buffer;
        QList<RawLogLine> lines;
        buffer.feed(first + front + second + back + '\n' + second + "next\n",
                    [&](const QByteArray &line) {
                        for (const RawLogLine &parsed : parser.read(line))
                            lines << parsed;
                    });
        QVERIFY(lines.size() > 2);
        QCOMPARE(lines.takeLast(),
                 (RawLogLine{.time = nanoseconds("2026-01-01T10:00:00Z", 2), .text = "next"}));
        QByteArray joined;
        for (const RawLogLine &line : std::as_const(lines)) {
            QCOMPARE(line.time, nanoseconds("2026-01-01T10:00:00Z", 1));
            joined += line.text;
        }
        QVERIFY2(joined == front + back, qPrintable(QString::number(before)));
    }
}

void tst_LogParse::losesNothingAtTheBound()
{
    const QByteArray stamp = "2026-01-01T10:00:00.000000001Z ";
    const QByteArray text(maximumLogLine - stamp.size() - 1, 'x');
    LogLineParser parser;
    QByteArrayList texts;
    for (const QByteArray &line : {stamp + text + '2', stamp + "next"}) {
        for (const RawLogLine &parsed : parser.read(line))
            texts << parsed.text;
    }
    QCOMPARE(texts, QByteArrayList({text, "2", "next"}));

    QCOMPARE(parser.read(QByteArray(maximumLogLine, 'y')).size(), 1);
    QCOMPARE(parser.read("rest")[0], (RawLogLine{.text = "rest"}));
}

void tst_LogParse::printsTimes()
{
    QCOMPARE(logTimestampText(nanoseconds("2026-01-01T10:00:00Z", 42)),
             "2026-01-01T10:00:00.000000042Z");
    QCOMPARE(logTimestampText(-1), "1969-12-31T23:59:59.999999999Z");
}

QTEST_APPLESS_MAIN(tst_LogParse)
#include "tst_logparse.moc"
