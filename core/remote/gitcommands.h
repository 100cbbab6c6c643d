#pragma once

#include "core/compose/remotesource.h"
#include "core/process/commandline.h"

namespace core {

/// How git is called for a repository of strangers: it asks nobody, speaks to servers only, and
/// runs nothing that comes with the repository.
struct GitCaller
{
    QString folder = {}; ///< to work in; no repository around it counts
    std::chrono::milliseconds timeLimit = std::chrono::seconds(300);
    bool choosesSsh = true; ///< whether the user has not said how ssh is called

    /// Asks for the commits of the revision; the answer is for commitIn().
    CommandLine listRevisions(const RemoteSource &source) const;
    /// Makes the folder a repository for this commit.
    CommandLine begin(const QString &commit) const;
    CommandLine fetch(const RemoteSource &source, const QString &commit) const;
    /// Lists the files of the commit; the answer is for treeIn().
    CommandLine listFiles(const QString &commit) const;
    CommandLine checkOut(const QString &commit) const;

private:
    CommandLine call(const QStringList &arguments) const;
};

/// The commit that a revision is, a branch before a tag; empty when there is none.
QString commitIn(const QByteArray &revisions, const RemoteSource &source);

/// How much would be checked out.
struct GitTree
{
    qint64 files = 0;
    qint64 bytes = 0;
};

GitTree treeIn(const QByteArray &files);

} // namespace core
