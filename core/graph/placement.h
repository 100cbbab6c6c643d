#pragma once

#include "core/graph/layering.h"

namespace core::layered {

/// How much room a vertex needs along its layer, on both sides of the point where arcs meet it.
struct Extent
{
    double before = 0;
    double after = 0;
};

/// What keeps neighbours in a layer apart.
struct Gaps
{
    double node = 0; ///< between two nodes
    double bend = 0; ///< where one of the two is a bend
};

/// A coordinate along the layer for each vertex's meeting point. Neighbours keep their order and
/// their gaps; under that, arcs are as straight as can be, long ones first.
std::vector<double>
placeAlongLayers(const LayeredGraph &graph, std::span<const Extent> extents, const Gaps &gaps);

} // namespace core::layered
