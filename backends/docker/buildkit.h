#pragma once

#include "backends/common/machine.h"

namespace backends::docker {

/// Whether builds go through BuildKit: its component is a file in one of a few folders, so that
/// nothing has to be run to know. DOCKER_BUILDKIT=0 asks for the classic builder.
bool hasBuildKit(const common::Machine &machine);

} // namespace backends::docker
