#include "ui/graph/graphnavigation.h"

#include <cmath>
#include <limits>

namespace ui {
namespace {

/// How much further a card seems that is off the way of the key.
constexpr qreal sideways = 3;

QPointF directionOf(Qt::Edge towards)
{
    switch (towards) {
    case Qt::LeftEdge:
        return {-1, 0};
    case Qt::RightEdge:
        return {1, 0};
    case Qt::TopEdge:
        return {0, -1};
    case Qt::BottomEdge:
        return {0, 1};
    }
    Q_UNREACHABLE();
}

/// The nearest of the candidates that lie on that side; ahead counts less than aside.
int nearest(const GraphStructure &structure,
            const QList<QRectF> &cards,
            const QList<int> &candidates,
            int current,
            Qt::Edge towards)
{
    const QPointF direction = directionOf(towards);
    int best = -1;
    qreal least = std::numeric_limits<qreal>::max();
    for (const int candidate : candidates) {
        if (candidate == current || structure.nodes[candidate].missing)
            continue;
        const QPointF way = cards[candidate].center() - cards[current].center();
        const qreal ahead = QPointF::dotProduct(way, direction);
        const qreal aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
        const qreal distance = ahead + sideways * aside;
        if (ahead < 1 || distance >= least)
            continue;
        best = candidate;
        least = distance;
    }
    return best;
}

QList<int> alongEdges(const GraphStructure &structure, int current, Qt::Edge towards)
{
    QList<int> ends;
    for (const GraphEdge &edge : structure.edges) {
        if (towards == Qt::LeftEdge && edge.from == current)
            ends << edge.to;
        if (towards == Qt::RightEdge && edge.to == current)
            ends << edge.from;
    }
    return ends;
}

} // namespace

int neighbourCard(const GraphStructure &structure,
                  const QList<QRectF> &cards,
                  int current,
                  Qt::Edge towards)
{
    const int next =
        nearest(structure, cards, alongEdges(structure, current, towards), current, towards);
    if (next >= 0)
        return next;

    QList<int> all(structure.nodes.size());
    for (int i = 0; i < all.size(); ++i)
        all[i] = i;
    return nearest(structure, cards, all, current, towards);
}

} // namespace ui
