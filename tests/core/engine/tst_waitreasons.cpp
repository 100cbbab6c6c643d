#include "core/engine/waitreasons.h"

#include <QTest>

using namespace core;

class tst_WaitReasons : public QObject
{
    Q_OBJECT

private slots:
    void saysForWhomAServiceWaits();
    void whatIsDoneIsNotMissing();
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

    addWaitReasons(shown, plan(), steps);

    QCOMPARE(shown.services[0].state, ServiceState::Starting);
    QCOMPARE(shown.services[0].reason, "last check: connection refused");
    QCOMPARE(shown.services[1].state, ServiceState::Waiting);
    QCOMPARE(shown.services[1].reason, "waits for db to be healthy");
    QCOMPARE(shown.services[2].reason, "waits for api to start");
}

void tst_WaitReasons::whatIsDoneIsNotMissing()
{
    StackSnapshot shown = stack();
    addWaitReasons(
        shown, plan(), {{.id = 0}, {.id = 1}, {.state = JobStep::State::Done}, {.id = 3}});
    QCOMPARE(shown.services[1].state, ServiceState::Starting);
    QCOMPARE(shown.services[1].reason, "is being started");
}

void tst_WaitReasons::saysNothingWhenAllIsDone()
{
    StackSnapshot shown = stack();
    for (ServiceSnapshot &service : shown.services)
        service.state = ServiceState::Running;
    summarise(shown);
    const StackSnapshot before = shown;
    const JobStep done{.state = JobStep::State::Done};

    addWaitReasons(shown, plan(), {done, done, done, done});

    QCOMPARE(shown, before);
}

QTEST_GUILESS_MAIN(tst_WaitReasons)
#include "tst_waitreasons.moc"
