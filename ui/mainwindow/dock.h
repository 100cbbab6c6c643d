#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui {

/// The panel at the bottom that stays while pages change: Logs, Terminal, Activity, and Problems
/// when there are any.
class Dock : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Logs, Terminal, Activity, Problems };

    explicit Dock(QWidget *parent = nullptr);

    /// Adds a page behind the others; it becomes a child.
    void addPage(Tab tab, const QString &title, QWidget *page);
    void setTab(Tab tab);
    Tab tab() const;
    /// A small number beside the tab's name; 0 shows none.
    void setCount(Tab tab, int count);
    void setTabShown(Tab tab, bool shown);
    /// Gives the keyboard to the page that is shown.
    void focusCurrent();

signals:
    void closeRequested();

private:
    int indexOf(Tab tab) const { return int(m_tabs.indexOf(tab)); }

    QList<Tab> m_tabs;
    QTabBar *m_tabBar;
    QStackedWidget *m_pages;
    QToolButton *m_closeButton;
};

} // namespace ui
