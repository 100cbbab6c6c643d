#pragma once

#include "core/compose/findings.h"
#include "core/stack/stack.h"

namespace core {

/// Makes the stack of a normalised and checked tree: services, networks and volumes with their
/// hashes, secrets and configs with what is known of their contents. `findings` is only asked for
/// places; secrets and configs look their variables up in `environment`.
Stack toStack(const SpecNode &root, const StringMap &environment, const SpecFindings &findings);

/// One service; its image is `<project>-<service>` when it is only built.
Service toService(const SpecNode &node, const QString &project);

} // namespace core
