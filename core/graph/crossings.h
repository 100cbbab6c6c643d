#pragma once

#include "core/graph/layering.h"

namespace core::layered {

/// How often short arcs cross, with the layers in their present order.
long long countCrossings(const LayeredGraph &graph);

/// Reorders the layers so that few arcs cross: sweeps by medians and means of neighbours, then
/// swaps of neighbours while they help; the best order met is kept.
void reduceCrossings(LayeredGraph &graph);

} // namespace core::layered
