#pragma once

#include "core/state/usage.h"
#include "core/support/json.h"

#include <optional>

/// What `stats` and `top` of docker-like command lines say.
namespace backends::common {

/// One row of `stats`, with docker's names or podman's.
std::optional<core::ContainerUsage> usageOf(const core::Json &json);

/// The table of `top`: words in columns, of which only the last one may have blanks.
core::ProcessTable processesInText(const QString &text);

} // namespace backends::common
