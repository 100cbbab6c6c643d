#include "core/terminal/terminal.h"

#include <QTest>

/// What a new size does to the text.
class tst_Screen : public QObject
{
    Q_OBJECT

private slots:
    void laysOutAnew_data();
    void laysOutAnew();
    void keepsStylesAndWideCharacters();
    void cutsTheAlternateScreen();
    void keepsThePrimaryScreenMeanwhile();
    void losesNothingOnTheWay();
    void boundsTheSize_data();
    void boundsTheSize();
    void keepsAFullRowFull();
};

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// All lines joined by '|', the first row of the screen marked by '>'.
static QByteArray allText(const core::Terminal &terminal)
{
    QByteArray text;
    core::CellRow scratch;
    for (int index = 0; index < terminal.lineCount(); ++index) {
        std::string line;
        for (const core::Cell &cell : terminal.line(index, scratch).cells)
            terminal.appendText(cell, line);
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        text +=
            (index == terminal.scrolledLines() ? ">" : "") + QByteArray::fromStdString(line) + '|';
    }
    while (text.endsWith('|'))
        text.chop(1);
    return text;
}

static QByteArray cursorText(const core::Terminal &terminal)
{
    const core::ScreenPosition cursor = terminal.cursor();
    return QByteArray::number(cursor.column) + ',' + QByteArray::number(cursor.row);
}

void tst_Screen::laysOutAnew_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cursor");
    const auto add = [](const char *name,
                        const QByteArray &input,
                        int columns,
                        int rows,
                        const QByteArray &text,
                        const QByteArray &cursor) {
        QTest::newRow(name) << input << columns << rows << text << cursor;
    };
    add("empty", "", 5, 2, ">", "0,0");
    add("same size", "abc\r\nd", 10, 4, ">abc|d", "1,1");
    add("wider", "abc\r\nd", 20, 4, ">abc|d", "1,1");
    add("wider joins", "0123456789abc", 20, 4, ">0123456789abc", "13,0");
    add("narrower wraps", "0123456789abc", 5, 4, ">01234|56789|abc", "3,2");
    add("narrower scrolls", "0123456789abcdefghij", 5, 3, "01234|>56789|abcde|fghij", "5,2");
    add("narrower, cursor in the text", "abcdefgh\x1b[3G", 5, 4, ">abcde|fgh", "2,0");
    add("narrower, cursor on the second part", "abcdefgh\x1b[7G", 5, 4, ">abcde|fgh", "1,1");
    add("narrower, cursor beyond the text", "ab\x1b[9G", 5, 4, ">ab", "5,0");
    add("narrower, wide character moves on",
        "abcd\xe6\x97\xa5x",
        5,
        4,
        ">abcd|\xe6\x97\xa5x",
        "3,1");
    add("wider again, no gap stays",
        "abcdefghi\xe6\x97\xa5x",
        12,
        4,
        ">abcdefghi\xe6\x97\xa5x",
        "12,0");
    add("taller keeps the top", "a\r\nb", 10, 8, ">a|b", "1,1");
    add("taller brings back", "1\r\n2\r\n3\r\n4\r\n5\r\n6", 10, 5, "1|>2|3|4|5|6", "1,4");
    add("taller brings back all", "1\r\n2\r\n3\r\n4\r\n5\r\n6", 10, 9, ">1|2|3|4|5|6", "1,5");
    add("cleared screen stays clear", "1\r\n2\r\n3\r\n4\r\n5\x1b[2J\x1b[Hx", 10, 9, "1|>x", "1,0");
    add("shorter scrolls", "1\r\n2\r\n3\r\n4", 10, 2, "1|2|>3|4", "1,1");
    add("shorter takes empty rows first", "1\r\n2", 10, 2, ">1|2", "1,1");
    add("shorter, cursor high", "1\r\n2\r\n3\r\n4\x1b[H", 10, 2, "1|2|>3|4", "0,0");
    add("blank lines stay", "a\r\n\r\nb", 5, 4, ">a||b", "1,2");
    add("erased text does not come back",
        "0123456789abc\x1b[1;5H\x1b[K",
        20,
        4,
        ">0123|abc",
        "4,0");
    add("narrowest", "abc", 1, 4, ">ab|c", "1,1");
    add("scrollback is laid out too",
        "0123456789abc\r\n1\r\n2\r\n3\r\n4",
        20,
        4,
        "0123456789abc|>1|2|3|4",
        "1,3");
}

void tst_Screen::laysOutAnew()
{
    QFETCH(const QByteArray, input);
    QFETCH(const int, columns);
    QFETCH(const int, rows);
    QFETCH(QByteArray, cursor);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));

    terminal.resize(columns, rows);

    QTEST(allText(terminal), "text");
    // "5,0" of 5 columns: behind the last cell, which is shown on it.
    const int edge = terminal.columns();
    if (cursor.startsWith(QByteArray::number(edge) + ','))
        cursor = QByteArray::number(edge - 1) + cursor.mid(cursor.indexOf(','));
    QCOMPARE(cursorText(terminal), cursor);
}

void tst_Screen::keepsStylesAndWideCharacters()
{
    core::Terminal terminal(10, 4);
    terminal.feed("\x1b[1;38;5;208mab\x1b[0m \xe6\x97\xa5"
                  "e\xcc\x81 \x1b[44m  \x1b[K\x1b[0m");
    for (int i = 0; i < 10; ++i)
        terminal.feed("\r\n");
    core::CellRow scratch;
    const core::CellRow &row = terminal.line(0, scratch);
    QCOMPARE(row.cells[1].style.foreground, core::CellColor::palette(208));
    QCOMPARE(int(row.cells[1].style.attributes), int(core::BoldCell));
    QVERIFY(row.cells[4].isWideTail());
    QVERIFY(row.cells[5].isCluster());
    QCOMPARE(row.cells[9].style.background, core::CellColor::palette(4));

    terminal.resize(4, 4);
    QVERIFY(allText(terminal).startsWith("ab|\xe6\x97\xa5"
                                         "e\xcc\x81||"));
    terminal.resize(30, 4);
    core::CellRow other;
    const core::CellRow &again = terminal.line(0, other);
    QCOMPARE(again.cells[1].style.foreground, core::CellColor::palette(208));
    QVERIFY(again.cells[4].isWideTail());
    QVERIFY(again.cells[5].isCluster());
}

void tst_Screen::cutsTheAlternateScreen()
{
    core::Terminal terminal(10, 4);
    terminal.feed("\x1b[?1049h\x1b[H0123456789\x1b[2;1Habcd\xe6\x97\xa5\x1b[4;10Hx");
    terminal.resize(5, 4);
    QCOMPARE(allText(terminal), QByteArray(">01234|abcd"));
    QCOMPARE(cursorText(terminal), QByteArray("4,3"));
    terminal.resize(12, 2);
    QCOMPARE(terminal.lineCount(), 2);
    QCOMPARE(cursorText(terminal), QByteArray("4,1"));
    terminal.feed("\x1b[Hfresh");
    QVERIFY(allText(terminal).startsWith(">fresh"));
}

void tst_Screen::keepsThePrimaryScreenMeanwhile()
{
    core::Terminal terminal(10, 4);
    terminal.feed("0123456789abc");
    terminal.feed("\x1b[?1049h\x1b[3;3Hfull");
    terminal.resize(5, 4);
    terminal.feed("\x1b[?1049l");
    QCOMPARE(allText(terminal), QByteArray(">01234|56789|abc"));
    QCOMPARE(cursorText(terminal), QByteArray("3,2"));
    terminal.feed("d");
    QCOMPARE(allText(terminal), QByteArray(">01234|56789|abcd"));
}

void tst_Screen::losesNothingOnTheWay()
{
    core::Terminal terminal(40, 10);
    QByteArray all;
    for (int i = 0; i < 200; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + ' ' + QByteArray(1 + i % 90, 'x');
        all += line + "|";
        terminal.feed(view(line + "\r\n"));
    }
    for (const auto &[columns, rows] : {std::pair(7, 3), {200, 60}, {2, 1}, {81, 25}, {120, 10}})
        terminal.resize(columns, rows);
    const QByteArray text = allText(terminal).replace('>', "");
    QCOMPARE(text, all.chopped(1));
}

void tst_Screen::boundsTheSize_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");

    QTest::newRow("zero") << 0 << 0;
    QTest::newRow("negative") << -5 << -5;
    QTest::newRow("huge") << 1000000 << 1000000;
}

void tst_Screen::boundsTheSize()
{
    QFETCH(const int, columns);
    QFETCH(const int, rows);
    core::Terminal made(columns, rows);
    core::Terminal resized(80, 24);
    resized.resize(columns, rows);
    for (core::Terminal *terminal : {&made, &resized}) {
        QVERIFY(terminal->columns() >= core::Screen::minimumColumns);
        QVERIFY(terminal->columns() <= core::Screen::maximumColumns);
        QVERIFY(terminal->rows() >= 1);
        QVERIFY(terminal->rows() <= core::Screen::maximumRows);
        terminal->feed("\x1b#8\xe6\x97\xa5\x1b[9;9H\xe6\x97\xa5\r\n");
    }
}

void tst_Screen::keepsAFullRowFull()
{
    core::Terminal terminal(10, 4);
    terminal.feed("0123456789");
    terminal.resize(5, 4);
    terminal.feed("a");
    QCOMPARE(allText(terminal), QByteArray(">01234|56789|a"));
    terminal.resize(20, 4);
    QCOMPARE(allText(terminal), QByteArray(">0123456789a"));
}

QTEST_GUILESS_MAIN(tst_Screen)
#include "tst_screen.moc"
