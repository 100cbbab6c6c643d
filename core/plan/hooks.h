#pragma once

#include "core/plan/plan.h"
#include "core/state/state.h"

namespace core {

/// What is run in these containers before they are stopped, by their services in the stack.
QList<HookCall> preStopCalls(const Stack &stack, const QList<ContainerInfo> &containers);

/// What is run in a container of the service after it has started.
QList<HookCall> postStartCalls(const Service &service, const QString &container);

/// The containers that come to their end before the first replica starts. They share its mounts and
/// its networks, where they answer to the same names.
QList<ContainerSpec>
preStartContainers(const Stack &stack, const Service &service, const ContainerSpec &replica);

} // namespace core
