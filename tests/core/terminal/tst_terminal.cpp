#include "core/terminal/terminal.h"

#include <QTest>

#include <memory>

/// What bytes do to a screen of 10 columns and 4 rows: its text, the cursor, the answers.
class tst_Terminal : public QObject
{
    Q_OBJECT

private slots:
    void shows_data();
    void shows();
    void doesNotDependOnHowBytesAreCut_data() { shows_data(); }
    void doesNotDependOnHowBytesAreCut();
    void setsModes_data();
    void setsModes();
    void setsTheTitle_data();
    void setsTheTitle();
    void keepsLinks();
    void countsBells();
    void boundsReplies();
    void boundsLongStrings();
    void reportsColors();
    void survivesAMarkThatIsRepeated();
    void keepsScrolledLines();
    void leavesTheAlternateScreenOutOfTheScrollback();
    void marksWhatChanged();
};

/// Rows joined by '|', without blanks at their ends, without empty rows at the end.
static QByteArray screenText(const core::Terminal &terminal)
{
    QByteArray text;
    for (int row = 0; row < terminal.rows(); ++row) {
        std::string line;
        for (const core::Cell &cell : terminal.screen().row(row).cells)
            terminal.appendText(cell, line);
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        text += QByteArray::fromStdString(line) + '|';
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

static std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

static void addRow(const char *name,
                   const QByteArray &input,
                   const QByteArray &text,
                   const QByteArray &cursor,
                   const QByteArray &replies = {})
{
    QTest::newRow(name) << input << text << cursor << replies;
}

static void addTextRows()
{
    addRow("nothing", "", "", "0,0");
    addRow("text", "abc", "abc", "3,0");
    addRow("line feed keeps the column", "ab\ncd", "ab|  cd", "4,1");
    addRow("carriage return", "abc\rX", "Xbc", "1,0");
    addRow("new line", "a\r\nb\r\nc", "a|b|c", "1,2");
    addRow("vertical tab and form feed", "a\vb\fc", "a| b|  c", "3,2");
    addRow("scrolls", "1\r\n2\r\n3\r\n4\r\n5", "2|3|4|5", "1,3");
    addRow("backspace", "abc\b\bX", "aXc", "2,0");
    addRow("backspace at the edge", "\b\ba", "a", "1,0");
    addRow("delete is nothing",
           "a\x7f"
           "b",
           "ab",
           "2,0");
    addRow("null is nothing", QByteArray("a\0b", 3), "ab", "2,0");
    addRow("tab", "a\tb", "a       b", "9,0");
    addRow("tab stops at the last column", "\t\t\tx", "         x", "9,0");
    addRow("full row waits", "0123456789", "0123456789", "9,0");
    addRow("wraps at the next character", "0123456789a", "0123456789|a", "1,1");
    addRow("full row and a new line", "0123456789\r\na", "0123456789|a", "1,1");
    addRow("full row and a line feed", "0123456789\na", "0123456789|         a", "9,1");
    addRow("full row and backspace", "0123456789\ba", "01234567a9", "9,0");
    addRow("full row and carriage return", "0123456789\ra", "a123456789", "1,0");
    addRow("wraps and scrolls",
           QByteArray(45, 'x') + "y",
           "xxxxxxxxxx|xxxxxxxxxx|xxxxxxxxxx|xxxxxy",
           "6,3");
    addRow("no wrapping", "\x1b[?7l0123456789abc", "012345678c", "9,0");
    addRow("wrapping again", "\x1b[?7l0123456789abc\x1b[?7hde", "012345678c|de", "2,1");
    addRow("insert mode", "abc\r\x1b[4hXY\x1b[4lZ", "XYZbc", "3,0");
    addRow("insert mode pushes out", "0123456789\r\x1b[4hX", "X012345678", "1,0");
    addRow("line feed returns", "\x1b[20hab\ncd", "ab|cd", "2,1");
    addRow("line feed does not return again", "\x1b[20h\x1b[20lab\ncd", "ab|  cd", "4,1");
}

static void addUnicodeRows()
{
    addRow("two bytes", "\xc3\xa9", "\xc3\xa9", "1,0");
    addRow("three bytes", "\xe2\x82\xac", "\xe2\x82\xac", "1,0");
    addRow("wide", "\xe6\x97\xa5x", "\xe6\x97\xa5x", "3,0");
    addRow("emoji", "\xf0\x9f\x98\x80x", "\xf0\x9f\x98\x80x", "3,0");
    addRow("wide has no room", "012345678\xe6\x97\xa5", "012345678|\xe6\x97\xa5", "2,1");
    addRow("wide just fits", "01234567\xe6\x97\xa5", "01234567\xe6\x97\xa5", "9,0");
    addRow("wide without wrapping", "\x1b[?7l012345678\xe6\x97\xa5", "01234567\xe6\x97\xa5", "9,0");
    addRow("overwriting the first half", "\xe6\x97\xa5z\rx", "x z", "1,0");
    addRow("overwriting the second half", "\xe6\x97\xa5z\x1b[2Gx", " xz", "2,0");
    addRow("wide over two wide",
           "\xe6\x97\xa5\xe6\x97\xa5\x1b[2G\xe6\x9c\xac",
           " \xe6\x9c\xac",
           "3,0");
    addRow("combining", "e\xcc\x81x", "e\xcc\x81x", "2,0");
    addRow("two marks", "e\xcc\x81\xcc\xa7x", "e\xcc\x81\xcc\xa7x", "2,0");
    addRow("mark on a wide one", "\xe6\x97\xa5\xcc\x81x", "\xe6\x97\xa5\xcc\x81x", "3,0");
    addRow("mark on the last column", "0123456789\xcc\x81x", "0123456789\xcc\x81|x", "1,1");
    addRow("mark at the very start", "\xcc\x81x", "x", "1,0");
    addRow("mark on nothing", "\x1b[3G\xcc\x81x", "  \xcc\x81x", "3,0");
    addRow("zero width joiner",
           "a\xe2\x80\x8d"
           "b",
           "a\xe2\x80\x8d"
           "b",
           "2,0");
    addRow("lonely continuation", "a\x80z", "a\xef\xbf\xbdz", "3,0");
    addRow("broken off", "a\xe6\x97z", "a\xef\xbf\xbdz", "3,0");
    addRow("broken off by a control", "a\xe6\x97\r\nz", "a\xef\xbf\xbd|z", "1,1");
    addRow("overlong", "\xc0\xafz", "\xef\xbf\xbd\xef\xbf\xbdz", "3,0");
    addRow("overlong, three bytes", "\xe0\x80\xafz", "\xef\xbf\xbdz", "2,0");
    addRow("surrogate", "\xed\xa0\x80z", "\xef\xbf\xbdz", "2,0");
    addRow("too large", "\xf4\x90\x80\x80z", "\xef\xbf\xbdz", "2,0");
    addRow("never valid", "\xff\xfez", "\xef\xbf\xbd\xef\xbf\xbdz", "3,0");
    addRow("C1 in two bytes",
           "a\xc2\x9b"
           "31mz",
           "a31mz",
           "5,0");
    addRow("no-break space", "a\xc2\xa0z", "a\xc2\xa0z", "3,0");
    addRow("line drawing", "\x1b(0lqk\x1b(Bq", "\xe2\x94\x8c\xe2\x94\x80\xe2\x94\x90q", "4,0");
    addRow("line drawing by shift", "\x1b)0q\x0eq\x0fq", "q\xe2\x94\x80q", "3,0");
    addRow("line drawing leaves capitals", "\x1b(0ABx", "AB\xe2\x94\x82", "3,0");
}

static void addCursorRows()
{
    addRow("home", "abc\x1b[Hx", "xbc", "1,0");
    addRow("position", "\x1b[2;3Hx", "|  x", "3,1");
    addRow("position by f", "\x1b[2;3fx", "|  x", "3,1");
    addRow("position without row", "\x1b[;3Hx", "  x", "3,0");
    addRow("position zero", "\x1b[0;0Hx", "x", "1,0");
    addRow("position outside", "\x1b[99;99Hx", "|||         x", "9,3");
    addRow("position far outside", "\x1b[99999999999;99999999999Hx", "|||         x", "9,3");
    addRow("up", "\x1b[4;4H\x1b[2Ax", "|   x", "4,1");
    addRow("up stops", "\x1b[2;4H\x1b[9Ax", "   x", "4,0");
    addRow("down", "\x1b[2Bx", "||x", "1,2");
    addRow("down stops", "\x1b[99Bx", "|||x", "1,3");
    addRow("down by e", "\x1b[2ex", "||x", "1,2");
    addRow("right", "\x1b[3Cx", "   x", "4,0");
    addRow("right by a", "\x1b[3ax", "   x", "4,0");
    addRow("right stops", "\x1b[99Cx", "         x", "9,0");
    addRow("left", "abc\x1b[2Dx", "axc", "2,0");
    addRow("left stops", "abc\x1b[99Dx", "xbc", "1,0");
    addRow("next line", "abc\x1b[2Ex", "abc||x", "1,2");
    addRow("previous line", "\n\nabc\x1b[Fx", "|x|abc", "1,1");
    addRow("column", "abc\x1b[2Gx", "axc", "2,0");
    addRow("column by grave", "abc\x1b[2`x", "axc", "2,0");
    addRow("row", "abc\x1b[3dx", "abc||   x", "4,2");
    addRow("zero means one", "\x1b[0B\x1b[0Cx", "| x", "2,1");
    addRow("moving forgets the full row", "0123456789\x1b[Cx", "012345678x", "9,0");
    addRow("save and restore",
           "ab\x1b"
           "7\x1b[3;3Hx\x1b"
           "8y",
           "aby||  x",
           "3,0");
    addRow("save and restore by letters", "ab\x1b[s\x1b[3;3Hx\x1b[uy", "aby||  x", "3,0");
    addRow("save and restore by mode", "ab\x1b[?1048h\x1b[3;3Hx\x1b[?1048ly", "aby||  x", "3,0");
    addRow("restore without save",
           "ab\x1b"
           "8y",
           "yb",
           "1,0");
    addRow("restore a full row",
           "0123456789\x1b"
           "7\x1b[H\x1b"
           "8x",
           "0123456789|x",
           "1,1");
    addRow("index",
           "a\x1b"
           "Db",
           "a| b",
           "2,1");
    addRow("next line by escape",
           "a\x1b"
           "Eb",
           "a|b",
           "1,1");
    addRow("reverse index", "\na\x1bMb", " b|a", "2,0");
    addRow("reverse index scrolls", "a\r\nb\x1b[H\x1bMc", "c|a|b", "1,0");
    addRow("tab forward", "\x1b[Ix", "        x", "9,0");
    addRow("tab back", "\x1b[9G\x1b[Zx", "x", "1,0");
    addRow("tab back from the middle", "\x1b[10G\x1b[Zx", "        x", "9,0");
    addRow("own tab", "\x1b[4G\x1bH\r\tx", "   x", "4,0");
    addRow("tab removed", "\x1b[4G\x1bH\x1b[g\r\tx", "        x", "9,0");
    addRow("all tabs removed", "\x1b[3g\tx", "         x", "9,0");
}

static void addEraseRows()
{
    const QByteArray full = "aaaa\r\nbbbb\r\ncccc\r\ndddd\x1b[2;3H";
    addRow("erase below", full + "\x1b[J", "aaaa|bb", "2,1");
    addRow("erase above", full + "\x1b[1J", "|   b|cccc|dddd", "2,1");
    addRow("erase all", full + "\x1b[2J", "", "2,1");
    addRow("erase selectively", full + "\x1b[?J", "aaaa|bb", "2,1");
    addRow("erase scrollback only", full + "\x1b[3J", "aaaa|bbbb|cccc|dddd", "2,1");
    addRow("erase nonsense", full + "\x1b[7J", "aaaa|bbbb|cccc|dddd", "2,1");
    addRow("erase to the right", full + "\x1b[K", "aaaa|bb|cccc|dddd", "2,1");
    addRow("erase to the left", full + "\x1b[1K", "aaaa|   b|cccc|dddd", "2,1");
    addRow("erase the line", full + "\x1b[2K", "aaaa||cccc|dddd", "2,1");
    addRow("erase characters", full + "\x1b[1G\x1b[2X", "aaaa|  bb|cccc|dddd", "0,1");
    addRow("erase many characters", full + "\x1b[999X", "aaaa|bb|cccc|dddd", "2,1");
    addRow("erase half a wide one", "\xe6\x97\xa5z\x1b[2G\x1b[X", "  z", "1,0");
    addRow("insert characters", full + "\x1b[2@", "aaaa|bb  bb|cccc|dddd", "2,1");
    addRow("insert many characters", full + "\x1b[99999@x", "aaaa|bbx|cccc|dddd", "3,1");
    addRow("delete characters", "abcdef\x1b[2G\x1b[2P", "adef", "1,0");
    addRow("delete many characters", "abcdef\x1b[2G\x1b[99999P", "a", "1,0");
    addRow("delete half a wide one", "a\xe6\x97\xa5z\x1b[2G\x1b[P", "a z", "1,0");
    addRow("insert lines", full + "\x1b[L", "aaaa||bbbb|cccc", "0,1");
    addRow("insert many lines", full + "\x1b[99999L", "aaaa", "0,1");
    addRow("delete lines", full + "\x1b[M", "aaaa|cccc|dddd", "0,1");
    addRow("delete many lines", full + "\x1b[99999M", "aaaa", "0,1");
    addRow("scroll up", full + "\x1b[S", "bbbb|cccc|dddd", "2,1");
    addRow("scroll up many", full + "\x1b[99999S", "", "2,1");
    addRow("scroll down", full + "\x1b[T", "|aaaa|bbbb|cccc", "2,1");
    addRow("mouse highlighting is no scrolling",
           full + "\x1b[1;2;3;4;5T",
           "aaaa|bbbb|cccc|dddd",
           "2,1");
    addRow("erasing forgets the full row", "0123456789\x1b[Kx", "012345678x", "9,0");
    addRow("test picture", "\x1b#8", "EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE", "0,0");
    addRow("repeat", "ab\x1b[3b", "abbbb", "5,0");
    addRow("repeat without a character", "\x1b[3bx", "x", "1,0");
    addRow("repeat wraps", "a\x1b[11b", "aaaaaaaaaa|aa", "2,1");
    addRow("repeat is bounded", "a\x1b[65535b", "aaaaaaaaaa|aaaaaaaaaa|aaaaaaaaaa|a", "1,3");
    addRow(
        "repeat a wide one", "\xe6\x97\xa5\x1b[2b", "\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5", "6,0");
    addRow("repeat after a mark", "\xcc\x81\x1b[5b", "", "0,0");
    addRow("repeat line drawing", "\x1b(0q\x1b[2b", "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80", "3,0");
}

static void addRegionRows()
{
    const QByteArray full = "aaaa\r\nbbbb\r\ncccc\r\ndddd";
    addRow("region homes", full + "\x1b[2;3r", "aaaa|bbbb|cccc|dddd", "0,0");
    addRow("region scrolls", full + "\x1b[2;3r\x1b[3;1H\nx", "aaaa|cccc|x|dddd", "1,2");
    addRow("below the region nothing scrolls",
           full + "\x1b[2;3r\x1b[4;1H\nx",
           "aaaa|bbbb|cccc|xddd",
           "1,3");
    addRow("region scrolls back", full + "\x1b[2;3r\x1b[2;1H\x1bMx", "aaaa|x|bbbb|dddd", "1,1");
    addRow("region and scroll up", full + "\x1b[2;3r\x1b[S", "aaaa|cccc||dddd", "0,0");
    addRow("region and scroll down", full + "\x1b[2;3r\x1b[T", "aaaa||bbbb|dddd", "0,0");
    addRow("region and insert lines", full + "\x1b[2;3r\x1b[2;1H\x1b[L", "aaaa||bbbb|dddd", "0,1");
    addRow("insert lines outside", full + "\x1b[2;3r\x1b[4;2H\x1b[L", "aaaa|bbbb|cccc|dddd", "1,3");
    addRow("region and delete lines", full + "\x1b[2;3r\x1b[2;1H\x1b[M", "aaaa|cccc||dddd", "0,1");
    addRow("up stops at the region", "\x1b[2;3r\x1b[3;1H\x1b[9Ax", "|x", "1,1");
    addRow("down stops at the region", "\x1b[2;3r\x1b[2;1H\x1b[9Bx", "||x", "1,2");
    addRow("up outside", "\x1b[3;4r\x1b[2;1H\x1b[9Ax", "x", "1,0");
    addRow("region upside down", full + "\x1b[3;2r\x1b[Hx", "xaaa|bbbb|cccc|dddd", "1,0");
    addRow("region of one row", full + "\x1b[2;2r\x1b[4;1H\nx", "bbbb|cccc|dddd|x", "1,3");
    addRow("region too large", full + "\x1b[1;99r\x1b[4;1H\nx", "bbbb|cccc|dddd|x", "1,3");
    addRow("region back to all", full + "\x1b[2;3r\x1b[r\x1b[4;1H\nx", "bbbb|cccc|dddd|x", "1,3");
    addRow("origin", "\x1b[2;3r\x1b[?6hx", "|x", "1,1");
    addRow("origin and position", "\x1b[2;3r\x1b[?6h\x1b[2;2Hx", "|| x", "2,2");
    addRow("origin stops", "\x1b[2;3r\x1b[?6h\x1b[9;2Hx", "|| x", "2,2");
    addRow("origin and row", "\x1b[2;3r\x1b[?6h\x1b[2dx", "||x", "1,2");
    addRow("origin off homes", "\x1b[2;3r\x1b[?6h\x1b[?6lx", "x", "1,0");
    addRow("wrapping in a region", "\x1b[1;2r\x1b[2;1H0123456789ab", "0123456789|ab", "2,1");
}

static void addOtherRows()
{
    addRow("alternate screen", "abc\x1b[?1049hx", "   x", "4,0");
    addRow("alternate screen and back", "abc\x1b[?1049hx\x1b[?1049ly", "abcy", "4,0");
    addRow("alternate screen is cleared", "\x1b[?1049hx\x1b[?1049l\x1b[?1049hy", "y", "1,0");
    addRow("alternate screen, old", "abc\x1b[?47hx\x1b[?47ly", "abc y", "5,0");
    addRow("alternate screen twice", "ab\x1b[?1049h\x1b[?1049hx\x1b[?1049lz", "abz", "3,0");
    addRow("back without alternate screen", "ab\x1b[?1049lx", "abx", "3,0");
    addRow("full reset",
           "ab\x1b[2;3r\x1b[?6h\x1b"
           "cx",
           "x",
           "1,0");
    addRow("full reset on the alternate screen",
           "ab\x1b[?1049hxy\x1b"
           "cz",
           "z",
           "1,0");
    addRow("soft reset", "ab\x1b[4h\x1b[?7l\x1b[!p\rx", "xb", "1,0");
    addRow("unknown control", "a\x1b[5yb", "ab", "2,0");
    addRow("unknown private control", "a\x1b[?5yb", "ab", "2,0");
    addRow("unknown prefix", "a\x1b[<5ub\x1b[>1uc\x1b[=1ud", "abcd", "4,0");
    addRow("modify other keys", "a\x1b[>4;2mb", "ab", "2,0");
    addRow("unknown escape", "a\x1bkb", "ab", "2,0");
    addRow("prefix in the wrong place", "a\x1b[5?31hb", "ab", "2,0");
    addRow("parameter after an intermediate", "a\x1b[ 5qb", "ab", "2,0");
    addRow("control inside a sequence", "ab\x1b[\r2Cx", "abx", "3,0");
    addRow("escape inside a sequence", "a\x1b[3\x1b[2Cx", "a  x", "4,0");
    addRow("cancelled",
           "a\x1b[3\x18"
           "b",
           "ab",
           "2,0");
    addRow("substituted",
           "a\x1b[3\x1a"
           "b",
           "ab",
           "2,0");
    addRow("text byte inside a sequence", "a\x1b[3\xc3\xa9z", "a\xc3\xa9z", "3,0");
    addRow("many parameters", "\x1b[" + QByteArray(100, ';') + "Hx", "x", "1,0");
    addRow("title takes no place",
           "a\x1b]0;title\a"
           "b",
           "ab",
           "2,0");
    addRow("title ended by a sequence", "a\x1b]0;title\x1b[2Cx", "a  x", "4,0");
    addRow("command cancelled",
           "a\x1b]0;title\x18"
           "b",
           "ab",
           "2,0");
    addRow("unknown command", "a\x1b]1337;File=:AAAA\x1b\\b", "ab", "2,0");
    addRow("clipboard is not touched",
           "a\x1b]52;c;?\a"
           "b",
           "ab",
           "2,0");
    addRow("privacy message", "a\x1b^hidden\x1b\\b", "ab", "2,0");
    addRow("application command", "a\x1b_hidden\x1b\\b", "ab", "2,0");
    addRow("string", "a\x1bXhid\aden\x1b\\b", "ab", "2,0");
    addRow("graphics", "a\x1bPq#0;2;0~~@@\x1b\\b", "ab", "2,0");
    addRow("device string with a bell", "a\x1bP1$rx\ay\x1b\\b", "ab", "2,0");
    addRow("never ended", "a\x1b]0;title", "a", "1,0");
}

static void addReplyRows()
{
    addRow("status", "\x1b[5n", "", "0,0", "\x1b[0n");
    addRow("where is the cursor", "\x1b[2;3H\x1b[6n", "", "2,1", "\x1b[2;3R");
    addRow("where, privately", "\x1b[2;3H\x1b[?6n", "", "2,1", "\x1b[?2;3R");
    addRow("where, with origin", "\x1b[2;3r\x1b[?6h\x1b[6n", "", "0,1", "\x1b[1;1R");
    addRow("where, in a full row", "0123456789\x1b[6n", "0123456789", "9,0", "\x1b[1;10R");
    addRow("attributes", "\x1b[c", "", "0,0", "\x1b[?62;22c");
    addRow("attributes with zero", "\x1b[0c", "", "0,0", "\x1b[?62;22c");
    addRow("attributes with one", "\x1b[1c", "", "0,0", "");
    addRow("attributes by escape", "\x1bZ", "", "0,0", "\x1b[?62;22c");
    addRow("second attributes", "\x1b[>c", "", "0,0", "\x1b[>0;280;0c");
    addRow("third attributes", "\x1b[=c", "", "0,0", "");
    addRow("size", "\x1b[18t", "", "0,0", "\x1b[8;4;10t");
    addRow("the title is not told", "\x1b]0;rm -rf\a\x1b[21t", "", "0,0", "");
    addRow("mode that is on", "\x1b[?7$p", "", "0,0", "\x1b[?7;1$y");
    addRow("mode that is off", "\x1b[?2004$p", "", "0,0", "\x1b[?2004;2$y");
    addRow("mode that is unknown", "\x1b[?4711$p", "", "0,0", "\x1b[?4711;0$y");
    addRow("mouse mode", "\x1b[?1002h\x1b[?1002$p", "", "0,0", "\x1b[?1002;1$y");
    addRow("alternate mode", "\x1b[?1049$p", "", "0,0", "\x1b[?1049;2$y");
    addRow("plain mode", "\x1b[4h\x1b[4$p", "", "0,0", "\x1b[4;1$y");
    addRow(
        "setting: style", "\x1b[1;4;31m\x1bP$qm\x1b\\", "", "0,0", "\x1bP1$r0;1;4;38:5:1m\x1b\\");
    addRow("setting: region", "\x1b[2;3r\x1bP$qr\x1b\\", "", "0,0", "\x1bP1$r2;3r\x1b\\");
    addRow("setting: cursor", "\x1b[6 q\x1bP$q q\x1b\\", "", "0,0", "\x1bP1$r6 q\x1b\\");
    addRow("setting: unknown", "\x1bP$qx\x1b\\", "", "0,0", "\x1bP0$r\x1b\\");
    addRow("capability", "\x1bP+q544e\x1b\\", "", "0,0", "\x1bP0+r\x1b\\");
}

void tst_Terminal::shows_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cursor");
    QTest::addColumn<QByteArray>("replies");

    addTextRows();
    addUnicodeRows();
    addCursorRows();
    addEraseRows();
    addRegionRows();
    addOtherRows();
    addReplyRows();
}

void tst_Terminal::shows()
{
    QFETCH(const QByteArray, input);
    core::Terminal terminal(10, 4);

    terminal.feed(view(input));

    QTEST(screenText(terminal), "text");
    QTEST(cursorText(terminal), "cursor");
    QTEST(QByteArray::fromStdString(terminal.takeReplies()), "replies");
}

void tst_Terminal::doesNotDependOnHowBytesAreCut()
{
    QFETCH(const QByteArray, input);
    for (qsizetype piece = 1; piece <= 3; ++piece) {
        core::Terminal terminal(10, 4);
        for (qsizetype at = 0; at < input.size(); at += piece)
            terminal.feed(view(input.mid(at, piece)));
        QTEST(screenText(terminal), "text");
        QTEST(cursorText(terminal), "cursor");
        QTEST(QByteArray::fromStdString(terminal.takeReplies()), "replies");
    }
}

void tst_Terminal::setsModes_data()
{
    using Change = void (*)(core::TerminalModes &);
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<core::TerminalModes>("modes");
    const auto add = [](const char *name, const QByteArray &input, Change change) {
        core::TerminalModes modes;
        change(modes);
        QTest::newRow(name) << input << modes;
    };
    add("cursor keys", "\x1b[?1h", [](auto &modes) { modes.applicationCursor = true; });
    add("keypad", "\x1b=", [](auto &modes) { modes.applicationKeypad = true; });
    add("keypad off", "\x1b=\x1b>", [](auto &) {});
    add("keypad by mode", "\x1b[?66h", [](auto &modes) { modes.applicationKeypad = true; });
    add("several", "\x1b[?1;2004h", [](auto &modes) {
        modes.applicationCursor = true;
        modes.bracketedPaste = true;
    });
    add("reversed", "\x1b[?5h", [](auto &modes) { modes.reversedScreen = true; });
    add("cursor hidden", "\x1b[?25l", [](auto &modes) { modes.cursorVisible = false; });
    add("focus", "\x1b[?1004h", [](auto &modes) { modes.focusReports = true; });
    add("wheel", "\x1b[?1007l", [](auto &modes) { modes.alternateScroll = false; });
    add("synchronized", "\x1b[?2026h", [](auto &modes) { modes.synchronized = true; });
    add("mouse", "\x1b[?1000h", [](auto &modes) { modes.mouse = core::MouseTracking::Presses; });
    add("mouse, drags", "\x1b[?1000;1002;1006h", [](auto &modes) {
        modes.mouse = core::MouseTracking::Drags;
        modes.sgrMouse = true;
    });
    add("mouse, motion", "\x1b[?1003h", [](auto &modes) {
        modes.mouse = core::MouseTracking::Motion;
    });
    add("mouse off", "\x1b[?1003h\x1b[?1003l", [](auto &) {});
    add("another mouse mode off", "\x1b[?1002h\x1b[?1000l", [](auto &modes) {
        modes.mouse = core::MouseTracking::Drags;
    });
    add("soft reset", "\x1b[?1;6h\x1b[4h\x1b=\x1b[?25l\x1b[?7l\x1b[!p", [](auto &) {});
    add("full reset",
        "\x1b[?1;6;1003;2004;1004;2026h\x1b[4h\x1b=\x1b"
        "c",
        [](auto &) {});
}

void tst_Terminal::setsModes()
{
    QFETCH(const QByteArray, input);
    QFETCH(const core::TerminalModes, modes);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));
    QVERIFY(terminal.modes() == modes);
}

void tst_Terminal::setsTheTitle_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("title");

    QTest::newRow("both") << QByteArray("\x1b]0;one\a") << QByteArray("one");
    QTest::newRow("window") << QByteArray("\x1b]2;one\x1b\\") << QByteArray("one");
    QTest::newRow("icon only") << QByteArray("\x1b]1;one\a") << QByteArray();
    QTest::newRow("with semicolon") << QByteArray("\x1b]2;a;b\a") << QByteArray("a;b");
    QTest::newRow("empty") << QByteArray("\x1b]2;a\a\x1b]2;\a") << QByteArray();
    QTest::newRow("controls left out") << QByteArray("\x1b]2;a\nb\tc\x7f\a") << QByteArray("abc");
    QTest::newRow("UTF-8") << QByteArray("\x1b]2;\xc3\xa9\a") << QByteArray("\xc3\xa9");
    QTest::newRow("cut") << "\x1b]2;" + QByteArray(2000, 'x') + "\a"
                         << QByteArray(core::Terminal::maximumTitle, 'x');
    QTest::newRow("cut between characters")
        << "\x1b]2;x" + QByteArray("\xc3\xa9").repeated(1000) + "\a"
        << "x" + QByteArray("\xc3\xa9").repeated(511);
    QTest::newRow("stack") << QByteArray("\x1b]2;a\a\x1b[22;0t\x1b]2;b\a\x1b[23;0t")
                           << QByteArray("a");
    QTest::newRow("empty stack") << QByteArray("\x1b]2;a\a\x1b[23;0t") << QByteArray("a");
    QTest::newRow("nonsense") << QByteArray("\x1b]x;a\a\x1b]\a\x1b]2\a\x1b];a\a") << QByteArray();
    QTest::newRow("large number") << QByteArray("\x1b]99999999999999999999;a\a") << QByteArray();
}

void tst_Terminal::setsTheTitle()
{
    QFETCH(const QByteArray, input);
    core::Terminal terminal(10, 4);
    terminal.feed(view(input));
    QTEST(QByteArray::fromStdString(terminal.title()), "title");
}

void tst_Terminal::keepsLinks()
{
    core::Terminal terminal(20, 4);
    terminal.feed("a\x1b]8;;https://example.org/x;y\x1b\\bc\x1b[1m\x1b[0md\x1b]8;;\x1b\\e");
    const core::CellRow &row = terminal.screen().row(0);
    QCOMPARE(int(row.cells[0].style.link), 0);
    QCOMPARE(int(row.cells[4].style.link), 0);
    for (std::size_t at = 1; at < 4; ++at)
        QCOMPARE(terminal.linkTarget(row.cells[at].style.link),
                 std::string_view("https://example.org/x;y"));

    terminal.feed("\r\n\x1b]8;a=b:id=one;http://x\aA\x1b]8;;\aB\x1b]8;id=one;http://"
                  "x\aC\x1b]8;id=two;http://x\aD");
    const core::CellRow &next = terminal.screen().row(1);
    QCOMPARE(next.cells[0].style.link, next.cells[2].style.link);
    QVERIFY(next.cells[0].style.link != next.cells[3].style.link);

    // A full table gives plain text, not somebody else's target.
    for (int i = 0; i < 30000; ++i)
        terminal.feed("\x1b]8;;http://host/" + std::to_string(i) + "\a");
    terminal.feed("\r\nZ");
    QCOMPARE(int(terminal.screen().row(2).cells[0].style.link), 0);
    terminal.feed("\x1b]8;;http://" + std::string(5000, 'x') + "\aY");
    QCOMPARE(int(terminal.screen().row(2).cells[1].style.link), 0);
}

void tst_Terminal::countsBells()
{
    core::Terminal terminal(10, 4);
    terminal.feed("\a\ab\a");
    QCOMPARE(terminal.takeBells(), 3);
    QCOMPARE(terminal.takeBells(), 0);
    terminal.feed("\x1b]0;not a bell\a");
    QCOMPARE(terminal.takeBells(), 0);
}

void tst_Terminal::boundsReplies()
{
    core::Terminal terminal(10, 4);
    for (int i = 0; i < 100000; ++i)
        terminal.feed("\x1b[c");
    QVERIFY(terminal.takeReplies().size() <= core::Terminal::maximumReplies);
    terminal.feed("\x1b[5n");
    QCOMPARE(terminal.takeReplies(), std::string("\x1b[0n"));
}

void tst_Terminal::boundsLongStrings()
{
    core::Terminal terminal(10, 4);
    terminal.feed("\x1b]2;first\a");
    const std::string flood(70000, 'x');
    for (const char *start : {"\x1b]2;", "\x1bP$q", "\x1b_", "\x1b]8;;http://"}) {
        terminal.feed(start);
        for (int i = 0; i < 100; ++i)
            terminal.feed(flood);
        terminal.feed("\x1b\\");
    }
    QCOMPARE(terminal.title(), std::string("first"));
    terminal.feed("ok");
    QCOMPARE(screenText(terminal), QByteArray("ok"));
}

void tst_Terminal::reportsColors()
{
    core::Terminal terminal(10, 4);
    terminal.setReportedColors(
        {.foreground = 0x123456, .background = 0xffffff, .cursor = 0x0000ff});
    terminal.feed("\x1b]10;?\x1b\\\x1b]11;?\a\x1b]12;?\a\x1b]11;red\a");
    QCOMPARE(terminal.takeReplies(),
             std::string("\x1b]10;rgb:1212/3434/5656\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
                         "\x1b]12;rgb:0000/0000/ffff\x1b\\"));
}

void tst_Terminal::survivesAMarkThatIsRepeated()
{
    core::Terminal terminal(80, 24);
    terminal.feed("\xcc\x81\x1b[5b");
    terminal.feed("\x1b[H\xcc\x81\x1b[65535b");
    terminal.feed("x\xcc\x81\x1b[2b");
    QCOMPARE(screenText(terminal), QByteArray("x\xcc\x81xx"));

    for (int i = 0; i < 100000; ++i)
        terminal.feed("\xcc\x81");
    QVERIFY(screenText(terminal).size() < 100);
}

void tst_Terminal::keepsScrolledLines()
{
    core::Terminal terminal(10, 4, 50);
    for (int i = 0; i < 100; ++i)
        terminal.feed(std::to_string(i) + "\r\n");
    QCOMPARE(terminal.scrolledLines(), 50);
    QCOMPARE(terminal.lineCount(), 54);
    QCOMPARE(terminal.firstLineNumber(), 47);
    core::CellRow scratch;
    for (int i = 0; i < terminal.lineCount() - 1; ++i) {
        std::string text;
        const core::CellRow &row = terminal.line(i, scratch);
        QVERIFY(row.cells.size() >= 10);
        for (const core::Cell &cell : row.cells)
            terminal.appendText(cell, text);
        QCOMPARE(QByteArray::fromStdString(text).trimmed().toInt(), 47 + i);
    }
    terminal.feed("\x1b[3J");
    QCOMPARE(terminal.scrolledLines(), 0);
    QCOMPARE(terminal.firstLineNumber(), 97);
}

void tst_Terminal::leavesTheAlternateScreenOutOfTheScrollback()
{
    core::Terminal terminal(10, 4);
    terminal.feed("1\r\n2\r\n3\r\n4\r\n5");
    QCOMPARE(terminal.scrolledLines(), 1);
    terminal.feed("\x1b[?1049h");
    QVERIFY(terminal.isAlternate());
    for (int i = 0; i < 100; ++i)
        terminal.feed("line\r\n");
    QCOMPARE(terminal.scrolledLines(), 0);
    terminal.feed("\x1b[?1049l");
    QCOMPARE(terminal.scrolledLines(), 1);
    QCOMPARE(screenText(terminal), QByteArray("2|3|4|5"));
    // A region that does not start at the top scrolls nothing out.
    terminal.feed("\x1b[2;4r\x1b[4;1H\n\n\n");
    QCOMPARE(terminal.scrolledLines(), 1);
}

void tst_Terminal::marksWhatChanged()
{
    core::Terminal terminal(10, 4);
    terminal.clearDirty();
    terminal.feed("\x1b[2;1Hx");
    QVERIFY(!terminal.screen().allDirty());
    QVERIFY(!terminal.screen().row(0).dirty);
    QVERIFY(terminal.screen().row(1).dirty);
    terminal.clearDirty();
    QVERIFY(!terminal.screen().row(1).dirty);
    terminal.feed("\x1b[4;1H\n");
    QVERIFY(terminal.screen().allDirty());
    terminal.clearDirty();
    terminal.feed("\x1b[?5h");
    QVERIFY(terminal.screen().allDirty());
}

QTEST_GUILESS_MAIN(tst_Terminal)
#include "tst_terminal.moc"
