#include "ui/logs/logview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace ui;

namespace {

constexpr qint64 second = 1'000'000'000;

core::LogBatch lines(int count, int from = 0, const QString &service = "api")
{
    core::LogBatch batch;
    for (int i = from; i < from + count; ++i)
        batch << core::LogLine{
            .time = (i + 1) * second, .service = service, .text = "line " + QByteArray::number(i)};
    return batch;
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class tst_LogView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsTheEnd();
    void pausesOnScroll();
    void staysPutWhileLinesComeAndGo();
    void selectsByMouse();
    void selectsWordsAndLines();
    void selectsByKeyboard();
    void copiesWithTimeAndService();
    void copiesManyLines();
    void hidesServices();
    void clearsAndRestores();
    void wraps();
    void scrollsSideways();
    void finds();
    void zooms();
    void survivesHostileLines();
    void isIdleWithoutLines();
    void takesLinesWhileItIsHidden();

private:
    QWidget *viewport() const { return m_view->viewport(); }
    void show(const core::LogBatch &batch);

    std::unique_ptr<LogView> m_view;
};

void tst_LogView::init()
{
    m_view = std::make_unique<LogView>();
    m_view->resize(700, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QGuiApplication::clipboard()->clear();
}

void tst_LogView::cleanup()
{
    m_view.reset();
}

void tst_LogView::show(const core::LogBatch &batch)
{
    const qsizetype before = m_view->visibleCount();
    m_view->append(batch);
    QTRY_VERIFY(!m_view->isBehind());
    QCOMPARE(m_view->visibleCount(), before + batch.size());
}

void tst_LogView::followsTheEnd()
{
    show(lines(500));
    QScrollBar *bar = m_view->verticalScrollBar();
    QVERIFY(bar->maximum() > 400);
    QCOMPARE(bar->value(), bar->maximum());
    show(lines(10, 500));
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!m_view->rectOf({.line = 509}).isNull());
}

void tst_LogView::pausesOnScroll()
{
    show(lines(500));
    QSignalSpy following(m_view.get(), &LogView::followingChanged);
    auto *button = m_view->findChild<QPushButton *>("newLinesButton");
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(!m_view->isFollowing());
    QCOMPARE(following.size(), 1);
    QVERIFY(!button->isVisible());
    const quint64 top = m_view->topLine();

    show(lines(1234, 500));
    QCOMPARE(m_view->topLine(), top);
    QVERIFY(button->isVisible());
    QVERIFY2(button->text().contains("1,234"), qPrintable(button->text()));

    button->click();
    QVERIFY(m_view->isFollowing());
    QVERIFY(!button->isVisible());
    QVERIFY(!m_view->rectOf({.line = 1733}).isNull());

    // Scrolling back to the end is the same as the button.
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(!m_view->isFollowing());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->isFollowing());
}

void tst_LogView::staysPutWhileLinesComeAndGo()
{
    show(lines(2000));
    m_view->verticalScrollBar()->setValue(1000);
    QCOMPARE(m_view->topLine(), 1000u);
    QVERIFY(!m_view->isFollowing());
    // More than the store holds: the oldest go, the top becomes the oldest that is left.
    for (int i = 0; i < 11; ++i)
        m_view->append(lines(100'000, 2000 + i * 100'000));
    QCOMPARE(m_view->store().end(), 1'102'000u);
    m_view->viewport()->repaint(); // before the frame that takes the loss in
    QTRY_VERIFY(!m_view->isBehind());
    QVERIFY(m_view->topLine() >= m_view->store().first());
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    m_view->viewport()->repaint();
}

void tst_LogView::selectsByMouse()
{
    show(lines(5));
    const QPoint from = m_view->rectOf({.line = 1, .index = 2}).center() - QPoint(3, 0);
    const QPoint to = m_view->rectOf({.line = 3, .index = 4}).center() - QPoint(3, 0);
    QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
    QVERIFY(m_view->isFollowing());
    QTest::mouseMove(viewport(), to);
    QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
    QVERIFY(!m_view->isFollowing());
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), "ne 1\nline 2\nline");

    QTest::mouseClick(viewport(), Qt::LeftButton, {}, from);
    QVERIFY(m_view->selection().isEmpty());
}

void tst_LogView::selectsWordsAndLines()
{
    show(lines(5));
    const QPoint point = m_view->rectOf({.line = 2, .index = 1}).center();
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, point);
    m_view->copy();
    QCOMPARE(clipboard(), "line");
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, point);
    m_view->copy();
    QCOMPARE(clipboard(), "line 2");
}

void tst_LogView::selectsByKeyboard()
{
    show(lines(5));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    m_view->copy();
    QCOMPARE(clipboard(), "line 2\nline 3\nline 4");
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    m_view->copy();
    QCOMPARE(clipboard(), "line 3\nline 4");
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->selection().isEmpty());
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    m_view->copy();
    QCOMPARE(clipboard().count('\n'), 4);
}

void tst_LogView::copiesWithTimeAndService()
{
    m_view->append({{.time = second, .service = "db", .text = "\x1b[31mred\x1b[0m"},
                    {.time = 2 * second,
                     .service = "db",
                     .stream = core::LogLine::Stream::Marker,
                     .text = "db ended (exit 0)"}});
    QTRY_COMPARE(m_view->visibleCount(), 2);
    m_view->selectAll();
    m_view->copy();
    QCOMPARE(clipboard(), "red\n── db ended (exit 0)");
    m_view->copy(LogCopyForm::WithTimeAndService);
    const QString time = QDateTime::fromMSecsSinceEpoch(1000).toString(Qt::ISODateWithMs);
    QCOMPARE(clipboard().section('\n', 0, 0), time + " db red");
}

void tst_LogView::copiesManyLines()
{
    show(lines(200'000));
    m_view->selectAll();
    m_view->copy();
    QTRY_COMPARE_WITH_TIMEOUT(clipboard().count('\n'), 199'999, 20'000);
    QVERIFY(clipboard().endsWith("line 199999"));
}

void tst_LogView::hidesServices()
{
    m_view->setServices({"db", "api"});
    show(lines(10, 0, "api"));
    show(lines(10, 10, "db"));
    m_view->setHiddenServices({"api"});
    QCOMPARE(m_view->visibleCount(), 10);
    m_view->append(lines(5, 20, "api") + lines(5, 25, "db"));
    QTRY_COMPARE(m_view->visibleCount(), 15);
    m_view->selectAll();
    m_view->copy();
    QVERIFY(!clipboard().contains("line 22"));
    QVERIFY(clipboard().contains("line 27"));
    m_view->setHiddenServices({});
    QCOMPARE(m_view->visibleCount(), 30);
    QVERIFY(m_view->serviceColor("db") != m_view->serviceColor("api"));
}

void tst_LogView::clearsAndRestores()
{
    show(lines(10));
    QSignalSpy cleared(m_view.get(), &LogView::viewClearedChanged);
    QTest::keyClick(m_view.get(), Qt::Key_C);
    QVERIFY(m_view->isViewCleared());
    QCOMPARE(m_view->visibleCount(), 0);
    show(lines(3, 10));
    QTest::keyClick(m_view.get(), Qt::Key_C);
    QVERIFY(!m_view->isViewCleared());
    QCOMPARE(m_view->visibleCount(), 13);
    QCOMPARE(cleared.size(), 2);
    m_view->setOptions({.wrap = true});
    m_view->clearAll();
    QCOMPARE(m_view->visibleCount(), 0);
    QVERIFY(m_view->store().services().isEmpty());
}

void tst_LogView::wraps()
{
    const QByteArray text(1000, 'x');
    m_view->append(lines(50));
    m_view->append({{.time = 100 * second, .service = "api", .text = text}});
    QTRY_VERIFY(!m_view->isBehind());
    QTest::keyClick(m_view.get(), Qt::Key_W);
    QVERIFY(m_view->options().wrap);
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    // The end of the long line is in sight, several rows below its beginning.
    const QRect end = m_view->rectOf({.line = 50, .index = 1000});
    const QRect begin = m_view->rectOf({.line = 50, .index = 0});
    QVERIFY(!end.isNull());
    QVERIFY(end.top() >= begin.top() + 5 * begin.height());
    QVERIFY(end.bottom() <= viewport()->height());
    const LogPosition found = m_view->positionAt(end.center() - QPoint(3, 0));
    QVERIFY(found == (LogPosition{.line = 50, .index = 1000}));

    QVERIFY(m_view->isFollowing());
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(!m_view->isFollowing());
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->isFollowing());
    QCOMPARE(m_view->rectOf({.line = 50, .index = 1000}), end);
    m_view->resize(400, 200);
    viewport()->repaint();
    QVERIFY(!m_view->rectOf({.line = 50, .index = 1000}).isNull());
}

void tst_LogView::scrollsSideways()
{
    m_view->append({{.time = second, .service = "api", .text = QByteArray(500, 'x') + "end"}});
    QTRY_VERIFY(m_view->horizontalScrollBar()->maximum() > 1000);
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
    const QRect end = m_view->rectOf({.line = 0, .index = 502});
    QVERIFY(viewport()->rect().contains(end));
}

void tst_LogView::finds()
{
    show(lines(1000));
    m_view->setQuery("line 99");
    QTRY_COMPARE(m_view->finder().lines().size(), 11u); // 99, 990…999
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_N);
    QCOMPARE(m_view->finder().currentNumber(), 1);
    QVERIFY(!m_view->rectOf({.line = 99}).isNull());
    QTest::keyClick(m_view.get(), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(m_view->finder().current(), 999u);
    QVERIFY(!m_view->rectOf({.line = 999}).isNull());
    QVERIFY(!m_view->isFollowing());
    viewport()->repaint();

    show(core::LogBatch{{.time = 2000 * second, .service = "api", .text = "line 99 again"}});
    QTRY_COMPARE(m_view->finder().lines().size(), 12u);
    m_view->setQuery({});
    QVERIFY(m_view->finder().lines().empty());
}

void tst_LogView::zooms()
{
    show(lines(10));
    const int before = m_view->rectOf({.line = 0}).height();
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->rectOf({.line = 0}).height() > before);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->rectOf({.line = 0}).height(), before);
}

void tst_LogView::survivesHostileLines()
{
    core::LogBatch batch;
    quint32 seed = 7;
    for (int i = 0; i < 300; ++i) {
        QByteArray text;
        for (int k = 0; k < 300; ++k) {
            seed = seed * 1664525u + 1013904223u;
            text += char(seed >> 24);
        }
        batch << core::LogLine{.time = i + 1, .service = QString(i % 40, u'\u0301'), .text = text};
    }
    batch << core::LogLine{.time = 1000, .service = "x", .text = QByteArray(1'000'000, 'w')};
    show(batch);
    for (const bool wrap : {false, true}) {
        m_view->setOptions({.time = LogTimeMode::Relative, .wrap = wrap});
        viewport()->repaint();
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        viewport()->repaint();
        QTest::keyClick(m_view.get(), Qt::Key_End);
        m_view->selectAll();
        viewport()->repaint();
    }
}

void tst_LogView::isIdleWithoutLines()
{
    show(lines(10));
    const QList<QTimer *> timers = m_view->findChildren<QTimer *>();
    QVERIFY(timers.size() >= 3);
    for (const QTimer *timer : timers)
        QTRY_VERIFY(!timer->isActive());
    QCOMPARE(m_view->store().sealedEnd(), 10u);
}

void tst_LogView::takesLinesWhileItIsHidden()
{
    m_view->setServices({"db", "api"});
    show(lines(10));
    m_view->hide();
    for (int i = 0; i < 12; ++i)
        m_view->append(lines(100'000, 10 + i * 100'000));
    m_view->setHiddenServices({"db"});
    m_view->setQuery("line");
    m_view->findNext();
    m_view->selectAll();
    m_view->copy();
    m_view->clearView();
    m_view->restoreView();
    m_view->show();
    viewport()->repaint();
    QCOMPARE(m_view->visibleCount(), qsizetype(m_view->store().end() - m_view->store().first()));
}

QTEST_MAIN(tst_LogView)
#include "tst_logview.moc"
