#include "ui/graph/graphview.h"

#include "ui/desktop/theme.h"
#include "ui/graph/graphnavigation.h"
#include "ui/graph/graphscene.h"
#include "ui/graph/graphtexts.h"
#include "ui/graph/nodeitem.h"
#include "ui/widgets/statepainter.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr qreal smallestZoom = 0.05;
constexpr qreal largestZoom = 2.5;
constexpr qreal zoomStep = 1.2;
constexpr qreal margin = 24;
constexpr int keptInView = 80; ///< of the graph, however far it is moved away

/// How long the ages on the cards stay true: seconds are shown for the first minute only.
int agingInterval(const core::StackSnapshot &stack, const QDateTime &now)
{
    const bool hasYoung =
        std::any_of(stack.services.begin(), stack.services.end(), [&](const auto &service) {
            return service.since.isValid() && service.since.secsTo(now) < 65;
        });
    return hasYoung ? 1'000 : 30'000;
}

std::optional<Qt::Edge> edgeOfKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Qt::LeftEdge;
    case Qt::Key_Right:
        return Qt::RightEdge;
    case Qt::Key_Up:
        return Qt::TopEdge;
    case Qt::Key_Down:
        return Qt::BottomEdge;
    default:
        return {};
    }
}

bool isOwnKey(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0:
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return !(event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    default:
        return edgeOfKey(event.key()) && !(event.modifiers() & Qt::ControlModifier);
    }
}

} // namespace

GraphView::GraphView(QWidget *parent)
    : QGraphicsView(parent)
    , m_scene(new GraphScene(this))
{
    setScene(m_scene);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::AnchorViewCenter);
    // With the default mode hundreds of changed rectangles become one antialiased clip path.
    setViewportUpdateMode(QGraphicsView::BoundingRectViewportUpdate);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    viewport()->setMouseTracking(true);
    connect(&m_layouter, &GraphLayouter::finished, this, &GraphView::showLayout);
    updateAccessibility();
}

GraphView::~GraphView() = default;

void GraphView::setStack(const core::StackSnapshot &stack)
{
    if (stack.project != m_stack.project) {
        m_fitted = true;
        selectService({});
    }
    m_stack = stack;
    refresh();
}

void GraphView::setOptions(const GraphOptions &options)
{
    if (m_options == options)
        return;
    m_options = options;
    refresh();
}

void GraphView::refresh()
{
    const GraphStructure structure = graphStructure(m_stack, m_options);
    const GraphMetrics metrics = graphMetrics(font(), structure);
    if (structure == m_structure && metrics == m_metrics) {
        updateStates();
        return;
    }
    m_structure = structure;
    m_metrics = metrics;
    m_layouter.start(layoutRequest(structure, metrics));
}

void GraphView::showLayout(const core::GraphLayout &layout)
{
    const QPointF middle = mapToScene(viewport()->rect().center());
    m_scene->setGraph(m_structure, m_metrics, layout);
    updateSceneRect();
    if (m_fitted)
        fit();
    else
        centerOn(middle);

    updateStates();
    if (!m_selected.isEmpty() && !m_scene->nodeItem(m_selected))
        selectService({});
    m_scene->choose(m_selected);
    emit layoutChanged();
}

void GraphView::updateStates()
{
    m_scene->setStates(m_stack);
    updateTimers();
    updateAccessibility();
}

void GraphView::updateTimers()
{
    const int interval = turnInterval(this);
    const bool turns = isVisible() && interval > 0 && m_scene->isExpecting();
    if (turns && !m_turning.isActive())
        m_turning.start(interval, this);
    if (!turns && m_turning.isActive()) {
        m_turning.stop();
        m_scene->setTurning(false);
    }
    const int aging = agingInterval(m_stack, QDateTime::currentDateTimeUtc());
    const bool ages = isVisible() && !m_scene->nodeItems().isEmpty();
    if (ages && (!m_aging.isActive() || aging != m_agingInterval))
        m_aging.start(aging, Qt::CoarseTimer, this);
    if (!ages)
        m_aging.stop();
    m_agingInterval = aging;
}

void GraphView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_turning.timerId()) {
        m_scene->setTurning(true);
    } else if (event->timerId() == m_aging.timerId()) {
        m_scene->updateAges();
        updateTimers();
    } else {
        QGraphicsView::timerEvent(event);
    }
}

void GraphView::updateAccessibility()
{
    setAccessibleName(
        tr("Dependency graph of %1: %n service(s)", nullptr, int(m_stack.services.size()))
            .arg(m_stack.project));
    const core::ServiceSnapshot *service = m_stack.service(m_selected);
    const QString text = service ? spokenText(*service) : QString();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void GraphView::selectService(const QString &service)
{
    const QString known = m_stack.service(service) ? service : QString();
    if (known == m_selected)
        return;
    m_selected = known;
    m_scene->choose(known);
    if (const NodeItem *node = m_scene->nodeItem(known); node && !m_fitted)
        ensureVisible(node->sceneBoundingRect(), int(margin), int(margin));
    updateAccessibility();
    emit serviceSelected(known);
}

void GraphView::moveSelection(Qt::Edge towards)
{
    const GraphStructure &structure = m_scene->structure();
    const int current = structure.indexOf(m_selected);
    if (current < 0) {
        if (!m_stack.services.isEmpty())
            selectService(m_stack.services.first().name);
        return;
    }
    const int next = neighbourCard(structure, m_scene->cardRects(), current, towards);
    if (next >= 0)
        selectService(structure.nodes[next].name);
}

void GraphView::fit()
{
    m_fitted = true;
    const QRectF content = m_scene->contentRect();
    if (content.isEmpty())
        return;
    const QSizeF room(viewport()->width() - 2 * margin, viewport()->height() - 2 * margin);
    const qreal zoom =
        std::min({1.0, room.width() / content.width(), room.height() / content.height()});
    setZoom(std::max(zoom, smallestZoom));
    centerOn(content.center());
}

void GraphView::setZoom(qreal zoom)
{
    setTransform(QTransform::fromScale(zoom, zoom));
    m_scene->setZoom(zoom);
    updateSceneRect();
}

void GraphView::updateSceneRect()
{
    const qreal across = std::max(0, viewport()->width() - keptInView) / zoom();
    const qreal down = std::max(0, viewport()->height() - keptInView) / zoom();
    setSceneRect(m_scene->contentRect().adjusted(-across, -down, across, down));
}

void GraphView::zoomBy(qreal factor, const QPointF &viewportPosition)
{
    const qreal wanted = std::clamp(zoom() * factor, smallestZoom, largestZoom);
    if (qFuzzyCompare(wanted, zoom()))
        return;
    m_fitted = false;
    const QPointF anchor = viewportTransform().inverted().map(viewportPosition);
    setZoom(wanted);
    const QPointF middle = QRectF(viewport()->rect()).center();
    centerOn(anchor + (middle - viewportPosition) / wanted);
}

void GraphView::zoomIn()
{
    zoomBy(zoomStep, QRectF(viewport()->rect()).center());
}

void GraphView::zoomOut()
{
    zoomBy(1 / zoomStep, QRectF(viewport()->rect()).center());
}

void GraphView::panBy(const QPoint &way)
{
    m_fitted = false;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
}

QString GraphView::serviceAt(const QPoint &viewportPosition) const
{
    const NodeItem *node = m_scene->serviceAt(mapToScene(viewportPosition));
    return node ? node->node().name : QString();
}

bool GraphView::event(QEvent *event)
{
    // The keys below are the graph's while it has the focus, whatever the menus use them for.
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

bool GraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(1 + gesture->value(), gesture->position());
            return true;
        }
    }
    if (event->type() == QEvent::Leave)
        m_scene->setHovered(nullptr);
    return QGraphicsView::viewportEvent(event);
}

void GraphView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        refresh();
    else if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    else if (event->type() == QEvent::StyleChange)
        updateTimers();
}

void GraphView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    updateTimers();
}

void GraphView::hideEvent(QHideEvent *event)
{
    QGraphicsView::hideEvent(event);
    updateTimers();
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        fit();
    else
        updateSceneRect();
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason
                       || event->reason() == Qt::BacktabFocusReason
                       || event->reason() == Qt::ShortcutFocusReason;
    m_scene->setRinged(byKey);
    if (byKey && m_selected.isEmpty() && !m_stack.services.isEmpty())
        selectService(m_stack.services.first().name);
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    m_scene->setRinged(false);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (!isOwnKey(*event)) {
        event->ignore();
        return;
    }
    if (const auto towards = edgeOfKey(event->key())) {
        m_scene->setRinged(true);
        moveSelection(*towards);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    default:
        if (!m_selected.isEmpty())
            emit logsRequested(m_selected);
    }
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const bool byFingers = event->deviceType() == QInputDevice::DeviceType::TouchPad
                           || event->phase() != Qt::NoScrollPhase;
    if (byFingers && !(event->modifiers() & Qt::ControlModifier)) {
        panBy(event->pixelDelta().isNull() ? event->angleDelta() / 4 : event->pixelDelta());
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        panBy({event->angleDelta().y() / 2 + event->angleDelta().x() / 2, 0});
        return;
    }
    // A notch of a wheel is 120; fine wheels send parts of it.
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    m_pressed = event->pos();
    m_panned = event->pos();
    m_panning = event->button() == Qt::MiddleButton;
    m_scene->setRinged(false);
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed) {
        NodeItem *node = m_scene->serviceAt(mapToScene(event->pos()));
        m_scene->setHovered(node);
        viewport()->setCursor(node ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const QPoint way = event->pos() - *m_pressed;
    if (!m_panning && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_panning = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    panBy(event->pos() - m_panned);
    m_panned = event->pos();
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const bool clicked = !m_panning;
    m_pressed.reset();
    m_panning = false;
    viewport()->setCursor(Qt::ArrowCursor);
    if (clicked)
        selectService(serviceAt(event->pos()));
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QString service = serviceAt(event->pos());
    if (event->button() == Qt::LeftButton && !service.isEmpty())
        emit serviceActivated(service);
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        selectService(serviceAt(event->pos()));
    if (m_selected.isEmpty())
        return;
    QPoint position = event->globalPos();
    if (event->reason() != QContextMenuEvent::Mouse) {
        const NodeItem *node = m_scene->nodeItem(m_selected);
        if (node)
            position = viewport()->mapToGlobal(mapFromScene(node->sceneBoundingRect().center()));
    }
    emit menuRequested(m_selected, position);
}

void GraphView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, Theme::of(palette()).color(Role::Base));
}

} // namespace ui
