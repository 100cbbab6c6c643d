#include "stacks.h"
#include "ui/graph/graphpane.h"
#include "ui/graph/graphscene.h"
#include "ui/graph/graphview.h"
#include "ui/graph/nodeitem.h"
#include "ui/graph/servicedetails.h"
#include "ui/graph/togglechip.h"
#include "ui/widgets/emptystate.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ui;

class tst_GraphPane : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyWithoutAStack();
    void detailsFollowTheChoice();
    void detailsNeedRoom();
    void chipsSwitchWhatIsShown();
    void toolbarZooms();
    void enterAndButtonAskForLogs();
};

namespace {

template<typename Widget>
Widget *find(const GraphPane &pane, const char *name)
{
    return pane.findChild<Widget *>(QLatin1String(name));
}

} // namespace

void tst_GraphPane::isEmptyWithoutAStack()
{
    GraphPane pane;
    pane.show();
    QVERIFY(find<EmptyState>(pane, "emptyState")->isVisible());

    pane.setStack(stacks::shop());
    QVERIFY(!find<EmptyState>(pane, "emptyState")->isVisible());
    QVERIFY(pane.view()->isVisible());

    pane.setStack({.project = QStringLiteral("lab")});
    QVERIFY(find<EmptyState>(pane, "emptyState")->isVisible());
    QCOMPARE(pane.selectedService(), QString());
}

void tst_GraphPane::detailsFollowTheChoice()
{
    GraphPane pane;
    core::StackSnapshot stack = stacks::shop();
    pane.setStack(stack);
    QSignalSpy selected(&pane, &GraphPane::serviceSelected);

    pane.selectService(QStringLiteral("api"));

    QCOMPARE(selected.size(), 1);
    QCOMPARE(find<ServiceDetails>(pane, "serviceDetails")->service(), QStringLiteral("api"));
    pane.selectService({});
    QCOMPARE(find<ServiceDetails>(pane, "serviceDetails")->service(), QString());
}

void tst_GraphPane::detailsNeedRoom()
{
    GraphPane pane;
    pane.setStack(stacks::shop());
    pane.resize(1000, 600);
    pane.show();
    QVERIFY(find<ServiceDetails>(pane, "serviceDetails")->isVisible());
    pane.resize(700, 600);
    QVERIFY(!find<ServiceDetails>(pane, "serviceDetails")->isVisible());
    pane.resize(900, 600);
    QVERIFY(find<ServiceDetails>(pane, "serviceDetails")->isVisible());
}

void tst_GraphPane::chipsSwitchWhatIsShown()
{
    GraphPane pane;
    pane.setStack(stacks::shop());
    const auto chips = [&pane] {
        return pane.view()->graph().nodeItem(QStringLiteral("api"))->node().chips.size();
    };
    QCOMPARE(chips(), 1);
    find<ToggleChip>(pane, "networksChip")->click();
    QCOMPARE(chips(), 3);
    find<ToggleChip>(pane, "volumesChip")->click();
    QCOMPARE(chips(), 2);
}

void tst_GraphPane::toolbarZooms()
{
    GraphPane pane;
    pane.resize(1100, 600);
    pane.setStack(stacks::shop());
    pane.show();
    const auto zoom = [&pane] { return pane.view()->transform().m11(); };
    const qreal fitted = zoom();

    find<QToolButton>(pane, "zoomInButton")->click();
    QVERIFY(zoom() > fitted);
    find<QToolButton>(pane, "fitButton")->click();
    QCOMPARE(zoom(), fitted);
    find<QToolButton>(pane, "zoomOutButton")->click();
    QVERIFY(zoom() < fitted);
}

void tst_GraphPane::enterAndButtonAskForLogs()
{
    GraphPane pane;
    pane.setStack(stacks::shop());
    pane.selectService(QStringLiteral("db"));
    QSignalSpy logs(&pane, &GraphPane::logsRequested);

    QTest::keyClick(pane.view(), Qt::Key_Enter);
    QCOMPARE(logs.size(), 1);
    find<QAbstractButton>(pane, "logsButton")->click();
    QCOMPARE(logs.size(), 2);
}

QTEST_MAIN(tst_GraphPane)
#include "tst_graphpane.moc"
