#pragma once

#include <QList>
#include <QStringList>

namespace core {

/// How many colours there are to tell services apart.
constexpr int serviceColourCount = 10;

/// The colour, 0…9, of each of a stack's services, in the order given. A name keeps its colour from
/// run to run (a hash decides, the same on every machine); services of one stack only share a
/// colour when there are more of them than colours, and never with their neighbour.
QList<int> serviceColours(const QStringList &services);

} // namespace core
