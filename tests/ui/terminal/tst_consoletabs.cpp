#include "ui/terminal/consolepane.h"
#include "ui/terminal/consoletabs.h"
#include "ui/terminal/terminalview.h"
#include "ui/widgets/banner.h"

#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <memory>

using ui::ConsoleTabs;

class tst_ConsoleTabs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_tabs.reset(); }
    void showsATabAConsole();
    void passesOrdersOn();
    void keepsConsolesWhileHidden();
    void saysHowAProgramEnded();
    void restartsInTheSameTab();
    void closesATab();
    void acknowledgesForConsolesThatAreGone();
    void marksABellInTheBackground();
    void ignoresUnknownConsoles();

private:
    QTabWidget *widget() const
    {
        return m_tabs->findChild<QTabWidget *>(QStringLiteral("consoleTabs"));
    }
    ui::Banner *endBanner(int id) const
    {
        return m_tabs->pane(id)->findChild<ui::Banner *>(QStringLiteral("endBanner"));
    }

    std::unique_ptr<ConsoleTabs> m_tabs;
};

void tst_ConsoleTabs::init()
{
    m_tabs = std::make_unique<ConsoleTabs>();
    m_tabs->resize(640, 400);
    m_tabs->show();
    QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
}

void tst_ConsoleTabs::showsATabAConsole()
{
    QCOMPARE(m_tabs->current(), -1);
    QSignalSpy resized(m_tabs.get(), &ConsoleTabs::resized);
    m_tabs->addConsole(7, QStringLiteral("db"));
    m_tabs->addConsole(8, QStringLiteral("a&b"));
    QCOMPARE(m_tabs->count(), 2);
    QCOMPARE(m_tabs->current(), 8);
    QCOMPARE(widget()->tabText(0), QStringLiteral("Terminal: db"));
    QCOMPARE(widget()->tabText(1), QStringLiteral("Terminal: a&&b"));
    QTRY_VERIFY(m_tabs->pane(8)->view()->hasFocus());
    QTRY_VERIFY(resized.size() >= 2);
    QCOMPARE(resized.last().value(0).toInt(), 8);
    QVERIFY(resized.last().value(1).toInt() > 20);
    QCOMPARE(m_tabs->pane(7)->view()->accessibleName(), QStringLiteral("Terminal of db"));
    // The same one again only comes to the front.
    m_tabs->addConsole(7, QStringLiteral("db"));
    QCOMPARE(m_tabs->count(), 2);
    QCOMPARE(m_tabs->current(), 7);
}

void tst_ConsoleTabs::passesOrdersOn()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    QSignalSpy input(m_tabs.get(), &ConsoleTabs::input);
    QSignalSpy consumed(m_tabs.get(), &ConsoleTabs::consumed);
    m_tabs->feed(7, "abc");
    QTest::keyClick(m_tabs->pane(7)->view(), Qt::Key_X);
    QCOMPARE(input.size(), 1);
    QCOMPARE(input.first().value(0).toInt(), 7);
    QCOMPARE(input.first().value(1).toByteArray(), QByteArray("x"));
    QCOMPARE(consumed.size(), 1);
    QCOMPARE(consumed.first().value(0).toInt(), 7);
    QCOMPARE(consumed.first().value(1).toLongLong(), 3);
}

void tst_ConsoleTabs::keepsConsolesWhileHidden()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    QSignalSpy consumed(m_tabs.get(), &ConsoleTabs::consumed);
    const int columns = m_tabs->pane(7)->view()->columns();
    m_tabs->hide();
    m_tabs->feed(7, "while hidden");
    QCOMPARE(consumed.size(), 1);
    m_tabs->show();
    QCOMPARE(m_tabs->pane(7)->view()->columns(), columns);
    m_tabs->pane(7)->view()->selectAll();
    QVERIFY(m_tabs->pane(7)->view()->selectedText().startsWith(QStringLiteral("while hidden")));
}

void tst_ConsoleTabs::saysHowAProgramEnded()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    QVERIFY(!endBanner(7)->isVisible());
    m_tabs->ended(7, 0, {});
    QVERIFY(endBanner(7)->isVisible());
    QCOMPARE(endBanner(7)->text(), QStringLiteral("Ended (exit code 0). Press Enter to restart."));
    QCOMPARE(widget()->tabText(0), QStringLiteral("Terminal: db (ended)"));

    m_tabs->addConsole(8, QStringLiteral("api"));
    m_tabs->ended(8, 127, QStringLiteral("The program podman was not found."));
    QCOMPARE(endBanner(8)->text(),
             QStringLiteral("Ended (exit code 127): The program podman was not found. Press Enter "
                            "to restart."));
}

void tst_ConsoleTabs::restartsInTheSameTab()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    m_tabs->feed(7, "old text\x1b[?1049h\x1b[?1000;2004hhalf\x1b[3");
    m_tabs->ended(7, 1, {});
    QSignalSpy open(m_tabs.get(), &ConsoleTabs::openRequested);
    QTest::keyClick(m_tabs->pane(7)->view(), Qt::Key_Return);
    QTest::keyClick(m_tabs->pane(7)->view(), Qt::Key_Return);
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().first().toString(), QStringLiteral("db"));

    QSignalSpy resized(m_tabs.get(), &ConsoleTabs::resized);
    m_tabs->addConsole(9, QStringLiteral("db"));
    QCOMPARE(m_tabs->count(), 1);
    QCOMPARE(m_tabs->current(), 9);
    QVERIFY(!m_tabs->pane(7));
    QCOMPARE(resized.last().value(0).toInt(), 9);
    QVERIFY(!endBanner(9)->isVisible());
    QCOMPARE(widget()->tabText(0), QStringLiteral("Terminal: db"));
    const ui::TerminalView *view = m_tabs->pane(9)->view();
    QVERIFY(view->terminal().modes() == core::TerminalModes{});
    QVERIFY(!view->terminal().isAlternate());
    m_tabs->feed(9, "new text");
    m_tabs->pane(9)->view()->selectAll();
    const QString text = view->selectedText();
    QVERIFY(text.contains(QStringLiteral("old text")) && text.contains(QStringLiteral("new text")));
}

void tst_ConsoleTabs::closesATab()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    m_tabs->addConsole(8, QStringLiteral("api"));
    QSignalSpy closed(m_tabs.get(), &ConsoleTabs::closed);
    auto *closeButton =
        qobject_cast<QToolButton *>(widget()->tabBar()->tabButton(0, QTabBar::RightSide));
    QVERIFY(closeButton && !closeButton->accessibleName().isEmpty());
    QTest::mouseClick(closeButton, Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first().first().toInt(), 7);
    QCOMPARE(m_tabs->count(), 1);
    QCOMPARE(m_tabs->current(), 8);
    m_tabs->closeConsole(8);
    QCOMPARE(m_tabs->current(), -1);
    m_tabs->closeConsole(8);
    QCOMPARE(closed.size(), 2);
}

void tst_ConsoleTabs::acknowledgesForConsolesThatAreGone()
{
    QSignalSpy consumed(m_tabs.get(), &ConsoleTabs::consumed);
    m_tabs->feed(99, "abc");
    QCOMPARE(consumed.size(), 1);
    QCOMPARE(consumed.first().value(1).toLongLong(), 3);
}

void tst_ConsoleTabs::marksABellInTheBackground()
{
    m_tabs->addConsole(7, QStringLiteral("db"));
    m_tabs->addConsole(8, QStringLiteral("api"));
    m_tabs->feed(7, "\a");
    m_tabs->feed(8, "\a");
    QCOMPARE(widget()->tabText(0), QStringLiteral("Terminal: db (bell)"));
    QCOMPARE(widget()->tabText(1), QStringLiteral("Terminal: api"));
    m_tabs->setCurrent(7);
    QCOMPARE(widget()->tabText(0), QStringLiteral("Terminal: db"));
}

void tst_ConsoleTabs::ignoresUnknownConsoles()
{
    m_tabs->ended(99, 1, {});
    m_tabs->setCurrent(99);
    m_tabs->closeConsole(99);
    QCOMPARE(m_tabs->count(), 0);
}

QTEST_MAIN(tst_ConsoleTabs)
#include "tst_consoletabs.moc"
