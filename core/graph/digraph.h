#pragma once

#include <QList>
#include <QStringList>

#include <utility>

namespace core {

/// Who depends on whom, by plain names. A name that is repeated counts once, and an edge to or
/// from a name that is not in `nodes` does not count.
struct Digraph
{
    QStringList nodes = {};
    QList<std::pair<QString, QString>> edges = {}; ///< first depends on second

    bool operator==(const Digraph &) const = default;
};

} // namespace core
