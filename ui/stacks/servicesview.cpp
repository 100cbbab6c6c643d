#include "ui/stacks/servicesview.h"

#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/stacks/servicedelegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statepainter.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace ui {

namespace {

using Column = ServicesModel::Column;

constexpr int stateWidth = 120;
constexpr int serviceWidth = 90;
constexpr int portsWidth = 150;
constexpr int sinceWidth = 84;

} // namespace

ServicesView::ServicesView(ServicesModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("servicesView"));
    setAccessibleName(tr("Services"));
    setItemDelegate(new ServiceDelegate(this));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAllColumnsShowFocus(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    header()->setFont(smallFont(font()));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(int(Column::Image), QHeaderView::Stretch);
    header()->setMinimumSectionSize(40);

    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit serviceActivated(m_model->service(index.row()).name);
    });
    for (const auto signal : {&QAbstractItemModel::rowsRemoved, &QAbstractItemModel::rowsInserted})
        connect(model, signal, this, &ServicesView::updateTimers);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &topLeft) {
        if (topLeft.column() == 0)
            updateTimers();
    });
}

QStringList ServicesView::selectedServices() const
{
    QStringList names;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        names.append(m_model->service(index.row()).name);
    return names;
}

void ServicesView::selectService(const QString &name)
{
    const int row = m_model->rowOf(name);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(
        m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(m_model->index(row, 0));
}

void ServicesView::drawRow(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = Theme::of(palette());
    const bool selected = selectionModel()->isRowSelected(index.row());
    const QRect rect = option.rect;
    const bool hovered =
        rect.contains(viewport()->mapFromGlobal(QCursor::pos())) && viewport()->underMouse();
    if (selected || hovered)
        painter->fillRect(rect, theme.color(selected ? Role::Selection : Role::Alternate));
    QTreeView::drawRow(painter, option, index);

    const core::ServiceSnapshot &service = m_model->service(index.row());
    if (!service.reason.isEmpty()) {
        const int left = header()->sectionViewportPosition(int(Column::Service)) + 10;
        const QRect line(left,
                         rect.top() + metrics::rowHeight - 3,
                         rect.right() - left - 10,
                         metrics::reasonHeight);
        painter->save();
        painter->setFont(smallFont(font()));
        painter->setPen(theme.color(Role::Muted));
        painter->drawText(
            line,
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(service.reason, Qt::ElideRight, line.width()));
        painter->restore();
    }
    paint::hairline(*painter,
                    rect,
                    Qt::BottomEdge,
                    mixed(theme.color(Role::Hairline), theme.color(Role::Base), 0.55));
    if (hasFocus() && currentIndex().row() == index.row()
        && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(*painter, rect, palette());
}

void ServicesView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    const QUrl url = portAt(event->position().toPoint());
    viewport()->setCursor(url.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void ServicesView::mousePressEvent(QMouseEvent *event)
{
    m_pressedPort =
        event->button() == Qt::LeftButton ? portAt(event->position().toPoint()) : QUrl();
    QTreeView::mousePressEvent(event);
}

void ServicesView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QUrl url = portAt(event->position().toPoint());
    if (!url.isEmpty() && url == m_pressedPort)
        emit portActivated(url);
    m_pressedPort.clear();
}

void ServicesView::contextMenuEvent(QContextMenuEvent *event)
{
    if (selectedServices().isEmpty())
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    emit menuRequested(byMouse ? event->globalPos()
                               : viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void ServicesView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId()) {
        m_model->setNow(QDateTime::currentDateTimeUtc());
        startClock();
        return;
    }
    if (event->timerId() != m_turning.timerId()) {
        QTreeView::timerEvent(event);
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (isExpecting(m_model->service(row).state))
            viewport()->update(visualRect(m_model->index(row, 0)));
}

void ServicesView::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    m_model->setNow(QDateTime::currentDateTimeUtc());
    layoutColumns();
    updateTimers();
}

void ServicesView::hideEvent(QHideEvent *event)
{
    QTreeView::hideEvent(event);
    updateTimers();
}

void ServicesView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layoutColumns();
}

void ServicesView::selectionChanged(const QItemSelection &selected,
                                    const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    viewport()->update();
    emit selectedServicesChanged();
}

void ServicesView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    layoutColumns();
}

void ServicesView::layoutColumns()
{
    const int width = viewport()->width();
    const auto wanted = [this](Column column, int least, int most) {
        return std::clamp(sizeHintForColumn(int(column)), least, std::max(least, most));
    };
    header()->resizeSection(int(Column::State), wanted(Column::State, stateWidth, width / 4));
    header()->resizeSection(int(Column::Service), wanted(Column::Service, serviceWidth, width / 4));
    header()->resizeSection(int(Column::Since), wanted(Column::Since, sinceWidth, width / 6));
    // Image and ports share what is left.
    const int left = width - header()->sectionSize(int(Column::State))
                     - header()->sectionSize(int(Column::Service))
                     - header()->sectionSize(int(Column::Since));
    header()->resizeSection(int(Column::Ports), std::max(portsWidth, left * 2 / 5));
}

void ServicesView::updateTimers()
{
    const bool expecting =
        std::any_of(m_model->rows().cbegin(), m_model->rows().cend(), [](const auto &service) {
            return isExpecting(service.state);
        });
    const int interval = turnInterval(this);
    if (isVisible() && expecting && interval > 0)
        m_turning.start(interval, this);
    else
        m_turning.stop();
    startClock();
}

void ServicesView::startClock()
{
    const int interval = isVisible() && m_model->rowCount() > 0 ? m_model->nextChange() : 0;
    if (interval == m_clockInterval)
        return;
    m_clockInterval = interval;
    if (interval > 0)
        m_clock.start(interval, this);
    else
        m_clock.stop();
}

QUrl ServicesView::portAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || index.column() != int(Column::Ports))
        return {};
    QRect rect = visualRect(index);
    rect.setHeight(metrics::rowHeight);
    for (const PortLink &link :
         portLinks(m_model->service(index.row()), rect.adjusted(10, 0, -5, 0), fontMetrics()))
        if (link.rect.contains(position))
            return link.url;
    return {};
}

} // namespace ui
