#pragma once

#include "backends/common/losses.h"
#include "backends/common/words.h"

namespace backends::common {

/// One attribute of the specification and how each family is told it. A table of these is the one
/// place that knows; flags and warnings are derived from it.
///
/// The same facts of a Dialect decide in `docker` or `podman` what is said, and in `lost` what is
/// not: together they cover every value.
template<typename Spec>
struct AttributeRow
{
    using Tell = void (*)(Words &words, const Spec &spec, const Dialect &dialect);
    using Lose = void (*)(Losses &losses, const Spec &spec, const Dialect &dialect);

    const char *path;       ///< as in the schema, below what the table is about
    Tell docker = nullptr;  ///< null: this row has no words for docker
    Tell podman = nullptr;  ///< null: … for podman
    Lose lost = nullptr;    ///< null: nothing of it ever gets lost
    const char *other = ""; ///< who tells it when this row has no words, or why nobody has to
};

/// Says all that a table has words for, in the table's order.
template<typename Spec>
void addFlags(Words &words,
              const QList<AttributeRow<Spec>> &table,
              const Spec &spec,
              const Dialect &dialect)
{
    const bool docker = dialect.family == Dialect::Family::Docker;
    for (const AttributeRow<Spec> &row : table) {
        if (const auto tell = docker ? row.docker : row.podman)
            tell(words, spec, dialect);
    }
}

/// What of this value does not arrive as it was written.
template<typename Spec>
void addLosses(Losses &losses,
               const QList<AttributeRow<Spec>> &table,
               const Spec &spec,
               const Dialect &dialect)
{
    for (const AttributeRow<Spec> &row : table) {
        if (row.lost)
            row.lost(losses, spec, dialect);
    }
}

} // namespace backends::common
