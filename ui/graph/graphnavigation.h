#pragma once

#include "ui/graph/graphdocument.h"

#include <QRectF>

namespace ui {

/// The card that an arrow key goes to from card `current`, or -1: left along an edge to what it
/// depends on, right to what depends on it, the nearest one first; up and down inside a column.
/// Without an edge that way it is the nearest card on that side. Missing services are passed over.
int neighbourCard(const GraphStructure &structure,
                  const QList<QRectF> &cards,
                  int current,
                  Qt::Edge towards);

} // namespace ui
