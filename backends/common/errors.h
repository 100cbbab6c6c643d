#pragma once

#include "core/process/process.h"
#include "core/support/error.h"

namespace backends::common {

/// What a failed call means: how it ended first, then what the runtime said.
core::Error
errorOf(const core::CommandLine &command, const core::ProcessResult &result, const QString &title);

/// The sentence in which a runtime says why it refused: without log lines, help hints and the
/// prefixes that say only who speaks. Empty when it said nothing.
QString reasonIn(const QString &errorOutput);

} // namespace backends::common
