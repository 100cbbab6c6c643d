#include "core/plan/servicechoice.h"

#include "core/graph/order.h"
#include "core/state/replicas.h"

#include <QCoreApplication>

namespace core {

namespace {

struct ChoiceTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

} // namespace

QStringList namesOf(const QList<ContainerInfo> &containers)
{
    QStringList names;
    for (const ContainerInfo &container : containers)
        names << container.name;
    return names;
}

QList<ContainerInfo>
containersOf(const Stack &stack, const State &state, const QStringList &services)
{
    QList<ContainerInfo> containers;
    for (const QString &service : services)
        containers += replicasOf(state, stack.project, service);
    return containers;
}

Digraph dependencyGraph(const Stack &stack)
{
    Digraph graph;
    for (const Service &service : stack.services)
        graph.nodes << service.name;
    for (const Service &service : stack.services) {
        for (const Dependency &dependency : service.dependsOn) {
            if (graph.nodes.contains(dependency.service))
                graph.edges.append({service.name, dependency.service});
        }
    }
    return graph;
}

QList<QStringList> levelsOf(const Stack &stack)
{
    const auto ordered = levels(dependencyGraph(stack));
    if (ordered)
        return *ordered;
    QStringList all;
    for (const Service &service : stack.services)
        all << service.name;
    return {all};
}

Result<> checkServices(const Stack &stack, const QStringList &services)
{
    for (const QString &name : services) {
        if (!stack.service(name))
            return Error{
                .kind = Error::Kind::NotFound,
                .summary =
                    ChoiceTr::tr("There is no service \"%1\" in %2.").arg(name, stack.project),
                .service = name};
    }
    return {};
}

bool isWanted(const QString &service, const QStringList &services)
{
    return services.isEmpty() || services.contains(service);
}

QList<int>
unpausedFirst(PlanBuilder &builder, const QList<ContainerInfo> &containers, const QList<int> &needs)
{
    QStringList paused;
    for (const ContainerInfo &container : containers) {
        if (container.status == ContainerInfo::Status::Paused)
            paused << container.name;
    }
    if (paused.isEmpty())
        return needs;
    return {builder.add({.kind = Operation::Kind::UnpauseContainer,
                         .targets = paused,
                         .cause = ChoiceTr::tr("what is paused cannot be stopped"),
                         .needs = needs})};
}

} // namespace core
