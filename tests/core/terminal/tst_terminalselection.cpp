#include "core/terminal/terminalselection.h"

#include <QTest>

class tst_TerminalSelection : public QObject
{
    Q_OBJECT

private slots:
    void givesText_data();
    void givesText();
    void findsWords_data();
    void findsWords();
    void findsLines();
    void keepsItsTextWhenTheScreenScrolls();
    void selectsColumns_data();
    void selectsColumns();
    void doesNotCutWideCharacters();
    void searches_data();
    void searches();
};

using core::TextPosition;
using core::TextRange;

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

void tst_TerminalSelection::givesText_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<TextRange>("range");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char *name,
                        const QByteArray &input,
                        const TextRange &range,
                        const QByteArray &text) { QTest::newRow(name) << input << range << text; };
    const QByteArray three = "one\r\ntwo\r\nthree";
    add("nothing", three, {}, "");
    add("in a line", three, {.begin = {0, 1}, .end = {0, 3}}, "ne");
    add("two lines", three, {.begin = {0, 1}, .end = {1, 2}}, "ne\ntw");
    add("to the end of a line", three, {.begin = {0, 0}, .end = {0, 10}}, "one");
    add("with the line break", three, {.begin = {0, 0}, .end = {1, 0}}, "one\n");
    add("all", three, {.begin = {0, 0}, .end = {3, 10}}, "one\ntwo\nthree\n");
    add("far outside", three, {.begin = {-9, 0}, .end = {99, 10}}, "one\ntwo\nthree\n");
    add("wrapped", "0123456789ab\r\nc", {.begin = {0, 8}, .end = {2, 1}}, "89ab\nc");
    add("block",
        "abcd\r\nefgh\r\nijkl",
        {.begin = {0, 1}, .end = {2, 3}, .block = true},
        "bc\nfg\njk");
    add("blanks inside stay", "a  b   ", {.begin = {0, 0}, .end = {0, 10}}, "a  b");
    add("moved over", "a\x1b[5Gb", {.begin = {0, 0}, .end = {0, 10}}, "a   b");
    add("marks", "e\xcc\x81x", {.begin = {0, 0}, .end = {0, 10}}, "e\xcc\x81x");
    add("wide", "\xe6\x97\xa5x", {.begin = {0, 0}, .end = {0, 10}}, "\xe6\x97\xa5x");
    add("empty lines between", "a\r\n\r\nb", {.begin = {0, 0}, .end = {2, 1}}, "a\n\nb");
}

void tst_TerminalSelection::givesText()
{
    QFETCH(const QByteArray, input);
    QFETCH(const TextRange, range);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));
    QTEST(QByteArray::fromStdString(core::textOf(terminal, range)), "text");
}

void tst_TerminalSelection::findsWords_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("word");

    QTest::newRow("first") << QByteArray("ab cd") << 0 << 0 << QByteArray("ab");
    QTest::newRow("second") << QByteArray("ab cd") << 0 << 4 << QByteArray("cd");
    QTest::newRow("path") << QByteArray("(/etc/a-b)") << 0 << 3 << QByteArray("/etc/a-b");
    QTest::newRow("bracket") << QByteArray("a(b") << 0 << 1 << QByteArray("(");
    QTest::newRow("blank") << QByteArray("a b") << 0 << 1 << QByteArray("");
    QTest::newRow("nothing there") << QByteArray("a b") << 2 << 5 << QByteArray("");
    QTest::newRow("over rows, from the first")
        << QByteArray("x 0123456789abc y") << 0 << 9 << QByteArray("0123456789abc");
    QTest::newRow("over rows, from the second")
        << QByteArray("x 0123456789abc y") << 1 << 1 << QByteArray("0123456789abc");
    QTest::newRow("not over a line break")
        << QByteArray("0123456789\r\nabc") << 1 << 1 << QByteArray("abc");
    QTest::newRow("wide") << QByteArray("\xe6\x97\xa5\xe6\x9c\xac x") << 0 << 3
                          << QByteArray("\xe6\x97\xa5\xe6\x9c\xac");
    QTest::newRow("outside") << QByteArray("abc") << 99 << 99 << QByteArray("");
}

void tst_TerminalSelection::findsWords()
{
    QFETCH(const QByteArray, input);
    QFETCH(const int, row);
    QFETCH(const int, column);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));
    const TextRange range = core::wordAt(terminal, {row, column});
    QTEST(QByteArray::fromStdString(core::textOf(terminal, range)).trimmed(), "word");
}

void tst_TerminalSelection::findsLines()
{
    core::Terminal terminal(10, 4);
    terminal.feed("0123456789abc\r\nnext");
    for (const int row : {0, 1})
        QCOMPARE(core::textOf(terminal, core::lineAt(terminal, {row, 2})),
                 std::string("0123456789abc"));
    QCOMPARE(core::textOf(terminal, core::lineAt(terminal, {2, 2})), std::string("next"));
    QCOMPARE(core::textOf(terminal, core::everything(terminal)),
             std::string("0123456789abc\nnext\n"));
}

void tst_TerminalSelection::keepsItsTextWhenTheScreenScrolls()
{
    core::Terminal terminal(10, 4, 20);
    terminal.feed("one\r\ntwo\r\nthree");
    const TextRange range{.begin = {1, 0}, .end = {1, 3}};
    for (int i = 0; i < 20; ++i) {
        terminal.feed("\r\nmore");
        QCOMPARE(core::textOf(terminal, range), std::string("two"));
    }
    for (int i = 0; i < 20; ++i)
        terminal.feed("\r\nmore");
    QCOMPARE(core::textOf(terminal, range), std::string());
}

void tst_TerminalSelection::selectsColumns_data()
{
    QTest::addColumn<TextRange>("range");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    const TextRange lines{.begin = {1, 3}, .end = {3, 2}};
    const TextRange block{.begin = {1, 2}, .end = {3, 5}, .block = true};

    QTest::newRow("before") << lines << 0 << 0 << 0;
    QTest::newRow("first") << lines << 1 << 3 << 10;
    QTest::newRow("middle") << lines << 2 << 0 << 10;
    QTest::newRow("last") << lines << 3 << 0 << 2;
    QTest::newRow("after") << lines << 4 << 0 << 0;
    QTest::newRow("block") << block << 2 << 2 << 5;
    QTest::newRow("after the block") << block << 4 << 0 << 0;
    QTest::newRow("nothing") << TextRange{} << 0 << 0 << 0;
}

void tst_TerminalSelection::selectsColumns()
{
    QFETCH(const TextRange, range);
    QFETCH(const int, line);
    const core::ColumnSpan span = core::selectedColumns(range, line, 10);
    QTEST(span.first, "first");
    QTEST(span.last, "last");
}

void tst_TerminalSelection::doesNotCutWideCharacters()
{
    core::Terminal terminal(10, 4);
    terminal.feed("a\xe6\x97\xa5"
                  "b\xe6\x9c\xac");
    const TextRange range = core::rangeBetween(terminal, {0, 5}, {0, 2}, false);
    QCOMPARE(range, (TextRange{.begin = {0, 1}, .end = {0, 6}}));
    QCOMPARE(core::textOf(terminal, range),
             std::string("\xe6\x97\xa5"
                         "b\xe6\x9c\xac"));
}

void tst_TerminalSelection::searches_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("backwards");
    QTest::addColumn<QByteArray>("found");

    QTest::newRow("first") << QByteArray("an") << 0 << 0 << false << QByteArray("0,1");
    QTest::newRow("next") << QByteArray("an") << 0 << 2 << false << QByteArray("0,3");
    QTest::newRow("next line") << QByteArray("an") << 0 << 4 << false << QByteArray("1,0");
    QTest::newRow("none left") << QByteArray("an") << 1 << 1 << false << QByteArray();
    QTest::newRow("case") << QByteArray("BANANA") << 0 << 0 << false << QByteArray("0,0");
    QTest::newRow("backwards") << QByteArray("an") << 1 << 0 << true << QByteArray("0,3");
    QTest::newRow("backwards in the line")
        << QByteArray("an") << 0 << 4 << true << QByteArray("0,1");
    QTest::newRow("backwards, none left") << QByteArray("an") << 0 << 2 << true << QByteArray();
    QTest::newRow("after a wide character")
        << QByteArray("xy") << 0 << 0 << false << QByteArray("2,2");
    QTest::newRow("wide character")
        << QByteArray("\xe6\x97\xa5") << 0 << 0 << false << QByteArray("2,0");
    QTest::newRow("nothing") << QByteArray("") << 0 << 0 << false << QByteArray();
    QTest::newRow("missing") << QByteArray("zzz") << 0 << 0 << false << QByteArray();
}

void tst_TerminalSelection::searches()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const bool, backwards);
    core::Terminal terminal(10, 4);
    terminal.feed("Banana\r\nanchor\r\n\xe6\x97\xa5xy");
    const auto range = core::findText(terminal, text.toStdString(), {line, column}, backwards);
    QTEST(range ? QByteArray::number(range->begin.line) + ','
                      + QByteArray::number(range->begin.column)
                : QByteArray(),
          "found");
}

QTEST_GUILESS_MAIN(tst_TerminalSelection)
#include "tst_terminalselection.moc"
