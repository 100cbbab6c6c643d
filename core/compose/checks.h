#pragma once

#include "core/compose/findings.h"
#include "core/compose/selection.h"

namespace core {

/// Checks what only makes sense for the whole: that everything referred to exists, that nothing
/// contradicts something else, that no two services want the same. Services that earlier stages
/// took something out of are not blamed for what is missing. Returns whether there is a cycle of
/// dependencies.
bool checkSpec(const SpecNode &root,
               const QList<DisabledService> &disabled,
               SpecFindings &findings);

} // namespace core
