#pragma once

#include "core/backend/protocol.h"
#include "core/plan/plan.h"

namespace core {

/// The exact calls that an operation consists of, in order; empty for waits, which have none of
/// their own. What `plan` prints and what the engine runs are the same.
QList<CommandLine> commandsFor(const Operation &operation, const Protocol &protocol);

/// What does not arrive as it was written, of all that the plan would make.
QList<Warning> lossesOf(const Plan &plan, const Protocol &protocol);

/// A runnable POSIX script of the whole plan, with causes as comments. Secrets are in it.
QString planAsScript(const Plan &plan, const Protocol &protocol);

} // namespace core
