#include "core/state/replicas.h"

#include <algorithm>

namespace core {

QList<ContainerInfo> replicasOf(const State &state, const QString &project, const QString &service)
{
    QList<ContainerInfo> replicas;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == project && container.service() == service
            && !container.isOneOff() && !container.isSetAside())
            replicas << container;
    }
    std::sort(replicas.begin(), replicas.end(), [](const auto &a, const auto &b) {
        return std::pair(a.number(), a.name) < std::pair(b.number(), b.name);
    });
    return replicas;
}

QList<ContainerInfo> setAsideOf(const State &state, const QString &project)
{
    QList<ContainerInfo> aside;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == project && container.isSetAside())
            aside << container;
    }
    return aside;
}

QList<ContainerInfo> orphansOf(const Stack &stack, const State &state)
{
    QList<ContainerInfo> orphans;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() != stack.project)
            continue;
        const QString service = container.service();
        const bool known = stack.service(service) || stack.disabledServices.contains(service);
        const bool oldRun = container.isOneOff() && !container.isRunning();
        if (oldRun || (!known && !container.isOneOff() && !container.isSetAside()))
            orphans << container;
    }
    return orphans;
}

QList<ContainerInfo> oneOffsOf(const State &state, const QString &project)
{
    QList<ContainerInfo> containers;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == project && container.isOneOff())
            containers << container;
    }
    return containers;
}

QList<ContainerInfo> switchedOffOf(const Stack &stack, const State &state)
{
    QList<ContainerInfo> off;
    for (const ContainerInfo &container : state.containers) {
        if (container.project() == stack.project && !container.isSetAside()
            && stack.disabledServices.contains(container.service()))
            off << container;
    }
    return off;
}

bool isOneShot(const Stack &stack, const QString &service)
{
    return std::any_of(stack.services.begin(), stack.services.end(), [&](const Service &other) {
        return std::any_of(
            other.dependsOn.begin(), other.dependsOn.end(), [&](const Dependency &dependency) {
                return dependency.service == service
                       && dependency.condition == Dependency::Condition::CompletedSuccessfully;
            });
    });
}

bool isDone(const Stack &stack, const Service &service, const ContainerInfo &container)
{
    return container.status == ContainerInfo::Status::Exited && container.exitCode == 0
           && isOneShot(stack, service.name);
}

} // namespace core
