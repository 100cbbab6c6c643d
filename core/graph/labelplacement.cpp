#include "core/graph/labelplacement.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace core::layered {
namespace {

constexpr qreal cellSize = 256;
/// Where on a curve a label is tried, in this order.
using Tries = std::array<qreal, 7>;
constexpr Tries inTheMiddle{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
/// Many edges that end in one place are told apart only near their beginnings.
constexpr Tries nearTheBeginning{0.3, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8};
constexpr int manyEdges = 4;

/// Rectangles by cells of a grid, so that asking for an overlap looks at few of them.
class TakenPlaces
{
public:
    void add(const QRectF &rect)
    {
        forEachCell(rect, [&](quint64 cell) {
            m_cells[cell] << rect;
            return true;
        });
    }

    bool isFree(const QRectF &rect) const
    {
        return forEachCell(rect, [&](quint64 cell) {
            const auto found = m_cells.constFind(cell);
            return found == m_cells.cend()
                   || std::none_of(found->cbegin(), found->cend(), [&rect](const QRectF &taken) {
                          return taken.intersects(rect);
                      });
        });
    }

private:
    template<typename Visit>
    static bool forEachCell(const QRectF &rect, const Visit &visit)
    {
        const auto cell = [](qreal coordinate) {
            return qint64(std::floor(coordinate / cellSize));
        };
        for (qint64 x = cell(rect.left()); x <= cell(rect.right()); ++x) {
            for (qint64 y = cell(rect.top()); y <= cell(rect.bottom()); ++y) {
                if (!visit((quint64(x) << 32) ^ (quint64(y) & 0xffff'ffffU)))
                    return false;
            }
        }
        return true;
    }

    QHash<quint64, QList<QRectF>> m_cells;
};

QRectF around(const QPointF &centre, const QSizeF &size)
{
    return QRectF({centre.x() - size.width() / 2, centre.y() - size.height() / 2}, size);
}

QPointF pointOnCurve(const QPointF *curve, qreal t)
{
    const qreal s = 1 - t;
    return curve[0] * (s * s * s) + curve[1] * (3 * s * s * t) + curve[2] * (3 * s * t * t)
           + curve[3] * (t * t * t);
}

std::optional<QPointF>
freePlace(const EdgeRoute &route, const QSizeF &size, const Tries &tries, const TakenPlaces &taken)
{
    const qsizetype curves = (route.points.size() - 1) / 3;
    for (const qreal t : tries) {
        for (qsizetype curve = 0; curve < curves; ++curve) {
            const QPointF centre = pointOnCurve(route.points.constData() + 3 * curve, t);
            if (taken.isFree(around(centre, size)))
                return centre;
        }
    }
    return {};
}

} // namespace

void placeLabels(const LayoutRequest &request, GraphLayout &layout)
{
    TakenPlaces taken;
    for (qsizetype node = 0; node < request.nodes.size(); ++node)
        taken.add(QRectF(layout.positions[node], request.nodes[node].size));
    QList<int> arriving(request.nodes.size());
    for (qsizetype edge = 0; edge < request.edges.size(); ++edge) {
        if (!layout.routes[edge].points.isEmpty())
            ++arriving[request.edges[edge].to];
    }

    for (qsizetype edge = 0; edge < request.edges.size(); ++edge) {
        const QSizeF size = request.edges[edge].label;
        EdgeRoute &route = layout.routes[edge];
        if (size.isEmpty() || route.points.isEmpty())
            continue;
        const bool crowded = arriving[request.edges[edge].to] > manyEdges;
        route.label = freePlace(route, size, crowded ? nearTheBeginning : inTheMiddle, taken);
        if (route.label)
            taken.add(around(*route.label, size));
    }
}

} // namespace core::layered
