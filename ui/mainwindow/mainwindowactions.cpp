#include "ui/desktop/themecontroller.h"
#include "ui/diagnostics/diagnosticspage.h"
#include "ui/logs/logpane.h"
#include "ui/mainwindow/activitypane.h"
#include "ui/mainwindow/dialogs.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/mainwindow/statusline.h"
#include "ui/models/jobsmodel.h"
#include "ui/models/stacksmodel.h"
#include "ui/models/stacktext.h"
#include "ui/stacks/stackpage.h"
#include "ui/stacks/volumesdialog.h"
#include "ui/terminal/consolepane.h"
#include "ui/terminal/consoletabs.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedWidget>
#include <QUrl>

#include <chrono>

// What the window does when something is pressed.

namespace ui {

void MainWindow::connectPages()
{
    connect(m_sidebar, &Sidebar::stackActivated, this, &MainWindow::showStack);
    connect(m_sidebar, &Sidebar::diagnosticsActivated, this, &MainWindow::showDiagnostics);
    connect(m_sidebar,
            &Sidebar::stackMenuRequested,
            this,
            [this](const QString &project, const QPoint &position) {
                showStack(project);
                m_stackPage->showStackMenu(position);
            });
    const auto pin = [this](const QString &name) {
        m_pinned = name;
        m_settings.setValue(core::settings::pinnedBackend, name);
        updateRuntime();
        emit pinRequested(name);
    };
    connect(m_sidebar, &Sidebar::pinRequested, this, pin);
    connect(m_diagnosticsPage, &DiagnosticsPage::pinRequested, this, pin);
    connect(
        m_diagnosticsPage, &DiagnosticsPage::checkRequested, this, &MainWindow::detectRequested);
    connect(m_welcome, &EmptyState::actionTriggered, this, &MainWindow::chooseFile);
    connect(m_stackPage, &StackPage::selectionChanged, this, &MainWindow::updateActions);
    connect(m_stackPage, &StackPage::refreshRequested, this, &MainWindow::refreshRequested);
    connect(m_stackPage, &StackPage::portActivated, this, [](const QUrl &url) {
        QDesktopServices::openUrl(url);
    });
    connect(m_stackPage, &StackPage::logsRequested, this, &MainWindow::showLogs);
    connect(m_stackPage, &StackPage::shellRequested, this, &MainWindow::openShell);
    connect(m_stackPage, &StackPage::restartRequested, this, [this](const QString &service) {
        emit restartRequested(m_current, {service});
    });
    connect(m_activityPane, &ActivityPane::cancelRequested, this, &MainWindow::cancelRequested);
    connect(m_statusLine, &StatusLine::cancelRequested, this, &MainWindow::cancelRequested);
    connect(m_consoleTabs, &ConsoleTabs::openRequested, this, &MainWindow::reopenConsole);
    connect(m_consoleTabs, &ConsoleTabs::closed, this, [this](int console) {
        m_consoleProjects.remove(console);
        updateConsoles();
    });
    connect(m_dock, &Dock::closeRequested, (*m_actions)[ActionId::ShowDock], &QAction::trigger);
    connect(m_banner, &Banner::actionTriggered, this, &MainWindow::doBannerAction);
}

void MainWindow::showBanner(BannerAction action, const QString &text, const QString &project)
{
    using namespace std::chrono_literals;
    m_bannerAction = action;
    m_bannerProject = project;
    m_bannerTimer.stop();
    switch (action) {
    case BannerAction::ShowProblems:
        m_banner->show(Banner::Kind::Failure, text, tr("Show problems"));
        break;
    case BannerAction::ShowActivity:
        m_banner->show(Banner::Kind::Failure, text, tr("Show activity"));
        break;
    case BannerAction::UpAgain:
        m_banner->show(Banner::Kind::Note, text, tr("Up again"));
        m_bannerTimer.start(10s);
        break;
    }
}

void MainWindow::doBannerAction()
{
    switch (m_bannerAction) {
    case BannerAction::ShowProblems:
        showDock(Dock::Tab::Problems);
        break;
    case BannerAction::ShowActivity:
        showDock(Dock::Tab::Activity);
        break;
    case BannerAction::UpAgain:
        emit upRequested(m_bannerProject, {}, false, false);
        break;
    }
    m_banner->dismiss();
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto function) {
        connect((*m_actions)[id], &QAction::triggered, this, function);
    };
    on(ActionId::Open, &MainWindow::chooseFile);
    on(ActionId::Forget, &MainWindow::forgetStack);
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Refresh, [this] { emit refreshRequested(); });
    on(ActionId::CheckRuntimes, [this] {
        showDiagnostics();
        emit detectRequested();
    });
    on(ActionId::Shortcuts, [this] { showShortcuts(*m_actions, this); });
    on(ActionId::About, [this] { showAbout(this); });
    connectStackActions();
    connectServiceActions();
    connectViewActions();
    setupThemeActions();
}

void MainWindow::connectStackActions()
{
    const auto on = [this](ActionId id, auto function) {
        connect((*m_actions)[id], &QAction::triggered, this, function);
    };
    on(ActionId::Up, [this] { emit upRequested(m_current, {}, false, false); });
    on(ActionId::Recreate, [this] { emit upRequested(m_current, {}, true, false); });
    on(ActionId::BuildUp, [this] { emit upRequested(m_current, {}, false, true); });
    on(ActionId::Stop, [this] { emit stopRequested(m_current, {}); });
    on(ActionId::Restart, [this] { emit restartRequested(m_current, {}); });
    on(ActionId::Down, &MainWindow::down);
    on(ActionId::DownVolumes, &MainWindow::downWithVolumes);
    on(ActionId::Cancel, [this] {
        if (const core::JobSnapshot *job = m_jobs->runningJob(m_current))
            emit cancelRequested(job->id);
    });
    on(ActionId::OpenFolder, [this] {
        if (const core::StackSnapshot *stack = currentStack())
            QDesktopServices::openUrl(QUrl::fromLocalFile(stack->workingDirectory));
    });
    on(ActionId::CopyPath, [this] { copyText(pathOf(m_current)); });
}

void MainWindow::connectServiceActions()
{
    const auto on = [this](ActionId id, auto function) {
        connect((*m_actions)[id], &QAction::triggered, this, function);
    };
    const auto selected = [this] { return m_stackPage->selectedServices(); };
    on(ActionId::ServiceUp,
       [this, selected] { emit upRequested(m_current, selected(), false, false); });
    on(ActionId::ServiceStart, [this, selected] { emit startRequested(m_current, selected()); });
    on(ActionId::ServiceStop, [this, selected] { emit stopRequested(m_current, selected()); });
    on(ActionId::ServiceRestart,
       [this, selected] { emit restartRequested(m_current, selected()); });
    on(ActionId::ServiceLogs,
       [this, selected] { showLogs(selected().size() == 1 ? selected().first() : QString()); });
    on(ActionId::ServiceShell, [this, selected] { openShell(selected().value(0)); });
    on(ActionId::OpenPort, &MainWindow::openPort);
    on(ActionId::CopyServiceName,
       [this, selected] { copyText(selected().join(QLatin1Char('\n'))); });
    on(ActionId::CopyContainerId, [this] {
        if (const core::ServiceSnapshot *service = currentService())
            copyText(service->containerId);
    });
    on(ActionId::CopyImage, [this] {
        if (const core::ServiceSnapshot *service = currentService())
            copyText(service->image);
    });
}

void MainWindow::connectViewActions()
{
    const auto on = [this](ActionId id, auto function) {
        connect((*m_actions)[id], &QAction::triggered, this, function);
    };
    const auto showTab = [this](StackPage::Tab tab) {
        showStack(m_current);
        m_stackPage->setTab(tab);
    };
    on(ActionId::TabServices, [showTab] { showTab(StackPage::Tab::Services); });
    on(ActionId::TabGraph, [showTab] { showTab(StackPage::Tab::Graph); });
    on(ActionId::DockLogs, [this] { showDock(Dock::Tab::Logs); });
    on(ActionId::DockTerminal, [this] { showDock(Dock::Tab::Terminal); });
    on(ActionId::DockActivity, [this] { showDock(Dock::Tab::Activity); });
    on(ActionId::ShowDiagnostics, &MainWindow::showDiagnostics);
    on(ActionId::NextPane, [this] { focusPane(1); });
    on(ActionId::PreviousPane, [this] { focusPane(-1); });
    on(ActionId::Find, &MainWindow::findInLogs);
    connect((*m_actions)[ActionId::ShowSidebar], &QAction::toggled, this, [this](bool shown) {
        m_settings.setValue(core::settings::sidebarExpanded, shown);
        updateSidebar();
    });
    connect((*m_actions)[ActionId::ShowDock], &QAction::toggled, this, [this](bool shown) {
        m_settings.setValue(core::settings::dockVisible, shown);
        updateDock();
    });
}

void MainWindow::setupThemeActions()
{
    auto *group = new QActionGroup(this);
    const std::pair<ActionId, ThemeChoice> choices[] = {
        {ActionId::ThemeSystem, ThemeChoice::System},
        {ActionId::ThemeLight, ThemeChoice::Light},
        {ActionId::ThemeDark, ThemeChoice::Dark},
    };
    for (const auto &[id, choice] : choices) {
        QAction *action = (*m_actions)[id];
        group->addAction(action);
        action->setChecked(m_themes.choice() == choice);
        connect(action, &QAction::triggered, this, [this, wanted = choice] {
            m_themes.setChoice(wanted);
            m_settings.setValue(core::settings::theme, themeWord(wanted));
        });
    }
}

void MainWindow::showDock(Dock::Tab tab)
{
    (*m_actions)[ActionId::ShowDock]->setChecked(true);
    m_dock->setTab(tab);
    m_dock->focusCurrent();
}

void MainWindow::showLogs(const QString &service)
{
    showDock(Dock::Tab::Logs);
    m_logPane->showOnly(service);
}

void MainWindow::openShell(const QString &service)
{
    if (service.isEmpty())
        return;
    showDock(Dock::Tab::Terminal);
    emit consoleRequested(m_current, service);
}

void MainWindow::reopenConsole(const QString &service)
{
    // One that has ended and is started again belongs to its own stack, not to the one on the page.
    const int front = m_consoleTabs->current();
    const bool again = front >= 0 && m_consoleTabs->pane(front)->hasEnded();
    emit consoleRequested(again ? m_consoleProjects.value(front) : m_current, service);
}

void MainWindow::findInLogs()
{
    showDock(Dock::Tab::Logs);
    m_logPane->focusFind();
}

void MainWindow::focusPane(int direction)
{
    QList<QWidget *> panes = {m_sidebar->stackList(), m_pages->currentWidget()};
    if (m_dock->isVisible())
        panes.append(m_dock);
    qsizetype current = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes[i]->isAncestorOf(focusWidget()) || panes[i] == focusWidget())
            current = i;
    const qsizetype count = panes.size();
    const qsizetype next = ((current + direction) % count + count) % count;
    if (panes[next] == m_dock)
        m_dock->focusCurrent();
    else if (panes[next] == m_stackPage)
        m_stackPage->mainView()->setFocus(Qt::ShortcutFocusReason);
    else if (panes[next] == m_sidebar->stackList())
        panes[next]->setFocus(Qt::ShortcutFocusReason);
    else
        panes[next]->nextInFocusChain()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::chooseFile()
{
    chooseComposeFile(m_settings.value(core::settings::lastFolder),
                      this,
                      [this](const QString &path) { openPath(path); });
}

void MainWindow::forgetStack()
{
    const QString project = m_current;
    m_paths.remove(project);
    saveStacks();
    emit forgetRequested(project);
    // With containers left, the engine brings it back as one that is known by them.
    removeStack(project);
}

void MainWindow::down()
{
    m_goingDown.insert(m_current);
    emit downRequested(m_current, false);
}

void MainWindow::downWithVolumes()
{
    const core::StackSnapshot *stack = currentStack();
    if (stack == nullptr)
        return;
    auto *dialog = new VolumesDialog(stack->project, stack->volumeNames, this);
    connect(dialog, &QDialog::accepted, this, [this, project = stack->project] {
        emit downRequested(project, true);
    });
    dialog->open();
}

void MainWindow::openPort()
{
    const core::ServiceSnapshot *service = currentService();
    if (service == nullptr)
        return;
    for (const core::PublishedPort &port : openPorts(*service)) {
        const QUrl url = portUrl(port);
        if (url.isEmpty())
            continue;
        QDesktopServices::openUrl(url);
        return;
    }
}

void MainWindow::copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

QString MainWindow::pathOf(const QString &project) const
{
    const core::StackSnapshot *stack = m_stacks->stack(project);
    return stack != nullptr && !stack->files.isEmpty() ? stack->files.first() : QString();
}

} // namespace ui
