#pragma once

#include "core/graph/componentlayout.h"

namespace core::layered {

/// What takes one place in a rank: a node, and perhaps the one that is beside it by wish.
struct RankGroup
{
    int main = 0;
    int aside = -1; ///< -1 = nobody
};

/// The groups of a component, and what became of its nodes and edges.
struct RankGroups
{
    std::vector<RankGroup> groups = {};
    std::vector<int> groupOf = {}; ///< of each node of the component
    std::vector<bool> inside = {}; ///< of each edge of the component: joins the two of a group
};

/// Joins the ends of edges that wish it, where no other edge has to pass between the two.
RankGroups makeRankGroups(const LayoutRequest &request, const Component &component);

} // namespace core::layered
