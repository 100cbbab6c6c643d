#pragma once

#include "backends/common/attributerow.h"

#include "core/stack/stack.h"

namespace backends::common {

using NetworkRow = AttributeRow<core::NetworkSpec>;
using VolumeRow = AttributeRow<core::VolumeSpec>;

/// Every attribute of a network, in the order in which it is told to `network create`.
const QList<NetworkRow> &networkTable();

/// Every attribute of a volume, in the order in which it is told to `volume create`. Labels come
/// with those of the stack.
const QList<VolumeRow> &volumeTable();

} // namespace backends::common
