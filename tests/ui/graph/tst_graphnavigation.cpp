#include "ui/graph/graphnavigation.h"

#include <QTest>

using namespace ui;

class tst_GraphNavigation : public QObject
{
    Q_OBJECT

private slots:
    void followsTheKeys_data();
    void followsTheKeys();
    void nothingOnThatSide();
    void missingServicesArePassedOver();
};

namespace {

constexpr QSizeF navigationCard(100, 50);

/// db and cache at the left, api in the middle and off their rows, web and worker at the right.
QList<QRectF> places()
{
    return {QRectF({0, 0}, navigationCard),
            QRectF({0, 100}, navigationCard),
            QRectF({200, 90}, navigationCard),
            QRectF({400, 0}, navigationCard),
            QRectF({400, 100}, navigationCard)};
}

GraphStructure structure()
{
    return {.nodes = {{.name = QStringLiteral("db")},
                      {.name = QStringLiteral("cache")},
                      {.name = QStringLiteral("api")},
                      {.name = QStringLiteral("web")},
                      {.name = QStringLiteral("worker")}},
            .edges = {{.from = 2, .to = 0}, {.from = 3, .to = 2}, {.from = 4, .to = 2}}};
}

} // namespace

void tst_GraphNavigation::followsTheKeys_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<Qt::Edge>("towards");
    QTest::addColumn<int>("expected");

    QTest::newRow("to a dependency, though another is nearer") << 2 << Qt::LeftEdge << 0;
    QTest::newRow("to the nearest dependent") << 2 << Qt::RightEdge << 4;
    QTest::newRow("back") << 3 << Qt::LeftEdge << 2;
    QTest::newRow("down the column") << 0 << Qt::BottomEdge << 1;
    QTest::newRow("up the column") << 4 << Qt::TopEdge << 3;
    QTest::newRow("without an edge the nearest") << 1 << Qt::RightEdge << 2;
}

void tst_GraphNavigation::followsTheKeys()
{
    QFETCH(const int, from);
    QFETCH(const Qt::Edge, towards);
    QFETCH(const int, expected);

    QCOMPARE(neighbourCard(structure(), places(), from, towards), expected);
}

void tst_GraphNavigation::nothingOnThatSide()
{
    QCOMPARE(neighbourCard(structure(), places(), 0, Qt::LeftEdge), -1);
    QCOMPARE(neighbourCard(structure(), places(), 3, Qt::TopEdge), -1);
}

void tst_GraphNavigation::missingServicesArePassedOver()
{
    GraphStructure graph = structure();
    graph.nodes[0].missing = true;
    QCOMPARE(neighbourCard(graph, places(), 2, Qt::LeftEdge), 1);
}

QTEST_APPLESS_MAIN(tst_GraphNavigation)
#include "tst_graphnavigation.moc"
