#pragma once

#include "core/stack/containerspec.h"

namespace core {

/// Whether a mapping takes one port of this machine that was written down: the runtime does not
/// choose it, not even from a range.
bool isFixedPort(const PortMapping &port);

/// Whether two mappings cannot be published at the same time: the same port and protocol, on
/// addresses of which one includes the other.
bool portsCollide(const PortMapping &one, const PortMapping &other);

} // namespace core
