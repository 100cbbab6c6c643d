#include "core/graph/rankgroups.h"

#include <set>

namespace core::layered {

RankGroups makeRankGroups(const LayoutRequest &request, const Component &component)
{
    const std::size_t count = component.nodes.size();
    std::vector<int> arriving(count);
    std::set<std::pair<int, int>> joined;
    for (const int index : component.edges) {
        const LayoutEdge &edge = request.edges[index];
        ++arriving[std::size_t(component.numberOf(edge.to))];
        joined.emplace(edge.from, edge.to);
    }

    RankGroups result{.groups = {},
                      .groupOf = std::vector<int>(count, -1),
                      .inside = std::vector<bool>(component.edges.size(), false)};
    std::vector<int> partner(count, -1);
    std::vector<bool> isAside(count, false);
    for (std::size_t i = 0; i < component.edges.size(); ++i) {
        const LayoutEdge &edge = request.edges[component.edges[i]];
        const auto main = std::size_t(component.numberOf(edge.from));
        const auto aside = std::size_t(component.numberOf(edge.to));
        const bool free =
            partner[main] < 0 && !isAside[main] && partner[aside] < 0 && !isAside[aside];
        if (!edge.beside || !free || arriving[aside] != 1 || joined.contains({edge.to, edge.from}))
            continue;
        partner[main] = edge.to;
        isAside[aside] = true;
        result.inside[i] = true;
    }

    for (std::size_t node = 0; node < count; ++node) {
        if (isAside[node])
            continue;
        const int group = int(result.groups.size());
        result.groups.push_back({.main = component.nodes[node], .aside = partner[node]});
        result.groupOf[node] = group;
        if (partner[node] >= 0)
            result.groupOf[std::size_t(component.numberOf(partner[node]))] = group;
    }
    return result;
}

} // namespace core::layered
