#pragma once

#include "core/compose/boundedfile.h"
#include "core/compose/extends.h"
#include "core/compose/include.h"
#include "core/compose/specfile.h"

namespace core {

/// Makes one tree out of files: those of -f, and those that they include. Each document goes on
/// top of the ones before, filled with what it includes and what its services extend.
class SpecAssembly
{
public:
    /// People are shown the names of files as they are seen from `currentFolder`.
    SpecAssembly(SpecFindings &findings,
                 RemoteFiles &remotes,
                 FileReader readFile,
                 const LoadStages &stages,
                 const QString &currentFolder);

    /// Parses the text of a file; what is wrong with it is reported.
    std::optional<SpecFile>
    parsed(const QString &path, const QString &shownName, const QByteArray &text);

    /// All documents of the files as one canonical tree.
    SpecNode
    merged(std::vector<SpecFile> files, const PathBase &base, const StringMap &environment);

    /// Whether every file that is included could be read.
    bool isComplete() const { return m_isComplete; }

private:
    Result<QByteArray> textOf(const QString &path);
    QString shownName(const QString &path) const;
    std::optional<SpecNode>
    included(const IncludeGroup &group, const PathBase &base, const StringMap &environment);
    std::optional<StringMap> environmentOf(const IncludeGroup &group, const StringMap &environment);

    SpecFindings &m_findings;
    RemoteFiles &m_remotes;
    const FileReader m_readFile;
    const LoadStages m_stages;
    const QString m_currentFolder;
    IncludeStage m_includes;
    qsizetype m_copiesLeft = 300'000;      ///< of what services extend
    qint64 m_bytesLeft = 64 * 1024 * 1024; ///< of all files but those of -f
    bool m_isComplete = true;
};

} // namespace core
