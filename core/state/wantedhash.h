#pragma once

#include "core/stack/stack.h"
#include "core/state/state.h"

namespace core {

/// The container that stands for a service where others share its namespaces or mounts: the first
/// by name. nullptr when there is none.
const ContainerInfo *
firstContainer(const State &state, const QString &project, const QString &service);

/// The config hash that a container of this service has when it is up to date with what is there.
QString wantedHash(const Service &service, const QString &project, const State &state);

} // namespace core
