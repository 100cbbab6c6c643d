#pragma once

#include "core/compose/finding.h"
#include "core/support/result.h"

namespace core {

/// The files of a spec, found before any is read.
struct FoundFiles
{
    QStringList files = {};       ///< absolute; "-" for stdin; of other machines as given
    QStringList shownNames = {};  ///< as given, or the bare name of what was found here
    QList<Finding> findings = {}; ///< such as more than one main file
};

/// Uses `given` (relative to `folder`), else COMPOSE_FILE, else looks for compose.yaml and its
/// other names in `folder` and its parents, with the override file beside it.
Result<FoundFiles>
findSpecFiles(const QStringList &given, const QString &folder, const StringMap &environment);

/// The names that a main file may have, the first choice first.
QStringList mainFileNames();

/// All names it looks for in a folder.
QStringList specFileNames();

/// Lower case, without what a project's name cannot have.
QString normalisedProjectName(const QString &text);

/// Whether the text is a project name as it is.
bool isProjectName(const QString &text);

} // namespace core
