#pragma once

#include "core/backend/backendinfo.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace ui {

class Actions;
class SidebarRow;
class StackList;
class StacksModel;

/// Left of everything: the runtime in use, the stacks, and the way to the diagnostics. Collapsed,
/// only shapes and icons are left.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int expandedWidth = 212;
    static constexpr int collapsedWidth = 56;

    Sidebar(const Actions &actions, StacksModel *stacks, QWidget *parent = nullptr);

    void setBackends(const QList<core::BackendInfo> &backends, const QString &pinned);
    void setChecking();
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    /// What the page shows: a stack, or the diagnostics when `project` is empty.
    void setCurrent(const QString &project, bool diagnostics);
    QWidget *stackList() const;

signals:
    void stackActivated(const QString &project);
    void stackMenuRequested(const QString &project, const QPoint &globalPosition);
    void diagnosticsActivated();
    /// An empty name means: choose automatically.
    void pinRequested(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setupLayout();
    void fillRuntimeMenu();

    bool m_collapsed = false;
    QList<core::BackendInfo> m_backends;
    QString m_pinned;
    QLabel *m_runtimeHeading;
    SidebarRow *m_runtimeRow;
    QMenu *m_runtimeMenu;
    QLabel *m_stacksHeading;
    QToolButton *m_addButton;
    StackList *m_stackList;
    SidebarRow *m_diagnosticsRow;
};

/// How many found runtimes need attention: for the badge.
int attentionCount(const QList<core::BackendInfo> &backends);
/// The runtime in use, or null.
const core::BackendInfo *selectedBackend(const QList<core::BackendInfo> &backends);

} // namespace ui
