#pragma once

#include "core/graph/layout.h"

#include <algorithm>
#include <vector>

namespace core::layered {

/// Nodes that hang together and the edges between them, by their places in the request.
struct Component
{
    std::vector<int> nodes = {}; ///< in ascending order
    std::vector<int> edges = {};

    /// The place of a node in `nodes`, where it is.
    int numberOf(int node) const
    {
        return int(std::lower_bound(nodes.begin(), nodes.end(), node) - nodes.begin());
    }
};

/// Writes the positions and routes of one component, beginning at (0, 0); returns its size.
QSizeF
layoutComponent(const LayoutRequest &request, const Component &component, GraphLayout &layout);

} // namespace core::layered
