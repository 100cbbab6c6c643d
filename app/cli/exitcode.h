#pragma once

#include "core/support/error.h"

namespace cli {

/// The exit codes of the contract.
namespace exitcode {
inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int usage = 2;
inline constexpr int invalidSpec = 3;
inline constexpr int noBackend = 4;
inline constexpr int refused = 5;
inline constexpr int timedOut = 6;
inline constexpr int changes = 10;
inline constexpr int interrupted = 130;
} // namespace exitcode

/// The exit code that an error ends the program with.
int exitCodeOf(core::Error::Kind kind);

} // namespace cli
