#include "ui/mainwindow/problemspane.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using core::Finding;
using ui::ProblemsPane;

class tst_ProblemsPane : public QObject
{
    Q_OBJECT

private slots:
    void showsMessageAndPlace();
    void activatingLeadsToThePlace();
    void keepsTheSelectionWhenNothingChanged();
    void copiesWithPlaces();
};

namespace {

const QList<Finding> problems{
    {.severity = Finding::Severity::Error,
     .place = {.file = "/src/compose.yaml", .line = 4, .column = 5},
     .path = "services.db.imagge",
     .message = "unknown key \"imagge\"",
     .suggestion = "did you mean \"image\"?"},
    {.severity = Finding::Severity::Note, .message = "something as a whole"}};

QTreeWidget *listOf(const ProblemsPane &pane)
{
    return qobject_cast<QTreeWidget *>(pane.mainView());
}

} // namespace

void tst_ProblemsPane::showsMessageAndPlace()
{
    ProblemsPane pane;
    pane.setProblems(problems);
    const QTreeWidget *list = listOf(pane);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0),
             "services.db.imagge: unknown key \"imagge\"; did you mean \"image\"?");
    QCOMPARE(list->topLevelItem(0)->text(1), "compose.yaml:4:5");
    QCOMPARE(list->topLevelItem(1)->text(1), "");
    QVERIFY(!list->topLevelItem(1)->icon(0).isNull());
    pane.setProblems({});
    QCOMPARE(list->topLevelItemCount(), 0);
}

void tst_ProblemsPane::activatingLeadsToThePlace()
{
    ProblemsPane pane;
    pane.setProblems(problems);
    QSignalSpy activated(&pane, &ProblemsPane::placeActivated);
    emit listOf(pane)->itemActivated(listOf(pane)->topLevelItem(1), 0);
    QCOMPARE(activated.size(), 0);
    emit listOf(pane)->itemActivated(listOf(pane)->topLevelItem(0), 0);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<core::SourcePlace>(), problems.first().place);
}

void tst_ProblemsPane::keepsTheSelectionWhenNothingChanged()
{
    ProblemsPane pane;
    pane.setProblems(problems);
    listOf(pane)->topLevelItem(1)->setSelected(true);
    pane.setProblems(problems);
    QVERIFY(listOf(pane)->topLevelItem(1)->isSelected());
}

void tst_ProblemsPane::copiesWithPlaces()
{
    ProblemsPane pane;
    pane.setProblems(problems);
    listOf(pane)->actions().first()->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("/src/compose.yaml:4:5: "));
}

QTEST_MAIN(tst_ProblemsPane)
#include "tst_problemspane.moc"
