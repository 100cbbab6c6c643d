#pragma once

#include "app/cli/context.h"
#include "core/engine/job.h"

namespace cli {

/// Runs an operation on the right runtime (or on `backend`), with progress, interrupt and report,
/// and ends the program. It begins once more after a fresh detection when a remembered runtime does
/// not answer. With `next`, that comes when it has succeeded, instead of the report and the end.
void runOnBackend(Context &context,
                  const core::JobRequest &request,
                  const QString &backend = {},
                  const std::function<void()> &next = {});

/// Works out what the operation would do, and hands it on; warnings are shown.
void planOnBackend(Context &context,
                   const core::JobRequest &request,
                   const std::function<void(const core::Plan &)> &next,
                   const QString &backend = {});

/// Prints it, and ends the program.
void printPlanOf(Context &context, const core::JobRequest &request, const QString &backend = {});

/// "SERVICE=N" each; anything else is wrong usage.
core::Result<QMap<QString, int>> scaleWishes(const QStringList &texts);

/// What the history of the stack keeps of a spec.
core::StoredSpec keptSpec(const core::LoadedProject &project);

/// --time, in whole seconds.
std::optional<int> graceOf(const Invocation &invocation);

} // namespace cli
