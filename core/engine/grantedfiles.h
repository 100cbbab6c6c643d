#pragma once

#include "core/stack/stack.h"

namespace core {

/// Reads the secrets and configs of a stack that come from files, up to 1 MiB each, and notes of
/// each one what stands in the way of giving it to a container. A folder, or a larger file, can be
/// mounted but not copied, and a change of its content is not noticed.
void readGrantedFiles(Stack &stack);

} // namespace core
