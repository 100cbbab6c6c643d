#include "core/graph/order.h"
#include "core/plan/containerspecs.h"
#include "core/plan/hooks.h"
#include "core/plan/imageplanner.h"
#include "core/plan/planbuilder.h"
#include "core/plan/planner.h"
#include "core/plan/portconflicts.h"
#include "core/plan/resourceplanner.h"
#include "core/plan/servicechoice.h"
#include "core/stack/labels.h"
#include "core/stack/servicehash.h"
#include "core/state/inheritance.h"
#include "core/state/wantedhash.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct UpTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// The services that `up` is about: the named ones and what they depend on, in dependency order.
Result<QStringList> selectServices(const Stack &stack, const UpOptions &options)
{
    QStringList start = options.services;
    if (const auto known = checkServices(stack, start); !known)
        return known.error();
    for (auto it = options.scale.begin(); it != options.scale.end(); ++it) {
        if (!stack.service(it.key()))
            return Error{.kind = Error::Kind::NotFound,
                         .summary = UpTr::tr("There is no service \"%1\" to scale in %2.")
                                        .arg(it.key(), stack.project),
                         .service = it.key()};
    }
    const Digraph graph = dependencyGraph(stack);
    if (start.isEmpty())
        start = graph.nodes;
    return options.noDependencies ? start : dependenciesOf(graph, start);
}

/// Works out the steps of one `up`; one object a plan.
class UpPlanner
{
public:
    UpPlanner(const Stack &stack, const State &state, const UpOptions &options)
        : m_stack(stack)
        , m_state(state)
        , m_options(options)
        , m_builder(stack.project)
        , m_images(stack, state, options, m_builder)
        , m_resources(stack, state, options, m_builder)
    {}

    Result<Plan> plan();

private:
    void planService(const Service &service);
    void planOneOff(const Service &service, const OneOff &wish);
    void planReplica(const Service &service, const ContainerInfo &container);
    void
    planRecreation(const Service &service, const ContainerInfo &container, const QString &cause);
    void planExcess(const Service &service, const QList<ContainerInfo> &excess);
    void planSharers();
    void planRestarts();
    void planRestartOf(const Service &service,
                       const ContainerInfo &container,
                       const QString &dependency);
    void planWait();
    void planOrphans();
    void planLeftAside();
    void planClearing();
    int addRun(const Service &service,
               int number,
               const QString &cause,
               QList<int> needs,
               const QString &predecessor = {});
    QList<int> needsOf(const Service &service);
    int gate(const Service &dependency, const Dependency &edge);
    bool conditionHolds(const Service &dependency, const Dependency &edge) const;
    StringMap parentsOf(const Service &service) const;
    bool isNamed(const Service &service) const;
    bool renewsVolumesOf(const Service &service) const;
    QString causeOf(const Service &service, const ContainerInfo &container) const;
    void checkGrants(const Service &service);
    QList<ContainerSpec> preStartOf(const Service &service, const ContainerSpec &replica);
    void addStartNeeds(const Service &service, QList<int> &needs) const;

    const Stack &m_stack;
    const State &m_state;
    const UpOptions &m_options;
    PlanBuilder m_builder;
    ImagePlanner m_images;
    ResourcePlanner m_resources;
    QStringList m_selected;
    QMap<QString, QList<int>> m_starts;      ///< service -> what starts its containers
    QMap<QString, QStringList> m_containers; ///< service -> those it has afterwards
    QMap<QString, int> m_gates;              ///< service + condition -> the wait
    QStringList m_recreated;                 ///< services
    QList<Operation> m_afterwards;           ///< done when all else has succeeded
    std::optional<Error> m_error;            ///< the first thing that makes the plan impossible
};

/// Whether a dependency is already in the state that the edge asks for and stays in it.
bool UpPlanner::conditionHolds(const Service &dependency, const Dependency &edge) const
{
    if (!m_starts.value(dependency.name).isEmpty())
        return false;
    const auto replicas = replicasOf(m_state, m_stack.project, dependency.name);
    return std::all_of(replicas.begin(), replicas.end(), [&](const ContainerInfo &container) {
        if (edge.condition == Dependency::Condition::Healthy)
            return container.health == ContainerInfo::Health::Healthy && container.isRunning();
        return container.status == ContainerInfo::Status::Exited && container.exitCode == 0;
    });
}

/// The wait for one condition of one dependency, shared by all who wait for it; -1 = none needed.
int UpPlanner::gate(const Service &dependency, const Dependency &edge)
{
    if (m_options.noStart || edge.condition == Dependency::Condition::Started
        || scaleOf(dependency, m_options) == 0 || conditionHolds(dependency, edge))
        return -1;
    const QString key = dependency.name + u'|' + conditionName(edge.condition);
    if (m_gates.contains(key))
        return m_gates.value(key);
    const bool healthy = edge.condition == Dependency::Condition::Healthy;
    const int wait = m_builder.add(
        {.kind = healthy ? Operation::Kind::WaitHealthy : Operation::Kind::WaitCompleted,
         .service = dependency.name,
         .targets = m_containers.value(dependency.name),
         .needs = m_starts.value(dependency.name),
         .bestEffort = !edge.required,
         .health = dependency.settings.healthcheck});
    m_gates[key] = wait;
    return wait;
}

QList<int> UpPlanner::needsOf(const Service &service)
{
    QList<int> needs;
    const auto add = [&needs](int step) {
        if (step >= 0 && !needs.contains(step))
            needs << step;
    };
    for (const NetworkAttachment &network : service.networks)
        add(m_resources.networkStep(network.network));
    for (const Mount &mount : service.settings.mounts) {
        if (mount.type == Mount::Type::Volume)
            add(m_resources.volumeStep(mount.source));
    }
    for (const Dependency &edge : service.dependsOn) {
        const Service *dependency = m_stack.service(edge.service);
        if (!dependency || !m_selected.contains(edge.service))
            continue;
        const int wait = gate(*dependency, edge);
        add(wait);
        if (wait >= 0)
            continue;
        for (const int start : m_starts.value(edge.service))
            add(start);
    }
    return needs;
}

StringMap UpPlanner::parentsOf(const Service &service) const
{
    StringMap parents;
    for (const QString &parent : servicesIn(service.hashTemplate)) {
        QStringList names = m_containers.value(parent);
        names.sort();
        if (!names.isEmpty())
            parents.insert(parent, names.first());
        else if (const ContainerInfo *there = firstContainer(m_state, m_stack.project, parent))
            parents.insert(parent, there->name);
    }
    return parents;
}

/// A container without a secret or config that it is meant to have is not made.
void UpPlanner::checkGrants(const Service &service)
{
    for (const FileGrant &grant : service.grants) {
        const FileSpec *file = m_stack.grantedFile(grant.kind, grant.source);
        if (m_error || !file)
            continue;
        QString problem = file->problem;
        if (problem.isEmpty() && !file->external && !file->content && grant.wantsOwnership())
            problem = UpTr::tr("it is not a file of at most 1 MiB, so it cannot have uid, gid or "
                               "mode of its own");
        if (problem.isEmpty() && file->external && grant.kind == FileSpec::Kind::Config)
            problem = UpTr::tr("no runtime keeps configs of its own");
        if (!problem.isEmpty())
            m_error = Error{.kind = Error::Kind::Validation,
                            .summary =
                                UpTr::tr("The %1 \"%2\" of %3 cannot be had: %4.")
                                    .arg(kindName(grant.kind), grant.source, service.name, problem),
                            .service = service.name};
    }
}

/// Before the first of its containers starts, and only if none of them runs on.
QList<ContainerSpec> UpPlanner::preStartOf(const Service &service, const ContainerSpec &replica)
{
    if (!m_starts.value(service.name).isEmpty())
        return {};
    const auto replicas = replicasOf(m_state, m_stack.project, service.name);
    const bool runsOn =
        std::any_of(replicas.begin(), replicas.end(), [&](const ContainerInfo &container) {
            return container.isRunning() && causeOf(service, container).isEmpty();
        });
    return runsOn ? QList<ContainerSpec>() : preStartContainers(m_stack, service, replica);
}

/// What has to be there before a container of this service starts, beside what needsOf() says.
void UpPlanner::addStartNeeds(const Service &service, QList<int> &needs) const
{
    QStringList images{service.image};
    for (const Hook &hook : service.preStart)
        images << hook.image;
    for (const QString &image : std::as_const(images)) {
        if (const int step = m_images.stepOf(image); step >= 0 && !needs.contains(step))
            needs << step;
    }
    // The hooks come with the first replica.
    const QList<int> starts = m_starts.value(service.name);
    if (!service.preStart.isEmpty() && !starts.isEmpty())
        needs << starts.first();
}

int UpPlanner::addRun(const Service &service,
                      int number,
                      const QString &cause,
                      QList<int> needs,
                      const QString &predecessor)
{
    const ImageInfo *image = findImage(m_state.images, service.image);
    ContainerSpec spec = containerSpec(m_stack,
                                       service,
                                       number,
                                       image ? image->id : QString(),
                                       m_options.operation,
                                       parentsOf(service));
    if (!predecessor.isEmpty() && !renewsVolumesOf(service)) {
        spec.predecessor = predecessor;
        spec.inheritedPaths = anonymousPaths(spec.settings, image);
    }
    addStartNeeds(service, needs);
    Operation run{.kind = m_options.noStart ? Operation::Kind::CreateContainer
                                            : Operation::Kind::RunContainer,
                  .service = service.name,
                  .targets = {spec.name},
                  .cause = cause,
                  .needs = needs,
                  .spec = spec};
    if (!m_options.noStart) {
        run.hookContainers = preStartOf(service, spec);
        run.after = postStartCalls(service, spec.name);
    }
    const int step = m_builder.add(std::move(run));
    m_starts[service.name] << step;
    m_containers[service.name] << spec.name;
    return step;
}

/// The old container is stopped and set aside, so that rolling back can bring it back as it was; it
/// is removed when everything else has succeeded.
void UpPlanner::planRecreation(const Service &service,
                               const ContainerInfo &container,
                               const QString &cause)
{
    QList<int> needs = needsOf(service);
    if (container.status == ContainerInfo::Status::Paused)
        needs = {m_builder.add({.kind = Operation::Kind::UnpauseContainer,
                                .service = service.name,
                                .targets = {container.name},
                                .cause = UpTr::tr("what is paused cannot be stopped"),
                                .needs = needs})};
    if (container.isRunning() || container.status == ContainerInfo::Status::Paused)
        needs = {m_builder.add({.kind = Operation::Kind::StopContainer,
                                .service = service.name,
                                .targets = {container.name},
                                .cause = cause,
                                .needs = needs})};
    const QString aside = setAsideName(container.name, m_options.operation);
    const int rename = m_builder.add({.kind = Operation::Kind::RenameContainer,
                                      .service = service.name,
                                      .targets = {container.name},
                                      .newName = aside,
                                      .cause = cause,
                                      .needs = needs});
    addRun(service, std::max(1, container.number()), cause, {rename}, aside);
    m_afterwards.append({.kind = Operation::Kind::RemoveContainer,
                         .service = service.name,
                         .targets = {aside},
                         .cause = UpTr::tr("its successor is up"),
                         .bestEffort = true,
                         .withVolumes = renewsVolumesOf(service)});
    m_builder.noteAction(service.name, container.name, QStringLiteral("recreated"));
}

bool UpPlanner::isNamed(const Service &service) const
{
    return m_options.services.isEmpty() || m_options.services.contains(service.name);
}

bool UpPlanner::renewsVolumesOf(const Service &service) const
{
    return m_options.renewVolumes && isNamed(service);
}

/// Why a container has to be made anew; empty when it may stay.
QString UpPlanner::causeOf(const Service &service, const ContainerInfo &container) const
{
    if (isNamed(service) ? m_options.forceRecreate || m_options.renewVolumes
                         : m_options.recreateDependencies)
        return UpTr::tr("recreation was asked for");
    if (!m_options.noRecreate) {
        const QString cause = recreationCause(
            m_stack, service, container, m_state, m_options.changes.value(service.name));
        if (!cause.isEmpty())
            return cause;
    }
    for (const QString &parent : servicesIn(service.hashTemplate)) {
        if (m_recreated.contains(parent))
            return UpTr::tr("it shares namespaces or volumes of %1, which is recreated")
                .arg(parent);
    }
    return m_images.makes(service.image) ? UpTr::tr("its image is made anew") : QString();
}

void UpPlanner::planReplica(const Service &service, const ContainerInfo &container)
{
    const QString cause = causeOf(service, container);
    if (!cause.isEmpty()) {
        planRecreation(service, container, cause);
        m_recreated << service.name;
        return;
    }
    m_containers[service.name] << container.name;
    if (container.isRunning() || m_options.noStart || isDone(m_stack, service, container)) {
        m_builder.noteAction(service.name, container.name, QStringLiteral("unchanged"));
        return;
    }
    if (container.status == ContainerInfo::Status::Paused) {
        m_builder.warn(service.name, UpTr::tr("%1 is paused and stays so.").arg(container.name));
        m_builder.noteAction(service.name, container.name, QStringLiteral("unchanged"));
        return;
    }
    QList<int> needs = needsOf(service);
    addStartNeeds(service, needs);
    ContainerSpec spec =
        containerSpec(m_stack, service, 1, {}, m_options.operation, parentsOf(service));
    spec.name = container.name;
    m_starts[service.name] << m_builder.add({.kind = Operation::Kind::StartContainer,
                                             .service = service.name,
                                             .targets = {container.name},
                                             .cause = UpTr::tr("it does not run"),
                                             .needs = needs,
                                             .hookContainers = preStartOf(service, spec),
                                             .after = postStartCalls(service, container.name)});
    m_builder.noteAction(service.name, container.name, QStringLiteral("started"));
}

/// Removing comes last, when all else has succeeded, because it cannot be undone.
void UpPlanner::planExcess(const Service &service, const QList<ContainerInfo> &excess)
{
    for (const ContainerInfo &container : excess) {
        if (container.isRunning())
            m_builder.add({.kind = Operation::Kind::StopContainer,
                           .service = service.name,
                           .targets = {container.name},
                           .cause = UpTr::tr("fewer replicas are wanted")});
        m_afterwards.append({.kind = Operation::Kind::RemoveContainer,
                             .service = service.name,
                             .targets = {container.name},
                             .cause = UpTr::tr("fewer replicas are wanted")});
        m_builder.noteAction(service.name, container.name, QStringLiteral("removed"));
    }
}

void UpPlanner::planService(const Service &service)
{
    QList<ContainerInfo> replicas = replicasOf(m_state, m_stack.project, service.name);
    const int wanted = scaleOf(service, m_options);
    if (wanted > 0 && !m_options.startOnly)
        checkGrants(service);
    if (replicas.size() > wanted) {
        planExcess(service, replicas.mid(wanted));
        replicas = replicas.mid(0, wanted);
    }
    int highest = 0;
    for (const ContainerInfo &container : replicas) {
        highest = std::max(highest, container.number());
        planReplica(service, container);
    }
    for (qsizetype count = replicas.size(); count < wanted; ++count) {
        addRun(service, ++highest, UpTr::tr("the container is not there"), needsOf(service));
        m_builder.noteAction(
            service.name, containerName(m_stack, service, highest), QStringLiteral("created"));
    }
}

void UpPlanner::planOneOff(const Service &service, const OneOff &wish)
{
    checkGrants(service);
    const ImageInfo *image = findImage(m_state.images, service.image);
    const QString imageId = image ? image->id : QString();
    QList<int> needs = needsOf(service);
    addStartNeeds(service, needs);
    Operation make{
        .kind = wish.detached ? Operation::Kind::RunContainer : Operation::Kind::CreateContainer,
        .service = service.name,
        .targets = {wish.name},
        .cause = UpTr::tr("asked to run"),
        .needs = needs,
        .spec = oneOffSpec(
            m_stack,
            wish,
            containerSpec(m_stack, service, 1, imageId, m_options.operation, parentsOf(service)))};
    if (wish.detached)
        make.after = postStartCalls(service, wish.name);
    else if (!service.postStart.isEmpty())
        m_builder.warn(service.name,
                       UpTr::tr("What is run in the foreground has no post_start hooks."));
    m_builder.add(std::move(make));
    m_builder.noteAction(service.name, wish.name, QStringLiteral("created"));
}

/// Who shares namespaces or mounts with a container that is made anew has to be made anew, too,
/// whether it was asked for or not: it would be left with what is gone.
void UpPlanner::planSharers()
{
    for (const Service &service : m_stack.services) {
        const QStringList parents = servicesIn(service.hashTemplate);
        const bool isAffected =
            !m_selected.contains(service.name)
            && std::any_of(parents.begin(), parents.end(), [this](const QString &parent) {
                   return m_recreated.contains(parent);
               });
        if (!isAffected || replicasOf(m_state, m_stack.project, service.name).isEmpty())
            continue;
        m_selected << service.name;
        planService(service);
        // One that shares with this one may stand before it in the file.
        planSharers();
        return;
    }
}

void UpPlanner::planRestartOf(const Service &service,
                              const ContainerInfo &container,
                              const QString &dependency)
{
    m_builder.add({.kind = Operation::Kind::RestartContainer,
                   .service = service.name,
                   .targets = {container.name},
                   .cause = UpTr::tr("%1 is recreated").arg(dependency),
                   .needs = m_starts.value(dependency),
                   .before = preStopCalls(m_stack, {container}),
                   .after = postStartCalls(service, container.name)});
    m_builder.changeAction(container.name, QStringLiteral("restarted"));
}

/// Who asked to be restarted along with a dependency that is made anew.
void UpPlanner::planRestarts()
{
    for (const QString &name : std::as_const(m_selected)) {
        const Service *service = m_stack.service(name);
        if (!m_starts.value(name).isEmpty())
            continue;
        for (const Dependency &edge : service->dependsOn) {
            if (!edge.restart || !m_recreated.contains(edge.service))
                continue;
            for (const ContainerInfo &container : replicasOf(m_state, m_stack.project, name)) {
                if (container.isRunning())
                    planRestartOf(*service, container, edge.service);
            }
            break;
        }
    }
}

/// --wait: every service has to run or, where it has a health check, to be healthy; one that others
/// wait for to complete has to complete.
void UpPlanner::planWait()
{
    for (const QString &name : std::as_const(m_selected)) {
        const Service *service = m_stack.service(name);
        if (m_containers.value(name).isEmpty())
            continue;
        const bool isAwaited =
            std::any_of(m_gates.keyBegin(), m_gates.keyEnd(), [&](const auto &key) {
                return key == name + QStringLiteral("|service_completed_successfully");
            });
        if (!isAwaited)
            m_builder.add({.kind = Operation::Kind::WaitRunning,
                           .service = name,
                           .targets = m_containers.value(name),
                           .needs = m_starts.value(name),
                           .health = service->settings.healthcheck});
    }
}

void UpPlanner::planOrphans()
{
    const QList<ContainerInfo> orphans = orphansOf(m_stack, m_state);
    if (orphans.isEmpty())
        return;
    QStringList names;
    for (const ContainerInfo &orphan : orphans)
        names << orphan.name;
    if (!m_options.removeOrphans) {
        m_builder.warn({},
                       UpTr::tr("Containers of this stack that the spec does not have: %1. Use "
                                "--remove-orphans to remove them.")
                           .arg(names.join(QStringLiteral(", "))));
        return;
    }
    m_afterwards.append({.kind = Operation::Kind::RemoveContainer,
                         .targets = names,
                         .cause = UpTr::tr("the spec no longer has it")});
    for (const ContainerInfo &orphan : orphans)
        m_builder.noteAction(orphan.service(), orphan.name, QStringLiteral("removed"));
}

/// What earlier calls have replaced and could not clear away.
void UpPlanner::planLeftAside()
{
    if (m_options.startOnly)
        return;
    for (const ContainerInfo &container : setAsideOf(m_state, m_stack.project))
        m_afterwards.prepend({.kind = Operation::Kind::RemoveContainer,
                              .service = container.service(),
                              .targets = {container.name},
                              .cause = UpTr::tr("its successor has replaced it"),
                              .bestEffort = true});
}

/// What is removed at the end goes one by one, dependents first, where containers share namespaces:
/// podman keeps a container that another one needs.
void UpPlanner::planClearing()
{
    QList<int> needs = m_builder.ids();
    const bool oneByOne =
        std::any_of(m_stack.services.begin(), m_stack.services.end(), [](const Service &service) {
            return !service.hashTemplate.isEmpty();
        });
    for (auto operation = m_afterwards.rbegin(); operation != m_afterwards.rend(); ++operation) {
        operation->needs = needs;
        const int added = m_builder.add(std::move(*operation));
        if (oneByOne)
            needs << added;
    }
}

Result<Plan> UpPlanner::plan()
{
    const auto selected = selectServices(m_stack, m_options);
    if (!selected)
        return selected.error();
    m_selected = *selected;
    if (const QStringList conflicts = portConflicts(m_stack, m_selected, m_options);
        !conflicts.isEmpty() && !m_options.startOnly)
        return Error{.kind = Error::Kind::Validation,
                     .summary = conflicts.first(),
                     .detail = conflicts.size() > 1 ? conflicts.join(u'\n') : QString()};
    m_images.plan(m_selected);
    for (const QString &name : std::as_const(m_selected)) {
        const Service *service = m_stack.service(name);
        if (scaleOf(*service, m_options) == 0 || m_options.resourcesAreThere)
            continue;
        if (const auto done = m_resources.plan(*service); !done)
            return done.error();
    }
    for (const QString &name : std::as_const(m_selected)) {
        if (m_options.oneOff && m_options.oneOff->service == name)
            planOneOff(*m_stack.service(name), *m_options.oneOff);
        else
            planService(*m_stack.service(name));
    }
    planSharers();
    if (m_error)
        return *m_error;
    planRestarts();
    if (m_options.wait)
        planWait();
    planOrphans();
    planLeftAside();
    planClearing();
    return m_builder.take();
}

} // namespace

Result<Plan> planUp(const Stack &stack, const State &state, const UpOptions &options)
{
    return UpPlanner(stack, state, options).plan();
}

Plan planImages(const Stack &stack, const State &state, const UpOptions &options)
{
    PlanBuilder builder(stack.project);
    if (const auto selected = selectServices(stack, options))
        ImagePlanner(stack, state, options, builder).plan(*selected);
    return builder.take();
}

} // namespace core
