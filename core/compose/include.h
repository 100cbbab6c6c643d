#pragma once

#include "core/compose/canonical.h"
#include "core/compose/remotefiles.h"

#include <functional>

namespace core {

/// What one entry of `include` asks for. The texts of the nodes are absolute paths, or name files
/// of other machines until these are located; their places are those of the entry.
struct IncludeGroup
{
    std::vector<SpecNode> files = {};            ///< the first one says where paths start
    std::vector<SpecNode> environmentFiles = {}; ///< empty = the project directory's .env
    QString projectDirectory = {};               ///< empty = the folder of the first file
    bool isRemote = false;                       ///< that folder was fetched from elsewhere
    SpecNode entry = {};
};

/// The entries of a validated document whose paths start at `base`. The attribute is taken out.
std::vector<IncludeGroup> takeIncludes(SpecNode &document, const PathBase &base);

/// Puts a canonical document on top of what it includes. Only services and the resources they use
/// are included; a name that both have is merged.
void addIncluded(SpecNode &document, SpecNode included, Forms forms);

/// Gives the bare names in lists of `environment` the values they have where they are included.
void fillListedVariables(SpecNode &root, const StringMap &environment);

/// Fills documents with what they include, and keeps that from going on for ever.
class IncludeStage
{
public:
    /// Loads the files of a group as a model of its own; nothing when they cannot be read.
    using LoadGroup = std::function<std::optional<SpecNode>(const IncludeGroup &group)>;

    IncludeStage(Forms forms, RemoteFiles &remotes, SpecFindings &findings)
        : m_forms(forms)
        , m_remotes(remotes)
        , m_findings(findings)
    {}

    /// `document` is canonical and comes from the file `path`.
    void
    resolve(SpecNode &document, const QString &path, const PathBase &base, const LoadGroup &load);

private:
    bool locate(IncludeGroup &group);
    bool mayLoad(const IncludeGroup &group);
    void refuse(const SpecNode &at, const QString &message);

    const Forms m_forms;
    RemoteFiles &m_remotes;
    SpecFindings &m_findings;
    QStringList m_chain; ///< the files that are being read, each included by the one before
    int m_groupsLeft = 1000;
};

} // namespace core
