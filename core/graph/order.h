#pragma once

#include "core/graph/digraph.h"
#include "core/support/result.h"

namespace core {

/// What can be done at the same time, in order: level 0 depends on nothing, every other level only
/// on levels before it. Inside a level the order is that of the nodes. Fails with DependencyCycle.
Result<QList<QStringList>> levels(const Digraph &graph);

/// One cycle, each name depending on the next, the first repeated at the end ("a", "b", "a").
/// It begins with the name that comes first among the nodes. Empty when there is none.
QStringList findCycle(const Digraph &graph);

/// All that `start` needs, directly or not, and `start` itself: what is depended on comes first.
/// Unknown names in `start` do not count; a cycle is cut somewhere, the same place each time.
QStringList dependenciesOf(const Digraph &graph, const QStringList &start);

/// All that needs `start`, directly or not, and `start` itself: what is depended on comes first,
/// so stopping goes from the back.
QStringList dependentsOf(const Digraph &graph, const QStringList &start);

} // namespace core
