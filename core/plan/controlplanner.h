#pragma once

#include "core/plan/plan.h"
#include "core/state/state.h"
#include "core/support/result.h"

#include <optional>

namespace core {

// Plans that neither make nor change anything of a stack: they pause, signal or clear away what is
// there. An empty list of services means all. They fail when the stack has no such service.

/// Freezes what runs.
Result<Plan> planPause(const Stack &stack, const State &state, const QStringList &services);

/// Lets go on what is paused.
Result<Plan> planUnpause(const Stack &stack, const State &state, const QStringList &services);

struct KillOptions
{
    QStringList services = {};
    QString signal = {}; ///< empty = KILL
    bool removeOrphans = false;
};

/// Sends a signal to all that runs, at once and without hooks; one-off containers included.
Result<Plan> planKill(const Stack &stack, const State &state, const KillOptions &options);

struct RemoveOptions
{
    QStringList services = {};
    bool stop = false;    ///< what runs is stopped first, instead of being left alone
    bool volumes = false; ///< anonymous ones, too
    std::optional<int> graceSeconds = {};
};

/// Removes the containers that do not run.
Result<Plan> planRemove(const Stack &stack, const State &state, const RemoveOptions &options);

} // namespace core
