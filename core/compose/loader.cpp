#include "core/compose/loader.h"

#include "core/compose/boundedfile.h"
#include "core/compose/checks.h"
#include "core/compose/discovery.h"
#include "core/compose/extends.h"
#include "core/compose/interpolation.h"
#include "core/compose/merge.h"
#include "core/compose/normalise.h"
#include "core/compose/projectenvironment.h"
#include "core/compose/specfile.h"
#include "core/compose/tostack.h"
#include "core/compose/validation.h"
#include "core/compose/yamlreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 maximumEnvironmentBytes = 4 * 1024 * 1024;

Result<QByteArray> readEnvironmentFile(const QString &path)
{
    return readBoundedFile(path, maximumEnvironmentBytes);
}

/// Runs the stages of one load.
class ProjectLoader
{
public:
    explicit ProjectLoader(const LoadRequest &request)
        : m_request(request)
        , m_folder(QDir::cleanPath(request.currentDirectory))
        , m_variables(request.environment)
    {}

    LoadedProject run()
    {
        if (findFiles()) {
            readEnvironment();
            readFiles();
            chooseProjectName();
            mergeFiles();
            if (m_isComplete)
                finish();
        }
        m_project.findings += m_findings.sorted();
        if (!m_project.isValid()) {
            m_project.stack = {};
            m_project.config.reset();
        }
        return m_project;
    }

private:
    void fail(const SourcePlace &place, const QString &message)
    {
        m_findings.error(place, SpecPath(), message);
    }

    QString absolute(const QString &path) const
    {
        return QDir::cleanPath(QDir(m_folder).absoluteFilePath(path));
    }

    bool findFiles()
    {
        const QString start =
            m_request.projectDirectory.isEmpty() ? m_folder : absolute(m_request.projectDirectory);
        const bool discovers = m_request.files.isEmpty();
        // COMPOSE_FILE may stand in the .env of the folder we start in.
        if (discovers && !m_variables.contains(QStringLiteral("COMPOSE_FILE")))
            m_variables = environmentOf({start});
        const auto found =
            findSpecFiles(m_request.files, discovers ? start : m_folder, m_variables);
        if (!found) {
            failIncomplete(found.error().kind, {}, found.error().summary);
            return false;
        }
        m_files = found->files;
        m_shownNames = found->shownNames;
        m_project.findings = found->findings;
        const QString first =
            m_files.first() == u"-" ? m_folder : QFileInfo(m_files.first()).absolutePath();
        m_base.folder = m_request.projectDirectory.isEmpty() ? first : start;
        m_base.home = m_request.environment.value(QStringLiteral("HOME"), QDir::homePath());
        return true;
    }

    QStringList environmentFiles() const
    {
        QStringList files = m_request.environmentFiles;
        if (files.isEmpty())
            files = m_request.environment.value(QStringLiteral("COMPOSE_ENV_FILES"))
                        .split(u',', Qt::SkipEmptyParts);
        for (QString &file : files)
            file = absolute(file);
        return files;
    }

    StringMap environmentOf(const QStringList &folders)
    {
        return projectEnvironment({.process = m_request.environment,
                                   .files = environmentFiles(),
                                   .folders = folders,
                                   .workingFolder = m_folder,
                                   .readFile = readEnvironmentFile},
                                  m_findings);
    }

    void readEnvironment()
    {
        QStringList folders{m_base.folder};
        if (m_request.files.isEmpty() && m_request.projectDirectory.isEmpty()
            && m_folder != m_base.folder)
            folders.prepend(m_folder);
        m_variables = environmentOf(folders);
    }

    void readFiles()
    {
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            SpecFile file;
            file.path = m_files[i];
            file.base = m_base;
            file.index = m_findings.addFile(m_shownNames[i] == u"-" ? QStringLiteral("<stdin>")
                                                                    : m_shownNames[i]);
            const auto text = file.path == u"-" ? Result<QByteArray>(m_request.standardInput)
                                                : readBoundedFile(file.path, maximumSpecBytes);
            if (!text) {
                failIncomplete(text.error().kind, {.file = m_shownNames[i]}, text.error().summary);
                continue;
            }
            const int errors = m_findings.errorCount();
            YamlDocuments read = readYaml(*text, file.index, m_findings);
            file.documents = std::move(read.roots);
            file.hasTags = read.hasTags;
            const bool isEmpty = std::all_of(file.documents.begin(),
                                             file.documents.end(),
                                             [](const SpecNode &node) { return node.isNull(); });
            if (m_findings.errorCount() > errors)
                noteIncomplete(Error::Kind::Parse);
            else if (isEmpty)
                failIncomplete(
                    Error::Kind::Parse, {.file = m_shownNames[i]}, SpecTr::tr("the file is empty"));
            m_specFiles.push_back(std::move(file));
        }
    }

    void noteIncomplete(Error::Kind kind)
    {
        if (m_isComplete)
            m_project.failure = kind;
        m_isComplete = false;
    }

    void failIncomplete(Error::Kind kind, const SourcePlace &place, const QString &message)
    {
        noteIncomplete(kind);
        fail(place, message);
    }

    void chooseProjectName()
    {
        QString given = m_request.projectName;
        if (given.isEmpty())
            given = m_variables.value(QStringLiteral("COMPOSE_PROJECT_NAME"));
        if (!given.isEmpty() && !isProjectName(given)) {
            fail({},
                 SpecTr::tr(
                     "the project name \"%1\" can only have lower case letters, digits, \"-\" "
                     "and \"_\", and must start with a letter or digit")
                     .arg(given));
        }
        m_name = given;
        if (m_name.isEmpty())
            m_name = normalisedProjectName(nameInFiles());
        if (m_name.isEmpty())
            m_name = normalisedProjectName(QFileInfo(m_base.folder).fileName());
        if (m_name.isEmpty())
            m_name = QStringLiteral("perry-stack");
        m_variables.insert(QStringLiteral("COMPOSE_PROJECT_NAME"), m_name);
    }

    /// The last `name:`, read before all else because variables may ask for the project's name.
    QString nameInFiles() const
    {
        QString name;
        for (const SpecFile &file : m_specFiles) {
            for (const SpecNode &document : file.documents) {
                const SpecNode *node = document.find(u"name");
                if (!node || !node->isText() || node->text.isEmpty())
                    continue;
                Interpolation interpolation([this](const QString &variable) {
                    const auto found = m_variables.constFind(variable);
                    return found == m_variables.constEnd() ? std::nullopt : std::optional(*found);
                });
                name = interpolation.substitute(node->text).text;
            }
        }
        return name;
    }

    /// All documents of all files, each on top of the ones before.
    void mergeFiles()
    {
        ExtendsStage extends(m_findings, m_variables, m_base.home, [](const QString &path) {
            return readBoundedFile(path, maximumSpecBytes);
        });
        m_root.kind = SpecNode::Kind::Map;
        for (SpecFile &file : m_specFiles) {
            for (SpecNode &document : file.documents) {
                if (document.isNull())
                    continue;
                interpolateTree(document, m_variables, m_findings);
                validateTree(document, specSchema(), SpecPath(), m_findings);
                makeCanonical(document, specSchema(), SpecPath(), file.base, m_findings);
                extends.resolve(document, file.path, file.base);
                mergeTree(m_root, std::move(document), specSchema());
                if (file.hasTags)
                    dropResets(m_root);
            }
        }
    }

    QStringList activeProfiles() const
    {
        if (!m_request.profiles.isEmpty())
            return m_request.profiles;
        QStringList profiles =
            m_variables.value(QStringLiteral("COMPOSE_PROFILES")).split(u',', Qt::SkipEmptyParts);
        for (QString &profile : profiles)
            profile = profile.trimmed();
        return profiles;
    }

    void collectProfiles()
    {
        const SpecNode *services = m_root.find(u"services");
        if (!services)
            return;
        for (const SpecNode &service : services->children) {
            const SpecNode *profiles = service.find(u"profiles");
            for (qsizetype i = 0; profiles && i < qsizetype(profiles->children.size()); ++i)
                m_project.profiles.append(profiles->children[size_t(i)].text);
        }
        m_project.profiles.sort();
        m_project.profiles.removeDuplicates();
    }

    void finish()
    {
        checkRequired(m_root, specSchema(), SpecPath(), m_findings);
        collectProfiles();
        const QList<DisabledService> disabled = takeDisabledServices(m_root, activeProfiles());
        normaliseTree(m_root,
                      {.project = m_name,
                       .base = m_base,
                       .environment = m_variables,
                       .readFile = readEnvironmentFile},
                      m_findings);
        const bool hasCycle = checkSpec(m_root, disabled, m_findings);
        if (hasCycle && m_findings.errorCount() == 1)
            m_project.failure = Error::Kind::DependencyCycle;
        if (m_findings.hasErrors())
            return;
        removeUnused(m_root);
        Stack &stack = m_project.stack;
        stack = toStack(m_root, m_variables, m_findings, m_base.folder);
        stack.workingDirectory = m_base.folder;
        stack.files = m_files;
        stack.environmentFiles = m_request.environmentFiles;
        for (QString &file : stack.environmentFiles)
            file = absolute(file);
        for (const DisabledService &service : disabled)
            stack.disabledServices.append(service.name);
        m_project.config = std::make_shared<const SpecNode>(std::move(m_root));
    }

    const LoadRequest &m_request;
    const QString m_folder;
    StringMap m_variables;
    QStringList m_files;
    QStringList m_shownNames;
    PathBase m_base;
    QString m_name;
    std::vector<SpecFile> m_specFiles;
    SpecNode m_root;
    SpecFindings m_findings;
    LoadedProject m_project;
    bool m_isComplete = true; ///< every file could be read
};

} // namespace

bool LoadedProject::isValid() const
{
    return std::none_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.severity == Finding::Severity::Error;
    });
}

LoadedProject loadProject(const LoadRequest &request)
{
    return ProjectLoader(request).run();
}

QByteArray configText(const LoadedProject &project, ConfigFormat format)
{
    return project.config ? resolvedText(*project.config, format) : QByteArray();
}

Error loadError(const LoadedProject &project)
{
    QStringList lines;
    for (const Finding &finding : project.findings) {
        if (finding.severity == Finding::Severity::Error)
            lines.append(finding.toString());
    }
    QString detail = lines.join(u'\n');
    constexpr qsizetype longest = 4096;
    if (detail.size() > longest)
        detail = detail.left(longest - 1) + u'…';
    return {.kind = project.failure,
            .summary = lines.value(0),
            .hint = {},
            .detail = detail,
            .service = {}};
}

} // namespace core
