#include "ui/mainwindow/stacklist.h"

#include "ui/desktop/style.h"
#include "ui/models/stacksmodel.h"
#include "ui/models/stacktext.h"
#include "ui/widgets/rowpainter.h"
#include "ui/widgets/statepainter.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimerEvent>

#include <algorithm>

namespace ui {

namespace {

core::ServiceState shownState(const core::StackSnapshot &stack)
{
    return stack.reachable ? stack.overall : core::ServiceState::Unknown;
}

/// Paints a stack's row like the other rows of the sidebar.
class StackRowDelegate : public QStyledItemDelegate
{
public:
    explicit StackRowDelegate(StackList *list)
        : QStyledItemDelegate(list)
        , m_list(list)
    {}

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *model = static_cast<const StacksModel *>(index.model());
        const core::StackSnapshot &stack = model->rows()[index.row()];
        RowLook look;
        look.state = shownState(stack);
        look.text = stack.project;
        look.trailing = countAndDoneText(stack);
        look.badge = stack.problem.isEmpty() ? QString() : QStringLiteral("!");
        look.selected = option.state.testFlag(QStyle::State_Selected);
        look.hovered = option.state.testFlag(QStyle::State_MouseOver);
        look.focused = option.state.testFlag(QStyle::State_HasFocus)
                       && m_list->window()->testAttribute(Qt::WA_KeyboardFocusChange);
        look.compact = m_list->isCompact();
        look.turn = turnInterval(m_list) > 0 ? turnNow() : 0;
        paintRow(*painter, option.rect, look, m_list);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {metrics::rowHeight, metrics::rowHeight};
    }

private:
    StackList *m_list;
};

} // namespace

StackList::StackList(StacksModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("stackList"));
    setAccessibleName(tr("Stacks"));
    setItemDelegate(new StackRowDelegate(this));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Window);
    setBackgroundRole(QPalette::Window);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &StackList::rowsChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &StackList::updateTurning);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        emit stackActivated(index.data().toString());
    });
}

void StackList::setCompact(bool compact)
{
    m_compact = compact;
    viewport()->update();
}

void StackList::setCurrentStack(const QString &project)
{
    m_quiet = true;
    const int row = m_model->rowOf(project);
    if (row < 0) {
        setCurrentIndex({});
        clearSelection();
    } else {
        setCurrentIndex(m_model->index(row, 0));
    }
    m_quiet = false;
}

QSize StackList::sizeHint() const
{
    return {100, m_model->rowCount() * metrics::rowHeight};
}

QSize StackList::minimumSizeHint() const
{
    return {metrics::rowHeight, std::min(2, m_model->rowCount()) * metrics::rowHeight};
}

void StackList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid())
        emit menuRequested(index.data().toString(),
                           event->reason() == QContextMenuEvent::Mouse
                               ? event->globalPos()
                               : viewport()->mapToGlobal(visualRect(index).center()));
}

void StackList::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turning.timerId()) {
        QListView::timerEvent(event);
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (isExpecting(shownState(m_model->rows()[row])))
            update(m_model->index(row, 0));
}

void StackList::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    updateTurning();
}

void StackList::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    updateTurning();
}

void StackList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    // By the keyboard; a click tells by itself.
    if (!m_quiet && current.isValid() && hasFocus())
        emit stackActivated(current.data().toString());
}

void StackList::rowsChanged()
{
    updateGeometry();
    updateTurning();
}

void StackList::updateTurning()
{
    const auto &stacks = m_model->rows();
    const bool expecting = std::any_of(stacks.cbegin(), stacks.cend(), [](const auto &stack) {
        return isExpecting(shownState(stack));
    });
    const int interval = turnInterval(this);
    if (isVisible() && expecting && interval > 0)
        m_turning.start(interval, this);
    else
        m_turning.stop();
}

} // namespace ui
