// The part of LogView that mouse, keyboard and menus reach.

#include "ui/logs/logview.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int rowsPerWheelStep = 3;
constexpr int wheelStep = 120;
constexpr int smallestZoom = -6;
constexpr int largestZoom = 24;

} // namespace

LogPosition LogView::positionAt(QPoint point)
{
    layOutShown();
    if (m_shown.isEmpty())
        return {.line = m_store.end()};
    const ShownLine *shown = &m_shown.first();
    for (const ShownLine &line : std::as_const(m_shown)) {
        if (line.y > point.y())
            break;
        shown = &line;
    }
    const int rowHeight = m_painter.rowHeight();
    const auto lastRow = shown->rows.size() - 1;
    const int bottom = shown->y + int(shown->rows.size()) * rowHeight;
    if (point.y() >= bottom)
        return {.line = shown->number, .index = shown->text.text.size()};
    if (shown->isMarker())
        return {.line = shown->number};
    const auto row = std::clamp<qsizetype>((point.y() - shown->y) / rowHeight, 0, lastRow);
    const int left = m_painter.textLeft() - horizontalScrollBar()->value();
    const int column = int(std::lround((point.x() - left) / m_painter.cellWidth()));
    const int rowColumn = columnOf(shown->text, shown->rows[row]);
    const qsizetype rowEnd = row == lastRow ? shown->text.text.size() : shown->rows[row + 1];
    const qsizetype index = indexAtColumn(shown->text, rowColumn + std::max(column, 0));
    return {.line = shown->number, .index = std::min(index, rowEnd)};
}

QRect LogView::rectOf(LogPosition position)
{
    layOutShown();
    for (const ShownLine &line : std::as_const(m_shown)) {
        if (line.number != position.line)
            continue;
        const auto after = std::ranges::upper_bound(line.rows, position.index);
        const auto row = std::max<qsizetype>(0, after - line.rows.begin() - 1);
        const int column =
            columnOf(line.text, position.index) - columnOf(line.text, line.rows[row]);
        const qreal x =
            m_painter.textLeft() - horizontalScrollBar()->value() + column * m_painter.cellWidth();
        return QRect(int(x),
                     line.y + int(row) * m_painter.rowHeight(),
                     int(m_painter.cellWidth()),
                     m_painter.rowHeight());
    }
    return {};
}

void LogView::setSelection(const LogSelection &selection)
{
    m_selection = selection;
    // New lines must not move what is being selected.
    if (!selection.isEmpty())
        changeFollowing(false);
    invalidateShown();
}

void LogView::selectAll()
{
    if (m_visible.isEmpty())
        return;
    const quint64 last = m_visible.line(m_visible.count() - 1);
    setSelection(
        {.anchor = {.line = m_visible.line(0)},
         .cursor = {.line = last, .index = core::plainText(m_store.line(last).text).size()}});
}

void LogView::copy(LogCopyForm form)
{
    if (!m_selection.isEmpty())
        m_copier.start(m_selection, form);
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    const LogPosition position = positionAt(point);
    const bool isThird =
        m_doubleClick.isValid() && m_doubleClick.elapsed() < QApplication::doubleClickInterval()
        && (point - m_doubleClickPoint).manhattanLength() < QApplication::startDragDistance();
    if (isThird && position.line < m_store.end()) {
        const QString text = core::plainText(m_store.line(position.line).text);
        setSelection({.anchor = {.line = position.line},
                      .cursor = {.line = position.line, .index = text.size()}});
        return;
    }
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    setSelection({.anchor = extends ? m_selection.anchor : position, .cursor = position});
    m_isDragging = true;
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    m_dragPoint = event->position().toPoint();
    dragTo(m_dragPoint);
    const bool isOutside = !viewport()->rect().contains(m_dragPoint);
    if (isOutside && !m_dragTimer.isActive())
        m_dragTimer.start();
    else if (!isOutside)
        m_dragTimer.stop();
}

void LogView::dragTo(QPoint point)
{
    const int height = viewport()->height();
    const int beyond = point.y() < 0 ? point.y() : std::max(0, point.y() - height);
    if (beyond != 0)
        scrollRows(beyond / m_painter.rowHeight() + (beyond < 0 ? -1 : 1));
    const QPoint inside(point.x(), std::clamp(point.y(), 0, height - 1));
    setSelection({.anchor = m_selection.anchor, .cursor = positionAt(inside)});
}

void LogView::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
    m_dragTimer.stop();
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const LogPosition position = positionAt(point);
    if (event->button() != Qt::LeftButton || position.line >= m_store.end())
        return;
    const QString text = core::plainText(m_store.line(position.line).text);
    const auto [begin, end] = wordAt(text, position.index);
    setSelection({.anchor = {.line = position.line, .index = begin},
                  .cursor = {.line = position.line, .index = end}});
    m_doubleClick.start();
    m_doubleClickPoint = point;
}

void LogView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(delta.y() > 0 ? 1 : -1);
    } else if (std::abs(delta.x()) > std::abs(delta.y())
               || event->modifiers().testFlag(Qt::ShiftModifier)) {
        QScrollBar *bar = horizontalScrollBar();
        const int amount = delta.x() != 0 ? delta.x() : delta.y();
        bar->setValue(bar->value() - amount * rowsPerWheelStep * bar->singleStep() / wheelStep);
    } else {
        // Touch pads send small steps; the rest is kept for the next one.
        m_wheelRest += delta.y() * rowsPerWheelStep;
        const int rows = m_wheelRest / wheelStep;
        m_wheelRest -= rows * wheelStep;
        if (rows != 0)
            scrollRows(-rows);
    }
    event->accept();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::ZoomIn))
        zoomBy(1);
    else if (event->matches(QKeySequence::ZoomOut))
        zoomBy(-1);
    else if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        zoomBy(-m_options.zoom);
    else if (!handleScrollKey(event) && !handleLetterKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool LogView::handleScrollKey(QKeyEvent *event)
{
    const bool selects = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto move = [&](int rows) { selects ? extendSelection(rows) : scrollRows(rows); };
    QScrollBar *sideways = horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-pageRows() + 1);
        return true;
    case Qt::Key_PageDown:
        move(pageRows() - 1);
        return true;
    case Qt::Key_Home:
        selects ? extendSelection(int(-m_visible.count())) : scrollToTop({});
        return true;
    case Qt::Key_End:
        selects ? extendSelection(int(m_visible.count())) : setFollowing(true);
        return true;
    case Qt::Key_Left:
        sideways->setValue(sideways->value() - sideways->singleStep());
        return true;
    case Qt::Key_Right:
        sideways->setValue(sideways->value() + sideways->singleStep());
        return true;
    case Qt::Key_Escape:
        if (m_selection.isEmpty())
            return false;
        setSelection({});
        return true;
    default:
        return false;
    }
}

bool LogView::handleLetterKey(QKeyEvent *event)
{
    if ((event->modifiers() & ~Qt::ShiftModifier) != Qt::NoModifier)
        return false;
    LogViewOptions options = m_options;
    switch (event->key()) {
    case Qt::Key_W:
        options.wrap = !options.wrap;
        setOptions(options);
        return true;
    case Qt::Key_T:
        options.time = LogTimeMode((int(options.time) + 1) % 3);
        setOptions(options);
        return true;
    case Qt::Key_F:
        setFollowing(!m_following);
        return true;
    case Qt::Key_C:
        isViewCleared() ? restoreView() : clearView();
        return true;
    case Qt::Key_N:
        event->modifiers().testFlag(Qt::ShiftModifier) ? findPrevious() : findNext();
        return true;
    case Qt::Key_Slash:
        emit findRequested();
        return true;
    default:
        return false;
    }
}

void LogView::extendSelection(int lines)
{
    if (m_visible.isEmpty())
        return;
    LogSelection selection = m_selection;
    if (selection.isEmpty()) {
        // From the end while following, else from what is at the top.
        const qsizetype start = m_following ? m_visible.count() - 1 : m_top.index;
        selection.anchor = {.line = m_visible.line(start)};
        selection.cursor = selection.anchor;
    }
    const qsizetype index = std::clamp<qsizetype>(
        m_visible.indexOf(selection.cursor.line) + lines, 0, m_visible.count() - 1);
    const quint64 line = m_visible.line(index);
    // Whole lines: to the end downwards, to the beginning upwards.
    const auto length = [this](quint64 number) {
        return core::plainText(m_store.line(number).text).size();
    };
    const bool isDown = line >= selection.anchor.line;
    selection.anchor.index = isDown ? 0 : length(selection.anchor.line);
    selection.cursor = {.line = line, .index = isDown ? length(line) : 0};
    setSelection(selection);
    if (index < m_top.index)
        scrollToTop({index, 0});
    else if (index >= m_top.index + pageRows())
        scrollToTop({index - pageRows() + 1, 0});
    changeFollowing(false);
}

void LogView::zoomBy(int steps)
{
    LogViewOptions options = m_options;
    options.zoom = std::clamp(options.zoom + steps, smallestZoom, largestZoom);
    setOptions(options);
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyText = menu->addAction(tr("Copy"), this, [this] { copy(); });
    QAction *copyAll = menu->addAction(
        tr("Copy with time and service"), this, [this] { copy(LogCopyForm::WithTimeAndService); });
    copyText->setShortcut(QKeySequence::Copy);
    copyText->setEnabled(!m_selection.isEmpty());
    copyAll->setEnabled(!m_selection.isEmpty());
    menu->addAction(tr("Select all"), this, &LogView::selectAll)
        ->setShortcut(QKeySequence::SelectAll);
    menu->addSeparator();

    QAction *wrap = menu->addAction(tr("Wrap lines"));
    wrap->setCheckable(true);
    wrap->setChecked(m_options.wrap);
    connect(wrap, &QAction::triggered, this, [this](bool on) {
        LogViewOptions options = m_options;
        options.wrap = on;
        setOptions(options);
    });
    QMenu *times = menu->addMenu(tr("Time"));
    auto *modes = new QActionGroup(times);
    const std::pair<LogTimeMode, QString> names[] = {
        {LogTimeMode::Clock, tr("Clock")},
        {LogTimeMode::Relative, tr("Since the first line")},
        {LogTimeMode::Off, tr("Off")}};
    for (const auto &[mode, name] : names) {
        QAction *action = modes->addAction(times->addAction(name));
        action->setCheckable(true);
        action->setChecked(mode == m_options.time);
        connect(action, &QAction::triggered, this, [this, mode = mode] {
            LogViewOptions options = m_options;
            options.time = mode;
            setOptions(options);
        });
    }
    menu->addAction(tr("Zoom in"), this, [this] { zoomBy(1); })->setShortcut(QKeySequence::ZoomIn);
    menu->addAction(tr("Zoom out"), this, [this] { zoomBy(-1); })
        ->setShortcut(QKeySequence::ZoomOut);
    menu->addSeparator();
    if (isViewCleared())
        menu->addAction(tr("Show the cleared lines"), this, &LogView::restoreView);
    menu->addAction(tr("Clear view"), this, &LogView::clearView);
    menu->popup(event->globalPos());
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    layOutShown();
    const LogPosition position = positionAt(help->pos());
    QString text;
    if (help->pos().x() < m_painter.timeRight() && position.line < m_store.end()) {
        const qint64 time = m_store.line(position.line).time;
        if (time != 0)
            text = QDateTime::fromMSecsSinceEpoch(time / 1'000'000).toString(Qt::ISODateWithMs);
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

} // namespace ui
