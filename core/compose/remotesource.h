#pragma once

#include "core/support/result.h"

#include <QString>

namespace core {

/// A compose file of another machine: in a Git repository, or in a registry.
struct RemoteSource
{
    enum class Kind { Git, Oci };

    Kind kind = Kind::Git;
    QString location = {}; ///< what git is given; of Oci the name of the image
    QString revision = {}; ///< of Git: a branch, tag or commit; empty = the server's HEAD
    QString commit = {};   ///< of Git: how the id of the revision's commit has to begin
    QString path = {};     ///< of Git: a file or a folder of the repository; empty = its root

    bool operator==(const RemoteSource &) const = default;
};

/// Whether a text where a compose file is named is about another machine; a path is not.
bool isRemoteSource(const QString &text);

/// Reads such a text, as docker compose does: URL.git#REVISION:PATH, the same with git@host:path,
/// and oci://IMAGE. Only https, http, ssh and git are spoken; nothing in the text can become an
/// option of a program, or a path out of the repository.
Result<RemoteSource> parseRemoteSource(const QString &text);

/// Whether this is the full id of a commit, which always means the same files.
bool isCommitId(const QString &text);

} // namespace core
