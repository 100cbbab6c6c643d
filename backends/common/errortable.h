#pragma once

#include "core/support/error.h"

#include <QList>

namespace backends::common {

/// One thing that docker-like runtimes say when they refuse, and what it means.
struct ErrorRow
{
    core::Error::Kind kind;
    /// What to look for, in any case; its captures are the names.
    const char *pattern;
    /// Translatable; %1 is the runtime, %2 the first capture that is not empty, %3 the program.
    const char *summary;
    const char *hint;
    bool passing = false; ///< the same call may work in a moment
};

/// Every row, the more particular before the more general.
QList<ErrorRow> errorRows();

/// The meaning of what a runtime said; with an empty summary when no row knows it.
core::Error knownError(const QString &text, const QString &title, const QString &program);

} // namespace backends::common
