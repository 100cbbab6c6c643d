#include "core/process/linebuffer.h"

#include <QTest>

using namespace core;

class tst_LineBuffer : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
};

void tst_LineBuffer::lines_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QByteArrayList>("expected");

    QTest::newRow("nothing") << QByteArrayList{} << QByteArrayList{};
    QTest::newRow("one") << QByteArrayList{"a\n"} << QByteArrayList{"a"};
    QTest::newRow("in pieces") << QByteArrayList{"a", "b\nc", "\n"} << QByteArrayList{"ab", "c"};
    QTest::newRow("without end") << QByteArrayList{"a\nb"} << QByteArrayList{"a", "b"};
    QTest::newRow("empty lines") << QByteArrayList{"\n\n"} << QByteArrayList{"", ""};
    QTest::newRow("CR LF, split between")
        << QByteArrayList{"a\r", "\nb"} << QByteArrayList{"a", "b"};
    QTest::newRow("NUL stays") << QByteArrayList{QByteArray("a\0b\n", 4)}
                               << QByteArrayList{QByteArray("a\0b", 3)};
    QTest::newRow("too long is cut")
        << QByteArrayList{"0123456789abc\nx\n"} << QByteArrayList{"01234567", "89abc", "x"};
    QTest::newRow("long in many pieces") << QByteArrayList{"01234", "56789", "abcdefg"}
                                         << QByteArrayList{"01234567", "89abcdef", "g"};
}

void tst_LineBuffer::lines()
{
    QFETCH(const QByteArrayList, pieces);
    QFETCH(const QByteArrayList, expected);
    LineBuffer buffer(8);
    QByteArrayList lines;
    const auto sink = [&lines](const QByteArray &line) { lines << line; };

    for (const QByteArray &piece : pieces)
        buffer.feed(piece, sink);
    buffer.finish(sink);

    QCOMPARE(lines, expected);
}

QTEST_GUILESS_MAIN(tst_LineBuffer)
#include "tst_linebuffer.moc"
