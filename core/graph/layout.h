#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

namespace core {

/// A box to be placed. Edges meet it at `port`, measured from its top (left when ranks are rows);
/// a negative port is the middle.
struct LayoutNode
{
    QSizeF size = {};
    qreal port = -1;

    bool operator==(const LayoutNode &) const = default;
};

/// An arrow between two nodes, by their places in the list; `from` depends on `to`.
struct LayoutEdge
{
    int from = 0;
    int to = 0;
    QSizeF label = {}; ///< empty = has none
    /// Wants `to` in the rank of `from`, just before it, with a short straight edge between them.
    /// Done when nothing else depends on `to`: for a job that only prepares `from`.
    bool beside = false;

    bool operator==(const LayoutEdge &) const = default;
};

/// What a layout is made from. Lengths are in the unit of the sizes, usually logical pixels.
struct LayoutRequest
{
    enum class Direction {
        LeftToRight, ///< what is depended on is at the left
        TopToBottom, ///< what is depended on is at the top
    };

    QList<LayoutNode> nodes = {};
    QList<LayoutEdge> edges = {};
    Direction direction = Direction::LeftToRight;
    qreal rankGap = 92;   ///< between ranks, where the edges bend
    qreal nodeGap = 28;   ///< between neighbours in a rank
    qreal edgeGap = 14;   ///< between an edge that passes and its neighbour
    qreal besideGap = 56; ///< between two nodes that are beside each other by wish
    qreal endGap = 0;     ///< left free at the end of an edge, for an arrow head
    qreal aspect = 1.6;   ///< wanted width / height when parts that do not touch are packed
    int rankLimit = 12;   ///< nodes in a rank before it is folded into two; 0 = never

    bool operator==(const LayoutRequest &) const = default;
};

/// An edge's way: a start, then three points for each cubic Bézier curve. It goes from `from` to
/// `to`, and along the ranks it never turns back.
struct EdgeRoute
{
    QList<QPointF> points = {};        ///< empty for an edge from a node to itself
    std::optional<QPointF> label = {}; ///< centre; nothing when there is no free place
    bool backwards = false;            ///< it closes a cycle, so it points against the ranks

    bool operator==(const EdgeRoute &) const = default;
};

/// Where everything goes, in the order of the request; whole numbers, nothing negative.
struct GraphLayout
{
    QList<QPointF> positions = {}; ///< top left corners
    QList<EdgeRoute> routes = {};
    QSizeF size = {};

    bool operator==(const GraphLayout &) const = default;
};

/// Places a graph in ranks, so that an edge points to an earlier rank, with few crossings and
/// straight edges. Pure and deterministic; any edges are taken, cycles too. An edge that names a
/// node which is not there gets no route.
GraphLayout layoutGraph(const LayoutRequest &request);

} // namespace core
