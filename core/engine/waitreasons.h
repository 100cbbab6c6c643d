#pragma once

#include "core/engine/jobsnapshot.h"
#include "core/plan/plan.h"
#include "core/state/snapshot.h"

namespace core {

/// Adds to a stack what an operation under way knows and the runtime does not: that a service is
/// not there yet because it waits, for whom, and since when. Pure. `steps` are those of the plan.
void addWaitReasons(StackSnapshot &stack, const Plan &plan, const QList<JobStep> &steps);

} // namespace core
