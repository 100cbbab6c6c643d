#pragma once

#include "core/state/state.h"
#include "core/support/json.h"

#include <optional>

/// How podman's answers to list calls are read.
namespace backends::podman {

/// One element of `ps --format json`, unless it is a pod's own helper. It does not say which
/// volumes are mounted.
std::optional<core::ContainerInfo> listedContainer(const core::Json &json);

std::optional<core::NetworkInfo> listedNetwork(const core::Json &json);
std::optional<core::VolumeInfo> listedVolume(const core::Json &json);

/// One line of `podman events --format json`, of podman 4 or 5.
std::optional<core::RuntimeEvent> eventOf(const core::Json &json);

} // namespace backends::podman
