#pragma once

#include "core/compose/findings.h"
#include "core/stack/stack.h"

namespace core {

/// Makes the stack of a normalised and checked tree: services, networks and volumes with their
/// hashes, secrets and configs with what is known of their contents. `findings` is only asked for
/// places; secrets and configs look their variables up in `environment`. `folder` is the project's,
/// for the few paths that the tree keeps as they were written.
Stack toStack(const SpecNode &root,
              const StringMap &environment,
              const SpecFindings &findings,
              const QString &folder);

/// One service of a spec; its image is `<project>-<service>` when it is only built.
Service toService(const SpecNode &node, const SpecNode &root);

} // namespace core
