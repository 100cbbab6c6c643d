#pragma once

#include "core/compose/canonical.h"

namespace core {

/// Fills a merged tree with what is not written and does not depend on the project: the folder to
/// build in, targets of secrets, dependencies being required. Devices of local volumes become
/// absolute. Not done before, because what is not written must not replace what is.
void fillDefaults(SpecNode &root, const PathBase &base, Forms forms);

} // namespace core
