#pragma once

#include <QObject>

#include <vector>

class QAction;

namespace ui {

/// Everything that can be done by menu, button or key.
enum class ActionId {
    Open,
    Forget,
    Quit,
    Up,
    Recreate,
    BuildUp,
    Stop,
    Restart,
    Down,
    DownVolumes,
    Cancel,
    OpenFolder,
    CopyPath,
    ServiceUp,
    ServiceStart,
    ServiceStop,
    ServiceRestart,
    ServiceLogs,
    ServiceShell,
    OpenPort,
    CopyServiceName,
    CopyContainerId,
    CopyImage,
    Refresh,
    Find,
    TabServices,
    TabGraph,
    DockLogs,
    DockTerminal,
    DockActivity,
    ShowSidebar,
    ShowDock,
    ShowDiagnostics,
    NextPane,
    PreviousPane,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    CheckRuntimes,
    Shortcuts,
    About,
};

/// Owns one QAction for each ActionId, with text, icon and keys from one table, so that a menu, a
/// button and a key always mean the same.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction *operator[](ActionId id) const;
    std::vector<QAction *> all() const { return m_actions; }

    /// The text without mnemonic and the keys: "Stop (Shift+F5)".
    static QString toolTip(const QAction &action);
    static QString plainText(const QAction &action);

private:
    std::vector<QAction *> m_actions;
};

} // namespace ui
