#pragma once

#include "core/plan/planner.h"

namespace core {

/// One sentence, with file, line and column, for each port of this machine that two of the
/// containers would both publish. `services` are those that will run. Ports of host networks and
/// ranges, from which the runtime chooses, are never in conflict.
QStringList
portConflicts(const Stack &stack, const QStringList &services, const UpOptions &options);

} // namespace core
