#pragma once

#include "ui/terminal/terminalpalette.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QTabWidget;

namespace ui {

class ConsolePane;

/// All consoles of a window, a tab each. Only shows and asks: who holds the programs listens to the
/// signals and answers by the slots. Consoles live on while the widget is hidden.
class ConsoleTabs : public QWidget
{
    Q_OBJECT

public:
    explicit ConsoleTabs(QWidget *parent = nullptr);

    int count() const;
    /// The id of the console in front; -1 = none.
    int current() const;
    ConsolePane *pane(int id) const { return m_panes.value(id); }
    /// For all consoles, those that come too; the theme's are used until then.
    void setColors(const TerminalPalette &palette);

public slots:
    /// A console was opened; it comes to the front with the keyboard focus. `service` is shown in
    /// the tab, and used to ask for a new one when this has ended.
    void addConsole(int id, const QString &service);
    void feed(int id, const QByteArray &bytes);
    void ended(int id, int exitCode, const QString &message);
    void setCurrent(int id);
    /// As if its close button was pressed.
    void closeConsole(int id);

signals:
    /// A console of this service is wanted; addConsole() should follow with its id. When an ended
    /// one is restarted, it goes on in the same tab.
    void openRequested(const QString &service);
    void input(int id, const QByteArray &bytes);
    void resized(int id, int columns, int rows);
    void consumed(int id, qsizetype bytes);
    /// The tab is gone: its program should end.
    void closed(int id);
    void currentChanged(int id);

private:
    void addCloseButton(int tab, ConsolePane *pane);
    void connectPane(ConsolePane *pane);
    void restart(ConsolePane *pane);
    void showTitle(ConsolePane *pane, bool rang);
    int idOf(const ConsolePane *pane) const;
    ConsolePane *waitingPane(const QString &service) const;

    QTabWidget *m_tabs;
    QHash<int, ConsolePane *> m_panes;
    QHash<const ConsolePane *, QString> m_services;
    QList<ConsolePane *> m_restarting; ///< ended ones that wait for a new console
    std::optional<TerminalPalette> m_colors;
};

} // namespace ui
