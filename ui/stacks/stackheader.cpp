#include "ui/stacks/stackheader.h"

#include "ui/desktop/actions.h"
#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/models/stacktext.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateicon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ui {

StackHeader::StackHeader(const Actions &actions, QWidget *parent)
    : HeaderBar(parent)
    , m_nameLabel(new ElidedLabel(Qt::ElideRight, this))
    , m_pathLabel(new ElidedLabel(Qt::ElideMiddle, this))
    , m_stateIcon(new StateIcon(this))
    , m_stateLabel(new ElidedLabel(Qt::ElideRight, this))
{
    m_nameLabel->setObjectName(QStringLiteral("nameLabel"));
    m_pathLabel->setObjectName(QStringLiteral("pathLabel"));
    m_stateLabel->setObjectName(QStringLiteral("stateLabel"));
    m_nameLabel->setFont(titleFont(font()));
    m_pathLabel->setFont(smallFont(font()));
    m_pathLabel->setForegroundRole(QPalette::PlaceholderText);
    m_stateLabel->setForegroundRole(QPalette::PlaceholderText);

    auto *titles = new QVBoxLayout;
    titles->setSpacing(1);
    titles->addStretch();
    titles->addWidget(m_nameLabel);
    titles->addWidget(m_pathLabel);
    titles->addStretch();
    auto *state = new QHBoxLayout;
    state->setSpacing(6);
    state->addWidget(m_stateIcon);
    state->addWidget(m_stateLabel);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    layout->setSpacing(metrics::spacing);
    layout->addLayout(titles, 1);
    layout->addSpacing(metrics::groupSpacing);
    layout->addLayout(state);
    layout->addSpacing(metrics::groupSpacing);
    setupButtons(actions);
    for (QToolButton *button :
         {m_upButton, m_cancelButton, m_stopButton, m_restartButton, m_moreButton})
        layout->addWidget(button);
    setBusy(false);
}

QToolButton *StackHeader::makeButton(QAction *action, const char *name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void StackHeader::setupButtons(const Actions &actions)
{
    m_upButton = makeButton(actions[ActionId::Up], "upButton");
    m_upButton->setProperty("primary", true);
    m_upButton->setPopupMode(QToolButton::MenuButtonPopup);
    auto *upMenu = new QMenu(m_upButton);
    for (const ActionId id : {ActionId::Up, ActionId::Recreate, ActionId::BuildUp})
        upMenu->addAction(actions[id]);
    m_upButton->setMenu(upMenu);

    m_cancelButton = makeButton(actions[ActionId::Cancel], "cancelButton");
    m_stopButton = makeButton(actions[ActionId::Stop], "stopButton");
    m_restartButton = makeButton(actions[ActionId::Restart], "restartButton");

    m_moreButton = new QToolButton(this);
    m_moreButton->setObjectName(QStringLiteral("moreButton"));
    m_moreButton->setIcon(icon(QStringLiteral("more")));
    m_moreButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_moreButton->setPopupMode(QToolButton::InstantPopup);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    m_moreButton->setToolTip(tr("More"));
    m_moreButton->setAccessibleName(tr("More"));
    auto *moreMenu = new QMenu(m_moreButton);
    moreMenu->addAction(actions[ActionId::Down]);
    moreMenu->addAction(actions[ActionId::DownVolumes]);
    moreMenu->addSeparator();
    moreMenu->addAction(actions[ActionId::OpenFolder]);
    moreMenu->addAction(actions[ActionId::CopyPath]);
    moreMenu->addSeparator();
    moreMenu->addAction(actions[ActionId::Forget]);
    m_moreButton->setMenu(moreMenu);
}

void StackHeader::setStack(const core::StackSnapshot &stack)
{
    m_nameLabel->setText(stack.project);
    m_pathLabel->setText(filesText(stack));
    m_stateIcon->setState(stack.reachable ? stack.overall : core::ServiceState::Unknown);
    m_stateLabel->setText(overallText(stack));
}

void StackHeader::setBusy(bool busy)
{
    m_upButton->setVisible(!busy);
    m_cancelButton->setVisible(busy);
}

} // namespace ui
