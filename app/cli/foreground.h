#pragma once

#include "app/cli/context.h"

namespace cli {

/// Runs a call on our own stdin, stdout and stderr, and ends the program with its exit code. Keys
/// such as Ctrl+C are the call's; who ends us ends it.
void runInForeground(Context &context, const core::CommandLine &command);

} // namespace cli
