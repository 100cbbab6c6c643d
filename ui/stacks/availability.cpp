#include "ui/stacks/availability.h"

#include "ui/models/stacktext.h"

#include <algorithm>

namespace ui {

namespace {

bool hasContainer(const core::ServiceSnapshot &service)
{
    return !service.container.isEmpty();
}

bool canStart(const core::ServiceSnapshot &service)
{
    return hasContainer(service) && !isUp(service);
}

QSet<ActionId> runtimeActions(const core::StackSnapshot &stack,
                              const QList<core::ServiceSnapshot> &selected)
{
    QSet<ActionId> actions;
    const auto &services = stack.services;
    const bool anyUp = std::any_of(services.cbegin(), services.cend(), isUp);
    const bool anyThere = std::any_of(services.cbegin(), services.cend(), hasContainer)
                          || !stack.orphans.isEmpty();
    if (stack.hasSpec)
        actions += {ActionId::Up, ActionId::Recreate, ActionId::BuildUp};
    if (anyUp)
        actions += {ActionId::Stop, ActionId::Restart};
    if (anyThere)
        actions += ActionId::Down;
    if (!stack.volumeNames.isEmpty())
        actions += ActionId::DownVolumes;
    if (!selected.isEmpty() && stack.hasSpec)
        actions += ActionId::ServiceUp;
    if (std::any_of(selected.cbegin(), selected.cend(), canStart))
        actions += ActionId::ServiceStart;
    if (std::any_of(selected.cbegin(), selected.cend(), isUp))
        actions += {ActionId::ServiceStop, ActionId::ServiceRestart};
    return actions;
}

} // namespace

QSet<ActionId> availableActions(const Situation &situation)
{
    if (situation.stack == nullptr)
        return {};
    const core::StackSnapshot &stack = *situation.stack;
    QList<core::ServiceSnapshot> selected;
    for (const QString &name : situation.selected)
        if (const core::ServiceSnapshot *service = stack.service(name))
            selected.append(*service);

    QSet<ActionId> actions = {ActionId::TabServices, ActionId::TabGraph};
    if (situation.busy)
        actions += ActionId::Cancel;
    else
        actions += ActionId::Forget;
    if (!stack.workingDirectory.isEmpty())
        actions += ActionId::OpenFolder;
    if (!stack.files.isEmpty())
        actions += ActionId::CopyPath;
    if (!situation.busy && situation.runtimeUsable && stack.reachable)
        actions += runtimeActions(stack, selected);
    if (selected.isEmpty())
        return actions;

    actions += {ActionId::CopyServiceName, ActionId::ServiceLogs};
    if (selected.size() > 1)
        return actions;
    const core::ServiceSnapshot &service = selected.first();
    if (isUp(service) && stack.reachable)
        actions += ActionId::ServiceShell;
    const auto ports = openPorts(service);
    if (isUp(service) && std::any_of(ports.cbegin(), ports.cend(), [](const auto &port) {
            return !portUrl(port).isEmpty();
        }))
        actions += ActionId::OpenPort;
    if (!service.containerId.isEmpty())
        actions += ActionId::CopyContainerId;
    if (!service.image.isEmpty())
        actions += ActionId::CopyImage;
    return actions;
}

QList<ActionId> decidedActions()
{
    return {ActionId::Forget,
            ActionId::Up,
            ActionId::Recreate,
            ActionId::BuildUp,
            ActionId::Stop,
            ActionId::Restart,
            ActionId::Down,
            ActionId::DownVolumes,
            ActionId::Cancel,
            ActionId::OpenFolder,
            ActionId::CopyPath,
            ActionId::ServiceUp,
            ActionId::ServiceStart,
            ActionId::ServiceStop,
            ActionId::ServiceRestart,
            ActionId::ServiceLogs,
            ActionId::ServiceShell,
            ActionId::OpenPort,
            ActionId::CopyServiceName,
            ActionId::CopyContainerId,
            ActionId::CopyImage,
            ActionId::TabServices,
            ActionId::TabGraph};
}

} // namespace ui
