#include "ui/graph/graphdocument.h"

#include "ui/graph/graphtexts.h"

#include <QHash>

namespace ui {
namespace {

using core::ServiceState;
using Condition = core::Dependency::Condition;

constexpr qsizetype mostChips = 4;

QList<GraphChip> chipsOf(const core::ServiceSnapshot &service, const GraphOptions &options)
{
    QList<GraphChip> chips;
    if (options.volumes) {
        for (const QString &volume : service.volumes)
            chips.append({.kind = GraphChip::Kind::Volume, .text = volume});
    }
    if (options.networks) {
        for (const QString &network : service.networks)
            chips.append({.kind = GraphChip::Kind::Network, .text = network});
    }
    if (chips.size() > mostChips) {
        const int hidden = int(chips.size() - mostChips + 1);
        chips.resize(mostChips - 1);
        chips.append({.kind = GraphChip::Kind::More, .text = moreChipsText(hidden)});
    }
    return chips;
}

EdgeState startedState(ServiceState dependency)
{
    switch (dependency) {
    case ServiceState::Running:
    case ServiceState::Healthy:
    case ServiceState::Unhealthy:
    case ServiceState::Starting:
    case ServiceState::Waiting:
    case ServiceState::Paused:
    case ServiceState::Done:
        return EdgeState::Satisfied;
    case ServiceState::Failed:
        return EdgeState::Broken;
    case ServiceState::NotCreated:
    case ServiceState::Stopped:
    case ServiceState::Unknown:
        break;
    }
    return EdgeState::Waiting;
}

EdgeState stateWithout(Condition condition, ServiceState dependency)
{
    const bool failed = dependency == ServiceState::Failed;
    switch (condition) {
    case Condition::Started:
        return startedState(dependency);
    case Condition::Healthy:
        if (dependency == ServiceState::Healthy)
            return EdgeState::Satisfied;
        return failed || dependency == ServiceState::Unhealthy ? EdgeState::Broken
                                                               : EdgeState::Waiting;
    case Condition::CompletedSuccessfully:
        if (dependency == ServiceState::Done)
            return EdgeState::Satisfied;
        return failed ? EdgeState::Broken : EdgeState::Waiting;
    }
    Q_UNREACHABLE();
}

} // namespace

int GraphStructure::indexOf(const QString &name) const
{
    for (int i = 0; i < nodes.size(); ++i) {
        if (nodes[i].name == name)
            return i;
    }
    return -1;
}

GraphStructure graphStructure(const core::StackSnapshot &stack, const GraphOptions &options)
{
    GraphStructure structure;
    QHash<QString, int> places;
    for (const core::ServiceSnapshot &service : stack.services) {
        places.insert(service.name, int(structure.nodes.size()));
        structure.nodes.append({.name = service.name, .chips = chipsOf(service, options)});
    }
    for (int from = 0; from < stack.services.size(); ++from) {
        for (const core::Dependency &dependency : stack.services[from].dependsOn) {
            if (!places.contains(dependency.service)) {
                places.insert(dependency.service, int(structure.nodes.size()));
                structure.nodes.append({.name = dependency.service, .missing = true});
            }
            structure.edges.append({.from = from,
                                    .to = places[dependency.service],
                                    .condition = dependency.condition,
                                    .required = dependency.required});
        }
    }
    return structure;
}

EdgeState edgeState(Condition condition, bool required, ServiceState dependency)
{
    const EdgeState state = stateWithout(condition, dependency);
    return state == EdgeState::Broken && !required ? EdgeState::Waiting : state;
}

} // namespace ui
