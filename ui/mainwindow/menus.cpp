#include "ui/mainwindow/menus.h"

#include "ui/desktop/actions.h"
#include "ui/desktop/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <optional>

namespace ui {

namespace {

struct MenuTr
{
    Q_DECLARE_TR_FUNCTIONS(ui)
};

/// Nothing stands for a separator.
using MenuEntries = std::initializer_list<std::optional<ActionId>>;

QMenu *addMenu(QMenuBar &menuBar,
               const QString &title,
               const char *name,
               const Actions &actions,
               MenuEntries entries)
{
    QMenu *menu = menuBar.addMenu(title);
    menu->setObjectName(QString::fromLatin1(name));
    for (const auto &entry : entries) {
        if (entry.has_value())
            menu->addAction(actions[*entry]);
        else
            menu->addSeparator();
    }
    return menu;
}

} // namespace

void fillMenuBar(QMenuBar &menuBar, const Actions &actions)
{
    using enum ActionId;
    constexpr auto line = std::nullopt;
    addMenu(menuBar, MenuTr::tr("&File"), "fileMenu", actions, {Open, line, Forget, line, Quit});
    addMenu(menuBar,
            MenuTr::tr("&Stack"),
            "stackMenu",
            actions,
            {Up,
             Recreate,
             BuildUp,
             line,
             Stop,
             Restart,
             line,
             Down,
             DownVolumes,
             line,
             Cancel,
             line,
             OpenFolder,
             CopyPath});
    addMenu(menuBar,
            MenuTr::tr("Se&rvice"),
            "serviceMenuBar",
            actions,
            {ServiceUp,
             ServiceStart,
             ServiceStop,
             ServiceRestart,
             line,
             ServiceLogs,
             ServiceShell,
             OpenPort,
             line,
             CopyServiceName,
             CopyContainerId,
             CopyImage});
    QMenu *view = addMenu(menuBar,
                          MenuTr::tr("&View"),
                          "viewMenu",
                          actions,
                          {TabServices,
                           TabGraph,
                           line,
                           DockLogs,
                           DockTerminal,
                           DockActivity,
                           line,
                           Find,
                           line,
                           ShowSidebar,
                           ShowDock,
                           ShowDiagnostics,
                           line,
                           NextPane,
                           PreviousPane,
                           line});
    QMenu *theme = view->addMenu(icon(QStringLiteral("theme")), MenuTr::tr("&Theme"));
    theme->setObjectName(QStringLiteral("themeMenu"));
    for (const ActionId id : {ThemeSystem, ThemeLight, ThemeDark})
        theme->addAction(actions[id]);
    view->addSeparator();
    view->addAction(actions[Refresh]);
    addMenu(
        menuBar, MenuTr::tr("&Help"), "helpMenu", actions, {CheckRuntimes, line, Shortcuts, About});
}

} // namespace ui
