#include "stacks.h"
#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/graph/edgeitem.h"
#include "ui/graph/graphscene.h"
#include "ui/graph/graphview.h"
#include "ui/graph/nodeitem.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace ui;
using core::ServiceState;

class tst_GraphView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsEachServiceAndEdge();
    void stateChangesMoveNothing();
    void newServicesAreLaidOut();
    void clickSelects();
    void clickBesideUnselects();
    void dragPansAndKeepsTheChoice();
    void doubleClickActivates();
    void selectionFromOutside();
    void selectionGoesWithTheService();
    void arrowKeysFollowEdges();
    void enterAsksForLogs();
    void keysAreNotShortcuts();
    void zoomKeysAndFit();
    void wheelZoomsAtThePointer();
    void edgesShowTheirState();
    void speaksForScreenReaders();
    void paintsOnlyWhileSomethingIsExpected();
    void hugeGraphsAreLaidOutElsewhere();
    void onlyTheNewestLayoutCounts();
    void survivesBeingDeletedWhileLayingOut();
    void paintsAtAnyZoom();
};

namespace {

/// A shown view of a fixed size with a stack in it.
class ShownView : public GraphView
{
public:
    explicit ShownView(const core::StackSnapshot &stack)
    {
        resize(1000, 600);
        setStack(stack);
        show();
    }

    QPoint placeOf(const QString &service) const
    {
        const NodeItem *node = graph().nodeItem(service);
        return mapFromScene(node->pos() + node->cardRect().center());
    }
    void click(const QPoint &place) { QTest::mouseClick(viewport(), Qt::LeftButton, {}, place); }
};

QList<QPointF> positions(const GraphView &view)
{
    QList<QPointF> positions;
    for (const NodeItem *node : view.graph().nodeItems())
        positions << node->pos();
    return positions;
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

void tst_GraphView::initTestCase()
{
    QApplication::setStyle(new Style);
    QApplication::setPalette(Theme::of(Scheme::Light).palette());
}

void tst_GraphView::showsEachServiceAndEdge()
{
    const ShownView view(stacks::shop());

    QCOMPARE(view.graph().nodeItems().size(), 6);
    QCOMPARE(view.graph().edgeItems().size(), 6);
    QVERIFY(view.graph().nodeItem(u("db")));
    QVERIFY(!view.graph().nodeItem(u("nobody")));
    QCOMPARE(view.graph().nodeItem(u("db"))->service().state, ServiceState::Healthy);
    const QRectF visible = view.mapToScene(view.viewport()->rect()).boundingRect();
    QVERIFY(visible.contains(view.graph().contentRect()));
}

void tst_GraphView::stateChangesMoveNothing()
{
    core::StackSnapshot stack = stacks::shop();
    ShownView view(stack);
    QSignalSpy layouts(&view, &GraphView::layoutChanged);
    view.zoomIn();
    const QList<QPointF> before = positions(view);
    const QTransform transform = view.viewportTransform();
    const NodeItem *api = view.graph().nodeItem(u("api"));

    stack.services[3].state = ServiceState::Healthy;
    view.setStack(stack);

    QCOMPARE(layouts.size(), 0);
    QCOMPARE(positions(view), before);
    QCOMPARE(view.viewportTransform(), transform);
    QCOMPARE(view.graph().nodeItem(u("api")), api);
    QCOMPARE(api->service().state, ServiceState::Healthy);
}

void tst_GraphView::newServicesAreLaidOut()
{
    core::StackSnapshot stack = stacks::shop();
    ShownView view(stack);
    view.selectService(u("api"));
    QSignalSpy layouts(&view, &GraphView::layoutChanged);

    stack.services << stacks::service(u("mail"), ServiceState::Running, {stacks::on(u("db"))});
    view.setStack(stack);

    QCOMPARE(layouts.size(), 1);
    QVERIFY(view.graph().nodeItem(u("mail")));
    QCOMPARE(view.selectedService(), u("api"));

    view.setOptions({.volumes = false, .networks = false});
    QCOMPARE(layouts.size(), 2);
}

void tst_GraphView::clickSelects()
{
    ShownView view(stacks::shop());
    QSignalSpy selected(&view, &GraphView::serviceSelected);

    view.click(view.placeOf(u("api")));

    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().first().toString(), u("api"));
    QCOMPARE(view.selectedService(), u("api"));
    view.click(view.placeOf(u("api")));
    QCOMPARE(selected.size(), 1);
}

void tst_GraphView::clickBesideUnselects()
{
    ShownView view(stacks::shop());
    view.selectService(u("api"));
    QSignalSpy selected(&view, &GraphView::serviceSelected);

    view.click({2, 2});

    QCOMPARE(selected.size(), 1);
    QCOMPARE(view.selectedService(), QString());
}

void tst_GraphView::dragPansAndKeepsTheChoice()
{
    ShownView view(stacks::shop());
    view.selectService(u("db"));
    const QPoint before = view.placeOf(u("api"));

    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, before);
    QTest::mouseMove(view.viewport(), before + QPoint(30, 0));
    QTest::mouseMove(view.viewport(), before + QPoint(70, 40));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, before + QPoint(70, 40));

    QCOMPARE(view.placeOf(u("api")), before + QPoint(70, 40));
    QCOMPARE(view.selectedService(), u("db"));
}

void tst_GraphView::doubleClickActivates()
{
    ShownView view(stacks::shop());
    QSignalSpy activated(&view, &GraphView::serviceActivated);

    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, view.placeOf(u("web")));
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, {2, 2});

    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toString(), u("web"));
}

void tst_GraphView::selectionFromOutside()
{
    ShownView view(stacks::shop());
    QSignalSpy selected(&view, &GraphView::serviceSelected);

    view.selectService(u("web"));
    QCOMPARE(selected.size(), 1);
    view.selectService(u("nobody"));
    QCOMPARE(view.selectedService(), QString());
    QCOMPARE(selected.size(), 2);
}

void tst_GraphView::selectionGoesWithTheService()
{
    core::StackSnapshot stack = stacks::shop();
    ShownView view(stack);
    view.selectService(u("web"));
    stack.services.removeLast();

    view.setStack(stack);
    QCOMPARE(view.selectedService(), QString());

    view.selectService(u("db"));
    view.setStack(stacks::large(5));
    QCOMPARE(view.selectedService(), QString());
}

void tst_GraphView::arrowKeysFollowEdges()
{
    ShownView view(stacks::shop());
    view.selectService(u("web"));

    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.selectedService(), u("api"));
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(view.selectedService() == u("web") || view.selectedService() == u("worker"));
    view.selectService({});
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selectedService(), u("db"));
}

void tst_GraphView::enterAsksForLogs()
{
    ShownView view(stacks::shop());
    QSignalSpy logs(&view, &GraphView::logsRequested);

    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(logs.size(), 0);
    view.selectService(u("db"));
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(logs.size(), 1);
    QCOMPARE(logs.first().first().toString(), u("db"));
}

void tst_GraphView::keysAreNotShortcuts()
{
    ShownView view(stacks::shop());
    const auto isTaken = [&view](int key, Qt::KeyboardModifiers modifiers = {}) {
        QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
        event.ignore();
        QApplication::sendEvent(&view, &event);
        return event.isAccepted();
    };
    QVERIFY(isTaken(Qt::Key_Left));
    QVERIFY(isTaken(Qt::Key_Plus));
    QVERIFY(isTaken(Qt::Key_Plus, Qt::ControlModifier));
    QVERIFY(!isTaken(Qt::Key_Left, Qt::AltModifier));
    QVERIFY(!isTaken(Qt::Key_Return, Qt::ControlModifier));
    QVERIFY(!isTaken(Qt::Key_F5));
}

void tst_GraphView::zoomKeysAndFit()
{
    ShownView view(stacks::shop());
    const qreal fitted = view.transform().m11();
    QVERIFY(fitted <= 1);

    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.transform().m11() > fitted);
    QTest::keyClick(&view, Qt::Key_Minus);
    QTest::keyClick(&view, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(view.transform().m11() < fitted);
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.transform().m11(), fitted);

    for (int i = 0; i < 100; ++i)
        view.zoomIn();
    QVERIFY(view.transform().m11() < 3);
    for (int i = 0; i < 100; ++i)
        view.zoomOut();
    QVERIFY(view.transform().m11() > 0.01);

    view.fit();
    view.resize(500, 300);
    const QRectF visible = view.mapToScene(view.viewport()->rect()).boundingRect();
    QVERIFY(visible.contains(view.graph().contentRect()));
}

void tst_GraphView::wheelZoomsAtThePointer()
{
    ShownView view(stacks::shop());
    const QPoint pointer = view.placeOf(u("web"));
    QWheelEvent wheel(pointer,
                      view.viewport()->mapToGlobal(pointer),
                      {},
                      {0, 240},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    const qreal before = view.transform().m11();

    QApplication::sendEvent(view.viewport(), &wheel);

    QVERIFY(view.transform().m11() > before * 1.3);
    QVERIFY((view.placeOf(u("web")) - pointer).manhattanLength() <= 3);
}

void tst_GraphView::edgesShowTheirState()
{
    core::StackSnapshot stack = stacks::shop();
    ShownView view(stack);
    const auto stateOf = [&view](const QString &from, const QString &to) {
        const GraphStructure &structure = view.graph().structure();
        for (const EdgeItem *edge : view.graph().edgeItems()) {
            if (structure.nodes[edge->edge().from].name == from
                && structure.nodes[edge->edge().to].name == to)
                return edge->state();
        }
        return EdgeState::Broken;
    };
    QCOMPARE(stateOf(u("api"), u("db")), EdgeState::Satisfied);
    QCOMPARE(stateOf(u("worker"), u("api")), EdgeState::Waiting);

    stack.services[3].state = ServiceState::Unhealthy;
    view.setStack(stack);
    QCOMPARE(stateOf(u("worker"), u("api")), EdgeState::Broken);
    QCOMPARE(stateOf(u("web"), u("api")), EdgeState::Satisfied);
}

void tst_GraphView::speaksForScreenReaders()
{
    ShownView view(stacks::shop());
    QVERIFY(view.accessibleName().contains(u("Dependency graph of shop: 6 service")));
    view.selectService(u("migrate"));
    QCOMPARE(view.accessibleDescription(), u("migrate, done (exit 0), depends on db (healthy)"));
    view.selectService({});
    QVERIFY(view.accessibleDescription().isEmpty());
}

void tst_GraphView::paintsOnlyWhileSomethingIsExpected()
{
    class Counter : public QObject
    {
    public:
        int paints = 0;

    protected:
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
    };

    core::StackSnapshot stack = stacks::shop();
    ShownView view(stack);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    Counter counter;
    view.viewport()->installEventFilter(&counter);
    QTRY_VERIFY(counter.paints >= 3);

    stack.services[3].state = ServiceState::Healthy;
    view.setStack(stack);
    QTest::qWait(150);
    counter.paints = 0;
    QTest::qWait(400);
    QCOMPARE(counter.paints, 0);
}

void tst_GraphView::hugeGraphsAreLaidOutElsewhere()
{
    const core::StackSnapshot stack = stacks::large(1000);
    GraphView view;
    view.resize(1280, 800);
    QSignalSpy layouts(&view, &GraphView::layoutChanged);
    QElapsedTimer timer;
    timer.start();

    view.setStack(stack);

    const qint64 blocked = timer.elapsed();
    QVERIFY(view.isLayingOut());
    QCOMPARE(layouts.size(), 0);
    QVERIFY(layouts.wait(20'000));
    qInfo("1,000 services: %lld ms in the caller, %lld ms until they are shown",
          blocked,
          timer.elapsed());
    QVERIFY(blocked < 500);
    QCOMPARE(view.graph().nodeItems().size(), 1000);
    QVERIFY(!view.isLayingOut());
}

void tst_GraphView::onlyTheNewestLayoutCounts()
{
    GraphView view;
    QSignalSpy layouts(&view, &GraphView::layoutChanged);

    for (int services = 400; services < 406; ++services)
        view.setStack(stacks::large(services));
    QVERIFY(layouts.wait(20'000));

    QCOMPARE(view.graph().nodeItems().size(), 405);
    QTest::qWait(50);
    QCOMPARE(layouts.size(), 1);

    // A small one overtakes a large one that is still under way.
    view.setStack(stacks::large(800));
    view.setStack(stacks::shop());
    QCOMPARE(view.graph().nodeItems().size(), 6);
    QTest::qWait(300);
    QCOMPARE(view.graph().nodeItems().size(), 6);
}

void tst_GraphView::survivesBeingDeletedWhileLayingOut()
{
    for (int i = 0; i < 5; ++i) {
        GraphView view;
        view.setStack(stacks::large(500));
    }
    QTest::qWait(200);
}

void tst_GraphView::paintsAtAnyZoom()
{
    ShownView view(stacks::large(60));
    view.selectService(u("service-3"));
    for (const qreal zoom : {0.05, 0.1, 0.25, 0.4, 0.6, 0.8, 1.0, 2.0}) {
        view.setTransform(QTransform::fromScale(zoom, zoom));
        QVERIFY(!view.grab().isNull());
    }
}

QTEST_MAIN(tst_GraphView)
#include "tst_graphview.moc"
