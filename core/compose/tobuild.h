#pragma once

#include "core/compose/node.h"
#include "core/stack/stack.h"

#include <optional>

namespace core {

/// How a normalised service's image is made; nothing when it has no `build`. `secrets` are those of
/// the whole spec, or nullptr.
std::optional<BuildSpec> toBuild(const SpecNode &service, const SpecNode *secrets);

/// Puts the image of each service that a build uses as a context in the place of its name.
void resolveServiceContexts(Stack &stack);

} // namespace core
