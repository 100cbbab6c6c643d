#pragma once

#include "core/state/snapshot.h"

namespace ui {

/// What the graph shows beside services and their dependencies.
struct GraphOptions
{
    bool volumes = true;
    bool networks = false;

    bool operator==(const GraphOptions &) const = default;
};

/// A small box docked below a service.
struct GraphChip
{
    enum class Kind { Volume, Network, More };

    Kind kind = Kind::Volume;
    QString text = {};

    bool operator==(const GraphChip &) const = default;
};

/// A card of the graph: a service, or the place of one that is depended on and not there.
struct GraphNode
{
    QString name = {};
    QList<GraphChip> chips = {};
    bool missing = false;

    bool operator==(const GraphNode &) const = default;
};

/// An arrow of the graph, by the places of its ends in the list of nodes.
struct GraphEdge
{
    int from = 0;
    int to = 0;
    core::Dependency::Condition condition = core::Dependency::Condition::Started;
    bool required = true;

    bool operator==(const GraphEdge &) const = default;
};

/// All that decides where things are drawn, and nothing that changes while a stack runs: as long
/// as two of these are equal, positions stay.
struct GraphStructure
{
    QList<GraphNode> nodes = {};
    QList<GraphEdge> edges = {};

    int indexOf(const QString &name) const;
    bool operator==(const GraphStructure &) const = default;
};

GraphStructure graphStructure(const core::StackSnapshot &stack, const GraphOptions &options);

/// How far a dependency is from letting go on what depends on it.
enum class EdgeState { Satisfied, Waiting, Broken };

/// Whether `dependency`, in that state, is what `condition` asks for. What is not required never
/// breaks anything.
EdgeState
edgeState(core::Dependency::Condition condition, bool required, core::ServiceState dependency);

} // namespace ui
