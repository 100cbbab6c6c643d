#pragma once

#include "core/state/state.h"
#include "core/support/json.h"

#include <optional>

/// What docker is asked for in lists, and how its answers are read.
///
/// `{{json .}}` would give labels as one text in which a comma may be anything, so the templates
/// ask for each label that we know by its name. Then one call gives all that a plan needs.
namespace backends::docker {

QString containerTemplate();
QString networkTemplate();
QString volumeTemplate();
QString imageTemplate();

std::optional<core::ContainerInfo> listedContainer(const core::Json &json);
std::optional<core::NetworkInfo> listedNetwork(const core::Json &json);
std::optional<core::VolumeInfo> listedVolume(const core::Json &json);

/// One line of `docker events --format '{{json .}}'`.
std::optional<core::RuntimeEvent> eventOf(const core::Json &json);

} // namespace backends::docker
