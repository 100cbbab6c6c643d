#include "core/compose/include.h"

#include "core/compose/merge.h"
#include "core/compose/remotesource.h"

#include <QFileInfo>

namespace core {

namespace {

constexpr qsizetype maximumDepth = 50;

/// The texts of an attribute that is a text or a list of texts.
std::vector<SpecNode> textsOf(const SpecNode *node)
{
    if (!node)
        return {};
    return node->isText() ? std::vector<SpecNode>{*node} : node->children;
}

/// The same as absolute paths.
std::vector<SpecNode> pathsOf(const SpecNode *node, const PathBase &base)
{
    std::vector<SpecNode> paths = textsOf(node);
    PathBase absolute = base;
    absolute.keepsRelative = false;
    for (SpecNode &path : paths)
        path.text = absolute.resolved(path.text);
    return paths;
}

/// The same for what may be on another machine.
std::vector<SpecNode> filesOf(const SpecNode *node, const PathBase &base)
{
    std::vector<SpecNode> files = textsOf(node);
    PathBase absolute = base;
    absolute.keepsRelative = false;
    for (SpecNode &file : files) {
        if (!isRemoteSource(file.text))
            file.text = absolute.resolved(file.text);
    }
    return files;
}

} // namespace

std::vector<IncludeGroup> takeIncludes(SpecNode &document, const PathBase &base)
{
    std::vector<IncludeGroup> groups;
    const SpecNode *list = document.find(u"include");
    if (!list)
        return groups;
    for (const SpecNode &entry : list->children) {
        IncludeGroup group;
        group.entry = entry;
        group.files = filesOf(entry.isText() ? &entry : entry.find(u"path"), base);
        group.environmentFiles = pathsOf(entry.find(u"env_file"), base);
        const auto directory = pathsOf(entry.find(u"project_directory"), base);
        if (!directory.empty() && !directory.front().text.isEmpty())
            group.projectDirectory = directory.front().text;
        groups.push_back(std::move(group));
    }
    document.remove(u"include");
    return groups;
}

void addIncluded(SpecNode &document, SpecNode included, Forms forms)
{
    for (const char *name : {"services", "volumes", "networks", "secrets", "configs", "models"}) {
        const QString section = QString::fromLatin1(name);
        SpecNode *from = included.find(section);
        if (!from)
            continue;
        if (SpecNode *own = document.find(section)) {
            SpecNode merged = std::move(*from);
            merged.key = own->key;
            merged.keyPlace = own->keyPlace;
            mergeTree(merged, std::move(*own), *specSchema().at(name), forms);
            *own = std::move(merged);
        } else {
            document.set(section, std::move(*from));
        }
    }
    document.damaged = document.damaged || included.damaged;
}

void fillListedVariables(SpecNode &root, const StringMap &environment)
{
    SpecNode *services = root.find(u"services");
    if (!services)
        return;
    for (SpecNode &service : services->children) {
        SpecNode *pairs = service.find(u"environment");
        if (!pairs)
            continue;
        for (SpecNode &pair : pairs->children) {
            if (pairs->isList()) {
                if (const auto value = environment.constFind(pair.text);
                    value != environment.constEnd())
                    pair.text += u'=' + *value;
                continue;
            }
            const auto value = environment.constFind(pair.key);
            const bool isListed = pair.isNull() && pair.keyPlace == pair.place;
            if (!isListed || value == environment.constEnd())
                continue;
            pair.kind = SpecNode::Kind::Text;
            pair.text = *value;
        }
    }
}

void IncludeStage::refuse(const SpecNode &at, const QString &message)
{
    static const QString include = QStringLiteral("include");
    const SpecPath root;
    m_findings.error(at, SpecPath(root, include), message);
}

/// Finds out where all files of the group lie on this machine.
bool IncludeStage::locate(IncludeGroup &group)
{
    if (group.files.empty()) {
        refuse(group.entry, SpecTr::tr("\"%1\" is missing").arg(u"path"));
        return false;
    }
    const bool startsAtFile = group.projectDirectory.isEmpty();
    group.isRemote = startsAtFile && isRemoteSource(group.files.front().text);
    bool isComplete = true;
    for (SpecNode &file : group.files) {
        if (!isRemoteSource(file.text))
            continue;
        const auto path = m_remotes.path(file.text);
        if (path)
            file.text = *path;
        else
            refuse(file, path.error().summary);
        isComplete = isComplete && path;
    }
    if (startsAtFile)
        group.projectDirectory = QFileInfo(group.files.front().text).path();
    return isComplete;
}

bool IncludeStage::mayLoad(const IncludeGroup &group)
{
    const SpecNode &first = group.files.front();
    if (const qsizetype start = m_chain.indexOf(first.text); start >= 0) {
        QStringList names;
        for (qsizetype i = start; i < m_chain.size(); ++i)
            names.append(QFileInfo(m_chain[i]).fileName());
        names.append(QFileInfo(first.text).fileName());
        refuse(first,
               SpecTr::tr("the files include each other in a circle: %1")
                   .arg(names.join(QStringLiteral(" → "))));
        return false;
    }
    if (m_chain.size() > maximumDepth) {
        refuse(first, SpecTr::tr("more than %1 files include each other").arg(maximumDepth));
        return false;
    }
    if (--m_groupsLeft < 0) {
        if (m_groupsLeft == -1)
            refuse(first, SpecTr::tr("too many files are included"));
        return false;
    }
    return true;
}

void IncludeStage::resolve(SpecNode &document,
                           const QString &path,
                           const PathBase &base,
                           const LoadGroup &load)
{
    auto groups = takeIncludes(document, base);
    if (groups.empty())
        return;
    m_chain.append(path);
    for (IncludeGroup &group : groups) {
        std::optional<SpecNode> included =
            locate(group) && mayLoad(group) ? load(group) : std::nullopt;
        if (included)
            addIncluded(document, *std::move(included), m_forms);
        else
            document.damaged = true;
    }
    m_chain.removeLast();
}

} // namespace core
