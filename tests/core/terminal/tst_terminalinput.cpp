#include "core/terminal/terminalinput.h"

#include <QTest>

class tst_TerminalInput : public QObject
{
    Q_OBJECT

private slots:
    void encodesKeys_data();
    void encodesKeys();
    void encodesTheMouse_data();
    void encodesTheMouse();
    void encodesPastes_data();
    void encodesPastes();
    void encodesFocus();
};

using Key = core::TerminalKey;

static core::KeyModifiers modifiers(const QByteArray &letters)
{
    return {.shift = letters.contains('S'),
            .alt = letters.contains('A'),
            .control = letters.contains('C')};
}

void tst_TerminalInput::encodesKeys_data()
{
    QTest::addColumn<core::KeyPress>("press");
    QTest::addColumn<bool>("application");
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char *name,
                        Key key,
                        const char *held,
                        const QByteArray &bytes,
                        bool application = false,
                        int function = 0) {
        QTest::newRow(name) << core::KeyPress{.key = key,
                                              .function = function,
                                              .modifiers = modifiers(held)}
                            << application << bytes;
    };
    const auto addText = [](const char *text, const char *held, const QByteArray &bytes) {
        QTest::addRow("%s '%s'", held, text)
            << core::KeyPress{.key = Key::Text, .text = text, .modifiers = modifiers(held)} << false
            << bytes;
    };
    add("up", Key::Up, "", "\x1b[A");
    add("down", Key::Down, "", "\x1b[B");
    add("right", Key::Right, "", "\x1b[C");
    add("left", Key::Left, "", "\x1b[D");
    add("up, application", Key::Up, "", "\x1bOA", true);
    add("left, application", Key::Left, "", "\x1bOD", true);
    add("up, control, application", Key::Up, "C", "\x1b[1;5A", true);
    add("right, shift", Key::Right, "S", "\x1b[1;2C");
    add("right, alt", Key::Right, "A", "\x1b[1;3C");
    add("right, control", Key::Right, "C", "\x1b[1;5C");
    add("right, all", Key::Right, "SAC", "\x1b[1;8C");
    add("home", Key::Home, "", "\x1b[H");
    add("home, application", Key::Home, "", "\x1bOH", true);
    add("end", Key::End, "", "\x1b[F");
    add("end, control", Key::End, "C", "\x1b[1;5F");
    add("insert", Key::Insert, "", "\x1b[2~");
    add("delete", Key::Delete, "", "\x1b[3~");
    add("delete, control", Key::Delete, "C", "\x1b[3;5~");
    add("page up", Key::PageUp, "", "\x1b[5~");
    add("page down", Key::PageDown, "", "\x1b[6~");
    add("page down, alt", Key::PageDown, "A", "\x1b[6;3~");
    add("tab", Key::Tab, "", "\t");
    add("tab, shift", Key::Tab, "S", "\x1b[Z");
    add("enter", Key::Enter, "", "\r");
    add("enter, alt", Key::Enter, "A", "\x1b\r");
    add("backspace", Key::Backspace, "", "\x7f");
    add("backspace, control", Key::Backspace, "C", "\b");
    add("backspace, alt", Key::Backspace, "A", "\x1b\x7f");
    add("escape", Key::Escape, "", "\x1b");
    add("escape, alt", Key::Escape, "A", "\x1b\x1b");
    const char *functions[] = {"\x1bOP",   "\x1bOQ",   "\x1bOR",   "\x1bOS",   "\x1b[15~",
                               "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[21~",
                               "\x1b[23~", "\x1b[24~", "\x1b[25~", "\x1b[26~", "\x1b[28~",
                               "\x1b[29~", "\x1b[31~", "\x1b[32~", "\x1b[33~", "\x1b[34~"};
    int number = 0;
    for (const char *bytes : functions) {
        ++number;
        add(qPrintable(QStringLiteral("F%1").arg(number)), Key::Function, "", bytes, false, number);
    }
    add("F0", Key::Function, "", "", false, 0);
    add("F21", Key::Function, "", "", false, 21);
    add("F1, shift", Key::Function, "S", "\x1b[1;2P", false, 1);
    add("F5, control", Key::Function, "C", "\x1b[15;5~", false, 5);
    addText("a", "", "a");
    addText("\xc3\xa9", "", "\xc3\xa9");
    addText("a",
            "A",
            "\x1b"
            "a");
    addText("a", "C", "\x01");
    addText("c", "C", "\x03");
    addText("z", "C", "\x1a");
    addText("C", "C", "\x03");
    addText("c", "AC", "\x1b\x03");
    addText("[", "C", "\x1b");
    addText("\\", "C", "\x1c");
    addText("]", "C", "\x1d");
    addText("^", "C", "\x1e");
    addText("_", "C", "\x1f");
    addText("/", "C", "\x1f");
    addText("?", "C", "\x7f");
    addText("3", "C", "\x1b");
    addText("7", "C", "\x1f");
    addText("8", "C", "\x7f");
    addText("9", "C", "9");
    addText("\xc3\xa9", "C", "\xc3\xa9");
    addText("", "C", "");
    addText("", "A", "");
    QTest::newRow("control space")
        << core::KeyPress{.key = Key::Text, .text = " ", .modifiers = modifiers("C")} << false
        << QByteArray("\0", 1);
    QTest::newRow("control at") << core::KeyPress{.key = Key::Text,
                                                  .text = "@",
                                                  .modifiers = modifiers("C")}
                                << false << QByteArray("\0", 1);
}

void tst_TerminalInput::encodesKeys()
{
    QFETCH(const core::KeyPress, press);
    QFETCH(const bool, application);
    const core::TerminalModes modes{.applicationCursor = application};
    QTEST(QByteArray::fromStdString(core::encodeKey(press, modes)), "bytes");
}

void tst_TerminalInput::encodesTheMouse_data()
{
    using Kind = core::MouseAction::Kind;
    using Button = core::MouseAction::Button;
    using Tracking = core::MouseTracking;
    QTest::addColumn<core::MouseAction>("action");
    QTest::addColumn<core::TerminalModes>("modes");
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char *name,
                        const core::MouseAction &action,
                        Tracking tracking,
                        bool sgr,
                        const QByteArray &bytes) {
        QTest::newRow(name) << action << core::TerminalModes{.sgrMouse = sgr, .mouse = tracking}
                            << bytes;
    };
    const core::MouseAction press{.column = 4, .row = 2};
    core::MouseAction release = press;
    release.kind = Kind::Release;
    core::MouseAction drag = press;
    drag.kind = Kind::Move;
    core::MouseAction move = drag;
    move.button = Button::None;
    core::MouseAction far = press;
    far.column = 500;
    core::MouseAction outside = press;
    outside.row = -1;
    core::MouseAction held = press;
    held.button = Button::Right;
    held.modifiers = modifiers("SAC");
    core::MouseAction wheel = press;
    wheel.button = Button::WheelDown;

    add("nobody asked", press, Tracking::None, true, "");
    add("press", press, Tracking::Presses, true, "\x1b[<0;5;3M");
    add("release", release, Tracking::Presses, true, "\x1b[<0;5;3m");
    add("drag, presses wanted", drag, Tracking::Presses, true, "");
    add("drag", drag, Tracking::Drags, true, "\x1b[<32;5;3M");
    add("move, drags wanted", move, Tracking::Drags, true, "");
    add("move", move, Tracking::Motion, true, "\x1b[<35;5;3M");
    add("wheel", wheel, Tracking::Presses, true, "\x1b[<65;5;3M");
    add("modifiers", held, Tracking::Presses, true, "\x1b[<30;5;3M");
    add("far", far, Tracking::Presses, true, "\x1b[<0;501;3M");
    add("outside", outside, Tracking::Presses, true, "");
    add("press, old", press, Tracking::Presses, false, "\x1b[M %#");
    add("release, old", release, Tracking::Presses, false, "\x1b[M#%#");
    add("drag, old", drag, Tracking::Drags, false, "\x1b[M@%#");
    add("far, old", far, Tracking::Presses, false, "");
}

void tst_TerminalInput::encodesTheMouse()
{
    QFETCH(const core::MouseAction, action);
    QFETCH(const core::TerminalModes, modes);
    QTEST(QByteArray::fromStdString(core::encodeMouse(action, modes)), "bytes");
}

void tst_TerminalInput::encodesPastes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("bracketed");
    QTest::addColumn<QByteArray>("bytes");
    const auto add =
        [](const char *name, const QByteArray &text, bool bracketed, const QByteArray &bytes) {
            QTest::newRow(name) << text << bracketed << bytes;
        };
    add("plain", "abc", false, "abc");
    add("bracketed", "abc", true, "\x1b[200~abc\x1b[201~");
    add("line feed", "a\nb", false, "a\rb");
    add("carriage return and line feed", "a\r\nb", false, "a\rb");
    add("carriage returns", "a\r\rb", false, "a\r\rb");
    add("tab", "a\tb", false, "a\tb");
    add("UTF-8", "\xc3\xa9\xe6\x97\xa5", false, "\xc3\xa9\xe6\x97\xa5");
    add("control characters",
        QByteArray("a\0\x03\x1b[A\x7f"
                   "b",
                   8),
        false,
        "a[Ab");
    add("C1 controls",
        "a\xc2\x9b\xc2\xa0"
        "b",
        false,
        "a\xc2\xa0"
        "b");
    add("an end inside", "a\x1b[201~b", true, "\x1b[200~a[201~b\x1b[201~");
    add("nothing", "", false, "");
}

void tst_TerminalInput::encodesPastes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, bracketed);
    const core::TerminalModes modes{.bracketedPaste = bracketed};
    QTEST(QByteArray::fromStdString(core::encodePaste(text.toStdString(), modes)), "bytes");
}

void tst_TerminalInput::encodesFocus()
{
    QCOMPARE(core::encodeFocus(true, {}), std::string());
    const core::TerminalModes modes{.focusReports = true};
    QCOMPARE(core::encodeFocus(true, modes), std::string("\x1b[I"));
    QCOMPARE(core::encodeFocus(false, modes), std::string("\x1b[O"));
}

QTEST_GUILESS_MAIN(tst_TerminalInput)
#include "tst_terminalinput.moc"
