#pragma once

#include "core/state/snapshot.h"

#include <QUrl>
#include <QWidget>

class QMenu;
class QStackedWidget;
class QTabBar;

namespace ui {

class Actions;
class Banner;
class EmptyState;
class GraphPane;
class ServicesModel;
class ServicesView;
class StackHeader;

/// One stack: header, message, and the tabs Services and Graph.
class StackPage : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Services, Graph };

    explicit StackPage(const Actions &actions, QWidget *parent = nullptr);

    void setStack(const core::StackSnapshot &stack);
    const core::StackSnapshot &stack() const { return m_stack; }
    void setBusy(bool busy);
    void setTab(Tab tab);
    Tab tab() const;
    /// The selected services, by name.
    QStringList selectedServices() const;
    void selectService(const QString &name);
    /// The menu of the stack, at a place of the screen.
    void showStackMenu(const QPoint &globalPosition);
    /// The widget that the keyboard goes to.
    QWidget *mainView() const;

signals:
    void selectionChanged();
    void tabChanged();
    void portActivated(const QUrl &url);
    void logsRequested(const QString &service);
    void shellRequested(const QString &service);
    void restartRequested(const QString &service);
    void refreshRequested();

private:
    void setupTabs();
    void setupMenus(const Actions &actions);
    void connectViews();
    void showMessage();
    void showServiceMenu(const QPoint &globalPosition);

    core::StackSnapshot m_stack;
    StackHeader *m_header;
    Banner *m_banner;
    QTabBar *m_tabBar;
    QStackedWidget *m_pages;
    ServicesModel *m_model;
    ServicesView *m_servicesView;
    QStackedWidget *m_servicesPage;
    EmptyState *m_emptyState;
    GraphPane *m_graphPane;
    QMenu *m_stackMenu;
    QMenu *m_serviceMenu;
};

} // namespace ui
