#include "core/plan/hooks.h"

#include "core/stack/labels.h"

namespace core {

namespace {

ContainerSpec hookContainer(const Service &service, const ContainerSpec &replica, const Hook &hook)
{
    ContainerSpec spec{.image = hook.image.isEmpty() ? service.image : hook.image,
                       .networks = replica.networks,
                       .networkMode = replica.networkMode};
    spec.settings.command = hook.command;
    spec.settings.environment = service.settings.environment;
    spec.settings.environment.insert(hook.environment);
    spec.settings.user = hook.user;
    spec.settings.workingDirectory = hook.workingDirectory;
    spec.settings.privileged = hook.privileged;
    spec.settings.platform = service.settings.platform;
    spec.settings.volumesFrom = {replica.name};
    for (const QString &name : {label::project,
                                label::service,
                                label::version,
                                label::perryProject,
                                label::perryService,
                                label::perryOperation})
        spec.labels.insert(name, replica.labels.value(name));
    spec.labels.insert(label::hook, QStringLiteral("pre_start"));
    for (NetworkAttachment &network : spec.networks) {
        // An address belongs to the replica, which keeps it.
        network.ipv4Address.clear();
        network.ipv6Address.clear();
        network.macAddress.clear();
    }
    return spec;
}

} // namespace

QList<HookCall> preStopCalls(const Stack &stack, const QList<ContainerInfo> &containers)
{
    QList<HookCall> calls;
    for (const ContainerInfo &container : containers) {
        const Service *service = stack.service(container.service());
        if (!service || !container.isRunning())
            continue;
        for (const Hook &hook : service->preStop)
            calls.append({.attribute = QStringLiteral("pre_stop"),
                          .container = container.name,
                          .hook = hook});
    }
    return calls;
}

QList<HookCall> postStartCalls(const Service &service, const QString &container)
{
    QList<HookCall> calls;
    for (const Hook &hook : service.postStart)
        calls.append(
            {.attribute = QStringLiteral("post_start"), .container = container, .hook = hook});
    return calls;
}

QList<ContainerSpec>
preStartContainers(const Stack &stack, const Service &service, const ContainerSpec &replica)
{
    QList<ContainerSpec> containers;
    for (const Hook &hook : service.preStart) {
        ContainerSpec spec = hookContainer(service, replica, hook);
        spec.name = QStringLiteral("%1-%2-pre_start-%3")
                        .arg(stack.project, service.name)
                        .arg(containers.size() + 1);
        containers << spec;
    }
    return containers;
}

} // namespace core
