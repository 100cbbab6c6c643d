#include "ui/graph/graphmetrics.h"

#include "ui/graph/graphtexts.h"
#include "ui/widgets/labels.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr qreal narrowestCard = 168;
constexpr qreal widestCard = 232;
constexpr qreal labelPadding = 4;
constexpr qreal rankGap = 84;

} // namespace

QRectF GraphMetrics::chipRect(qsizetype chip) const
{
    const qreal top = card.height() + chipGap + qreal(chip) * (chipHeight + chipGap);
    return {chipInset, top, card.width() - 2 * chipInset, chipHeight};
}

QSizeF GraphMetrics::sizeOf(const GraphNode &node) const
{
    if (node.chips.isEmpty())
        return card;
    return {card.width(), chipRect(node.chips.size() - 1).bottom()};
}

GraphMetrics graphMetrics(const QFont &font, const GraphStructure &structure)
{
    GraphMetrics metrics{
        .nameFont = semiboldFont(font), .textFont = smallFont(font), .labelFont = smallFont(font)};
    const QFontMetricsF names(metrics.nameFont);
    const QFontMetricsF texts(metrics.textFont);

    qreal widest = 0;
    for (const GraphNode &node : structure.nodes)
        widest = std::max(widest, names.horizontalAdvance(node.name));
    const qreal width = std::ceil(GraphMetrics::textLeft + widest + GraphMetrics::padding);
    const qreal lineGap = 3;
    const qreal lines = names.height() + lineGap + texts.height();
    metrics.card = {std::clamp(width, narrowestCard, widestCard), std::ceil((lines + 20) / 4) * 4};
    const qreal top = (metrics.card.height() - lines) / 2;
    metrics.nameBaseline = std::round(top + names.ascent());
    metrics.textBaseline = std::round(top + names.height() + lineGap + texts.ascent());
    metrics.chipHeight = std::ceil(texts.height() + 8);
    metrics.labelHeight = std::ceil(QFontMetricsF(metrics.labelFont).height());
    return metrics;
}

core::LayoutRequest layoutRequest(const GraphStructure &structure, const GraphMetrics &metrics)
{
    const QFontMetricsF labels(metrics.labelFont);
    core::LayoutRequest request;
    request.rankGap = rankGap;
    request.endGap = GraphMetrics::arrowLength + GraphMetrics::arrowGap;
    request.nodes.reserve(structure.nodes.size());
    for (const GraphNode &node : structure.nodes) {
        request.nodes.append(
            {.size = metrics.sizeOf(node), .port = std::floor(metrics.card.height() / 2)});
    }
    request.edges.reserve(structure.edges.size());
    for (const GraphEdge &edge : structure.edges) {
        const qreal width = labels.horizontalAdvance(conditionText(edge.condition));
        request.edges.append(
            {.from = edge.from,
             .to = edge.to,
             .label = {std::ceil(width) + 2 * labelPadding, metrics.labelHeight},
             .beside = edge.condition == core::Dependency::Condition::CompletedSuccessfully});
    }
    return request;
}

} // namespace ui
