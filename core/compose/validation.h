#pragma once

#include "core/compose/findings.h"
#include "core/compose/schema.h"

namespace core {

/// Checks a tree, as it was written, against the schema: known keys, kinds of values, choices and
/// ranges, and casts the scalars unless they are to stay as written. What is wrong is reported and
/// taken out of the tree, so that later stages only meet values of the right kind.
void validateTree(SpecNode &root,
                  const SchemaNode &schema,
                  const SpecPath &path,
                  Forms forms,
                  SpecFindings &findings);

/// Checks a merged tree for keys that must be there and for items that are twice in a list. Maps
/// something was taken out of are not blamed a second time.
void checkMerged(SpecNode &root,
                 const SchemaNode &schema,
                 const SpecPath &path,
                 SpecFindings &findings);

} // namespace core
