#include "core/engine/waitreasons.h"

#include <QCoreApplication>

namespace core {

namespace {

struct WaitTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

bool isOpen(const JobStep &step)
{
    return step.state == JobStep::State::Waiting || step.state == JobStep::State::Running;
}

/// What the operation waits for first, as a phrase; empty when nothing stands in its way.
QString reasonOf(const Operation &operation, const Plan &plan, const QList<JobStep> &steps)
{
    QString other;
    for (const int need : operation.needs) {
        if (!isOpen(steps.value(need)))
            continue;
        const Operation &needed = plan.operations.at(need);
        if (needed.kind == Operation::Kind::WaitHealthy)
            return WaitTr::tr("waits for %1 to be healthy").arg(needed.service);
        if (needed.kind == Operation::Kind::WaitCompleted)
            return WaitTr::tr("waits for %1 to be done").arg(needed.service);
        if (!needed.service.isEmpty() && needed.service != operation.service)
            other = WaitTr::tr("waits for %1 to start").arg(needed.service);
    }
    return other;
}

ServiceSnapshot *find(StackSnapshot &stack, const QString &service)
{
    for (ServiceSnapshot &snapshot : stack.services) {
        if (snapshot.name == service)
            return &snapshot;
    }
    return nullptr;
}

} // namespace

void addWaitReasons(StackSnapshot &stack,
                    const Plan &plan,
                    const QList<JobStep> &steps,
                    SteadyTime lookedAt)
{
    for (const Operation &operation : plan.operations) {
        const JobStep step = steps.value(operation.id);
        ServiceSnapshot *service = find(stack, operation.service);
        if (!service)
            continue;
        const bool starts = operation.kind == Operation::Kind::RunContainer
                            || operation.kind == Operation::Kind::StartContainer;
        if (starts && step.state == JobStep::State::Done && step.endedAt > lookedAt) {
            // What is known of it is older than its start.
            service->state = ServiceState::Starting;
            service->reason = WaitTr::tr("is being started");
        }
        if (!isOpen(step))
            continue;
        if (isWait(operation.kind)) {
            if (step.state == JobStep::State::Running && !step.lastLine.isEmpty())
                service->reason = step.lastLine;
            continue;
        }
        if (!starts)
            continue;
        service->state = ServiceState::Waiting;
        service->reason = step.state == JobStep::State::Running ? WaitTr::tr("is being started")
                                                                : reasonOf(operation, plan, steps);
    }
    summarise(stack);
}

} // namespace core
