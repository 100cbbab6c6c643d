#pragma once

#include "core/compose/findings.h"

namespace core {

/// Checks a merged tree for values that contradict each other within one thing: external volumes
/// with a driver, secrets and configs with no or several sources, device requests with a count and
/// ids. Unlike checkSpec() this is about services that are switched off, too.
void checkValues(const SpecNode &root, SpecFindings &findings);

} // namespace core
