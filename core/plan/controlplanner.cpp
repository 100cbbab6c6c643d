#include "core/plan/controlplanner.h"

#include "core/plan/hooks.h"
#include "core/plan/planbuilder.h"
#include "core/plan/servicechoice.h"
#include "core/state/replicas.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct ControlTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

using Status = ContainerInfo::Status;

/// All containers of the wanted services, in the order of the spec.
QList<ContainerInfo>
wantedContainers(const Stack &stack, const State &state, const QStringList &services)
{
    QStringList names;
    for (const Service &service : stack.services) {
        if (isWanted(service.name, services))
            names << service.name;
    }
    return containersOf(stack, state, names);
}

template<typename Predicate>
QList<ContainerInfo> chosen(QList<ContainerInfo> containers, Predicate isMeant)
{
    containers.removeIf([&](const ContainerInfo &container) { return !isMeant(container); });
    return containers;
}

/// One step for each container, so that one that fails keeps no other from it.
Plan oneByOne(const QString &project,
              const QList<ContainerInfo> &containers,
              const Operation &step,
              const QString &action,
              const QString &none)
{
    PlanBuilder builder(project);
    if (containers.isEmpty())
        builder.warn({}, none);
    for (const ContainerInfo &container : containers) {
        Operation operation = step;
        operation.service = container.service();
        operation.targets = {container.name};
        builder.add(std::move(operation));
        builder.noteAction(container.service(), container.name, action);
    }
    return builder.take();
}

} // namespace

Result<Plan> planPause(const Stack &stack, const State &state, const QStringList &services)
{
    if (const auto known = checkServices(stack, services); !known)
        return known.error();
    const auto running =
        chosen(wantedContainers(stack, state, services),
               [](const auto &container) { return container.status == Status::Running; });
    return oneByOne(
        stack.project,
        running,
        {.kind = Operation::Kind::PauseContainer, .cause = ControlTr::tr("asked to pause")},
        QStringLiteral("paused"),
        ControlTr::tr("No container runs that could be paused."));
}

Result<Plan> planUnpause(const Stack &stack, const State &state, const QStringList &services)
{
    if (const auto known = checkServices(stack, services); !known)
        return known.error();
    const auto paused = chosen(wantedContainers(stack, state, services), [](const auto &container) {
        return container.status == Status::Paused;
    });
    return oneByOne(
        stack.project,
        paused,
        {.kind = Operation::Kind::UnpauseContainer, .cause = ControlTr::tr("asked to go on")},
        QStringLiteral("unpaused"),
        ControlTr::tr("No container is paused."));
}

Result<Plan> planKill(const Stack &stack, const State &state, const KillOptions &options)
{
    if (const auto known = checkServices(stack, options.services); !known)
        return known.error();
    const QList<ContainerInfo> orphans = orphansOf(stack, state);
    const auto isOrphan = [&orphans](const ContainerInfo &container) {
        return std::any_of(orphans.begin(), orphans.end(), [&](const ContainerInfo &orphan) {
            return orphan.id == container.id;
        });
    };
    const auto running = chosen(state.containers, [&](const ContainerInfo &container) {
        const bool isMeant = isOrphan(container)
                                 ? options.removeOrphans
                                 : stack.service(container.service())
                                       && isWanted(container.service(), options.services);
        return container.project() == stack.project && isMeant
               && (container.isRunning() || container.status == Status::Paused);
    });
    return oneByOne(stack.project,
                    running,
                    {.kind = Operation::Kind::KillContainer,
                     .cause = ControlTr::tr("asked to be killed"),
                     .signal = options.signal},
                    QStringLiteral("killed"),
                    ControlTr::tr("No container runs that could be killed."));
}

Result<Plan> planRemove(const Stack &stack, const State &state, const RemoveOptions &options)
{
    if (const auto known = checkServices(stack, options.services); !known)
        return known.error();
    PlanBuilder builder(stack.project);
    QList<QStringList> ordered = levelsOf(stack);
    std::reverse(ordered.begin(), ordered.end());
    QList<int> stopped;
    for (QStringList level : ordered) {
        level.removeIf([&](const QString &name) { return !isWanted(name, options.services); });
        QList<ContainerInfo> containers = containersOf(stack, state, level);
        const QList<ContainerInfo> running = onlyRunning(containers);
        QList<int> needs;
        if (options.stop && !running.isEmpty()) {
            stopped = unpausedFirst(builder, running, stopped);
            stopped = {builder.add({.kind = Operation::Kind::StopContainer,
                                    .service = level.size() == 1 ? level.first() : QString(),
                                    .targets = namesOf(running),
                                    .cause = ControlTr::tr("asked to be removed"),
                                    .needs = stopped,
                                    .graceSeconds = options.graceSeconds,
                                    .before = preStopCalls(stack, running)})};
            needs = stopped;
        } else {
            for (const ContainerInfo &container : running)
                containers.removeOne(container);
        }
        if (containers.isEmpty())
            continue;
        builder.add({.kind = Operation::Kind::RemoveContainer,
                     .service = level.size() == 1 ? level.first() : QString(),
                     .targets = namesOf(containers),
                     .cause = ControlTr::tr("asked to be removed"),
                     .needs = needs,
                     .withVolumes = options.volumes});
        for (const ContainerInfo &container : std::as_const(containers))
            builder.noteAction(container.service(), container.name, QStringLiteral("removed"));
    }
    if (builder.ids().isEmpty())
        builder.warn({}, ControlTr::tr("No container is stopped."));
    return builder.take();
}

} // namespace core
