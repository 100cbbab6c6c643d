#pragma once

#include "app/cli/invocation.h"

namespace cli {

/// The commands that look into the containers of a stack: a part of commandSpecs().
QList<CommandSpec> lookCommands();

} // namespace cli
