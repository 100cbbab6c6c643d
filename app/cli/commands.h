#pragma once

#include "app/cli/context.h"

namespace cli {

// Each runs one command and ends the program through the context.

void runConfig(Context &context);
void runPlan(Context &context);
void runUp(Context &context);
void runDown(Context &context);
void runServiceAction(Context &context); ///< start, stop, restart, pause, unpause
void runKill(Context &context);
void runRm(Context &context);
void runScale(Context &context);
void runRun(Context &context);
void runImageAction(Context &context); ///< pull, build, push
void runPs(Context &context);
void runLs(Context &context);
void runGraph(Context &context);
void runHistory(Context &context);
void runRollback(Context &context);
void runLogs(Context &context);
void runExec(Context &context);
void runImages(Context &context);
void runPort(Context &context);
void runTop(Context &context);
void runStats(Context &context);
void runEvents(Context &context);
void runWait(Context &context);
void runCopy(Context &context);
void runBackends(Context &context);
void runBackend(Context &context);

} // namespace cli
