#pragma once

#include "core/graph/layout.h"
#include "ui/graph/graphdocument.h"

#include <QFont>
#include <QRectF>

namespace ui {

/// Fonts and sizes of the graph's parts, worked out once from a font and the names: all cards of
/// a graph are equally wide.
struct GraphMetrics
{
    QFont nameFont = {};
    QFont textFont = {};
    QFont labelFont = {};
    QSizeF card = {};
    qreal chipHeight = 0;
    qreal labelHeight = 0;
    qreal nameBaseline = 0;
    qreal textBaseline = 0;

    static constexpr qreal padding = 12;
    static constexpr qreal stripeLeft = 8;
    static constexpr qreal stripeWidth = 4;
    static constexpr qreal shapeLeft = 20;
    static constexpr qreal shapeSize = 16;
    static constexpr qreal textLeft = 42;
    static constexpr qreal chipInset = 16;
    static constexpr qreal chipGap = 4;
    static constexpr qreal arrowLength = 12;
    static constexpr qreal arrowGap = 5; ///< between an arrow's tip and the card

    bool operator==(const GraphMetrics &) const = default;

    /// Where the chip with that number is, in the coordinates of its card.
    QRectF chipRect(qsizetype chip) const;
    /// A card together with its chips.
    QSizeF sizeOf(const GraphNode &node) const;
};

GraphMetrics graphMetrics(const QFont &font, const GraphStructure &structure);

/// What the layout has to know about a graph.
core::LayoutRequest layoutRequest(const GraphStructure &structure, const GraphMetrics &metrics);

} // namespace ui
