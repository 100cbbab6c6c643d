#include "ui/mainwindow/sidebar.h"

#include "ui/desktop/actions.h"
#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/mainwindow/sidebarrow.h"
#include "ui/mainwindow/stacklist.h"
#include "ui/models/stacksmodel.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace ui {

int attentionCount(const QList<core::BackendInfo> &backends)
{
    return int(std::count_if(backends.cbegin(), backends.cend(), [](const auto &backend) {
        return backend.found == core::Tick::Yes && !backend.available;
    }));
}

const core::BackendInfo *selectedBackend(const QList<core::BackendInfo> &backends)
{
    for (const core::BackendInfo &backend : backends)
        if (backend.selected && backend.available)
            return &backend;
    return nullptr;
}

Sidebar::Sidebar(const Actions &actions, StacksModel *stacks, QWidget *parent)
    : QWidget(parent)
    , m_runtimeHeading(makeSectionLabel(tr("Runtime"), this))
    , m_runtimeRow(new SidebarRow(this))
    , m_runtimeMenu(new QMenu(this))
    , m_stacksHeading(makeSectionLabel(tr("Stacks"), this))
    , m_addButton(new QToolButton(this))
    , m_stackList(new StackList(stacks, this))
    , m_diagnosticsRow(new SidebarRow(this))
{
    setObjectName(QStringLiteral("sidebar"));
    m_runtimeRow->setObjectName(QStringLiteral("runtimeRow"));
    m_runtimeMenu->setObjectName(QStringLiteral("runtimeMenu"));
    m_addButton->setObjectName(QStringLiteral("addButton"));
    m_diagnosticsRow->setObjectName(QStringLiteral("diagnosticsRow"));
    m_runtimeRow->setMenu(m_runtimeMenu);
    m_runtimeRow->setState(core::ServiceState::Unknown);
    m_addButton->setDefaultAction(actions[ActionId::Open]);
    m_addButton->setIcon(icon(QStringLiteral("plus"), Role::Muted));
    m_addButton->setAutoRaise(true);
    m_addButton->setFocusPolicy(Qt::StrongFocus);
    m_addButton->setFixedSize(24, 24);
    m_addButton->setIconSize(QSize(14, 14));
    m_addButton->setAccessibleName(tr("Open a stack"));
    m_diagnosticsRow->setText(tr("Diagnostics"));
    m_diagnosticsRow->setIcon(icon(QStringLiteral("diagnostics"), Role::Muted));
    m_diagnosticsRow->setCheckable(true);
    m_diagnosticsRow->setToolTip(tr("Diagnostics"));
    setupLayout();
    setCollapsed(false);
    setChecking();

    connect(m_stackList, &StackList::stackActivated, this, &Sidebar::stackActivated);
    connect(m_stackList, &StackList::menuRequested, this, &Sidebar::stackMenuRequested);
    connect(m_diagnosticsRow, &SidebarRow::clicked, this, &Sidebar::diagnosticsActivated);
    connect(m_runtimeMenu, &QMenu::aboutToShow, this, &Sidebar::fillRuntimeMenu);
}

void Sidebar::setupLayout()
{
    auto *stacksHeading = new QHBoxLayout;
    m_stacksHeading->setContentsMargins(metrics::spacing, 0, 0, 0);
    stacksHeading->addWidget(m_stacksHeading, 1);
    stacksHeading->addWidget(m_addButton);
    m_runtimeHeading->setContentsMargins(metrics::spacing, 0, 0, 0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        metrics::spacing, metrics::margin, metrics::spacing + 1, metrics::spacing);
    layout->setSpacing(0);
    m_runtimeHeading->setFixedHeight(24);
    layout->addWidget(m_runtimeHeading);
    layout->addWidget(m_runtimeRow);
    layout->addSpacing(metrics::spacing);
    layout->addLayout(stacksHeading);
    layout->addWidget(m_stackList);
    layout->addSpacing(metrics::groupSpacing);
    layout->addWidget(m_diagnosticsRow);
    layout->addStretch(1);
}

void Sidebar::setBackends(const QList<core::BackendInfo> &backends, const QString &pinned)
{
    m_backends = backends;
    m_pinned = pinned;
    const core::BackendInfo *backend = selectedBackend(backends);
    if (backend == nullptr) {
        m_runtimeRow->setState(core::ServiceState::Unknown);
        m_runtimeRow->setText(tr("No runtime"));
        m_runtimeRow->setTrailing({});
        m_runtimeRow->setToolTip(tr("No container runtime works. Diagnostics says why."));
    } else {
        // Two parts of the version are enough to recognise it.
        const QString version = backend->version.section(QLatin1Char('.'), 0, 1);
        m_runtimeRow->setState(core::ServiceState::Running);
        m_runtimeRow->setText(tr("%1 %2", "runtime, version").arg(backend->title, version));
        m_runtimeRow->setTrailing(backend->mode);
        m_runtimeRow->setToolTip(
            tr("%1 %2 at %3").arg(backend->title, backend->version, backend->executable));
    }
    m_runtimeRow->setAccessibleName(tr("Runtime: %1").arg(m_runtimeRow->text()));
    const int attention = attentionCount(backends);
    m_diagnosticsRow->setBadge(attention > 0 ? QString::number(attention) : QString());
    m_diagnosticsRow->setAccessibleName(
        attention > 0 ? tr("Diagnostics, %n need attention", nullptr, attention)
                      : tr("Diagnostics"));
}

void Sidebar::setChecking()
{
    if (!m_backends.isEmpty())
        return;
    m_runtimeRow->setText(tr("Looking…"));
    m_runtimeRow->setAccessibleName(tr("Runtime: looking for one"));
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? collapsedWidth : expandedWidth);
    m_runtimeHeading->setVisible(!collapsed);
    m_stacksHeading->setVisible(!collapsed);
    m_runtimeRow->setCompact(collapsed);
    m_stackList->setCompact(collapsed);
    m_diagnosticsRow->setCompact(collapsed);
}

void Sidebar::setCurrent(const QString &project, bool diagnostics)
{
    m_stackList->setCurrentStack(diagnostics ? QString() : project);
    m_diagnosticsRow->setChecked(diagnostics);
}

QWidget *Sidebar::stackList() const
{
    return m_stackList;
}

void Sidebar::fillRuntimeMenu()
{
    m_runtimeMenu->clear();
    QAction *automatic = m_runtimeMenu->addAction(
        tr("Choose Automatically"), this, [this] { emit pinRequested({}); });
    automatic->setCheckable(true);
    automatic->setChecked(m_pinned.isEmpty());
    m_runtimeMenu->addSeparator();
    for (const core::BackendInfo &backend : std::as_const(m_backends)) {
        if (backend.found != core::Tick::Yes)
            continue;
        const QString text =
            backend.available ? backend.title : tr("%1 (does not work yet)").arg(backend.title);
        QAction *action = m_runtimeMenu->addAction(
            text, this, [this, name = backend.name] { emit pinRequested(name); });
        action->setCheckable(true);
        action->setChecked(backend.name == m_pinned);
        action->setEnabled(backend.available);
    }
    m_runtimeMenu->addSeparator();
    m_runtimeMenu->addAction(icon(QStringLiteral("diagnostics")),
                             tr("Diagnostics"),
                             this,
                             &Sidebar::diagnosticsActivated);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::hairline(painter, rect(), Qt::RightEdge, Theme::of(palette()).color(Role::Hairline));
}

} // namespace ui
