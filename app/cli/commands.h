#pragma once

#include "app/cli/context.h"

namespace cli {

// Each runs one command and ends the program through the context.

void runConfig(Context &context);
void runPlan(Context &context);
void runUp(Context &context);
void runDown(Context &context);
void runStartStopRestart(Context &context);
void runPs(Context &context);
void runLs(Context &context);
void runLogs(Context &context);
void runExec(Context &context);
void runBackends(Context &context);
void runBackend(Context &context);

} // namespace cli
