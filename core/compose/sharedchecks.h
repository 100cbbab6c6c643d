#pragma once

#include "core/compose/findings.h"

namespace core {

/// Reports services that want the same container name or the same port of the host.
void checkSharedNames(const SpecNode &services, const SpecPath &path, SpecFindings &findings);

/// Reports two mounts of one service at the same place.
void checkMountPoints(const SpecNode &service, const SpecPath &path, SpecFindings &findings);

} // namespace core
