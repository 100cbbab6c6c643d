#include "core/compose/assembly.h"

#include "core/compose/defaults.h"
#include "core/compose/dotenv.h"
#include "core/compose/interpolation.h"
#include "core/compose/merge.h"
#include "core/compose/validation.h"
#include "core/compose/yamlreader.h"

#include <QFileInfo>

namespace core {

SpecAssembly::SpecAssembly(SpecFindings &findings,
                           RemoteFiles &remotes,
                           FileReader readFile,
                           const LoadStages &stages,
                           const QString &currentFolder)
    : m_findings(findings)
    , m_remotes(remotes)
    , m_readFile(std::move(readFile))
    , m_stages(stages)
    , m_currentFolder(currentFolder)
    , m_includes(stages.forms(), remotes, findings)
{}

QString SpecAssembly::shownName(const QString &path) const
{
    if (const QString written = m_remotes.written(path); !written.isEmpty())
        return written;
    const QString start = m_currentFolder + u'/';
    return path.startsWith(start) ? path.mid(start.size()) : path;
}

Result<QByteArray> SpecAssembly::textOf(const QString &path)
{
    auto text = m_readFile(path, maximumSpecBytes);
    m_bytesLeft -= text ? text->size() : 0;
    if (m_bytesLeft < 0) {
        return Error{.kind = Error::Kind::Validation,
                     .summary = SpecTr::tr("the files of this spec are too large together"),
                     .hint = {},
                     .detail = {},
                     .service = {}};
    }
    return text;
}

std::optional<SpecFile>
SpecAssembly::parsed(const QString &path, const QString &shownName, const QByteArray &text)
{
    SpecFile file;
    file.path = path;
    file.index = m_findings.addFile(shownName);
    const int errors = m_findings.errorCount();
    YamlDocuments read = readYaml(text, file.index, m_findings);
    if (m_findings.errorCount() > errors)
        return std::nullopt;
    file.documents = std::move(read.roots);
    file.hasTags = read.hasTags;
    return file;
}

SpecNode SpecAssembly::merged(std::vector<SpecFile> files,
                              const PathBase &base,
                              const StringMap &environment)
{
    ExtendsStage extends(m_findings,
                         {.environment = environment,
                          .stages = m_stages,
                          .project = base,
                          .readFile = [this](const QString &path) { return textOf(path); },
                          .shownName = [this](const QString &path) { return shownName(path); },
                          .remotes = &m_remotes},
                         m_copiesLeft);
    SpecNode root;
    root.kind = SpecNode::Kind::Map;
    for (SpecFile &file : files) {
        for (SpecNode &document : file.documents) {
            if (document.isNull())
                continue;
            if (m_stages.interpolate)
                interpolateTree(document, environment, SpecPath(), m_findings);
            else
                deferVariables(document);
            validateTree(document, specSchema(), SpecPath(), m_stages.forms(), m_findings);
            makeCanonical(document, specSchema(), SpecPath(), base, m_stages.forms(), m_findings);
            m_includes.resolve(document, file.path, base, [&](const IncludeGroup &group) {
                return included(group, base, environment);
            });
            extends.resolve(document, file.path, base);
            mergeTree(root, std::move(document), specSchema(), m_stages.forms());
            if (file.hasTags)
                dropResets(root);
        }
    }
    fillDefaults(root, base, m_stages.forms());
    return root;
}

std::optional<SpecNode> SpecAssembly::included(const IncludeGroup &group,
                                               const PathBase &base,
                                               const StringMap &environment)
{
    static const QString include = QStringLiteral("include");
    const SpecPath root;
    std::vector<SpecFile> files;
    for (const SpecNode &path : group.files) {
        const auto text = textOf(path.text);
        std::optional<SpecFile> file;
        if (text)
            file = parsed(path.text, shownName(path.text), *text);
        else
            m_findings.error(path, SpecPath(root, include), text.error().summary);
        m_isComplete = m_isComplete && file;
        if (file)
            files.push_back(*std::move(file));
    }
    const auto own = environmentOf(group, environment);
    if (files.size() < group.files.size() || !own)
        return std::nullopt;
    PathBase ownBase = base.in(group.projectDirectory);
    ownBase.keepsRelative = base.keepsRelative && !group.isRemote;
    SpecNode tree = merged(std::move(files), ownBase, *own);
    fillListedVariables(tree, *own);
    return tree;
}

/// The variables of the including files win over those of the group's own files.
std::optional<StringMap> SpecAssembly::environmentOf(const IncludeGroup &group,
                                                     const StringMap &environment)
{
    static const QString include = QStringLiteral("include");
    const SpecPath root;
    std::vector<SpecNode> files = group.environmentFiles;
    const bool isDefault = files.empty();
    if (isDefault)
        files.push_back(SpecNode::like(
            group.entry, SpecNode::Kind::Text, group.projectDirectory + QStringLiteral("/.env")));
    const Interpolation::Lookup lookup = [&](const QString &name) -> std::optional<QString> {
        const auto found = environment.constFind(name);
        return found == environment.constEnd() ? std::nullopt : std::optional(*found);
    };
    StringMap values;
    for (const SpecNode &file : files) {
        const auto text = textOf(file.text);
        if (!text) {
            const bool isMissing =
                text.error().kind == Error::Kind::FileNotFound || QFileInfo(file.text).isDir();
            if (isDefault && isMissing)
                continue;
            m_findings.error(file, SpecPath(root, include), text.error().summary);
            m_isComplete = false;
            return std::nullopt;
        }
        const DotenvOutcome outcome = parseDotenv(QString::fromUtf8(*text), lookup, values);
        if (outcome.errorLine > 0) {
            const QString shown = shownName(file.text);
            m_findings.addFile(shown);
            m_findings.error(SourcePlace{.file = shown,
                                         .line = outcome.errorLine,
                                         .column = outcome.errorColumn},
                             SpecPath(root, include),
                             outcome.error);
        }
        values = outcome.values;
    }
    for (auto value = environment.begin(); value != environment.end(); ++value)
        values.insert(value.key(), value.value());
    return values;
}

} // namespace core
