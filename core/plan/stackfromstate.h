#pragma once

#include "core/stack/stack.h"
#include "core/state/state.h"

namespace core {

/// What the labels of a project's containers, networks and volumes tell of its spec: services with
/// their dependencies, names, files. Enough to stop it, take it down, show it.
Stack stackFromState(const QString &project, const State &state);

} // namespace core
