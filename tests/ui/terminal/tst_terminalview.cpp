#include "ui/desktop/theme.h"
#include "ui/terminal/boxglyphs.h"
#include "ui/terminal/terminalview.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QInputMethodEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using ui::TerminalView;

class tst_TerminalView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typesKeys_data();
    void typesKeys();
    void keepsKeysFromTheMenus();
    void answersThePrograms();
    void tellsItsSize();
    void acknowledgesWhatItTakesIn();
    void staysResponsiveInAFlood();
    void selectsAndCopies();
    void selectsWordsAndLines();
    void pastesOneLineAtOnce();
    void asksBeforeSeveralLines();
    void bracketsPastes();
    void reportsTheMouse();
    void scrollsByWheelAndKeys();
    void staysOnItsTextWhileOutputComes();
    void zooms();
    void marksTheBell();
    void opensOnlySafeLinks();
    void composesWithAnInputMethod();
    void showsNoCursorAndSendsNothingAfterTheEnd();
    void followsTheTheme();
    void paintsWhatItShows();
    void doesNothingWhenIdle();
    void findsText();
    void offersAMenu();

private:
    QPoint cell(int column, int row) const;
    QByteArray typed() const;

    std::unique_ptr<TerminalView> m_view;
    std::unique_ptr<QSignalSpy> m_typed;
};

void tst_TerminalView::init()
{
    QApplication::setCursorFlashTime(0);
    m_view = std::make_unique<TerminalView>();
    m_view->resize(640, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_typed = std::make_unique<QSignalSpy>(m_view.get(), &TerminalView::bytesTyped);
}

void tst_TerminalView::cleanup()
{
    m_typed.reset();
    m_view.reset();
}

/// The middle of a cell, in the viewport.
QPoint tst_TerminalView::cell(int column, int row) const
{
    const QRect first = m_view->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    const core::ScreenPosition cursor = m_view->terminal().cursor();
    return {first.x() + (column - cursor.column) * first.width() + first.width() / 4,
            first.y() + (row - cursor.row) * first.height() + first.height() / 2};
}

QByteArray tst_TerminalView::typed() const
{
    QByteArray bytes;
    for (const QList<QVariant> &arguments : *m_typed)
        bytes += arguments.first().toByteArray();
    return bytes;
}

void tst_TerminalView::typesKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char *name,
                        int key,
                        Qt::KeyboardModifiers modifiers,
                        const QByteArray &bytes,
                        const QByteArray &program = {}) {
        QTest::newRow(name) << key << modifiers << program << bytes;
    };
    add("letter", Qt::Key_A, Qt::NoModifier, "a");
    add("control c", Qt::Key_C, Qt::ControlModifier, "\x03");
    add("alt b",
        Qt::Key_B,
        Qt::AltModifier,
        "\x1b"
        "b");
    add("enter", Qt::Key_Return, Qt::NoModifier, "\r");
    add("keypad enter", Qt::Key_Enter, Qt::KeypadModifier, "\r");
    add("tab", Qt::Key_Tab, Qt::NoModifier, "\t");
    add("back tab", Qt::Key_Backtab, Qt::ShiftModifier, "\x1b[Z");
    add("backspace", Qt::Key_Backspace, Qt::NoModifier, "\x7f");
    add("escape", Qt::Key_Escape, Qt::NoModifier, "\x1b");
    add("up", Qt::Key_Up, Qt::NoModifier, "\x1b[A");
    add("up in an application", Qt::Key_Up, Qt::NoModifier, "\x1bOA", "\x1b[?1h");
    add("control right", Qt::Key_Right, Qt::ControlModifier, "\x1b[1;5C");
    add("page up", Qt::Key_PageUp, Qt::NoModifier, "\x1b[5~");
    add("F1", Qt::Key_F1, Qt::NoModifier, "\x1bOP");
    add("F10", Qt::Key_F10, Qt::NoModifier, "\x1b[21~");
    add("shift", Qt::Key_Shift, Qt::ShiftModifier, "");
    add("control tab is the window's", Qt::Key_Tab, Qt::ControlModifier, "");
    add("F6 is the window's", Qt::Key_F6, Qt::NoModifier, "");
    add("control F6", Qt::Key_F6, Qt::ControlModifier, "\x1b[17;5~");
}

void tst_TerminalView::typesKeys()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const QByteArray, program);
    m_view->feed(program);
    QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), modifiers);
    QTEST(typed(), "bytes");
}

void tst_TerminalView::keepsKeysFromTheMenus()
{
    QAction action(m_view.get());
    action.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    QAction other(m_view.get());
    other.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    m_view->addActions({&action, &other});
    QSignalSpy triggered(&action, &QAction::triggered);
    QSignalSpy otherTriggered(&other, &QAction::triggered);

    QTest::keyClick(m_view.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 0);
    QCOMPARE(typed(), QByteArray("\x12"));
    QTest::keyClick(m_view.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(otherTriggered.size(), 1);
}

void tst_TerminalView::answersThePrograms()
{
    m_view->feed("\x1b[5n\x1b]0;my title\a");
    QCOMPARE(typed(), QByteArray("\x1b[0n"));

    QSignalSpy titles(m_view.get(), &TerminalView::titleChanged);
    m_view->feed("\x1b]0;my title\a\x1b]0;other\a");
    QCOMPARE(titles.size(), 1);
    QCOMPARE(titles.first().first().toString(), QStringLiteral("other"));

    m_typed->clear();
    m_view->feed("\x1b]11;?\a");
    const QColor background = ui::terminalPalette(ui::Theme::of(m_view->palette())).background;
    QVERIFY(typed().contains(QByteArray::number(background.red() * 0x101, 16)));
}

void tst_TerminalView::tellsItsSize()
{
    QSignalSpy sizes(m_view.get(), &TerminalView::sizeChanged);
    const int columns = m_view->columns();
    m_view->resize(900, 500);
    QTRY_COMPARE(sizes.size(), 1);
    QCOMPARE(sizes.first().value(0).toInt(), m_view->columns());
    QCOMPARE(sizes.first().value(1).toInt(), m_view->rows());
    QVERIFY(m_view->columns() > columns);
    // Too small to be meant.
    m_view->resize(12, 5);
    QTest::qWait(20);
    QCOMPARE(sizes.size(), 1);
}

void tst_TerminalView::acknowledgesWhatItTakesIn()
{
    QSignalSpy consumed(m_view.get(), &TerminalView::consumed);
    m_view->feed("abc");
    QCOMPARE(consumed.size(), 1);
    QCOMPARE(consumed.first().first().toLongLong(), 3);
    m_view->feed(QByteArray());
    QCOMPARE(consumed.size(), 1);
}

void tst_TerminalView::staysResponsiveInAFlood()
{
    qsizetype sum = 0;
    connect(m_view.get(), &TerminalView::consumed, this, [&sum](qsizetype bytes) { sum += bytes; });
    const QByteArray flood = QByteArray("x\x1b[65535b\x1b#8\x1b[65535S").repeated(40000);
    QElapsedTimer clock;
    clock.start();
    m_view->feed(flood);
    const qint64 first = clock.elapsed();
    QVERIFY2(first < 1500, qPrintable(QString::number(first)));
    QVERIFY(sum < flood.size());
    sum = 0;
    m_view = std::make_unique<TerminalView>();
}

void tst_TerminalView::selectsAndCopies()
{
    m_view->feed("one two three\r\nfour");
    QVERIFY(!m_view->hasSelection());
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, cell(4, 0));
    QTest::mouseMove(m_view->viewport(), cell(7, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, cell(7, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("two"));

    QGuiApplication::clipboard()->clear();
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("two"));
    QCOMPARE(typed(), QByteArray());

    // Extended by shift, dropped by typing.
    QTest::qWait(QApplication::doubleClickInterval() + 20);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(4, 1));
    QCOMPARE(m_view->selectedText(), QStringLiteral("two three\nfour"));
    QTest::keyClick(m_view.get(), Qt::Key_X);
    QVERIFY(!m_view->hasSelection());
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_view->selectedText().startsWith(QStringLiteral("one two three\nfour")));
}

void tst_TerminalView::selectsWordsAndLines()
{
    m_view->feed("one /etc/hosts three");
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(6, 0));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, cell(6, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("/etc/hosts"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(6, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("one /etc/hosts three"));
}

void tst_TerminalView::pastesOneLineAtOnce()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("ls \x1b[31m -l"));
    QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(typed(), QByteArray("ls [31m -l"));
}

void tst_TerminalView::asksBeforeSeveralLines()
{
    auto *banner = m_view->findChild<ui::Banner *>(QStringLiteral("pasteBanner"));
    QVERIFY(banner && !banner->isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral("one\ntwo\n"));
    m_view->paste();
    QVERIFY(banner->isVisible());
    QCOMPARE(typed(), QByteArray());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!banner->isVisible());
    QCOMPARE(typed(), QByteArray());

    m_view->paste();
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(!banner->isVisible());
    QCOMPARE(typed(), QByteArray("one\rtwo\r"));

    m_typed->clear();
    m_view->paste();
    emit banner->actionTriggered();
    QCOMPARE(typed(), QByteArray("one\rtwo\r"));
}

void tst_TerminalView::bracketsPastes()
{
    m_view->feed("\x1b[?2004h");
    QGuiApplication::clipboard()->setText(QStringLiteral("text"));
    m_view->paste();
    QCOMPARE(typed(), QByteArray("\x1b[200~text\x1b[201~"));
}

void tst_TerminalView::reportsTheMouse()
{
    m_view->feed("\x1b[?1002;1006h");
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, cell(2, 1));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, cell(2, 1));
    QCOMPARE(typed(), QByteArray("\x1b[<0;3;2M\x1b[<0;3;2m"));
    QVERIFY(!m_view->hasSelection());

    // With shift the mouse selects.
    m_typed->clear();
    m_view->feed("\x1b[Habc");
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(0, 0));
    QTest::mouseMove(m_view->viewport(), cell(2, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(2, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("ab"));
    QCOMPARE(typed(), QByteArray());
}

static void turnWheel(QWidget *widget, int delta)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle,
                      widget->mapToGlobal(middle),
                      {},
                      {0, delta},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(widget, &event);
}

void tst_TerminalView::scrollsByWheelAndKeys()
{
    m_view->feed(QByteArray("line\r\n").repeated(200));
    QScrollBar *bar = m_view->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    QTRY_COMPARE(bar->value(), bar->maximum());
    turnWheel(m_view->viewport(), 120);
    QCOMPARE(bar->value(), bar->maximum() - 3);
    turnWheel(m_view->viewport(), 40);
    QCOMPARE(bar->value(), bar->maximum() - 4);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp, Qt::ShiftModifier);
    QVERIFY(bar->value() < bar->maximum() - 10);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(bar->value(), 0);
    QCOMPARE(typed(), QByteArray());
    QTest::keyClick(m_view.get(), Qt::Key_A);
    QCOMPARE(bar->value(), bar->maximum());

    m_typed->clear();
    m_view->feed("\x1b[?1049h");
    turnWheel(m_view->viewport(), -120);
    QCOMPARE(typed(), QByteArray("\x1b[B\x1b[B\x1b[B"));
    m_typed->clear();
    m_view->feed("\x1b[?1000;1006h");
    turnWheel(m_view->viewport(), 120);
    QVERIFY(typed().startsWith("\x1b[<64;"));
}

void tst_TerminalView::staysOnItsTextWhileOutputComes()
{
    for (int i = 0; i < 10100; ++i)
        m_view->feed("line " + QByteArray::number(i) + "\r\n");
    QScrollBar *bar = m_view->verticalScrollBar();
    QTRY_COMPARE(bar->value(), 10000);
    bar->setValue(5000);
    const QRect rect = m_view->viewport()->rect();
    const QImage before = m_view->viewport()->grab(rect).toImage();
    for (int i = 0; i < 50; ++i)
        m_view->feed("more\r\n");
    QTRY_COMPARE(bar->value(), 4950);
    QCOMPARE(m_view->viewport()->grab(rect).toImage(), before);
}

void tst_TerminalView::zooms()
{
    const int columns = m_view->columns();
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 2);
    QVERIFY(m_view->columns() < columns);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->columns(), columns);
    m_view->setZoom(-1000);
    m_view->setZoom(1000);
    QVERIFY(m_view->columns() >= 2);
    QCOMPARE(typed(), QByteArray());
}

void tst_TerminalView::marksTheBell()
{
    QSignalSpy rang(m_view.get(), &TerminalView::bellRang);
    QTest::qWait(30);
    const QImage before = m_view->viewport()->grab().toImage();
    m_view->feed("\a\a\a");
    QCOMPARE(rang.size(), 1);
    QVERIFY(m_view->viewport()->grab().toImage() != before);
    QTRY_COMPARE(m_view->viewport()->grab().toImage(), before);
}

void tst_TerminalView::opensOnlySafeLinks()
{
    QSignalSpy links(m_view.get(), &TerminalView::linkActivated);
    m_view->feed("\x1b]8;;https://example.org\aA\x1b]8;;file:///etc/passwd\aB\x1b]8;;\aC");
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(0, 0));
    QCOMPARE(links.size(), 0);
    for (const int column : {0, 1, 2})
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, cell(column, 0));
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().first().toString(), QStringLiteral("https://example.org"));
}

void tst_TerminalView::composesWithAnInputMethod()
{
    QVERIFY(m_view->inputMethodQuery(Qt::ImEnabled).toBool());
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(m_view.get(), &composing);
    QCOMPARE(typed(), QByteArray());
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("\u4f60"));
    QCoreApplication::sendEvent(m_view.get(), &committed);
    QCOMPARE(typed(), QByteArray("\xe4\xbd\xa0"));
}

void tst_TerminalView::showsNoCursorAndSendsNothingAfterTheEnd()
{
    QSignalSpy restarts(m_view.get(), &TerminalView::restartRequested);
    m_view->setEnded(true);
    m_view->feed("\x1b[5n");
    QTest::keyClick(m_view.get(), Qt::Key_A);
    QCOMPARE(restarts.size(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(restarts.size(), 1);
    QGuiApplication::clipboard()->setText(QStringLiteral("text"));
    m_view->paste();
    QCOMPARE(typed(), QByteArray());
    const QImage image = m_view->viewport()->grab().toImage();
    const QColor background = ui::terminalPalette(ui::Theme::of(m_view->palette())).background;
    QCOMPARE(image.pixelColor(cell(0, 0)), background);
}

void tst_TerminalView::followsTheTheme()
{
    for (const ui::Scheme scheme : {ui::Scheme::Dark, ui::Scheme::Light}) {
        const ui::Theme &theme = ui::Theme::of(scheme);
        m_view->setPalette(theme.palette());
        const QImage image = m_view->viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() - 2, image.height() - 2),
                 theme.color(ui::Role::Terminal));
    }
    ui::TerminalPalette own = ui::terminalPalette(ui::Theme::of(ui::Scheme::Dark));
    own.background = QColor(Qt::darkBlue);
    m_view->setColors(own);
    m_view->setPalette(ui::Theme::of(ui::Scheme::Dark).palette());
    const QImage image = m_view->viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(image.width() - 2, image.height() - 2), QColor(Qt::darkBlue));
}

void tst_TerminalView::paintsWhatItShows()
{
    m_view->feed("\x1b[?25l\x1b[41m  \x1b[48;2;1;2;3m  \x1b[0m  \x1b[7m  \x1b[0m\xe2\x96\x88");
    QTest::qWait(30);
    const QImage image = m_view->viewport()->grab().toImage();
    const ui::TerminalPalette colors = ui::terminalPalette(ui::Theme::of(m_view->palette()));
    m_view->feed("\x1b[H");
    QCOMPARE(image.pixelColor(cell(0, 0)), colors.ansi[1]);
    QCOMPARE(image.pixelColor(cell(2, 0)), QColor(1, 2, 3));
    QCOMPARE(image.pixelColor(cell(4, 0)), colors.background);
    QCOMPARE(image.pixelColor(cell(6, 0)), colors.foreground);
    QCOMPARE(image.pixelColor(cell(8, 0)), colors.foreground);

    // Every attribute, wide and odd characters, a narrow view: it must only not fall over.
    QByteArray all;
    for (int i = 0; i < 10; ++i)
        all += "\x1b[" + QByteArray::number(i)
               + "mx\xe6\x97\xa5"
                 "e\xcc\x81";
    for (char32_t code = 0x2500; code < 0x25a0; ++code)
        all += QString::fromUcs4(&code, 1).toUtf8();
    all += "\x1b[4:3mcurly\x1b[53mover\x1b[0m\x1b[?5h\x1b[5 q";
    m_view->feed(all);
    m_view->resize(60, 60);
    m_view->viewport()->grab();
}

void tst_TerminalView::doesNothingWhenIdle()
{
    class PaintCounter : public QObject
    {
    public:
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                ++paints;
            if (event->type() == QEvent::Timer)
                ++timers;
            return false;
        }
        int paints = 0;
        int timers = 0;
    } counter;
    m_view->feed("text");
    QTest::qWait(100);
    m_view->viewport()->installEventFilter(&counter);
    m_view->installEventFilter(&counter);
    QTest::qWait(200);
    QCOMPARE(counter.paints, 0);
    QCOMPARE(counter.timers, 0);

    // Many pieces of output are one frame.
    for (int i = 0; i < 100; ++i)
        m_view->feed("x\r");
    QTest::qWait(60);
    QVERIFY(counter.paints <= 3);
    QVERIFY(counter.paints >= 1);
}

void tst_TerminalView::findsText()
{
    m_view->feed("needle 1\r\n" + QByteArray("hay\r\n").repeated(100) + "needle 2\r\n");
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 10);
    QVERIFY(m_view->find(QStringLiteral("Needle"), true));
    QVERIFY(m_view->find(QStringLiteral("Needle"), true));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QCOMPARE(m_view->selectedText(), QStringLiteral("needle"));
    QVERIFY(!m_view->find(QStringLiteral("Needle"), true));
    QVERIFY(m_view->find(QStringLiteral("needle 2"), false));
    QVERIFY(!m_view->find(QStringLiteral("missing"), false));
}

void tst_TerminalView::offersAMenu()
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(20, 20), QPoint(20, 20));
    QCoreApplication::sendEvent(m_view.get(), &event);
    auto *menu = m_view->findChild<QMenu *>(QStringLiteral("terminalMenu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions().first()->isEnabled(), false);
    menu->close();
}

QTEST_MAIN(tst_TerminalView)
#include "tst_terminalview.moc"
