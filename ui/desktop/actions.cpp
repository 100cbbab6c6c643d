#include "ui/desktop/actions.h"

#include "ui/desktop/icons.h"

#include <QAction>
#include <QKeySequence>

namespace ui {

namespace {

struct ActionRow
{
    ActionId id;
    const char *name; ///< object name
    const char *text; ///< marked for translation
    const char *icon;
    const char *keys = ""; ///< portable text, several separated by "; "
    bool checkable = false;
};

// In the order of ActionId. Keys follow what people know from IDEs: F5 runs, Shift+F5 stops.
constexpr ActionRow actionRows[] = {
    {ActionId::Open,
     "openAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Open Compose File…"),
     "folder",
     "Ctrl+O"},
    {ActionId::Forget,
     "forgetAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Remove from List"),
     "cross"},
    {ActionId::Quit, "quitAction", QT_TRANSLATE_NOOP("ui::Actions", "&Quit"), "quit", "Ctrl+Q"},
    {ActionId::Up, "upAction", QT_TRANSLATE_NOOP("ui::Actions", "&Up"), "up", "F5; Ctrl+Return"},
    {ActionId::Recreate,
     "recreateAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Re&create All"),
     "recreate"},
    {ActionId::BuildUp,
     "buildUpAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Build and Up"),
     "build"},
    {ActionId::Stop, "stopAction", QT_TRANSLATE_NOOP("ui::Actions", "&Stop"), "stop", "Shift+F5"},
    {ActionId::Restart,
     "restartAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Restart"),
     "restart",
     "Ctrl+Shift+F5"},
    {ActionId::Down, "downAction", QT_TRANSLATE_NOOP("ui::Actions", "&Down"), "down", "Shift+Del"},
    {ActionId::DownVolumes,
     "downVolumesAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Down with &Volumes…"),
     "trash"},
    {ActionId::Cancel, "cancelAction", QT_TRANSLATE_NOOP("ui::Actions", "&Cancel"), "cancel"},
    {ActionId::OpenFolder,
     "openFolderAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Open &Folder"),
     "folder"},
    {ActionId::CopyPath, "copyPathAction", QT_TRANSLATE_NOOP("ui::Actions", "Copy &Path"), "copy"},
    {ActionId::ServiceUp,
     "serviceUpAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Up This Service"),
     "up"},
    {ActionId::ServiceStart,
     "serviceStartAction",
     QT_TRANSLATE_NOOP("ui::Actions", "S&tart"),
     "start"},
    {ActionId::ServiceStop, "serviceStopAction", QT_TRANSLATE_NOOP("ui::Actions", "&Stop"), "stop"},
    {ActionId::ServiceRestart,
     "serviceRestartAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Restart"),
     "restart"},
    {ActionId::ServiceLogs,
     "serviceLogsAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Logs"),
     "logs",
     "Ctrl+L"},
    {ActionId::ServiceShell,
     "serviceShellAction",
     QT_TRANSLATE_NOOP("ui::Actions", "S&hell"),
     "terminal",
     "Ctrl+T"},
    {ActionId::OpenPort,
     "openPortAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Open in &Browser"),
     "globe",
     "Ctrl+B"},
    {ActionId::CopyServiceName,
     "copyServiceNameAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Copy &Name"),
     "copy"},
    {ActionId::CopyContainerId,
     "copyContainerIdAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Copy Container &ID"),
     "copy"},
    {ActionId::CopyImage,
     "copyImageAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Copy &Image"),
     "copy"},
    {ActionId::Refresh,
     "refreshAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Refresh"),
     "refresh",
     "Ctrl+Shift+R"},
    {ActionId::Find,
     "findAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Find in Logs"),
     "search",
     "Ctrl+F"},
    {ActionId::TabServices,
     "tabServicesAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Services"),
     "services",
     "Ctrl+1"},
    {ActionId::TabGraph,
     "tabGraphAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Graph"),
     "graph",
     "Ctrl+2"},
    {ActionId::DockLogs,
     "dockLogsAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Logs Panel"),
     "logs",
     "Alt+1"},
    {ActionId::DockTerminal,
     "dockTerminalAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Terminal Panel"),
     "terminal",
     "Alt+2"},
    {ActionId::DockActivity,
     "dockActivityAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Activity Panel"),
     "activity",
     "Alt+3"},
    {ActionId::ShowSidebar,
     "showSidebarAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Side&bar"),
     "sidebar",
     "Alt+0",
     true},
    {ActionId::ShowDock,
     "showDockAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Bottom &Panel"),
     "panel",
     "Ctrl+J",
     true},
    {ActionId::ShowDiagnostics,
     "showDiagnosticsAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Diagnostics"),
     "diagnostics",
     "Ctrl+D"},
    {ActionId::NextPane,
     "nextPaneAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Next Pane"),
     "panel",
     "F6"},
    {ActionId::PreviousPane,
     "previousPaneAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Pre&vious Pane"),
     "panel",
     "Shift+F6"},
    {ActionId::ThemeSystem,
     "themeSystemAction",
     QT_TRANSLATE_NOOP("ui::Actions", "Like the &System"),
     "theme",
     "",
     true},
    {ActionId::ThemeLight,
     "themeLightAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Light"),
     "theme",
     "",
     true},
    {ActionId::ThemeDark,
     "themeDarkAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Dark"),
     "theme",
     "",
     true},
    {ActionId::CheckRuntimes,
     "checkRuntimesAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Check Runtimes Again"),
     "refresh"},
    {ActionId::Shortcuts,
     "shortcutsAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&Keyboard Shortcuts"),
     "keyboard",
     "F1"},
    {ActionId::About,
     "aboutAction",
     QT_TRANSLATE_NOOP("ui::Actions", "&About Perry Desktop"),
     "info"},
};

} // namespace

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    m_actions.reserve(std::size(actionRows));
    for (const ActionRow &row : actionRows) {
        Q_ASSERT(size_t(row.id) == m_actions.size());
        auto *action = new QAction(icon(QString::fromLatin1(row.icon)), tr(row.text), this);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(row.keys),
                                                          QKeySequence::PortableText));
        action->setCheckable(row.checkable);
        action->setToolTip(toolTip(*action));
        m_actions.push_back(action);
    }
}

QAction *Actions::operator[](ActionId id) const
{
    return m_actions[size_t(id)];
}

QString Actions::plainText(const QAction &action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

QString Actions::toolTip(const QAction &action)
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? plainText(action)
                          : tr("%1 (%2)", "action (keys)").arg(plainText(action), keys);
}

} // namespace ui
