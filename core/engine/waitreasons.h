#pragma once

#include "core/engine/jobsnapshot.h"
#include "core/plan/plan.h"
#include "core/state/snapshot.h"

namespace core {

/// Adds to a stack what an operation under way knows and the runtime does not: that a service is
/// not there yet because it waits, for whom, and since when; or that it was started after the
/// runtime was last looked at. Pure. `steps` are those of the plan.
void addWaitReasons(StackSnapshot &stack,
                    const Plan &plan,
                    const QList<JobStep> &steps,
                    SteadyTime lookedAt);

} // namespace core
