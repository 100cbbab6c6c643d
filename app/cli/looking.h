#pragma once

#include "app/cli/context.h"

namespace cli {

/// What goes on once the containers of a stack are known.
using LookedAt = std::function<void(const core::Stack &, const core::State &)>;

enum class Detail { List, Inspection };

/// The beginning of a command about the containers that are there: finds the spec (or only the
/// project's name, with -p), the runtime and the containers, and goes on with them. Ends the
/// program when that fails, or when neither the spec nor a container has one of the `services`.
void lookAtStack(Context &context,
                 const QStringList &services,
                 const LookedAt &then,
                 Detail detail = Detail::List);

} // namespace cli
