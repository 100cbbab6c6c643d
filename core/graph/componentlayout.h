#pragma once

#include "core/graph/layout.h"

#include <vector>

namespace core::layered {

/// Nodes that hang together and the edges between them, by their places in the request.
struct Component
{
    std::vector<int> nodes = {};
    std::vector<int> edges = {};
};

/// Writes the positions and routes of one component, beginning at (0, 0); returns its size.
QSizeF
layoutComponent(const LayoutRequest &request, const Component &component, GraphLayout &layout);

} // namespace core::layered
