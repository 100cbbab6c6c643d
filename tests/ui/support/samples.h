#pragma once

#include "core/backend/backendinfo.h"
#include "core/engine/jobsnapshot.h"
#include "core/process/runner.h"
#include "core/state/snapshot.h"

/// Values to show in tests and pictures: a shop as it looks while it starts, and what is around it.
namespace samples {

core::ServiceSnapshot service(const QString &name,
                              core::ServiceState state,
                              const QString &image,
                              const QString &reason = {});

/// db healthy, cache running, api waiting, worker not created, migrate done, web running.
core::StackSnapshot shop();
/// A stack whose services are all in one state.
core::StackSnapshot stack(const QString &project, core::ServiceState state, int services);
/// shop, blog (running), lab (stopped), ci (failed).
QList<core::StackSnapshot> stacks();

core::JobSnapshot runningJob();
core::JobSnapshot failedJob();
core::JobSnapshot finishedJob();

/// podman usable and in use, Docker unreachable, Colima stopped, others not found.
QList<core::BackendInfo> backends();
/// Nothing usable at all.
QList<core::BackendInfo> noBackends();

QList<core::CommandRecord> commands();

} // namespace samples
