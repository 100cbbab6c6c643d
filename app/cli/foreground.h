#pragma once

#include "app/cli/context.h"

namespace cli {

/// Runs a call on our own stdin, stdout and stderr, and ends the program with its exit code. Keys
/// such as Ctrl+C are the call's; who ends us ends it.
void runInForeground(Context &context, const core::CommandLine &command);

/// Starts a container and attaches our stdin, stdout and stderr to it; the program ends with the
/// container's exit code. A signal to us is one to the container. One that was interrupted before
/// it ran, and one that does not end within its grace, is ended by force; with `removes` it is gone
/// afterwards.
void attachTo(Context &context, const QString &container, bool removes);

} // namespace cli
