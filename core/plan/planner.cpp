#include "core/plan/planner.h"

#include "core/graph/order.h"
#include "core/plan/hooks.h"
#include "core/plan/planbuilder.h"
#include "core/plan/servicechoice.h"
#include "core/stack/labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct PlanTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// The named services, and those that are to be restarted along with one of them.
QStringList withRestarted(const Stack &stack, QStringList services)
{
    if (services.isEmpty())
        return services;
    for (qsizetype i = 0; i < services.size(); ++i) {
        for (const Service &other : stack.services) {
            for (const Dependency &edge : other.dependsOn) {
                if (edge.restart && edge.service == services[i] && !services.contains(other.name))
                    services << other.name;
            }
        }
    }
    return services;
}

/// As with docker compose, what the profiles switch off stays; but it is said.
void warnOfSwitchedOff(PlanBuilder &builder, const Stack &stack, const State &state)
{
    const QList<ContainerInfo> staying = switchedOffOf(stack, state);
    if (!staying.isEmpty())
        builder.warn({},
                     PlanTr::tr("%1 stay(s), and so do the networks in use, because no active "
                                "profile has the service. Add --profile \"*\" to take down all.")
                         .arg(namesOf(staying).join(QStringLiteral(", "))));
}

/// Stop, then remove, level by level from the top; each level's removal may overlap the next stop.
void planContainersDown(PlanBuilder &builder,
                        const Stack &stack,
                        const State &state,
                        const DownOptions &options)
{
    QList<QStringList> ordered = levelsOf(stack);
    std::reverse(ordered.begin(), ordered.end());
    QList<int> stopped;
    for (const QStringList &services : ordered) {
        const QList<ContainerInfo> containers = containersOf(stack, state, services);
        QList<int> needs = stopped;
        if (const auto running = onlyRunning(containers); !running.isEmpty()) {
            stopped = unpausedFirst(builder, containers, stopped);
            const int stop =
                builder.add({.kind = Operation::Kind::StopContainer,
                             .service = services.size() == 1 ? services.first() : QString(),
                             .targets = namesOf(running),
                             .cause = PlanTr::tr("the stack goes down"),
                             .needs = stopped,
                             .graceSeconds = options.graceSeconds,
                             .before = preStopCalls(stack, running)});
            stopped = {stop};
            needs = stopped;
        }
        if (!containers.isEmpty())
            builder.add({.kind = Operation::Kind::RemoveContainer,
                         .service = services.size() == 1 ? services.first() : QString(),
                         .targets = namesOf(containers),
                         .cause = PlanTr::tr("the stack goes down"),
                         .needs = needs,
                         .withVolumes = options.volumes});
        for (const ContainerInfo &container : containers)
            builder.noteAction(container.service(), container.name, QStringLiteral("removed"));
    }
}

void planOrphansDown(PlanBuilder &builder, const QList<ContainerInfo> &orphans, int grace)
{
    if (orphans.isEmpty())
        return;
    QList<int> needs;
    if (const auto running = onlyRunning(orphans); !running.isEmpty())
        needs << builder.add(
            {.kind = Operation::Kind::StopContainer,
             .targets = namesOf(running),
             .cause = PlanTr::tr("the spec no longer has it"),
             .graceSeconds = grace < 0 ? std::nullopt : std::optional<int>(grace)});
    builder.add({.kind = Operation::Kind::RemoveContainer,
                 .targets = namesOf(orphans),
                 .cause = PlanTr::tr("the spec no longer has it"),
                 .needs = needs});
    for (const ContainerInfo &orphan : orphans)
        builder.noteAction(orphan.service(), orphan.name, QStringLiteral("removed"));
}

bool belongsTo(const StringMap &labels, const QString &project)
{
    return labels.value(label::project) == project || labels.value(label::perryProject) == project;
}

void planResourcesDown(PlanBuilder &builder,
                       const Stack &stack,
                       const State &state,
                       const DownOptions &options)
{
    const QList<int> containersGone = builder.ids();
    const QList<ContainerInfo> staying = switchedOffOf(stack, state);
    for (const NetworkInfo &network : state.networks) {
        const auto spec =
            std::find_if(stack.networks.begin(), stack.networks.end(), [&](const NetworkSpec &n) {
                return n.name == network.name;
            });
        const bool external = spec != stack.networks.end() && spec->external;
        const bool isInUse =
            std::any_of(staying.begin(), staying.end(), [&](const ContainerInfo &container) {
                return container.networks.contains(network.name);
            });
        if (!external && !isInUse && belongsTo(network.labels, stack.project))
            builder.add({.kind = Operation::Kind::RemoveNetwork,
                         .targets = {network.name},
                         .cause = PlanTr::tr("the stack goes down"),
                         .needs = containersGone,
                         .bestEffort = true});
    }
    for (const VolumeInfo &volume : state.volumes) {
        const auto spec = std::find_if(stack.volumes.begin(),
                                       stack.volumes.end(),
                                       [&](const VolumeSpec &v) { return v.name == volume.name; });
        // Data goes only where the spec says that it is the stack's, or everything is to go.
        const bool isMeant = spec == stack.volumes.end() ? options.removeOrphans : !spec->external;
        if (options.volumes && isMeant && belongsTo(volume.labels, stack.project))
            builder.add({.kind = Operation::Kind::RemoveVolume,
                         .targets = {volume.name},
                         .cause = PlanTr::tr("its data was asked to go"),
                         .needs = containersGone,
                         .bestEffort = true});
    }
}

void planImagesDown(PlanBuilder &builder, const Stack &stack, const DownOptions &options)
{
    if (!options.images && !options.allImages)
        return;
    const QList<int> needs = builder.ids();
    QStringList images;
    for (const Service &service : stack.services) {
        const bool ours = service.build.has_value();
        if ((ours || options.allImages) && !images.contains(service.image))
            images << service.image;
    }
    for (const QString &image : images)
        builder.add({.kind = Operation::Kind::RemoveImage,
                     .targets = {image},
                     .cause = PlanTr::tr("images were asked to go"),
                     .needs = needs,
                     .bestEffort = true});
}

} // namespace

int scaleOf(const Service &service, const UpOptions &options)
{
    if (!service.provider.isEmpty())
        return 0;
    return options.scale.value(service.name, service.scale);
}

Plan planDown(const Stack &stack, const State &state, const DownOptions &options)
{
    PlanBuilder builder(stack.project);
    planContainersDown(builder, stack, state, options);
    warnOfSwitchedOff(builder, stack, state);
    if (const auto aside = setAsideOf(state, stack.project); !aside.isEmpty())
        builder.add({.kind = Operation::Kind::RemoveContainer,
                     .targets = namesOf(aside),
                     .cause = PlanTr::tr("its successor has replaced it"),
                     .needs = builder.ids()});
    QList<ContainerInfo> orphans = orphansOf(stack, state);
    if (options.removeOrphans) {
        for (const ContainerInfo &container : oneOffsOf(state, stack.project)) {
            if (!orphans.contains(container))
                orphans << container;
        }
    }
    if (options.removeOrphans)
        planOrphansDown(builder, orphans, options.graceSeconds.value_or(-1));
    else if (!orphans.isEmpty())
        builder.warn({},
                     PlanTr::tr("Containers that the spec does not have stay: %1. Use "
                                "--remove-orphans to remove them.")
                         .arg(namesOf(orphans).join(QStringLiteral(", "))));
    planResourcesDown(builder, stack, state, options);
    planImagesDown(builder, stack, options);
    return builder.take();
}

Result<Plan> planStart(const Stack &stack, const State &state, const QStringList &services)
{
    // Starting is an `up` that may neither make nor change anything.
    const auto plan = planUp(stack,
                             state,
                             {.services = services,
                              .noRecreate = true,
                              .imagesAreDone = true,
                              .resourcesAreThere = true,
                              .startOnly = true});
    if (!plan)
        return plan;
    for (const Operation &operation : plan->operations) {
        if (operation.kind == Operation::Kind::RunContainer)
            return Error{
                .kind = Error::Kind::NotFound,
                .summary =
                    PlanTr::tr("Service \"%1\" has no container to start.").arg(operation.service),
                .hint = PlanTr::tr("Bring the stack up first."),
                .service = operation.service};
    }
    return plan;
}

Result<Plan> planStop(const Stack &stack,
                      const State &state,
                      const QStringList &services,
                      std::optional<int> graceSeconds)
{
    if (const auto known = checkServices(stack, services); !known)
        return known.error();
    PlanBuilder builder(stack.project);
    QList<QStringList> ordered = levelsOf(stack);
    std::reverse(ordered.begin(), ordered.end());
    QList<int> before;
    for (const QStringList &level : ordered) {
        QStringList wanted;
        for (const QString &service : level) {
            if (isWanted(service, services))
                wanted << service;
        }
        const auto running = onlyRunning(containersOf(stack, state, wanted));
        if (running.isEmpty())
            continue;
        before = unpausedFirst(builder, running, before);
        before = {builder.add({.kind = Operation::Kind::StopContainer,
                               .service = wanted.size() == 1 ? wanted.first() : QString(),
                               .targets = namesOf(running),
                               .cause = PlanTr::tr("asked to stop"),
                               .needs = before,
                               .graceSeconds = graceSeconds,
                               .before = preStopCalls(stack, running)})};
        for (const ContainerInfo &container : running)
            builder.noteAction(container.service(), container.name, QStringLiteral("stopped"));
    }
    return builder.take();
}

Result<Plan> planRestart(const Stack &stack,
                         const State &state,
                         const QStringList &services,
                         std::optional<int> graceSeconds)
{
    if (const auto known = checkServices(stack, services); !known)
        return known.error();
    PlanBuilder builder(stack.project);
    const QStringList wanted = withRestarted(stack, services);
    QList<int> before;
    for (const QStringList &level : levelsOf(stack)) {
        QList<int> now;
        for (const QString &name : level) {
            if (!isWanted(name, wanted))
                continue;
            const Service *service = stack.service(name);
            for (const ContainerInfo &container : replicasOf(state, stack.project, name)) {
                if (services.isEmpty() && isDone(stack, *service, container))
                    continue;
                const QList<int> needs = unpausedFirst(builder, {container}, before);
                now << builder.add({.kind = Operation::Kind::RestartContainer,
                                    .service = name,
                                    .targets = {container.name},
                                    .cause = PlanTr::tr("asked to restart"),
                                    .needs = needs,
                                    .graceSeconds = graceSeconds,
                                    .before = preStopCalls(stack, {container}),
                                    .after = postStartCalls(*service, container.name)});
                builder.noteAction(name, container.name, QStringLiteral("restarted"));
            }
        }
        if (!now.isEmpty())
            before = now;
    }
    return builder.take();
}

} // namespace core
