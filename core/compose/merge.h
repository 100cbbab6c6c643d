#pragma once

#include "core/compose/node.h"
#include "core/compose/schema.h"

namespace core {

/// Puts a canonical tree on top of another one, by the merge rule of each attribute. What is
/// tagged `!reset` or `!override` removes or replaces instead; the tags stay until dropResets().
void mergeTree(SpecNode &base,
               SpecNode overlay,
               const SchemaNode &schema,
               Forms forms = Forms::Long);

/// Removes what is tagged `!reset`, and forgets the other tags.
void dropResets(SpecNode &root);

/// Whether items of a list with this rule replace each other.
bool isKeyed(Merge rule);

/// Items of a keyed list that a later item with the same key replaces, in the earlier place.
void removeReplacedItems(SpecNode &list, Merge rule);

} // namespace core
