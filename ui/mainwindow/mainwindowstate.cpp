#include "ui/mainwindow/dialogs.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/models/jobsmodel.h"
#include "ui/models/stacksmodel.h"
#include "ui/stacks/stackpage.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSplitter>
#include <QWindowStateChangeEvent>

#include <chrono>

// What the window keeps over its life, and how it comes and goes.

namespace ui {

namespace {

/// Below this width the sidebar shows only shapes.
constexpr int narrowWidth = 1000;

/// The first local file or folder that is dragged; empty when there is none.
QString draggedPath(const QMimeData &data)
{
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

void MainWindow::restoreSettings()
{
    namespace keys = core::settings;
    // What is said for this run goes before what was chosen in an earlier one.
    m_pinned = qEnvironmentVariable("PERRY_CONTAINER_BACKEND",
                                    m_settings.value(keys::pinnedBackend));
    resize(1280, 800);
    restoreGeometry(m_settings.value(keys::windowGeometry));
    m_splitter->restoreState(m_settings.value(keys::dockSplitter));
    m_stackPage->setTab(StackPage::Tab(m_settings.value(keys::stackTab)));
    m_dock->setTab(Dock::Tab(m_settings.value(keys::dockTab)));
    (*m_actions)[ActionId::ShowDock]->setChecked(m_settings.value(keys::dockVisible));
    (*m_actions)[ActionId::ShowSidebar]->setChecked(m_settings.value(keys::sidebarExpanded));
    updateSidebar();
}

void MainWindow::restoreStacks()
{
    const QStringList pairs = m_settings.value(core::settings::openStacks);
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        core::StackSnapshot stack;
        stack.project = pairs[i];
        stack.files = {pairs[i + 1]};
        stack.workingDirectory = QFileInfo(pairs[i + 1]).absolutePath();
        stack.overall = core::ServiceState::Unknown;
        m_paths.insert(pairs[i], pairs[i + 1]);
        m_stacks->setStack(stack);
    }
    m_current = m_settings.value(core::settings::currentStack);
    if (m_stacks->stack(m_current) == nullptr)
        m_current.clear();
    if (m_current.isEmpty() && !m_stacks->rows().isEmpty())
        m_current = m_stacks->rows().first().project;
}

void MainWindow::saveSettings()
{
    namespace keys = core::settings;
    m_settings.setValue(keys::windowGeometry, saveGeometry());
    m_settings.setValue(keys::dockSplitter, m_splitter->saveState());
    m_settings.setValue(keys::currentStack, m_current);
    m_settings.setValue(keys::stackTab, int(m_stackPage->tab()));
    m_settings.setValue(keys::dockTab, int(m_dock->tab()));
}

void MainWindow::saveStacks()
{
    QStringList pairs;
    for (auto it = m_paths.cbegin(); it != m_paths.cend(); ++it)
        pairs << it.key() << it.value();
    m_settings.setValue(core::settings::openStacks, pairs);
}

void MainWindow::openPath(const QString &path)
{
    const QFileInfo info(path);
    m_settings.setValue(core::settings::lastFolder, info.absolutePath());
    m_openedByHand.insert(info.absoluteFilePath());
    emit openRequested(info.absoluteFilePath());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int running = m_jobs->runningCount();
    if (running == 0 || m_quitting) {
        saveSettings();
        event->accept();
        return;
    }
    event->ignore();
    askToQuit(running, this, [this] { quitWhenIdle(); });
}

void MainWindow::closeNow()
{
    if (m_jobs->runningCount() == 0)
        close();
    else
        quitWhenIdle();
}

void MainWindow::quitWhenIdle()
{
    using namespace std::chrono_literals;
    for (const core::JobSnapshot &job : m_jobs->rows())
        if (!job.isOver())
            emit cancelRequested(job.id);
    m_quitting = true;
    // A runtime that hangs must not keep the window: the journal takes back the rest next time.
    QTimer::singleShot(20s, this, &QWidget::close);
    if (m_jobs->runningCount() == 0)
        close();
}

void MainWindow::updateSidebar()
{
    const bool wanted = (*m_actions)[ActionId::ShowSidebar]->isChecked();
    m_sidebar->setCollapsed(!wanted || width() < narrowWidth);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateSidebar();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        emit activeChanged(!isMinimized());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    emit activeChanged(true);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    emit activeChanged(false);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedPath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = draggedPath(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openPath(path);
}

} // namespace ui
