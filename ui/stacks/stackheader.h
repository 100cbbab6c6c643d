#pragma once

#include "core/state/snapshot.h"

#include "ui/widgets/panels.h"

class QAction;
class QToolButton;

namespace ui {

class Actions;
class ElidedLabel;
class StateIcon;

/// The top of a stack's page: what it is, how it is, and what can be done with it.
class StackHeader : public HeaderBar
{
    Q_OBJECT

public:
    explicit StackHeader(const Actions &actions, QWidget *parent = nullptr);

    void setStack(const core::StackSnapshot &stack);
    /// While an operation runs, Up makes way for Cancel.
    void setBusy(bool busy);

private:
    QToolButton *makeButton(QAction *action, const char *name);
    void setupButtons(const Actions &actions);

    ElidedLabel *m_nameLabel;
    ElidedLabel *m_pathLabel;
    StateIcon *m_stateIcon;
    ElidedLabel *m_stateLabel;
    QToolButton *m_upButton = nullptr;
    QToolButton *m_cancelButton = nullptr;
    QToolButton *m_stopButton = nullptr;
    QToolButton *m_restartButton = nullptr;
    QToolButton *m_moreButton = nullptr;
};

} // namespace ui
