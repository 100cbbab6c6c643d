#pragma once

#include "core/compose/node.h"
#include "core/compose/schema.h"
#include "core/stack/stack.h"

namespace core {

/// What the normalisation needs to know beside the tree.
struct NormaliseContext
{
    QString project = {};
    StringMap environment = {}; ///< what variables are looked up in
    Forms forms = Forms::Long;
};

/// Fills a merged tree with all that goes without saying: real names, the default network, values
/// of bare variables, implied dependencies.
void normaliseTree(SpecNode &root, const NormaliseContext &context);

/// Removes networks, volumes, secrets, configs and models that no service uses.
void removeUnused(SpecNode &root);

} // namespace core
