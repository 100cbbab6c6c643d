#include "app/cli/context.h"

#include "app/cli/confirmation.h"
#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "core/backend/selection.h"
#include "core/compose/projectenvironment.h"
#include "core/registry/registryauth.h"
#include "core/remote/projectfetch.h"
#include "core/support/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>

namespace cli {

namespace {

QByteArray readStandardInput()
{
    QFile input;
    QByteArray text;
    // One byte more than a spec may have, so that the loader sees when it is too large.
    constexpr qint64 maximum = 16 * 1024 * 1024 + 1;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return text;
    // A pipe gives what it has, which is not all that will come.
    while (text.size() < maximum) {
        const QByteArray more = input.read(maximum - text.size());
        if (more.isEmpty())
            break;
        text += more;
    }
    return text;
}

} // namespace

Context::Context(Invocation invocation, core::DriverList drivers)
    : m_invocation(std::move(invocation))
    , m_output(m_invocation.has("json"), m_invocation.has("quiet"), m_invocation.has("no-color"))
    , m_drivers(std::move(drivers))
    , m_cache(m_drivers, core::backendPriority(core::effectivePlatform()))
{
    if (m_invocation.has("verbose"))
        connect(&m_runner, &core::Runner::commandStarted, this, [this](const QString &text) {
            m_output.writeError(QStringLiteral("+ %1\n").arg(safeText(text)).toUtf8());
        });
}

void Context::detect(std::function<void(const QList<core::BackendInfo> &)> then)
{
    auto *detector = new core::Detector(m_drivers, m_runner, this);
    connect(detector,
            &core::Detector::finished,
            this,
            [this, detector, then](QList<core::BackendInfo> backends) {
                detector->deleteLater();
                m_cache.write(backends);
                m_fromCache = false;
                then(backends);
            });
    detector->start(core::backendPriority(core::effectivePlatform()));
}

void Context::detectQuickly(std::function<void(const QList<core::BackendInfo> &)> then)
{
    // Only what works is worth remembering: what did not work may have been mended meanwhile.
    const auto remembered = m_cache.read();
    if (remembered && core::chooseBackend(*remembered, pinnedBackend())) {
        m_fromCache = true;
        then(*remembered);
        return;
    }
    detect(std::move(then));
}

QString Context::pinnedBackend() const
{
    const QString option = m_invocation.value("backend");
    return option.isEmpty() ? qEnvironmentVariable("PERRY_CONTAINER_BACKEND") : option;
}

std::shared_ptr<const core::Protocol> Context::protocolOf(const core::BackendInfo &info) const
{
    const auto driver = std::find_if(m_drivers.begin(), m_drivers.end(), [&](const auto &known) {
        return known->name() == info.name;
    });
    if (driver == m_drivers.end())
        return nullptr;
    return (*driver)->protocol(info);
}

void Context::withBackend(std::function<void()> then, const QString &name)
{
    const QString pinned = name.isEmpty() ? pinnedBackend() : name;
    detectQuickly([this, then, pinned](const QList<core::BackendInfo> &backends) {
        const auto chosen = core::chooseBackend(backends, pinned);
        if (!chosen) {
            fail(chosen.error());
            return;
        }
        m_backend = *chosen;
        m_protocol = protocolOf(m_backend);
        then();
    });
}

bool Context::retryAfterDetection(const core::Error &error)
{
    if (!m_fromCache || !m_retry
        || (error.kind != core::Error::Kind::BackendNotAvailable
            && error.kind != core::Error::Kind::NoBackendFound))
        return false;
    m_cache.drop();
    m_fromCache = false;
    std::exchange(m_retry, {})();
    return true;
}

bool Context::hasOnlyProjectName() const
{
    return m_invocation.has("project-name") && !m_invocation.has("file");
}

bool Context::isRefusedByEnforcement(const core::LoadedProject &project)
{
    if (m_invocation.value("enforcement") != u"strict")
        return false;
    for (const core::Finding &finding : project.findings) {
        if (finding.severity == core::Finding::Severity::Warning) {
            fail({.kind = core::Error::Kind::EnforcementViolation,
                  .summary = finding.toString(),
                  .hint = tr("Leave it out, or use --enforcement warn.")});
            return true;
        }
    }
    return false;
}

/// What comes there can be read only once.
QByteArray Context::standardInput()
{
    if (!m_standardInput)
        m_standardInput = readStandardInput();
    return *m_standardInput;
}

/// Where nobody can be asked, it is fetched, as docker compose does it.
bool Context::mayFetch(const QStringList &references) const
{
    if (m_invocation.has("yes") || !canAsk())
        return true;
    m_output.writeError(tr("The spec takes files from elsewhere:").toUtf8() + '\n');
    for (const QString &reference : references)
        m_output.writeError(QStringLiteral("  %1\n").arg(safeText(reference)).toUtf8());
    return isConfirmed(tr("They can do what you can do here. Fetch them?"));
}

void Context::fetchRemotes(const core::LoadRequest &request)
{
    auto *fetch = new core::ProjectFetch(
        m_runner,
        {.credentialFiles = core::credentialFiles(QProcessEnvironment::systemEnvironment())},
        this);
    fetch->setQuestion([this](const QStringList &references) { return mayFetch(references); });
    onInterrupt(fetch, [fetch] { fetch->cancel(); });
    connect(fetch, &core::ProjectFetch::progress, this, [this](const QString &reference) {
        m_output.note(tr("Fetching %1").arg(safeText(reference)));
    });
    connect(fetch,
            &core::ProjectFetch::finished,
            this,
            [this, fetch](const core::Result<core::StringMap> &files) {
                fetch->deleteLater();
                if (!files) {
                    fail(files.error());
                    return;
                }
                m_remoteFiles = *files;
                m_beginning();
            });
    fetch->start(request);
}

std::optional<core::LoadedProject>
Context::loadSpec(const std::function<void(core::LoadRequest &)> &prepare)
{
    const QStringList files = m_invocation.values("file");
    const QString folder = core::workingFolder();
    // Else the search would go on in the folder above and find somebody else's file.
    const bool usesFolder =
        files.isEmpty() || std::any_of(files.begin(), files.end(), &QDir::isRelativePath);
    if (usesFolder && !QFileInfo(folder).isDir()) {
        fail({.kind = core::Error::Kind::FileNotFound,
              .summary =
                  tr("The current folder is gone, or its name is not valid UTF-8: %1").arg(folder),
              .hint = tr("Rename the folder, or go to another one.")});
        return std::nullopt;
    }
    core::LoadRequest request{.files = files,
                              .projectName = m_invocation.value("project-name"),
                              .projectDirectory = m_invocation.value("project-directory"),
                              .currentDirectory = folder,
                              .environmentFiles = m_invocation.values("env-file"),
                              .profiles = m_invocation.values("profile"),
                              .environment = core::processEnvironment(),
                              .remoteFiles = m_remoteFiles};
    // What is named is switched on, whatever its profiles.
    if (m_invocation.command == u"up" || m_invocation.command == u"plan")
        request.services = m_invocation.arguments;
    if (prepare)
        prepare(request);
    if (request.files.contains(u"-"))
        request.standardInput = standardInput();
    core::LoadedProject project = core::loadProject(request);
    if (!project.missingRemotes.isEmpty()) {
        fetchRemotes(request);
        return std::nullopt;
    }
    if (!project.isValid()) {
        core::Error error = core::loadError(project);
        fail(error);
        return std::nullopt;
    }
    if (m_invocation.value("enforcement") != u"lenient") {
        for (const core::Finding &finding : std::as_const(project.findings))
            m_output.finding(finding);
    }
    if (isRefusedByEnforcement(project))
        return std::nullopt;
    return project;
}

std::optional<core::Stack> Context::projectStack(bool *hasSpec)
{
    *hasSpec = !hasOnlyProjectName();
    if (!*hasSpec)
        return core::Stack{.project = m_invocation.value("project-name").toLower()};
    auto project = loadSpec();
    return project ? std::optional(project->stack) : std::nullopt;
}

std::shared_ptr<core::Store> Context::store()
{
    if (m_store)
        return m_store;
    const auto opened = core::Store::open(core::dataFolder() + QStringLiteral("/perry.db"));
    if (opened)
        m_store = *opened;
    else
        m_output.warning({.reason = opened.error().summary});
    return m_store;
}

void Context::finish(int exitCode)
{
    const int code = m_output.finalExitCode(exitCode);
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

void Context::fail(const core::Error &error)
{
    if (retryAfterDetection(error))
        return;
    m_output.error(error);
    finish(exitCodeOf(error.kind));
}

} // namespace cli
