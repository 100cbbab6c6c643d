#pragma once

#include "core/compose/findings.h"
#include "core/compose/schema.h"

namespace core {

/// Where the relative paths of a file start.
struct PathBase
{
    QString folder = {}; ///< absolute
    QString home = {};
    bool keepsRelative = false; ///< paths stay relative, to the folder of the project
    QString prefix = {};        ///< what leads from there to the folder; for relative paths

    /// The same for files in another folder.
    PathBase in(const QString &other) const;

    /// Absolute and clean; "~" is the home folder; Windows paths stay as they are.
    QString resolved(const QString &path) const;

    /// The same for what may also be an URL or "service:NAME".
    QString resolvedContext(const QString &context) const;
};

/// Turns the short forms of a validated tree into the long ones, makes its paths absolute and its
/// keyed lists free of items that later ones replace.
void makeCanonical(SpecNode &root,
                   const SchemaNode &schema,
                   const SpecPath &path,
                   const PathBase &base,
                   Forms forms,
                   SpecFindings &findings);

} // namespace core
