#include "core/graph/graphtext.h"

#include "core/graph/layout.h"

#include <QLineF>

#include <algorithm>

namespace core {

namespace {

// In pixels; the texts are not measured, so a box is as wide as its longer line may be.
constexpr qreal nameWidth = 8.5;
constexpr qreal detailWidth = 6.5;
constexpr qreal labelWidth = 6;
constexpr qreal boxPadding = 12;
constexpr qreal boxHeight = 48;
constexpr qreal labelHeight = 16;
constexpr qreal arrowLength = 8;
constexpr qreal margin = 16;
constexpr qsizetype longestDetail = 40;

QString quoted(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\"));
    text.replace(u'"', QStringLiteral("\\\""));
    text.replace(u'\n', QStringLiteral("\\n"));
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() < 0xA0))
            c = QChar(0xFFFD);
    }
    return u'"' + text + u'"';
}

/// Its end says more about an image than its start.
QString shortened(const QString &text)
{
    return text.size() <= longestDetail ? text : u'…' + text.right(longestDetail - 1);
}

/// Without characters that XML does not have.
QString escaped(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        safe += code < 0x20 || code == 0xFFFE || code == 0xFFFF ? QChar(0xFFFD) : c;
    }
    return safe.toHtmlEscaped();
}

LayoutRequest requestFor(const DrawnGraph &graph)
{
    LayoutRequest request;
    request.endGap = arrowLength;
    for (const DrawnNode &node : graph.nodes) {
        const auto name = static_cast<qreal>(node.name.size()) * nameWidth;
        const auto detail = static_cast<qreal>(shortened(node.detail).size()) * detailWidth;
        request.nodes.append({.size = {std::max(name, detail) + 2 * boxPadding, boxHeight}});
    }
    for (const DrawnEdge &edge : graph.edges) {
        const auto width = static_cast<qreal>(edge.label.size()) * labelWidth;
        request.edges.append(
            {.from = edge.from,
             .to = edge.to,
             .label = edge.label.isEmpty() ? QSizeF() : QSizeF(width, labelHeight)});
    }
    return request;
}

QString pathData(const QList<QPointF> &points)
{
    QString data;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char *command = i == 0 ? "M" : i == 1 ? " C" : " ";
        data += QStringLiteral("%1%2,%3")
                    .arg(QLatin1String(command))
                    .arg(points[i].x())
                    .arg(points[i].y());
    }
    return data;
}

QString textElement(const QPointF &at, const char *style, const QString &text)
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" class=\"%3\">%4</text>\n")
        .arg(at.x())
        .arg(at.y())
        .arg(QLatin1String(style), escaped(text));
}

/// The head fills the gap that the layout leaves between the end of an edge and the box.
QString arrowHead(const QList<QPointF> &points, const QString &style)
{
    const QPointF end = points.last();
    const QLineF line(points[points.size() - 2], end);
    const QPointF along =
        line.length() > 0 ? (line.p2() - line.p1()) / line.length() : QPointF(1, 0);
    const QPointF across(-along.y(), along.x());
    const QPointF tip = end + along * arrowLength;
    const QPointF left = end + across * (arrowLength / 2);
    const QPointF right = end - across * (arrowLength / 2);
    return QStringLiteral("<polygon class=\"%1\" points=\"%2,%3 %4,%5 %6,%7\"/>\n")
        .arg(style)
        .arg(tip.x())
        .arg(tip.y())
        .arg(left.x())
        .arg(left.y())
        .arg(right.x())
        .arg(right.y());
}

/// On white, so that it can be read where it stands on its edge.
QString labelElements(const QString &label, const QPointF &middle)
{
    const qreal width = static_cast<qreal>(label.size()) * labelWidth;
    return QStringLiteral("<rect fill=\"#fff\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\"/>\n")
               .arg(middle.x() - width / 2)
               .arg(middle.y() - labelHeight / 2)
               .arg(width)
               .arg(labelHeight)
           + textElement(middle + QPointF(0, 4), "label", label);
}

QString edgeElements(const DrawnEdge &edge, const EdgeRoute &route)
{
    if (route.points.size() < 2)
        return {};
    const QString critical = edge.isCritical ? QStringLiteral(" critical") : QString();
    const QString style =
        QStringLiteral("edge") + (edge.isOptional ? QStringLiteral(" optional") : QString());
    QString elements = QStringLiteral("<path class=\"%1\" d=\"%2\"/>\n")
                           .arg(style + critical, pathData(route.points))
                       + arrowHead(route.points, QStringLiteral("head") + critical);
    if (route.label)
        elements += labelElements(edge.label, *route.label);
    return elements;
}

QString nodeElements(const DrawnNode &node, const QRectF &box)
{
    const QString style =
        node.isCritical ? QStringLiteral("node critical") : QStringLiteral("node");
    QString elements =
        QStringLiteral(
            "<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\" rx=\"6\"/>\n")
            .arg(style)
            .arg(box.x())
            .arg(box.y())
            .arg(box.width())
            .arg(box.height());
    const QPointF middle(box.center().x(), box.top());
    elements += textElement(middle + QPointF(0, 21), "name", node.name);
    return elements + textElement(middle + QPointF(0, 37), "detail", shortened(node.detail));
}

const char svgStyle[] = R"(<style>
text { font-family: system-ui, sans-serif; text-anchor: middle; }
.name { font-size: 14px; font-weight: 600; fill: #1c2024; }
.detail { font-size: 11px; fill: #60646c; }
.label { font-size: 10px; fill: #60646c; }
.node { fill: #f9f9fb; stroke: #b9bbc6; stroke-width: 1.5; }
.edge { fill: none; stroke: #8b8d98; stroke-width: 1.5; }
.head { fill: #8b8d98; }
.optional { stroke-dasharray: 5 4; }
.critical { stroke: #d6409f; stroke-width: 2.5; }
.head.critical { fill: #d6409f; stroke: none; }
</style>
)";

} // namespace

QByteArray graphAsDot(const DrawnGraph &graph)
{
    QString text = QStringLiteral("digraph %1 {\n    rankdir = RL;\n"
                                  "    node [shape = box, style = rounded];\n")
                       .arg(quoted(graph.title));
    for (const DrawnNode &node : graph.nodes)
        text += QStringLiteral("    %1 [label = %2%3];\n")
                    .arg(quoted(node.name),
                         quoted(node.name + u'\n' + node.detail),
                         node.isCritical ? QStringLiteral(", color = deeppink, penwidth = 2")
                                         : QString());
    for (const DrawnEdge &edge : graph.edges)
        text += QStringLiteral("    %1 -> %2 [label = %3%4%5];\n")
                    .arg(quoted(graph.nodes.at(edge.from).name),
                         quoted(graph.nodes.at(edge.to).name),
                         quoted(edge.label),
                         edge.isOptional ? QStringLiteral(", style = dashed") : QString(),
                         edge.isCritical ? QStringLiteral(", color = deeppink, penwidth = 2")
                                         : QString());
    return (text + QStringLiteral("}\n")).toUtf8();
}

QByteArray graphAsSvg(const DrawnGraph &graph)
{
    const LayoutRequest request = requestFor(graph);
    const GraphLayout layout = layoutGraph(request);
    const QSizeF size = layout.size + QSizeF(2 * margin, 2 * margin);
    QString svg =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" "
                       "viewBox=\"%3 %3 %1 %2\">\n<title>%4</title>\n")
            .arg(size.width())
            .arg(size.height())
            .arg(-margin)
            .arg(escaped(graph.title));
    svg += QString::fromLatin1(svgStyle);
    for (qsizetype i = 0; i < graph.edges.size(); ++i)
        svg += edgeElements(graph.edges[i], layout.routes[i]);
    for (qsizetype i = 0; i < graph.nodes.size(); ++i)
        svg += nodeElements(graph.nodes[i], QRectF(layout.positions[i], request.nodes[i].size));
    return (svg + QStringLiteral("</svg>\n")).toUtf8();
}

} // namespace core
