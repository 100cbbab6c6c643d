#pragma once

#include "core/compose/findings.h"
#include "core/stack/stack.h"

namespace core {

/// Makes the stack of a normalised and checked tree: services, networks and volumes with their
/// hashes. `findings` is only asked for places.
Stack toStack(const SpecNode &root, const SpecFindings &findings);

/// One service; its image is `<project>-<service>` when it is only built.
Service toService(const SpecNode &node, const QString &project);

} // namespace core
