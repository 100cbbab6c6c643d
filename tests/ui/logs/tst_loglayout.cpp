#include "ui/logs/loglayout.h"

#include <QTest>

using namespace ui;

class tst_LogLayout : public QObject
{
    Q_OBJECT

private slots:
    void mapsColumns();
    void breaksRows_data();
    void breaksRows();
    void findsWords_data();
    void findsWords();
    void ordersSelections();
};

void tst_LogLayout::mapsColumns()
{
    const core::AnsiText ascii = core::parseAnsi("hello");
    QCOMPARE(columnOf(ascii, 3), 3);
    QCOMPARE(columnOf(ascii, 99), 5);
    QCOMPARE(indexAtColumn(ascii, 99), 5);
    QCOMPARE(indexAtColumn(ascii, -1), 0);

    const core::AnsiText wide = core::parseAnsi("a日e\u0301b");
    QCOMPARE(columnsOf(wide), 5);
    QCOMPARE(columnOf(wide, 2), 3);
    QCOMPARE(indexAtColumn(wide, 0), 0);
    QCOMPARE(indexAtColumn(wide, 1), 1);
    QCOMPARE(indexAtColumn(wide, 2), 1); // the second half of a wide character
    QCOMPARE(indexAtColumn(wide, 3), 2);
    QCOMPARE(indexAtColumn(wide, 4), 4); // behind the accent
    QCOMPARE(indexAtColumn(wide, 5), 5);
}

void tst_LogLayout::breaksRows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QList<qsizetype>>("starts");

    QTest::newRow("empty") << QByteArray() << 10 << QList<qsizetype>{0};
    QTest::newRow("fits") << QByteArray("0123456789") << 10 << QList<qsizetype>{0};
    QTest::newRow("one more") << QByteArray("0123456789x") << 10 << QList<qsizetype>{0, 10};
    QTest::newRow("wide at the edge") << QByteArray("012日本") << 4 << QList<qsizetype>{0, 3};
    QTest::newRow("too narrow for anything") << QByteArray("日本") << 0 << QList<qsizetype>{0, 1};
}

void tst_LogLayout::breaksRows()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, columns);
    QFETCH(const QList<qsizetype>, starts);
    QCOMPARE(rowStarts(core::parseAnsi(text), columns), starts);
}

void tst_LogLayout::findsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("word");

    QTest::newRow("word") << "one two three" << 5 << "two";
    QTest::newRow("address") << "GET http://db:5432/x?y" << 8 << "http://db:5432/x";
    QTest::newRow("in quotes") << "\"msg\":\"x\"" << 2 << "msg";
    QTest::newRow("blank") << "a b" << 1 << " ";
    QTest::newRow("behind the end") << "abc" << 99 << "abc";
    QTest::newRow("empty") << "" << 0 << "";
}

void tst_LogLayout::findsWords()
{
    QFETCH(const QString, text);
    QFETCH(const int, index);
    QFETCH(const QString, word);
    const auto [begin, end] = wordAt(text, index);
    QCOMPARE(text.mid(begin, end - begin), word);
}

void tst_LogLayout::ordersSelections()
{
    const LogSelection selection{.anchor = {.line = 5, .index = 1},
                                 .cursor = {.line = 4, .index = 9}};
    QVERIFY(selection.begin() == selection.cursor);
    QVERIFY(selection.end() == selection.anchor);
    QVERIFY(!selection.isEmpty());
    QVERIFY(LogSelection{}.isEmpty());
}

QTEST_APPLESS_MAIN(tst_LogLayout)
#include "tst_loglayout.moc"
