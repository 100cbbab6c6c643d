#include "ui/mainwindow/mainwindow.h"

#include "ui/desktop/icons.h"
#include "ui/diagnostics/diagnosticspage.h"
#include "ui/editor/sourcewindow.h"
#include "ui/logs/logpane.h"
#include "ui/mainwindow/activitypane.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/problemspane.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/mainwindow/statusline.h"
#include "ui/models/jobsmodel.h"
#include "ui/models/stacksmodel.h"
#include "ui/stacks/availability.h"
#include "ui/stacks/stackpage.h"
#include "ui/terminal/consoletabs.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace ui {

MainWindow::MainWindow(core::Settings &settings, ThemeController &themes, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_themes(themes)
    , m_actions(new Actions(this))
    , m_stacks(new StacksModel(this))
    , m_jobs(new JobsModel(this))
    , m_sidebar(new Sidebar(*m_actions, m_stacks, this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_welcome(new EmptyState(QStringLiteral("picture-stacks"), this))
    , m_stackPage(new StackPage(*m_actions, this))
    , m_diagnosticsPage(new DiagnosticsPage(this))
    , m_activityPane(new ActivityPane(m_jobs, this))
    , m_problemsPane(new ProblemsPane(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_logPane(new LogPane(this))
    , m_consoleTabs(new ConsoleTabs(this))
    , m_terminalPages(new QStackedWidget(this))
    , m_dock(new Dock(this))
    , m_statusLine(new StatusLine(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(QStringLiteral("app")));
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    fillMenuBar(*menuBar(), *m_actions);
    for (QAction *action : m_actions->all())
        addAction(action);
    setupPages();
    setupLayout();
    connectPages();
    connectActions();
    restoreSettings();
    restoreStacks();
    updatePage();
    updateRuntime();
}

MainWindow::~MainWindow() = default;

void MainWindow::start()
{
    if (!m_pinned.isEmpty())
        emit pinRequested(m_pinned);
    emit detectRequested();
    const QStringList remembered = m_paths.values();
    for (const QString &path : remembered)
        emit openRequested(path);
}

void MainWindow::setupPages()
{
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_bannerTimer.setSingleShot(true);
    m_bannerTimer.callOnTimeout(m_banner, &Banner::dismiss);
    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setBackgroundRole(QPalette::Base);
    m_welcome->setAutoFillBackground(true);
    m_welcome->setTitle(tr("No stacks yet"));
    m_welcome->setText(
        tr("Open a compose file, or drag one or its folder onto this window. What already runs on "
           "this machine appears by itself."));
    m_welcome->setAction(tr("Open a compose file"));
    m_welcome->setCommand(QStringLiteral("perry-desktop compose.yaml"));
    m_pages->setObjectName(QStringLiteral("mainPages"));
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_stackPage);
    m_pages->addWidget(m_diagnosticsPage);
}

void MainWindow::setupLayout()
{
    m_dock->addPage(Dock::Tab::Logs, tr("Logs"), m_logPane);
    m_terminalPages->addWidget(
        makePlaceholder(tr("No terminal is open. Select a service that runs and press %1.")
                            .arg((*m_actions)[ActionId::ServiceShell]->shortcut().toString(
                                QKeySequence::NativeText)),
                        m_terminalPages));
    m_terminalPages->addWidget(m_consoleTabs);
    m_dock->addPage(Dock::Tab::Terminal, tr("Terminal"), m_terminalPages);
    m_dock->addPage(Dock::Tab::Activity, tr("Activity"), m_activityPane);
    m_dock->addPage(Dock::Tab::Problems, tr("Problems"), m_problemsPane);
    connect(m_problemsPane,
            &ProblemsPane::placeActivated,
            this,
            [this](const core::SourcePlace &place) {
                if (!m_sourceWindow)
                    m_sourceWindow = new SourceWindow(this);
                m_sourceWindow->showPlace(place.file, place.line, place.column);
            });
    m_dock->setTabShown(Dock::Tab::Problems, false);
    m_splitter->setObjectName(QStringLiteral("dockSplitter"));
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_dock);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_pages->setMinimumHeight(160);
    m_splitter->setSizes({520, 230});

    auto *centre = new QVBoxLayout;
    centre->setSpacing(0);
    centre->addWidget(m_banner);
    centre->addWidget(m_splitter, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(centre, 1);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(row, 1);
    layout->addWidget(m_statusLine);
    setCentralWidget(central);
}

void MainWindow::setDetecting()
{
    m_sidebar->setChecking();
    m_diagnosticsPage->setChecking();
}

void MainWindow::setBackends(const QList<core::BackendInfo> &backends)
{
    m_backends = backends;
    m_diagnosticsPage->setBackends(backends);
    // With another runtime the engine starts anew, and follows nobody's logs.
    m_followed.clear();
    updateRuntime();
    updatePage();
}

void MainWindow::setStack(const core::StackSnapshot &stack)
{
    m_live.insert(stack.project);
    m_stacks->setStack(stack);
    if (stack.hasSpec && !stack.path.isEmpty() && m_paths.value(stack.project) != stack.path) {
        m_paths.insert(stack.project, stack.path);
        saveStacks();
    }
    if (m_current.isEmpty())
        m_current = stack.project;
    updatePage();
}

void MainWindow::setStackOpened(const QString &project)
{
    const core::StackSnapshot *stack = m_stacks->stack(project);
    if (stack == nullptr)
        return;
    QStringList paths = stack->files;
    paths.append({stack->workingDirectory, stack->path});
    bool byHand = false;
    for (const QString &path : std::as_const(paths)) {
        m_refused.remove(path);
        byHand |= m_openedByHand.remove(path);
    }
    if (byHand)
        showStack(project);
    else
        updateProblems();
}

void MainWindow::refuseStack(const QString &path, const core::Error &error)
{
    m_refused.insert(path, error);
    const QString project = m_paths.key(path);
    if (const core::StackSnapshot *known = m_stacks->stack(project);
        known != nullptr && !m_live.contains(project)) {
        core::StackSnapshot stack = *known;
        stack.problem = error.summary;
        m_stacks->setStack(stack);
    } else {
        showBanner(BannerAction::ShowProblems, error.summary);
    }
    updateProblems();
    updatePage();
}

void MainWindow::removeStack(const QString &project)
{
    m_live.remove(project);
    m_stacks->removeStack(project);
    if (m_current == project) {
        m_current.clear();
        if (!m_stacks->rows().isEmpty())
            m_current = m_stacks->rows().first().project;
    }
    updatePage();
}

void MainWindow::setJob(const core::JobSnapshot &job)
{
    const core::JobSnapshot *before = m_jobs->job(job.id);
    const bool ended = job.isOver() && (before == nullptr || !before->isOver());
    // What a stack was offered is out of date when something else happens to it.
    if (before == nullptr && m_bannerAction == BannerAction::UpAgain
        && m_bannerProject == job.project)
        m_banner->dismiss();
    m_jobs->setJob(job);
    if (ended && job.state == core::JobSnapshot::State::Failed) {
        // One that was refused has not become an operation, and says all in its error.
        const bool refused = job.steps.isEmpty() && job.title == job.project;
        const QString text = jobErrorText(job);
        showBanner(BannerAction::ShowActivity,
                   refused
                       ? text
                       : tr("%1 failed. %2", "operation, what went wrong").arg(job.title, text));
        m_activityPane->selectJob(job.id);
    }
    if (ended && m_goingDown.remove(job.project)
        && job.state == core::JobSnapshot::State::Succeeded)
        showBanner(BannerAction::UpAgain,
                   tr("%1 is down. Its volumes are kept.").arg(job.project),
                   job.project);
    updateActivity();
    updateActions();
    if (m_quitting && m_jobs->runningCount() == 0)
        close();
}

void MainWindow::addLogLines(const QString &project, const core::LogBatch &lines)
{
    if (project == m_logsOf)
        m_logPane->append(lines);
}

void MainWindow::addCommand(const core::CommandRecord &record)
{
    m_diagnosticsPage->addCommand(record);
}

void MainWindow::setEventsState(bool, const QString &text)
{
    m_eventsText = text;
    updateRuntime();
}

void MainWindow::addConsole(int console, const QString &project, const QString &service)
{
    m_consoleProjects.insert(console, project);
    // Shown first, so that the console knows its size when it is asked.
    m_terminalPages->setCurrentWidget(m_consoleTabs);
    m_consoleTabs->addConsole(console, service);
    updateConsoles();
}

void MainWindow::updateConsoles()
{
    const int count = m_consoleTabs->count();
    m_terminalPages->setCurrentIndex(count > 0 ? 1 : 0);
    m_dock->setCount(Dock::Tab::Terminal, count);
}

void MainWindow::endConsole(int console, int exitCode, const QString &message)
{
    m_consoleTabs->ended(console, exitCode, message);
}

void MainWindow::showStack(const QString &project)
{
    m_diagnosticsChosen = false;
    const bool other = m_current != project;
    m_current = project;
    updatePage();
    if (other)
        m_settings.setValue(core::settings::currentStack, project);
}

void MainWindow::showDiagnostics()
{
    m_diagnosticsChosen = true;
    updatePage();
}

QString MainWindow::currentProject() const
{
    return m_pages->currentIndex() == int(Page::Stack) ? m_current : QString();
}

void MainWindow::updatePage()
{
    const core::StackSnapshot *stack = m_stacks->stack(m_current);
    // Without a runtime that works, the way to one is the first thing to see.
    const bool nothingWorks = !m_backends.isEmpty() && !runtimeUsable() && stack == nullptr;
    Page page = Page::Welcome;
    if (m_diagnosticsChosen || nothingWorks)
        page = Page::Diagnostics;
    else if (stack != nullptr)
        page = Page::Stack;
    if (stack != nullptr)
        m_stackPage->setStack(*stack);
    m_pages->setCurrentIndex(int(page));
    m_sidebar->setCurrent(m_current, page == Page::Diagnostics);
    updateDock();
    updateProblems();
    updateLogs();
    updateActivity();
    updateActions();
}

void MainWindow::updateActions()
{
    const core::StackSnapshot *stack = currentStack();
    const bool busy = stack != nullptr && m_jobs->runningJob(stack->project) != nullptr;
    Situation situation{.stack = stack,
                        .selected =
                            stack != nullptr ? m_stackPage->selectedServices() : QStringList(),
                        .busy = busy,
                        .runtimeUsable = runtimeUsable()};
    const QSet<ActionId> available = availableActions(situation);
    for (const ActionId id : decidedActions())
        (*m_actions)[id]->setEnabled(available.contains(id));
    // They also lead back to the stack from the diagnostics.
    for (const ActionId id : {ActionId::TabServices, ActionId::TabGraph})
        (*m_actions)[id]->setEnabled(m_stacks->stack(m_current) != nullptr);
    m_stackPage->setBusy(busy);
}

void MainWindow::updateTitle()
{
    const core::JobSnapshot *job = m_jobs->newestRunning();
    if (job != nullptr)
        setWindowTitle(tr("%1 (%2 of %3)", "operation, steps")
                           .arg(job->title)
                           .arg(job->finishedSteps)
                           .arg(job->steps.size()));
    else
        setWindowTitle(currentProject().isEmpty() ? tr("Perry Desktop")
                                                  : tr("%1 – Perry Desktop").arg(m_current));
}

void MainWindow::updateRuntime()
{
    m_sidebar->setBackends(m_backends, m_pinned);
    m_diagnosticsPage->setPinned(m_pinned);
    const core::BackendInfo *backend = selectedBackend(m_backends);
    if (m_backends.isEmpty()) {
        m_sidebar->setChecking();
        m_statusLine->setRuntime(false, tr("Looking for a container runtime"));
    } else if (backend == nullptr) {
        m_statusLine->setRuntime(false, tr("No container runtime works"));
    } else {
        const QString runtime = tr("%1 %2 %3", "runtime, version, mode")
                                    .arg(backend->title, backend->version, backend->mode)
                                    .simplified();
        m_statusLine->setRuntime(
            true, m_eventsText.isEmpty() ? runtime : tr("%1, %2").arg(runtime, m_eventsText));
    }
}

void MainWindow::setFindings(const QString &path, const QList<core::Finding> &findings)
{
    m_findings.insert(path, findings);
    updateProblems();
}

QList<core::Finding> MainWindow::problemsOf(const core::StackSnapshot &stack) const
{
    QList<core::Finding> problems = m_findings.value(m_paths.value(stack.project));
    const bool isTold =
        std::any_of(problems.begin(), problems.end(), [](const core::Finding &finding) {
            return finding.severity == core::Finding::Severity::Error;
        });
    if (stack.reachable && !stack.problem.isEmpty() && !isTold)
        problems.prepend({.message = stack.problem});
    return problems;
}

void MainWindow::updateProblems()
{
    const core::StackSnapshot *stack = m_stacks->stack(m_current);
    QList<core::Finding> problems = stack ? problemsOf(*stack) : QList<core::Finding>();
    for (auto refused = m_refused.begin(); refused != m_refused.end(); ++refused) {
        const QList<core::Finding> findings =
            m_findings.value(refused.key(), {core::Finding{.message = refused->summary}});
        for (const core::Finding &finding : findings) {
            if (!problems.contains(finding))
                problems.append(finding);
        }
    }
    m_problemsPane->setProblems(problems);
    m_dock->setCount(Dock::Tab::Problems, int(problems.size()));
    m_dock->setTabShown(Dock::Tab::Problems, !problems.isEmpty());
}

void MainWindow::updateDock()
{
    // Before there is a stack, or a file that could not be read, the panel has nothing to show.
    const bool hasContent = m_stacks->rowCount() > 0 || !m_refused.isEmpty();
    m_dock->setVisible((*m_actions)[ActionId::ShowDock]->isChecked() && hasContent);
}

void MainWindow::updateLogs()
{
    const core::StackSnapshot *stack = m_stacks->stack(m_current);
    if (m_logsOf != m_current) {
        if (!m_followed.isEmpty())
            emit stopLogsRequested(m_followed);
        m_followed.clear();
        m_logPane->clearAll();
        m_logsOf = m_current;
    }
    if (stack == nullptr || !m_live.contains(m_current))
        return;
    QStringList services;
    for (const core::ServiceSnapshot &service : stack->services)
        services.append(service.name);
    m_logPane->setServices(services);
    if (m_followed == m_current || !runtimeUsable())
        return;
    m_followed = m_current;
    emit followLogsRequested(m_current);
}

void MainWindow::updateActivity()
{
    const core::JobSnapshot *job =
        currentStack() != nullptr ? m_jobs->runningJob(currentStack()->project) : nullptr;
    if (job == nullptr)
        job = m_jobs->newestRunning();
    const int running = m_jobs->runningCount();
    m_statusLine->setJob(job, running - 1);
    m_dock->setCount(Dock::Tab::Activity, running);
    updateTitle();
}

bool MainWindow::runtimeUsable() const
{
    return selectedBackend(m_backends) != nullptr;
}

const core::StackSnapshot *MainWindow::currentStack() const
{
    return m_pages->currentIndex() == int(Page::Stack) ? m_stacks->stack(m_current) : nullptr;
}

const core::ServiceSnapshot *MainWindow::currentService() const
{
    const core::StackSnapshot *stack = currentStack();
    const QStringList selected = m_stackPage->selectedServices();
    return stack != nullptr && selected.size() == 1 ? stack->service(selected.first()) : nullptr;
}

} // namespace ui
