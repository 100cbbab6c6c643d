#pragma once

#include "core/backend/backendinfo.h"
#include "core/backend/capabilities.h"

namespace backends::docker {

/// What this docker does by itself, by version and mode.
core::Capabilities dockerCapabilities(const core::BackendInfo &info);

} // namespace backends::docker
