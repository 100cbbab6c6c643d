#pragma once

#include "core/support/error.h"

#include <QCoreApplication>

namespace core {

/// Texts of this folder.
struct RemoteTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// Why a file of another machine could not be fetched: each names what was written and says what to
/// do.
enum class RemoteProblem {
    NoGit,      ///< the program is missing
    Unreadable, ///< no such host or repository, or not for us
    NoRevision,
    OtherCommit, ///< the revision has moved on from the commit that was asked for
    NoPath,
    NoSpec,     ///< a folder without compose.yaml
    NoArtifact, ///< something else than a compose application
    TooLarge,
    Timeout,
    NoSpace, ///< the cache cannot be written
};

/// `written` may have a password in it, which is not shown.
Error remoteError(RemoteProblem problem, const QString &written, const QString &detail = {});

Error cancelledFetch();

} // namespace core
