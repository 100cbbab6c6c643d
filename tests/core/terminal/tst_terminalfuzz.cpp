#include "core/terminal/terminalinput.h"
#include "core/terminal/terminalselection.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

/// Hostile bytes with fixed seeds: nothing may crash, hang, or break what always holds. Worth most
/// in a build with sanitizers.
class tst_TerminalFuzz : public QObject
{
    Q_OBJECT

private slots:
    void holdsUnderHostileBytes_data();
    void holdsUnderHostileBytes();
    void answersInTime_data();
    void answersInTime();
};

using Random = std::mt19937;

static int below(Random &random, int limit)
{
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

static std::string randomNumber(Random &random)
{
    const int numbers[] = {0, 1, 2, 3, 5, 10, 80, 1000, 65535, 99999};
    return below(random, 4) == 0 ? std::string() : std::to_string(numbers[below(random, 10)]);
}

static std::string randomSequence(Random &random)
{
    static const std::string finals = "@ABCDEFGHIJKLMPSTXZ`abcdefghlmnpqrstuxyz~";
    static const std::string prefixes = "?>=<";
    static const std::string intermediates = " !$\"'";
    std::string sequence = "\x1b[";
    if (below(random, 3) == 0)
        sequence += prefixes[random() % prefixes.size()];
    const int parameters = below(random, 6);
    for (int i = 0; i < parameters; ++i)
        sequence += randomNumber(random) + (below(random, 5) == 0 ? ':' : ';');
    sequence += randomNumber(random);
    if (below(random, 8) == 0)
        sequence += intermediates[random() % intermediates.size()];
    return sequence + finals[random() % finals.size()];
}

static std::string randomMode(Random &random)
{
    const int modes[] = {
        1, 4, 5, 6, 7, 20, 25, 47, 66, 1000, 1002, 1003, 1006, 1047, 1048, 1049, 2004};
    return "\x1b[" + std::string(below(random, 5) == 0 ? "" : "?")
           + std::to_string(modes[below(random, 17)]) + (below(random, 2) == 0 ? 'h' : 'l');
}

static std::string randomText(Random &random)
{
    static const std::string pieces[] = {"a",
                                         "hello",
                                         "\r\n",
                                         "\n",
                                         "\t",
                                         "\b",
                                         "\x0e",
                                         "\x0f",
                                         "\xe6\x97\xa5",
                                         "\xf0\x9f\x98\x80",
                                         "\xcc\x81",
                                         "\xe2\x80\x8d",
                                         "\xef\xb8\x8f",
                                         "\xc3",
                                         "\xe6\x97",
                                         "\xff",
                                         "\x80"};
    std::string text;
    for (int i = below(random, 30); i >= 0; --i)
        text += pieces[random() % std::size(pieces)];
    return text;
}

static std::string randomEscape(Random &random)
{
    static const std::string escapes[] = {"\x1b"
                                          "7",
                                          "\x1b"
                                          "8",
                                          "\x1bM",
                                          "\x1b"
                                          "D",
                                          "\x1b"
                                          "E",
                                          "\x1bH",
                                          "\x1b"
                                          "c",
                                          "\x1b#8",
                                          "\x1b(0",
                                          "\x1b(B",
                                          "\x1b)0",
                                          "\x1bn",
                                          "\x1b=",
                                          "\x1b",
                                          "\x1b[",
                                          "\x1b]",
                                          "\x1bP",
                                          "\x1b_",
                                          "\x18",
                                          "\x9b",
                                          "\x1b\\"};
    return escapes[random() % std::size(escapes)];
}

static std::string randomString(Random &random)
{
    static const std::string starts[] = {"\x1b]0;",
                                         "\x1b]8;;http://",
                                         "\x1b]11;",
                                         "\x1bP$q",
                                         "\x1bP+q",
                                         "\x1b]8;id=1;",
                                         "\x1b]8;;\x1b\\"};
    std::string text = starts[random() % std::size(starts)];
    for (int i = below(random, 40); i > 0; --i)
        text += static_cast<char>(below(random, 256));
    return text + (below(random, 3) == 0 ? "\a" : "\x1b\\");
}

static std::string randomBytes(Random &random)
{
    switch (below(random, 8)) {
    case 0:
    case 1:
        return randomSequence(random);
    case 2:
        return randomMode(random);
    case 3:
        return randomEscape(random);
    case 4:
        return randomString(random);
    case 5: {
        std::string bytes;
        for (int i = below(random, 40); i > 0; --i)
            bytes += static_cast<char>(below(random, 256));
        return bytes;
    }
    default:
        return randomText(random);
    }
}

/// What must hold whatever came: everything is inside, wide characters are whole.
static bool isSound(const core::Terminal &terminal)
{
    const core::ScreenPosition cursor = terminal.cursor();
    if (cursor.column < 0 || cursor.column >= terminal.columns() || cursor.row < 0
        || cursor.row >= terminal.rows())
        return false;
    const auto columns = static_cast<std::size_t>(terminal.columns());
    for (int index = 0; index < terminal.rows(); ++index) {
        const core::CellRow &row = terminal.screen().row(index);
        if (row.cells.size() != columns || row.used < 0 || row.used > terminal.columns())
            return false;
        for (std::size_t at = 0; at < columns; ++at) {
            const core::Cell &cell = row.cells[at];
            if (at >= static_cast<std::size_t>(row.used) && !(cell == core::Cell{}))
                return false;
            if (cell.isWideTail() && (at == 0 || row.cells[at - 1].isWideTail()))
                return false;
        }
    }
    return true;
}

static void lookAt(const core::Terminal &terminal, Random &random)
{
    const auto position = [&] {
        return core::TextPosition{terminal.firstLineNumber() - 2
                                      + below(random, terminal.lineCount() + 4),
                                  below(random, terminal.columns() + 1)};
    };
    const core::TextRange range =
        core::rangeBetween(terminal, position(), position(), below(random, 4) == 0);
    (void)core::textOf(terminal, range);
    (void)core::wordAt(terminal, position());
    (void)core::lineAt(terminal, position());
    (void)core::findText(terminal, "hello", position(), below(random, 2) == 0);
}

void tst_TerminalFuzz::holdsUnderHostileBytes_data()
{
    QTest::addColumn<unsigned>("seed");

    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_TerminalFuzz::holdsUnderHostileBytes()
{
    QFETCH(const unsigned, seed);
    Random random(seed);
    core::Terminal terminal(80, 24, 200);
    for (int round = 0; round < 3000; ++round) {
        const std::string bytes = randomBytes(random);
        terminal.feed(bytes);
        if (below(random, 20) == 0)
            terminal.resize(below(random, 130) - 2, below(random, 50) - 2);
        if (below(random, 50) == 0)
            lookAt(terminal, random);
        QVERIFY2(isSound(terminal),
                 QByteArray::fromStdString(bytes).toPercentEncoding().constData());
        QVERIFY(terminal.takeReplies().size() <= core::Terminal::maximumReplies);
        QVERIFY(terminal.title().size() <= core::Terminal::maximumTitle);
        QVERIFY(terminal.scrolledLines() <= 200);
    }
}

void tst_TerminalFuzz::answersInTime_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("repeated mark") << QByteArray("\xcc\x81\x1b[5b");
    QTest::newRow("repeat") << QByteArray("x\x1b[65535b");
    QTest::newRow("scroll up") << QByteArray("\x1b[65535S");
    QTest::newRow("scroll down") << QByteArray("\x1b[65535T");
    QTest::newRow("insert lines") << QByteArray("\x1b[65535L");
    QTest::newRow("test picture") << QByteArray("\x1b#8");
    QTest::newRow("coloured erase") << QByteArray("\x1b[41m\x1b[2J");
    QTest::newRow("screens") << QByteArray("\x1b[?1049h\x1b[?1049l");
    QTest::newRow("tabs") << QByteArray("\x1b[65535I\x1b[65535Z");
    QTest::newRow("marks") << QByteArray("\xcc\x81");
    QTest::newRow("links") << QByteArray("\x1b]8;;a\a");
    QTest::newRow("reset") << QByteArray("\x1b"
                                         "c");
    QTest::newRow("long number") << QByteArray("9").prepend("\x1b[") + QByteArray(1000, '9') + 'A';
}

/// 64 KB of the worst, on a usual screen, take nowhere near a second.
void tst_TerminalFuzz::answersInTime()
{
    QFETCH(const QByteArray, bytes);
    core::Terminal terminal(200, 60);
    const std::string flood = bytes.repeated(64 * 1024 / bytes.size()).toStdString();
    QElapsedTimer clock;
    clock.start();
    terminal.feed(flood);
    // Generous, for debug builds with sanitizers.
    QVERIFY2(clock.elapsed() < 20000, QByteArray::number(clock.elapsed()).constData());
}

QTEST_GUILESS_MAIN(tst_TerminalFuzz)
#include "tst_terminalfuzz.moc"
