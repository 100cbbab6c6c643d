#pragma once

#include <spdlog/fwd.h>

#include <memory>

class QString;

namespace core {

/// The program's own log (not a container's). One category a folder, dotted: "core.engine".
/// `debug` tells a developer, `warn` tells a bug reporter; a secret is never logged.
std::shared_ptr<spdlog::logger> logger(const char *category);

/// Sends the log to a rotating file below the data folder (3 files of 1 MB) and, from `warn` on or
/// from `debug` on when `verbose`, to stderr. Call once at start; without it nothing is logged.
void startLogging(const char *program, bool verbose);

} // namespace core
