#include "core/engine/waitreasons.h"

#include <QTest>

using namespace core;
using namespace std::chrono_literals;

class tst_WaitReasons : public QObject
{
    Q_OBJECT

private slots:
    void saysForWhomAServiceWaits();
    void startedSinceTheLastLookIsStarting_data();
    void startedSinceTheLastLookIsStarting();
    void saysNothingWhenAllIsDone();
};

static Plan plan()
{
    return {.project = "shop",
            .operations = {
                {.id = 0, .kind = Operation::Kind::RunContainer, .service = "db"},
                {.id = 1, .kind = Operation::Kind::WaitHealthy, .service = "db", .needs = {0}},
                {.id = 2, .kind = Operation::Kind::RunContainer, .service = "api", .needs = {1}},
                {.id = 3, .kind = Operation::Kind::RunContainer, .service = "web", .needs = {2}}}};
}

static StackSnapshot stack()
{
    return {.services = {
                {.name = "db", .state = ServiceState::Starting}, {.name = "api"}, {.name = "web"}}};
}

void tst_WaitReasons::saysForWhomAServiceWaits()
{
    StackSnapshot shown = stack();
    const QList<JobStep> steps{
        {.id = 0, .state = JobStep::State::Done},
        {.id = 1, .state = JobStep::State::Running, .lastLine = "last check: connection refused"},
        {.id = 2},
        {.id = 3}};

    addWaitReasons(shown, plan(), steps, {});

    QCOMPARE(shown.services[0].state, ServiceState::Starting);
    QCOMPARE(shown.services[0].reason, "last check: connection refused");
    QCOMPARE(shown.services[1].state, ServiceState::Waiting);
    QCOMPARE(shown.services[1].reason, "waits for db to be healthy");
    QCOMPARE(shown.services[2].reason, "waits for api to start");
}

void tst_WaitReasons::startedSinceTheLastLookIsStarting_data()
{
    QTest::addColumn<ServiceState>("seen");
    QTest::addColumn<int>("endedAfterTheLook"); // ms
    QTest::addColumn<ServiceState>("shown");
    QTest::newRow("not there yet") << ServiceState::NotCreated << 1 << ServiceState::Starting;
    QTest::newRow("created, not started") << ServiceState::Stopped << 1 << ServiceState::Starting;
    QTest::newRow("ended since") << ServiceState::Failed << -1 << ServiceState::Failed;
    QTest::newRow("removed since") << ServiceState::NotCreated << -1 << ServiceState::NotCreated;
}

void tst_WaitReasons::startedSinceTheLastLookIsStarting()
{
    QFETCH(const ServiceState, seen);
    QFETCH(const int, endedAfterTheLook);
    StackSnapshot shown = stack();
    shown.services[1].state = seen;
    const SteadyTime lookedAt = std::chrono::steady_clock::now();
    const JobStep done{.state = JobStep::State::Done,
                       .endedAt = lookedAt + std::chrono::milliseconds(endedAfterTheLook)};
    addWaitReasons(shown, plan(), {{.id = 0}, {.id = 1}, done, {.id = 3}}, lookedAt);
    QTEST(shown.services[1].state, "shown");
    QCOMPARE(shown.services[1].reason, endedAfterTheLook > 0 ? "is being started" : "");
}

void tst_WaitReasons::saysNothingWhenAllIsDone()
{
    StackSnapshot shown = stack();
    for (ServiceSnapshot &service : shown.services)
        service.state = ServiceState::Running;
    summarise(shown);
    const StackSnapshot before = shown;
    const SteadyTime lookedAt = std::chrono::steady_clock::now();
    const JobStep done{.state = JobStep::State::Done, .endedAt = lookedAt - 1ms};

    addWaitReasons(shown, plan(), {done, done, done, done}, lookedAt);

    QCOMPARE(shown, before);
}

QTEST_GUILESS_MAIN(tst_WaitReasons)
#include "tst_waitreasons.moc"
