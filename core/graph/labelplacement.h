#pragma once

#include "core/graph/layout.h"

namespace core::layered {

/// Gives each edge that has a label a place on its route which no node and no other label
/// covers, if there is one. Needs the positions and the routes.
void placeLabels(const LayoutRequest &request, GraphLayout &layout);

} // namespace core::layered
