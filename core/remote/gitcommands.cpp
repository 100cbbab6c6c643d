#include "core/remote/gitcommands.h"

#include <QFileInfo>

#include <algorithm>

namespace core {

using namespace std::chrono_literals;

namespace {

/// Which revisions are not worth waiting for much longer than for any server's first word.
constexpr std::chrono::milliseconds longestList = 60s;

/// What is asked for, and what an annotated tag of that name stands for.
QStringList patternsOf(const RemoteSource &source)
{
    if (source.revision.isEmpty())
        return {QStringLiteral("HEAD")};
    return {source.revision, source.revision + QStringLiteral("^{}")};
}

/// The full names that a revision may mean, the best first.
QStringList namesOf(const RemoteSource &source)
{
    if (source.revision.isEmpty())
        return {QStringLiteral("HEAD")};
    QStringList names;
    for (const QString &start : {QString(),
                                 QStringLiteral("refs/heads/"),
                                 QStringLiteral("refs/tags/"),
                                 QStringLiteral("refs/")})
        names << start + source.revision + QStringLiteral("^{}") << start + source.revision;
    return names;
}

} // namespace

CommandLine GitCaller::call(const QStringList &arguments) const
{
    CommandLine command{.program = QStringLiteral("git"),
                        .arguments = {QStringLiteral("-c"),
                                      QStringLiteral("core.hooksPath=/dev/null"),
                                      QStringLiteral("-c"),
                                      QStringLiteral("core.fsmonitor=false"),
                                      QStringLiteral("-c"),
                                      QStringLiteral("gc.auto=0"),
                                      // All that comes lies in packs, whose size is watched.
                                      QStringLiteral("-c"),
                                      QStringLiteral("fetch.unpackLimit=1")},
                        .environment = {{"GIT_ALLOW_PROTOCOL", "https:http:ssh:git"},
                                        {"GIT_ASKPASS", ""},
                                        {"GIT_CEILING_DIRECTORIES", QFileInfo(folder).path()},
                                        {"GIT_LFS_SKIP_SMUDGE", "1"},
                                        {"GIT_TERMINAL_PROMPT", "0"},
                                        {"GCM_INTERACTIVE", "never"}},
                        // As they are where a hook of git has called us.
                        .unsetEnvironment = {"GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                             "GIT_COMMON_DIR",
                                             "GIT_DIR",
                                             "GIT_INDEX_FILE",
                                             "GIT_NAMESPACE",
                                             "GIT_OBJECT_DIRECTORY",
                                             "GIT_PREFIX",
                                             "GIT_TEMPLATE_DIR",
                                             "GIT_WORK_TREE"},
                        .workingDirectory = folder,
                        .timeout = timeLimit,
                        .endsWithUs = true};
    if (choosesSsh)
        command.environment.insert("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ControlMaster=no");
    command.arguments += arguments;
    return command;
}

CommandLine GitCaller::listRevisions(const RemoteSource &source) const
{
    CommandLine command =
        call(QStringList{"ls-remote", "--quiet", "--", source.location} + patternsOf(source));
    command.timeout = std::min(timeLimit, longestList);
    return command;
}

CommandLine GitCaller::begin(const QString &commit) const
{
    const bool isLong = commit.size() > 40;
    return call({"init",
                 "--quiet",
                 "--template=",
                 isLong ? "--object-format=sha256" : "--object-format=sha1"});
}

CommandLine GitCaller::fetch(const RemoteSource &source, const QString &commit) const
{
    return call({"fetch",
                 "--quiet",
                 "--depth=1",
                 "--no-tags",
                 "--no-recurse-submodules",
                 "--",
                 source.location,
                 commit});
}

CommandLine GitCaller::listFiles(const QString &commit) const
{
    return call({"ls-tree", "-r", "-l", "-z", commit});
}

CommandLine GitCaller::checkOut(const QString &commit) const
{
    return call({"checkout", "--quiet", "--detach", commit, "--"});
}

QString commitIn(const QByteArray &revisions, const RemoteSource &source)
{
    const QStringList names = namesOf(source);
    QString best;
    qsizetype bestRank = names.size();
    for (const QByteArray &line : revisions.split('\n')) {
        const QString id = QString::fromLatin1(line.left(line.indexOf('\t')));
        const qsizetype rank = names.indexOf(QString::fromUtf8(line.mid(id.size() + 1)));
        if (rank < 0 || rank >= bestRank || !isCommitId(id))
            continue;
        best = id;
        bestRank = rank;
    }
    return best;
}

GitTree treeIn(const QByteArray &files)
{
    GitTree tree;
    for (const QByteArray &entry : files.split('\0')) {
        if (entry.isEmpty())
            continue;
        ++tree.files;
        // MODE TYPE ID SIZE<tab>PATH, where "-" is the size of what has none.
        tree.bytes += entry.left(entry.indexOf('\t')).simplified().split(' ').value(3).toLongLong();
    }
    return tree;
}

} // namespace core
