#pragma once

#include "core/backend/backendinfo.h"
#include "core/compose/finding.h"
#include "core/engine/jobsnapshot.h"
#include "core/logs/logline.h"
#include "core/process/runner.h"
#include "core/settings/settings.h"
#include "core/state/snapshot.h"
#include "ui/desktop/actions.h"
#include "ui/mainwindow/dock.h"

#include <QMainWindow>
#include <QMap>
#include <QSet>
#include <QTimer>

class QSplitter;
class QStackedWidget;
class QUrl;

namespace ui {

class ActivityPane;
class Banner;
class ConsoleTabs;
class DiagnosticsPage;
class EmptyState;
class JobsModel;
class LogPane;
class ProblemsPane;
class Sidebar;
class SourceWindow;
class StackPage;
class StacksModel;
class StatusLine;
class ThemeController;

/// The window. It is fed with values by its slots and asks for work by its signals; who answers is
/// none of its business (see sessionlink.h).
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(core::Settings &settings, ThemeController &themes, QWidget *parent = nullptr);
    ~MainWindow() override;

    const Actions &actions() const { return *m_actions; }
    /// Asks for everything that a fresh window needs: the runtimes, and the remembered stacks.
    void start();
    /// Closes without a question: the system wants the program to end. What runs is cancelled.
    void closeNow();
    ConsoleTabs *consoles() const { return m_consoleTabs; }
    /// The project whose page is shown; empty when none is.
    QString currentProject() const;

public slots:
    void openPath(const QString &path);
    void showStack(const QString &project);
    void showDiagnostics();

    void setDetecting();
    void setBackends(const QList<core::BackendInfo> &backends);
    void setStack(const core::StackSnapshot &stack);
    void setStackOpened(const QString &project);
    void refuseStack(const QString &path, const core::Error &error);
    void setFindings(const QString &path, const QList<core::Finding> &findings);
    void removeStack(const QString &project);
    void setJob(const core::JobSnapshot &job);
    void addLogLines(const QString &project, const core::LogBatch &lines);
    void addCommand(const core::CommandRecord &record);
    void setEventsState(bool live, const QString &text);
    void addConsole(int console, const QString &project, const QString &service);
    void endConsole(int console, int exitCode, const QString &message);

signals:
    void detectRequested();
    void pinRequested(const QString &name);
    void openRequested(const QString &path);
    void forgetRequested(const QString &project);
    void refreshRequested();
    void activeChanged(bool active);
    void upRequested(const QString &project,
                     const QStringList &services,
                     bool forceRecreate,
                     bool build);
    void downRequested(const QString &project, bool withVolumes);
    void startRequested(const QString &project, const QStringList &services);
    void stopRequested(const QString &project, const QStringList &services);
    void restartRequested(const QString &project, const QStringList &services);
    void cancelRequested(int job);
    void followLogsRequested(const QString &project);
    void stopLogsRequested(const QString &project);
    /// A shell is wanted; addConsole() should follow with its id.
    void consoleRequested(const QString &project, const QString &service);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Page { Welcome, Stack, Diagnostics };
    enum class BannerAction { ShowProblems, ShowActivity, UpAgain };

    void setupPages();
    void setupLayout();
    void connectPages();
    void connectActions();
    void connectStackActions();
    void connectServiceActions();
    void connectViewActions();
    void setupThemeActions();
    void restoreSettings();
    void restoreStacks();
    void saveSettings();
    void saveStacks();

    void updatePage();
    void updateActions();
    void updateTitle();
    void updateRuntime();
    QList<core::Finding> problemsOf(const core::StackSnapshot &stack) const;
    void updateProblems();
    void updateSidebar();
    void updateDock();
    void updateConsoles();
    void updateLogs();
    void updateActivity();
    void showDock(Dock::Tab tab);
    void focusPane(int direction);
    void showBanner(BannerAction action, const QString &text, const QString &project = {});
    void doBannerAction();
    void showLogs(const QString &service);
    void openShell(const QString &service);
    void reopenConsole(const QString &service);
    void findInLogs();
    void chooseFile();
    void forgetStack();
    void down();
    void downWithVolumes();
    void openPort();
    void copyText(const QString &text);
    void quitWhenIdle();
    bool runtimeUsable() const;
    const core::StackSnapshot *currentStack() const;
    const core::ServiceSnapshot *currentService() const;
    QString pathOf(const QString &project) const;

    core::Settings &m_settings;
    ThemeController &m_themes;
    Actions *m_actions;
    StacksModel *m_stacks;
    JobsModel *m_jobs;

    Sidebar *m_sidebar;
    Banner *m_banner;
    QTimer m_bannerTimer;
    BannerAction m_bannerAction = BannerAction::ShowProblems;
    QString m_bannerProject;
    QStackedWidget *m_pages;
    EmptyState *m_welcome;
    StackPage *m_stackPage;
    DiagnosticsPage *m_diagnosticsPage;
    ActivityPane *m_activityPane;
    ProblemsPane *m_problemsPane;
    SourceWindow *m_sourceWindow = nullptr; ///< made when it is first needed
    QSplitter *m_splitter;
    LogPane *m_logPane;
    ConsoleTabs *m_consoleTabs;
    QStackedWidget *m_terminalPages; ///< a hint, or the consoles
    Dock *m_dock;
    StatusLine *m_statusLine;

    QList<core::BackendInfo> m_backends;
    QString m_pinned;
    QString m_eventsText;
    QString m_current; ///< project whose page is chosen
    QString m_logsOf;  ///< project whose logs are shown
    bool m_diagnosticsChosen = false;
    QSet<QString> m_live;                           ///< projects that the engine has told about
    QString m_followed;                             ///< project whose logs come in
    QMap<QString, QString> m_paths;                 ///< project -> what it was opened from
    QMap<QString, core::Error> m_refused;           ///< path -> why
    QMap<QString, QList<core::Finding>> m_findings; ///< path -> what was found there
    QSet<QString> m_goingDown;
    QSet<QString> m_openedByHand;         ///< paths to show as soon as they are read
    QMap<int, QString> m_consoleProjects; ///< console -> its stack
    bool m_quitting = false;
};

} // namespace ui
