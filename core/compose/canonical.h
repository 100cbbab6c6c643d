#pragma once

#include "core/compose/findings.h"
#include "core/compose/schema.h"

namespace core {

/// Where the relative paths of a file start.
struct PathBase
{
    QString folder = {}; ///< absolute
    QString home = {};

    /// Absolute and clean; "~" is the home folder; Windows paths stay as they are.
    QString resolved(const QString &path) const;

    /// The same for what may also be an URL or "service:NAME".
    QString resolvedContext(const QString &context) const;
};

/// Turns every short form of a validated tree into the long one, makes its paths absolute and its
/// keyed lists free of items that later ones replace.
void makeCanonical(SpecNode &root,
                   const SchemaNode &schema,
                   const SpecPath &path,
                   const PathBase &base,
                   SpecFindings &findings);

} // namespace core
