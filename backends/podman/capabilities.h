#pragma once

#include "core/backend/backendinfo.h"
#include "core/backend/capabilities.h"

namespace backends::podman {

/// What this podman does by itself, by version, mode and network backend.
core::Capabilities podmanCapabilities(const core::BackendInfo &info);

} // namespace backends::podman
