#include "ui/graph/graphpane.h"

#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/graph/graphview.h"
#include "ui/graph/servicedetails.h"
#include "ui/graph/togglechip.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

namespace ui {
namespace {

constexpr int toolbarHeight = 38;
/// Narrower than this the graph needs all the room.
constexpr int widthForDetails = 800;

/// The strip over the graph, set off by a hairline.
class GraphToolbar : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(Role::Window));
        paint::hairline(painter, rect(), Qt::BottomEdge, theme.color(Role::Hairline));
    }
};

} // namespace

GraphPane::GraphPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new GraphView(this))
    , m_details(new ServiceDetails(this))
    , m_emptyState(new EmptyState(QStringLiteral("picture-stacks"), this))
    , m_pages(new QStackedWidget(this))
{
    m_view->setObjectName(QStringLiteral("graphView"));
    m_details->setObjectName(QStringLiteral("serviceDetails"));
    m_emptyState->setObjectName(QStringLiteral("emptyState"));

    auto *graph = new QWidget(this);
    auto *body = new QHBoxLayout;
    body->setContentsMargins({});
    body->setSpacing(0);
    body->addWidget(m_view, 1);
    body->addWidget(m_details);
    auto *page = new QVBoxLayout(graph);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(makeToolbar());
    page->addLayout(body, 1);

    m_pages->addWidget(graph);
    m_pages->addWidget(m_emptyState);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_view);

    connect(m_view, &GraphView::serviceSelected, this, [this](const QString &service) {
        updateDetails();
        emit serviceSelected(service);
    });
    connect(m_view, &GraphView::serviceActivated, this, &GraphPane::serviceActivated);
    connect(m_view, &GraphView::logsRequested, this, &GraphPane::logsRequested);
    connect(m_view, &GraphView::menuRequested, this, &GraphPane::menuRequested);
    connect(m_details, &ServiceDetails::logsRequested, this, &GraphPane::logsRequested);
    connect(m_details, &ServiceDetails::shellRequested, this, &GraphPane::shellRequested);
    connect(m_details, &ServiceDetails::restartRequested, this, &GraphPane::restartRequested);
    connect(m_details, &ServiceDetails::linkActivated, this, &GraphPane::linkActivated);
    updateEmptyState();
}

QToolButton *GraphPane::makeButton(const QString &text, const QString &toolTip, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget *GraphPane::makeToolbar()
{
    m_toolbar = new GraphToolbar(this);
    m_toolbar->setFixedHeight(toolbarHeight);
    m_fitButton =
        makeButton(tr("Fit"), tr("Show all of the graph (0)"), QStringLiteral("fitButton"));
    m_zoomOutButton =
        makeButton(QStringLiteral("−"), tr("Zoom out (-)"), QStringLiteral("zoomOutButton"));
    m_zoomInButton =
        makeButton(QStringLiteral("+"), tr("Zoom in (+)"), QStringLiteral("zoomInButton"));
    m_volumesChip = new ToggleChip(tr("Volumes"), m_toolbar);
    m_volumesChip->setObjectName(QStringLiteral("volumesChip"));
    m_volumesChip->setChecked(m_view->options().volumes);
    m_networksChip = new ToggleChip(tr("Networks"), m_toolbar);
    m_networksChip->setObjectName(QStringLiteral("networksChip"));
    m_networksChip->setChecked(m_view->options().networks);

    auto *layout = new QHBoxLayout(m_toolbar);
    layout->setContentsMargins(metrics::groupSpacing, 0, metrics::groupSpacing, 1);
    layout->setSpacing(metrics::spacing);
    layout->addWidget(m_fitButton);
    layout->addWidget(m_zoomOutButton);
    layout->addWidget(m_zoomInButton);
    layout->addSpacing(metrics::groupSpacing);
    layout->addWidget(m_volumesChip);
    layout->addWidget(m_networksChip);
    layout->addStretch();

    connect(m_fitButton, &QToolButton::clicked, m_view, &GraphView::fit);
    connect(m_zoomOutButton, &QToolButton::clicked, m_view, &GraphView::zoomOut);
    connect(m_zoomInButton, &QToolButton::clicked, m_view, &GraphView::zoomIn);
    connect(m_volumesChip, &ToggleChip::toggled, this, &GraphPane::updateOptions);
    connect(m_networksChip, &ToggleChip::toggled, this, &GraphPane::updateOptions);
    return m_toolbar;
}

QString GraphPane::selectedService() const
{
    return m_view->selectedService();
}

void GraphPane::setStack(const core::StackSnapshot &stack)
{
    m_stack = stack;
    m_view->setStack(stack);
    updateDetails();
    updateEmptyState();
}

void GraphPane::selectService(const QString &service)
{
    m_view->selectService(service);
}

void GraphPane::updateOptions()
{
    m_view->setOptions(
        {.volumes = m_volumesChip->isChecked(), .networks = m_networksChip->isChecked()});
}

void GraphPane::updateDetails()
{
    m_details->setService(m_stack.service(m_view->selectedService()));
}

void GraphPane::updateEmptyState()
{
    if (m_stack.project.isEmpty()) {
        m_emptyState->setTitle(tr("No stack"));
        m_emptyState->setText(tr("Choose a stack to see how its services depend on each other."));
    } else if (!m_stack.problem.isEmpty()) {
        m_emptyState->setTitle(tr("Nothing to draw"));
        m_emptyState->setText(m_stack.problem);
    } else {
        m_emptyState->setTitle(tr("Nothing to draw"));
        m_emptyState->setText(tr("%1 has no services.").arg(m_stack.project));
    }
    m_pages->setCurrentIndex(m_stack.services.isEmpty() ? 1 : 0);
}

void GraphPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_details->setVisible(width() >= widthForDetails);
}

} // namespace ui
