#include "core/logs/ansi.h"

#include <QTest>

using namespace core;

namespace {

QString colourName(const AnsiColour &colour)
{
    switch (colour.kind) {
    case AnsiColour::Kind::Default:
        return {};
    case AnsiColour::Kind::Indexed:
        return QString::number(colour.value);
    case AnsiColour::Kind::Rgb:
        return QStringLiteral("#%1").arg(colour.value, 6, 16, QLatin1Char('0'));
    }
    return {};
}

/// "plain|red:1|bold*": the runs of a line as one readable text.
QString shown(const AnsiText &line)
{
    QStringList runs;
    for (const AnsiRun &run : line.runs) {
        QString text = line.text.mid(run.start, run.length);
        if (run.style.foreground != AnsiColour{})
            text += QLatin1Char(':') + colourName(run.style.foreground);
        if (run.style.background != AnsiColour{})
            text += QLatin1Char('@') + colourName(run.style.background);
        const std::pair<bool, char> flags[] = {{run.style.bold, '*'},
                                               {run.style.dim, '.'},
                                               {run.style.italic, '/'},
                                               {run.style.underline, '_'},
                                               {run.style.strikeOut, '-'},
                                               {run.style.reverse, '!'}};
        for (const auto &[isSet, mark] : flags) {
            if (isSet)
                text += QLatin1Char(mark);
        }
        runs << text;
    }
    return runs.join(u'|');
}

} // namespace

class tst_Ansi : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void runsCoverAnything();
};

void tst_Ansi::splits_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &line, const QString &expected) {
        QTest::newRow(name) << line << expected;
    };

    row("empty", "", "");
    row("plain", "hello", "hello");
    row("red", "\x1b[31mred\x1b[0m.", "red:1|.");
    row("short reset", "\x1b[1;32mok\x1b[m!", "ok:2*|!");
    row("bright and background", "\x1b[97;104mx", "x:15@12");
    row("256", "\x1b[38;5;208;48;5;17mx", "x:208@17");
    row("true colour", "\x1b[38;2;1;2;255mx", "x:#0102ff");
    row("true colour, colons", "\x1b[38:2::1:2:3mx", "x:#010203");
    row("256, colons", "\x1b[38:5:208mx", "x:208");
    row("too few numbers", "\x1b[38;5mx", "x:0");
    row("out of range", "\x1b[38;5;999mx\x1b[38;2;999;0;0my", "x|y:#ff0000");
    row("all attributes", "\x1b[1;2;3;4;7;9mx\x1b[22;23;24;27;29my", "x*./_-!|y");
    row("default colours", "\x1b[31;41mx\x1b[39;49my", "x:1@1|y");
    row("same style joins", "\x1b[31ma\x1b[31mb", "ab:1");
    row("concealed text is shown", "\x1b[8msecret", "secret");
    row("cursor movement", "a\x1b[2Kb\x1b[10;20Hc\x1b[?25ld", "abcd");
    row("link", "\x1b]8;;http://x.example\x1b\\text\x1b]8;;\x1b\\", "text");
    row("title", "\x1b]0;evil\atext", "text");
    row("unended title hides nothing", "\x1b]0;evil text", "␛]0;evil text");
    row("unended colour", "a\x1b[31", "a␛[31");
    row("lone escape", "a\x1b", "a␛");
    row("charset", "\x1b(Bx", "x");
    row("progress", "10%\r50%\r100%", "100%");
    row("progress, return at the end", "50%\r100%\r", "100%");
    row("progress keeps the style", "\x1b[31ma\rb", "b:1");
    row("backspace", "abc\b\bX", "aX");
    row("backspace at the start", "\b\ba", "a");
    row("tab", "a\tb", "a       b");
    row("controls", QByteArray("a\0b\x07", 4), "a␀b␇");
    row("delete", "a\x7f", "a␡");
    row("invalid UTF-8", "a\xff\xc3", QStringLiteral("a\uFFFD\uFFFD"));
    row("utf-8",
        "gr\xc3\xb6\xc3\x9f"
        "e",
        "größe");
    row("direction override",
        "a\xe2\x80\xae"
        "b",
        QStringLiteral("a\uFFFDb"));
    row("isolates", "\xe2\x81\xa6x\xe2\x81\xa9", QStringLiteral("\uFFFDx\uFFFD"));
    row("line separator",
        "a\xe2\x80\xa8"
        "b",
        QStringLiteral("a\uFFFDb"));
    row("8-bit control",
        "a\xc2\x9b"
        "31mb",
        QStringLiteral("a\uFFFD31mb"));
    row("zero width",
        "a\xe2\x80\x8b"
        "b",
        QStringLiteral("a\uFFFDb"));
}

void tst_Ansi::splits()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, expected);
    QCOMPARE(shown(parseAnsi(line)), expected);
}

void tst_Ansi::runsCoverAnything()
{
    // Hostile bytes: whatever comes, runs cover the text without gaps and nothing controls
    // anything.
    quint32 seed = 1;
    const QByteArray alphabet("\x1b[];:0123mK\r\b\t\a\\ab\xc3\xa4\xe2\x80\xae\xff");
    for (int round = 0; round < 20'000; ++round) {
        QByteArray line;
        for (int i = 0; i < 40; ++i) {
            seed = seed * 1664525u + 1013904223u;
            line += alphabet[qsizetype(seed >> 16) % alphabet.size()];
        }
        const AnsiText text = parseAnsi(line);
        qsizetype end = 0;
        for (const AnsiRun &run : text.runs) {
            QCOMPARE(run.start, end);
            QVERIFY(run.length > 0);
            end += run.length;
        }
        QCOMPARE(end, text.text.size());
        for (const QChar character : text.text)
            QVERIFY(character >= u' ' && character != QChar(0x202e));
        QCOMPARE(plainText(line), text.text);
    }
}

QTEST_APPLESS_MAIN(tst_Ansi)
#include "tst_ansi.moc"
