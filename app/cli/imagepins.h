#pragma once

#include "app/cli/context.h"

namespace cli {

/// Asks the registries for the digests of all images of the spec and hands it on with them in it,
/// or, with --lock-image-digests, nothing but them. An error or an interrupt ends the program.
void pinImages(Context &context,
               const core::LoadedProject &project,
               std::function<void(const core::LoadedProject &)> then);

} // namespace cli
