#include "stacks.h"
#include "ui/graph/graphdocument.h"
#include "ui/graph/graphmetrics.h"
#include "ui/graph/graphtexts.h"

#include <QGuiApplication>
#include <QTest>

using namespace ui;
using core::ServiceState;
using Condition = core::Dependency::Condition;


class tst_GraphDocument : public QObject
{
    Q_OBJECT

private slots:
    void structureOfAStack();
    void statesAreNoStructure();
    void chipsFollowTheOptions();
    void manyChipsAreCounted();
    void missingServicesGetAPlace();
    void edgeStates_data();
    void edgeStates();
    void cardTexts_data();
    void cardTexts();
    void spokenTextNamesDependencies();
    void cardsAreEquallyWide();
};

void tst_GraphDocument::structureOfAStack()
{
    const GraphStructure structure = graphStructure(stacks::shop(), {});

    QCOMPARE(structure.nodes.size(), 6);
    QCOMPARE(structure.edges.size(), 6);
    QCOMPARE(structure.nodes[0].name, QStringLiteral("db"));
    QCOMPARE(structure.indexOf(QStringLiteral("web")), 5);
    QCOMPARE(structure.indexOf(QStringLiteral("nobody")), -1);
    const GraphEdge expected{.from = 2, .to = 0, .condition = Condition::Healthy};
    QVERIFY(structure.edges.contains(expected));
}

void tst_GraphDocument::statesAreNoStructure()
{
    core::StackSnapshot stack = stacks::shop();
    const GraphStructure before = graphStructure(stack, {});
    for (core::ServiceSnapshot &service : stack.services) {
        service.state = ServiceState::Failed;
        service.reason = QStringLiteral("anything");
        service.since = {};
        service.ports = {};
    }
    QCOMPARE(graphStructure(stack, {}), before);
}

void tst_GraphDocument::chipsFollowTheOptions()
{
    const core::StackSnapshot stack = stacks::shop();
    const auto chips = [&](const GraphOptions &options) {
        return graphStructure(stack, options).nodes[3].chips;
    };
    const GraphChip volume{.kind = GraphChip::Kind::Volume, .text = QStringLiteral("uploads")};
    const GraphChip front{.kind = GraphChip::Kind::Network, .text = QStringLiteral("front")};
    const GraphChip back{.kind = GraphChip::Kind::Network, .text = QStringLiteral("back")};

    QCOMPARE(chips({.volumes = false, .networks = false}), QList<GraphChip>());
    QCOMPARE(chips({.volumes = true, .networks = false}), QList<GraphChip>({volume}));
    QCOMPARE(chips({.volumes = false, .networks = true}), QList<GraphChip>({front, back}));
    QCOMPARE(chips({.volumes = true, .networks = true}), QList<GraphChip>({volume, front, back}));
}

void tst_GraphDocument::manyChipsAreCounted()
{
    core::StackSnapshot stack = stacks::shop();
    for (int i = 0; i < 9; ++i)
        stack.services[0].volumes << QStringLiteral("v%1").arg(i);

    const QList<GraphChip> chips = graphStructure(stack, {}).nodes[0].chips;

    QCOMPARE(chips.size(), 4);
    QCOMPARE(chips.last().kind, GraphChip::Kind::More);
    QVERIFY(chips.last().text.startsWith(u'7'));
}

void tst_GraphDocument::missingServicesGetAPlace()
{
    core::StackSnapshot stack{.project = QStringLiteral("p")};
    stack.services << stacks::service(
        QStringLiteral("a"), ServiceState::Running, {stacks::on(QStringLiteral("ghost"))});
    stack.services << stacks::service(
        QStringLiteral("b"), ServiceState::Running, {stacks::on(QStringLiteral("ghost"))});

    const GraphStructure structure = graphStructure(stack, {});

    QCOMPARE(structure.nodes.size(), 3);
    QVERIFY(structure.nodes[2].missing);
    QCOMPARE(structure.edges.size(), 2);
}

void tst_GraphDocument::edgeStates_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<bool>("required");
    QTest::addColumn<ServiceState>("dependency");
    QTest::addColumn<EdgeState>("expected");

    const auto add = [](const char *name,
                        Condition condition,
                        bool required,
                        ServiceState dependency,
                        EdgeState expected) {
        QTest::newRow(name) << condition << required << dependency << expected;
    };
    add("started, running", Condition::Started, true, ServiceState::Running, EdgeState::Satisfied);
    add("started, starting",
        Condition::Started,
        true,
        ServiceState::Starting,
        EdgeState::Satisfied);
    add("started, done", Condition::Started, true, ServiceState::Done, EdgeState::Satisfied);
    add("started, stopped", Condition::Started, true, ServiceState::Stopped, EdgeState::Waiting);
    add("started, not there",
        Condition::Started,
        true,
        ServiceState::NotCreated,
        EdgeState::Waiting);
    add("started, failed", Condition::Started, true, ServiceState::Failed, EdgeState::Broken);
    add("healthy, healthy", Condition::Healthy, true, ServiceState::Healthy, EdgeState::Satisfied);
    add("healthy, running", Condition::Healthy, true, ServiceState::Running, EdgeState::Waiting);
    add("healthy, starting", Condition::Healthy, true, ServiceState::Starting, EdgeState::Waiting);
    add("healthy, unhealthy", Condition::Healthy, true, ServiceState::Unhealthy, EdgeState::Broken);
    add("healthy, failed", Condition::Healthy, true, ServiceState::Failed, EdgeState::Broken);
    add("done, done",
        Condition::CompletedSuccessfully,
        true,
        ServiceState::Done,
        EdgeState::Satisfied);
    add("done, running",
        Condition::CompletedSuccessfully,
        true,
        ServiceState::Running,
        EdgeState::Waiting);
    add("done, failed",
        Condition::CompletedSuccessfully,
        true,
        ServiceState::Failed,
        EdgeState::Broken);
    add("not required, failed",
        Condition::Started,
        false,
        ServiceState::Failed,
        EdgeState::Waiting);
    add("unknown", Condition::Started, true, ServiceState::Unknown, EdgeState::Waiting);
}

void tst_GraphDocument::edgeStates()
{
    QFETCH(const Condition, condition);
    QFETCH(const bool, required);
    QFETCH(const ServiceState, dependency);
    QFETCH(const EdgeState, expected);

    QCOMPARE(edgeState(condition, required, dependency), expected);
}

void tst_GraphDocument::cardTexts_data()
{
    QTest::addColumn<core::ServiceSnapshot>("service");
    QTest::addColumn<QString>("expected");

    const QDateTime since(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC);
    const auto add = [&](const char *name, core::ServiceSnapshot service, const char *expected) {
        service.name = QStringLiteral("x");
        QTest::newRow(name) << service << QString::fromUtf8(expected);
    };
    add("age", {.state = ServiceState::Healthy, .since = since.addSecs(-7200)}, "healthy, 2 h");
    add("young", {.state = ServiceState::Running, .since = since.addSecs(-3)}, "running, 3 s");
    add("no age", {.state = ServiceState::Running}, "running");
    add("a clock that is ahead",
        {.state = ServiceState::Running, .since = since.addSecs(60)},
        "running");
    add("not created", {.state = ServiceState::NotCreated, .since = since}, "not created");
    add("done", {.state = ServiceState::Done, .since = since}, "done (exit 0)");
    add("failed",
        {.state = ServiceState::Failed,
         .reason = QStringLiteral("It ended with exit code 3."),
         .exitCode = 3,
         .since = since.addSecs(-180)},
        "failed (exit 3), 3 min");
    add("could not start",
        {.state = ServiceState::Failed, .reason = QStringLiteral("no such file"), .since = since},
        "no such file");
    add("waiting says for what",
        {.state = ServiceState::Waiting, .reason = QStringLiteral("waits for db")},
        "waits for db");
    add("replicas",
        {.state = ServiceState::Running, .replicas = 3, .runningReplicas = 2},
        "running 2 of 3");
}

void tst_GraphDocument::cardTexts()
{
    QFETCH(const core::ServiceSnapshot, service);
    QFETCH(const QString, expected);

    QCOMPARE(cardText(service, QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC)), expected);
}

void tst_GraphDocument::spokenTextNamesDependencies()
{
    const QString text = spokenText(stacks::shop().services[2]);
    QCOMPARE(text, QStringLiteral("migrate, done (exit 0), depends on db (healthy)"));
}

void tst_GraphDocument::cardsAreEquallyWide()
{
    core::StackSnapshot stack = stacks::shop();
    const QFont font = QGuiApplication::font();
    const GraphMetrics normal = graphMetrics(font, graphStructure(stack, {}));
    stack.services[0].name = QString(200, u'w');
    const GraphStructure structure = graphStructure(stack, {});
    const GraphMetrics wide = graphMetrics(font, structure);

    QVERIFY(wide.card.width() > normal.card.width());
    QVERIFY(wide.card.width() < 300);
    const core::LayoutRequest request = layoutRequest(structure, wide);
    for (qsizetype i = 0; i < request.nodes.size(); ++i) {
        QCOMPARE(request.nodes[i].size.width(), wide.card.width());
        const qreal height = request.nodes[i].size.height();
        QCOMPARE(height > wide.card.height(), !structure.nodes[i].chips.isEmpty());
    }
}

QTEST_MAIN(tst_GraphDocument)
#include "tst_graphdocument.moc"
