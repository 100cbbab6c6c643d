#include "ui/stacks/stackpage.h"

#include "ui/desktop/actions.h"
#include "ui/graph/graphpane.h"
#include "ui/graph/graphview.h"
#include "ui/models/servicesmodel.h"
#include "ui/stacks/servicesview.h"
#include "ui/stacks/stackheader.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tabrow.h"

#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {

StackPage::StackPage(const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_header(new StackHeader(actions, this))
    , m_banner(new Banner(this))
    , m_tabBar(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_model(new ServicesModel(this))
    , m_servicesView(new ServicesView(m_model))
    , m_servicesPage(new QStackedWidget)
    , m_emptyState(new EmptyState(QStringLiteral("picture-quiet")))
    , m_graphPane(new GraphPane)
    , m_stackMenu(new QMenu(this))
    , m_serviceMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("stackPage"));
    m_header->setObjectName(QStringLiteral("header"));
    m_graphPane->setObjectName(QStringLiteral("graphPane"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(makeTabRow(m_tabBar, this));
    layout->addWidget(m_pages, 1);
    setupTabs();
    setupMenus(actions);
    connectViews();
}

void StackPage::setupTabs()
{
    m_tabBar->setObjectName(QStringLiteral("tabBar"));
    m_pages->setObjectName(QStringLiteral("pages"));
    m_emptyState->setBackgroundRole(QPalette::Base);
    m_emptyState->setAutoFillBackground(true);
    m_servicesPage->addWidget(m_servicesView);
    m_servicesPage->addWidget(m_emptyState);
    m_tabBar->addTab(tr("Services"));
    m_pages->addWidget(m_servicesPage);
    m_tabBar->addTab(tr("Graph"));
    m_pages->addWidget(m_graphPane);
    connect(m_tabBar, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        emit tabChanged();
    });
}

void StackPage::setupMenus(const Actions &actions)
{
    using enum ActionId;
    m_stackMenu->setObjectName(QStringLiteral("stackMenu"));
    m_serviceMenu->setObjectName(QStringLiteral("serviceMenu"));
    const auto add = [&](QMenu *menu, std::initializer_list<ActionId> ids) {
        if (!menu->isEmpty())
            menu->addSeparator();
        for (const ActionId id : ids)
            menu->addAction(actions[id]);
    };
    add(m_stackMenu, {Up, Stop, Restart});
    add(m_stackMenu, {Down, DownVolumes});
    add(m_stackMenu, {OpenFolder, CopyPath});
    add(m_stackMenu, {Forget});
    add(m_serviceMenu, {ServiceUp, ServiceStart, ServiceStop, ServiceRestart});
    add(m_serviceMenu, {ServiceLogs, ServiceShell, OpenPort});
    add(m_serviceMenu, {CopyServiceName, CopyContainerId, CopyImage});
}

void StackPage::connectViews()
{
    connect(m_banner, &Banner::actionTriggered, this, &StackPage::refreshRequested);
    connect(m_servicesView, &ServicesView::selectedServicesChanged, this, [this] {
        const QStringList selected = selectedServices();
        m_graphPane->selectService(selected.size() == 1 ? selected.first() : QString());
        emit selectionChanged();
    });
    connect(m_servicesView, &ServicesView::portActivated, this, &StackPage::portActivated);
    connect(m_servicesView, &ServicesView::serviceActivated, this, &StackPage::logsRequested);
    connect(m_servicesView, &ServicesView::menuRequested, this, &StackPage::showServiceMenu);
    connect(m_graphPane, &GraphPane::serviceSelected, this, &StackPage::selectService);
    connect(m_graphPane, &GraphPane::serviceActivated, this, &StackPage::logsRequested);
    connect(m_graphPane, &GraphPane::logsRequested, this, &StackPage::logsRequested);
    connect(m_graphPane, &GraphPane::shellRequested, this, &StackPage::shellRequested);
    connect(m_graphPane, &GraphPane::restartRequested, this, &StackPage::restartRequested);
    connect(m_graphPane, &GraphPane::linkActivated, this, &StackPage::portActivated);
    connect(m_graphPane,
            &GraphPane::menuRequested,
            this,
            [this](const QString &service, const QPoint &position) {
                selectService(service);
                showServiceMenu(position);
            });
}

void StackPage::showStackMenu(const QPoint &globalPosition)
{
    m_stackMenu->popup(globalPosition);
}

void StackPage::showServiceMenu(const QPoint &globalPosition)
{
    m_serviceMenu->popup(globalPosition);
}

void StackPage::setStack(const core::StackSnapshot &stack)
{
    const bool other = stack.project != m_stack.project;
    m_stack = stack;
    m_header->setStack(stack);
    if (other)
        m_servicesView->clearSelection();
    m_model->setServices(stack.services);
    m_graphPane->setStack(stack);
    m_emptyState->setText(stack.overall == core::ServiceState::Unknown && stack.problem.isEmpty()
                              ? tr("Looking at this stack…")
                              : tr("This stack has no services."));
    m_servicesPage->setCurrentIndex(stack.services.isEmpty() ? 1 : 0);
    m_servicesView->setEnabled(stack.reachable);
    showMessage();
    emit selectionChanged();
}

void StackPage::showMessage()
{
    if (!m_stack.reachable)
        m_banner->show(Banner::Kind::Warning,
                       m_stack.problem.isEmpty()
                           ? tr("The runtime does not answer. This is the last known state.")
                           : tr("%1 This is the last known state.").arg(m_stack.problem),
                       tr("Refresh"));
    else if (!m_stack.problem.isEmpty())
        m_banner->show(Banner::Kind::Failure,
                       tr("The compose file could not be read: %1")
                           .arg(m_stack.problem.section(QLatin1Char('\n'), 0, 0)),
                       tr("Read it again"));
    else
        m_banner->dismiss();
}

void StackPage::setBusy(bool busy)
{
    m_header->setBusy(busy);
}

void StackPage::setTab(Tab tab)
{
    m_tabBar->setCurrentIndex(int(tab));
}

StackPage::Tab StackPage::tab() const
{
    return Tab(m_tabBar->currentIndex());
}

QStringList StackPage::selectedServices() const
{
    return m_servicesView->selectedServices();
}

void StackPage::selectService(const QString &name)
{
    // Both views tell when the choice changes; what is chosen already needs no second round.
    if (name.isEmpty()) {
        if (selectedServices().size() == 1)
            m_servicesView->clearSelection();
    } else if (selectedServices() != QStringList{name}) {
        m_servicesView->selectService(name);
    }
}

QWidget *StackPage::mainView() const
{
    if (tab() == Tab::Services)
        return m_servicesView;
    return m_graphPane->view();
}

} // namespace ui
