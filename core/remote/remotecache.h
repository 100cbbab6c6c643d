#pragma once

#include "core/support/result.h"

#include <QTemporaryDir>

namespace core {

/// A folder that is being filled. It goes with all that is in it, unless it is kept.
class IncomingFolder
{
public:
    explicit IncomingFolder(const QString &cache);

    bool isValid() const;
    QString path() const;

private:
    QTemporaryDir m_folder;
};

/// The folder of all that is fetched for the user.
QString remoteFolder();

/// Where fetched files lie. What lies there is complete, named by what it is, and appears at once.
/// It is not checked again: a container that mounts a folder of such a project writes here.
class RemoteCache
{
public:
    explicit RemoteCache(QString root)
        : m_root(std::move(root))
    {}

    const QString &root() const { return m_root; }

    /// The folder for a commit or a digest of a repository.
    QString folder(const QString &location, const QString &id) const;
    bool has(const QString &location, const QString &id) const;

    /// Moves what was filled to its place; false when there is none.
    bool keep(const IncomingFolder &incoming, const QString &location, const QString &id) const;

    /// Makes the root, and removes what programs have left there that were killed.
    void prepare() const;

private:
    const QString m_root;
};

/// The compose file that is meant by a path in a fetched folder: the file itself, or the one with
/// one of the usual names in a folder. `written` is for the error.
Result<QString> mainFileIn(const QString &folder, const QString &path, const QString &written);

} // namespace core
