#include "core/plan/stackfromstate.h"

#include "core/stack/labels.h"

#include <algorithm>

namespace core {

namespace {

Dependency parseDependency(const QString &text)
{
    const QStringList parts = text.split(u':');
    Dependency dependency{.service = parts.value(0)};
    if (parts.value(1) == u"service_healthy")
        dependency.condition = Dependency::Condition::Healthy;
    if (parts.value(1) == u"service_completed_successfully")
        dependency.condition = Dependency::Condition::CompletedSuccessfully;
    dependency.restart = parts.value(2) == u"true";
    return dependency;
}

Service serviceOf(const ContainerInfo &container)
{
    Service service{.name = container.service(),
                    .image = container.image,
                    .configHash = container.labels.value(label::configHash)};
    const QString dependencies = container.labels.value(label::dependsOn);
    for (const QString &text : dependencies.split(u',', Qt::SkipEmptyParts))
        service.dependsOn.append(parseDependency(text));
    for (const QString &network : container.networks)
        service.networks.append({.network = network});
    return service;
}

} // namespace

Stack stackFromState(const QString &project, const State &state)
{
    Stack stack{.project = project};
    for (const ContainerInfo &container : state.containers) {
        if (container.project() != project || container.service().isEmpty() || container.isOneOff())
            continue;
        if (stack.workingDirectory.isEmpty()) {
            stack.workingDirectory = container.labels.value(label::workingDirectory);
            stack.files =
                container.labels.value(label::configFiles).split(u',', Qt::SkipEmptyParts);
        }
        const auto known =
            std::find_if(stack.services.begin(), stack.services.end(), [&](const Service &s) {
                return s.name == container.service();
            });
        if (known == stack.services.end())
            stack.services.append(serviceOf(container));
        else
            ++known->scale;
    }
    std::sort(stack.services.begin(), stack.services.end(), [](const Service &a, const Service &b) {
        return a.name < b.name;
    });
    for (const NetworkInfo &network : state.networks) {
        if (network.labels.value(label::project) == project)
            stack.networks.append({.key = network.labels.value(label::network, network.name),
                                   .name = network.name,
                                   .driver = network.driver,
                                   .internal = network.internal});
    }
    for (const VolumeInfo &volume : state.volumes) {
        if (volume.labels.value(label::project) == project)
            stack.volumes.append({.key = volume.labels.value(label::volume, volume.name),
                                  .name = volume.name,
                                  .driver = volume.driver});
    }
    return stack;
}

} // namespace core
