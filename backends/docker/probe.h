#pragma once

#include "backends/common/machine.h"

#include "core/backend/backendinfo.h"
#include "core/process/process.h"

namespace backends::docker {

/// `docker version`: the cheapest call that asks the engine; 2 s.
core::CommandLine probeCommand(const QString &executable);

/// What the answer means: ticks, why it does not work, and the next step.
core::BackendInfo probeAnswer(core::BackendInfo info,
                              const core::ProcessResult &result,
                              const common::Machine &machine);

} // namespace backends::docker
