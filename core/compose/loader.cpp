#include "core/compose/loader.h"

#include "core/compose/assembly.h"
#include "core/compose/checks.h"
#include "core/compose/discovery.h"
#include "core/compose/interpolation.h"
#include "core/compose/normalise.h"
#include "core/compose/projectenvironment.h"
#include "core/compose/remotefiles.h"
#include "core/compose/remotesource.h"
#include "core/compose/selection.h"
#include "core/compose/servicefiles.h"
#include "core/compose/specfile.h"
#include "core/compose/tostack.h"
#include "core/compose/validation.h"
#include "core/compose/valuechecks.h"
#include "core/support/secrets.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 maximumEnvironmentBytes = 4 * 1024 * 1024;

/// Runs the stages of one load.
class ProjectLoader
{
public:
    explicit ProjectLoader(const LoadRequest &request)
        : m_request(request)
        , m_folder(QDir::cleanPath(request.currentDirectory))
        , m_variables(request.environment)
        , m_remotes(request.remoteFiles, m_variables)
        , m_assembly(
              m_findings,
              m_remotes,
              [this](const QString &path, qint64 limit) { return readFile(path, limit); },
              request.stages,
              m_folder)
    {}

    LoadedProject run()
    {
        m_project.stages = m_request.stages;
        if (findFiles()) {
            readEnvironment();
            readFiles();
            chooseProjectName();
            m_root = m_assembly.merged(std::move(m_specFiles), m_base, m_variables);
            if (m_isComplete && m_assembly.isComplete())
                finish();
        }
        m_project.environment = m_variables;
        m_project.missingRemotes = m_remotes.missing();
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
        const QString &first = m_files.first();
        const bool isElsewhere = first == u"-" || isRemoteSource(first);
        m_ownFolder = !m_request.projectDirectory.isEmpty() ? start
                      : isElsewhere                         ? m_folder
                                                            : QFileInfo(first).absolutePath();
        m_base.folder = m_ownFolder;
        locateRemotes();
        m_base.keepsRelative = !m_request.stages.resolvePaths;
        m_base.home = m_request.environment.value(QStringLiteral("HOME"), QDir::homePath());
        return true;
    }

    /// As docker compose does it: the first file from elsewhere says where paths start, whatever
    /// else is given; the name and the variables of the project still come from here.
    void locateRemotes()
    {
        bool isFirst = true;
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            if (!isRemoteSource(m_files[i]))
                continue;
            const auto path = m_remotes.path(m_files[i]);
            m_shownNames[i] = masked(m_files[i]);
            m_files[i] = path ? *path : QString();
            if (!path)
                failIncomplete(path.error().kind, {.file = m_shownNames[i]}, path.error().summary);
            else if (std::exchange(isFirst, false))
                m_base.folder = QFileInfo(*path).absolutePath();
        }
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

    Result<QByteArray> readFile(const QString &path, qint64 limit) const
    {
        const auto allowed = m_remotes.checkInside(path);
        return allowed ? m_request.readFile(path, limit) : allowed.error();
    }

    Result<QByteArray> readVariableFile(const QString &path) const
    {
        return readFile(path, maximumEnvironmentBytes);
    }

    StringMap environmentOf(const QStringList &folders)
    {
        return projectEnvironment(
            {.process = m_request.environment,
             .files = environmentFiles(),
             .folders = folders,
             .workingFolder = m_folder,
             .readFile = [this](const QString &path) { return readVariableFile(path); }},
            m_findings);
    }

    void readEnvironment()
    {
        QStringList folders{m_ownFolder};
        if (m_request.files.isEmpty() && m_request.projectDirectory.isEmpty()
            && m_folder != m_ownFolder)
            folders.prepend(m_folder);
        m_variables = environmentOf(folders);
    }

    void readFiles()
    {
        bool isEmpty = true;
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            if (m_files[i].isEmpty())
                continue;
            const bool isInput = m_files[i] == u"-";
            const auto text = isInput ? Result<QByteArray>(m_request.standardInput)
                                      : readFile(m_files[i], maximumSpecBytes);
            if (!text) {
                failIncomplete(text.error().kind, {.file = m_shownNames[i]}, text.error().summary);
                continue;
            }
            auto file = m_assembly.parsed(
                m_files[i], isInput ? QStringLiteral("<stdin>") : m_shownNames[i], *text);
            if (!file) {
                noteIncomplete(Error::Kind::Parse);
                continue;
            }
            isEmpty = isEmpty
                      && std::all_of(file->documents.begin(),
                                     file->documents.end(),
                                     [](const SpecNode &node) { return node.isNull(); });
            m_specFiles.push_back(*std::move(file));
        }
        if (isEmpty && m_isComplete)
            failIncomplete(Error::Kind::Parse,
                           {.file = m_shownNames.first()},
                           SpecTr::tr("the file is empty"));
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
        const QString written = given.isEmpty() ? nameInFiles() : QString();
        m_name = given;
        if (m_name.isEmpty() && !written.isEmpty())
            m_name = normalisedProjectName(written);
        else if (m_name.isEmpty())
            m_name = normalisedProjectName(QFileInfo(m_ownFolder).fileName());
        if (m_name.isEmpty() && !written.isEmpty())
            fail({},
                 SpecTr::tr("nothing of the name \"%1\" can be in the name of a project")
                     .arg(written.left(80)));
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

    /// Takes what the profiles leave out; false when a service was asked for that there is not.
    bool select()
    {
        const SpecNode none;
        const SpecNode *found = m_root.find(u"services");
        const SpecNode &services = found ? *found : none;
        m_project.profiles = profilesOf(services);
        m_selection = selectServices(services, m_request.services, activeProfiles());
        if (m_request.onlyServices && !m_selection.unknown.isEmpty()) {
            fail({}, SpecTr::tr("there is no service \"%1\"").arg(m_selection.unknown));
            return false;
        }
        if (m_selection.disabled.isEmpty())
            return true;
        QSet<QString> off;
        for (const DisabledService &service : std::as_const(m_selection.disabled))
            off.insert(service.name);
        keepServices([&](const QString &name) { return !off.contains(name); });
        return true;
    }

    template<typename Predicate>
    void keepServices(Predicate isWanted)
    {
        if (SpecNode *services = m_root.find(u"services"))
            std::erase_if(services->children,
                          [&](const SpecNode &service) { return !isWanted(service.key); });
    }

    /// env_file and label_file of the selected services.
    void readServiceFiles()
    {
        SpecNode *services = m_root.find(u"services");
        if (!services || !m_request.stages.interpolate)
            return;
        const ServiceFilesContext context{
            .environment = m_variables,
            .readsVariables = m_request.stages.resolveEnvironment,
            .readFile =
                [this](const QString &path) {
                    return readVariableFile(QDir(m_base.folder).absoluteFilePath(path));
                },
            .shownName =
                [this](const QString &path) {
                    const QString start = m_folder + u'/';
                    return path.startsWith(start) ? path.mid(start.size()) : path;
                }};
        const QSet<QString> selected(m_selection.selected.begin(), m_selection.selected.end());
        for (SpecNode &service : services->children) {
            if (selected.contains(service.key))
                resolveServiceFiles(service, context, m_findings);
        }
    }

    void finish()
    {
        const LoadStages &stages = m_request.stages;
        checkMerged(m_root, specSchema(), SpecPath(), m_findings);
        SpecNode projectName;
        projectName.kind = SpecNode::Kind::Text;
        projectName.text = m_name;
        m_root.set(QStringLiteral("name"), std::move(projectName));
        m_root.remove(u"version");
        if (stages.normalise)
            normaliseTree(m_root,
                          {.project = m_name, .environment = m_variables, .forms = stages.forms()});
        if (const SpecNode *services = m_root.find(u"services")) {
            for (const SpecNode &service : services->children)
                m_project.services << service.key;
        }
        if (stages.interpolate && !select())
            return;
        bool hasCycle = false;
        checkValues(m_root, m_findings);
        if (stages.checkConsistency && stages.interpolate)
            hasCycle = checkSpec(m_root, m_selection.disabled, m_findings);
        if (hasCycle && m_findings.errorCount() == 1)
            m_project.failure = Error::Kind::DependencyCycle;
        if (m_request.onlyServices && stages.interpolate) {
            const QSet<QString> selected(m_selection.selected.begin(), m_selection.selected.end());
            keepServices([&](const QString &name) { return selected.contains(name); });
        }
        readServiceFiles();
        if (m_findings.hasErrors())
            return;
        if (stages.interpolate)
            removeUnused(m_root);
        if (stages == LoadStages())
            makeStack();
        m_project.config = std::make_shared<const SpecNode>(std::move(m_root));
    }

    void makeStack()
    {
        Stack &stack = m_project.stack;
        stack = toStack(m_root, m_variables, m_findings, m_base.folder);
        stack.workingDirectory = m_base.folder;
        stack.files = m_files;
        stack.environmentFiles = m_request.environmentFiles;
        for (QString &file : stack.environmentFiles)
            file = absolute(file);
        for (const DisabledService &service : std::as_const(m_selection.disabled))
            stack.disabledServices.append(service.name);
    }

    const LoadRequest &m_request;
    const QString m_folder;
    StringMap m_variables;
    QStringList m_files;
    QStringList m_shownNames;
    QString m_ownFolder; ///< with the .env, and with the name of a project that has no other
    PathBase m_base;
    QString m_name;
    std::vector<SpecFile> m_specFiles;
    SpecNode m_root;
    SpecFindings m_findings;
    RemoteFiles m_remotes;
    SpecAssembly m_assembly;
    ServiceSelection m_selection;
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
    return project.config ? resolvedText(*project.config, format, !project.stages.interpolate)
                          : QByteArray();
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
