#pragma once

#include "core/compose/attributereader.h"
#include "core/stack/containerspec.h"

namespace core {

/// What a normalised service says about processors, memory, devices and other limits, with what is
/// below `deploy.resources` on top.
void setLimits(ContainerSettings &settings, const AttributeReader &service);

/// Limits by name; empty for nullptr.
QMap<QString, Ulimit> toUlimits(const SpecNode *map);

} // namespace core
