#include "core/terminal/sgr.h"
#include "core/terminal/terminal.h"

#include <QTest>

class tst_Sgr : public QObject
{
    Q_OBJECT

private slots:
    void changesTheStyle_data();
    void changesTheStyle();
    void canBeWrittenBack_data() { changesTheStyle_data(); }
    void canBeWrittenBack();
    void erasesWithTheBackground();
    void setsTheCursorShape_data();
    void setsTheCursorShape();
};

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

static QByteArray colorText(const core::CellColor &color)
{
    switch (color.kind()) {
    case core::CellColor::Kind::Default:
        return "-";
    case core::CellColor::Kind::Palette:
        return QByteArray::number(color.index());
    case core::CellColor::Kind::Exact:
        break;
    }
    return "#" + QByteArray::number(color.rgb(), 16).rightJustified(6, '0');
}

/// Foreground, background and a letter for each attribute.
static QByteArray styleText(const core::CellStyle &style)
{
    constexpr char letters[] = "BDIUWCKRHSO";
    QByteArray text = colorText(style.foreground) + ' ' + colorText(style.background) + ' ';
    for (int bit = 0; bit < 11; ++bit) {
        if ((style.attributes >> bit & 1) != 0)
            text += letters[bit];
    }
    return text.trimmed();
}

void tst_Sgr::changesTheStyle_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("style");
    const auto add = [](const char *parameters, const char *style) {
        QTest::newRow(*parameters ? parameters : "none")
            << QByteArray(parameters) << QByteArray(style);
    };
    add("", "- -");
    add("0", "- -");
    add("1", "- - B");
    add("2", "- - D");
    add("1;2", "- - BD");
    add("1;2;22", "- -");
    add("3", "- - I");
    add("3;23", "- -");
    add("4", "- - U");
    add("4;24", "- -");
    add("4:0", "- -");
    add("4:1", "- - U");
    add("4:2", "- - W");
    add("4:3", "- - C");
    add("4:4", "- - U");
    add("4:3;24", "- -");
    add("4;4:2", "- - W");
    add("21", "- - W");
    add("5", "- - K");
    add("6", "- - K");
    add("5;25", "- -");
    add("7", "- - R");
    add("7;27", "- -");
    add("8", "- - H");
    add("8;28", "- -");
    add("9", "- - S");
    add("9;29", "- -");
    add("53", "- - O");
    add("53;55", "- -");
    add("1;3;4;7;9", "- - BIURS");
    add("1;;3", "- - I");
    add("1;", "- -");
    add("30", "0 -");
    add("37", "7 -");
    add("39", "- -");
    add("31;39", "- -");
    add("40", "- 0");
    add("47", "- 7");
    add("41;49", "- -");
    add("90", "8 -");
    add("97", "15 -");
    add("100", "- 8");
    add("107", "- 15");
    add("31;42;1", "1 2 B");
    add("38;5;208", "208 -");
    add("48;5;16", "- 16");
    add("38:5:208", "208 -");
    add("38;5;999", "255 -");
    add("38;2;1;2;3", "#010203 -");
    add("48;2;255;0;128", "- #ff0080");
    add("38:2:1:2:3", "#010203 -");
    add("38:2::1:2:3", "#010203 -");
    add("38:2:7:1:2:3", "#010203 -");
    add("38;2;999;2;3", "#ff0203 -");
    add("38;2;1;2;3;1", "#010203 - B");
    add("38:2::1:2:3;1", "#010203 - B");
    add("38;5;208;48;5;17;1", "208 17 B");
    add("58;5;1;3", "- - I");
    add("58:2::1:2:3;3", "- - I");
    add("38", "- -");
    add("38;5", "- -");
    add("38;2;1;2", "- -");
    add("38;7;1", "- - B");
    add("38:5", "- -");
    add("31;38:9:9:9;1", "1 - B");
    add("1:2:3;3", "- - BI");
    add("999", "- -");
    add("1;0;3", "- - I");
}

void tst_Sgr::changesTheStyle()
{
    QFETCH(const QByteArray, parameters);
    core::Terminal terminal(10, 4);
    terminal.feed(view("\x1b[" + parameters + "mx"));
    QTEST(styleText(terminal.screen().row(0).cells[0].style), "style");
}

void tst_Sgr::canBeWrittenBack()
{
    QFETCH(const QByteArray, parameters);
    core::Terminal terminal(10, 4);
    terminal.feed(view("\x1b[" + parameters + "m"));
    core::Terminal other(10, 4);
    other.feed("\x1b[" + core::sgrText(terminal.pen()) + "m");
    QCOMPARE(styleText(other.pen()), styleText(terminal.pen()));
}

void tst_Sgr::erasesWithTheBackground()
{
    core::Terminal terminal(10, 4);
    terminal.feed("\x1b[1;31;44mx\x1b[K\x1b[2;1H\x1b[2X\x1b[3;1H\x1b[3@\x1b[4;1H\n\x1b[0m");
    const auto styleAt = [&](int row, std::size_t column) {
        return styleText(terminal.screen().row(row).cells[column].style);
    };
    // The screen has scrolled by one row; the written cell is gone with it.
    QCOMPARE(styleAt(0, 1), QByteArray("- 4"));
    QCOMPARE(styleAt(0, 2), QByteArray("- -"));
    QCOMPARE(styleAt(1, 2), QByteArray("- 4"));
    QCOMPARE(styleAt(1, 3), QByteArray("- -"));
    QCOMPARE(styleAt(3, 9), QByteArray("- 4"));
    core::CellRow scratch;
    const core::CellRow &scrolled = terminal.line(0, scratch);
    QCOMPARE(styleText(scrolled.cells[0].style), QByteArray("1 4 B"));
    QCOMPARE(styleText(scrolled.cells[9].style), QByteArray("- 4"));
}

void tst_Sgr::setsTheCursorShape_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("shape");
    QTest::addColumn<bool>("blinks");
    const auto add = [](const char *input, core::CursorShape shape, bool blinks) {
        QTest::newRow(input + 2) << QByteArray(input) << int(shape) << blinks;
    };
    add("\x1b[ q", core::CursorShape::Block, true);
    add("\x1b[1 q", core::CursorShape::Block, true);
    add("\x1b[2 q", core::CursorShape::Block, false);
    add("\x1b[3 q", core::CursorShape::Underline, true);
    add("\x1b[4 q", core::CursorShape::Underline, false);
    add("\x1b[5 q", core::CursorShape::Bar, true);
    add("\x1b[6 q", core::CursorShape::Bar, false);
    add("\x1b[7 q", core::CursorShape::Block, true);
    add("\x1b[2 q\x1b[?12h", core::CursorShape::Block, true);
}

void tst_Sgr::setsTheCursorShape()
{
    QFETCH(const QByteArray, input);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));
    QTEST(int(terminal.cursorShape()), "shape");
    QTEST(terminal.cursorBlinks(), "blinks");
}

QTEST_GUILESS_MAIN(tst_Sgr)
#include "tst_sgr.moc"
