#include "ui/terminal/terminalview.h"

#include "ui/terminal/keymapping.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr int autoScrollMs = 40;
constexpr int wheelLines = 3;
constexpr int wheelStep = 120;

core::MouseAction::Button buttonOf(Qt::MouseButtons buttons)
{
    if (buttons.testFlag(Qt::LeftButton))
        return core::MouseAction::Button::Left;
    if (buttons.testFlag(Qt::MiddleButton))
        return core::MouseAction::Button::Middle;
    if (buttons.testFlag(Qt::RightButton))
        return core::MouseAction::Button::Right;
    return core::MouseAction::Button::None;
}

bool mayBeOpened(const QString &target)
{
    return target.startsWith(QLatin1String("http://"))
           || target.startsWith(QLatin1String("https://"))
           || target.startsWith(QLatin1String("mailto:"));
}

} // namespace

/// The cell under a point, inside the grid.
QPoint TerminalView::cellAt(const QPoint &point) const
{
    const QSize cell = m_painter.cellSize();
    return {std::clamp((point.x() - padding) / cell.width(), 0, columns() - 1),
            std::clamp((point.y() - padding) / cell.height(), 0, rows() - 1)};
}

/// The cell, or the border between cells that is nearest.
core::TextPosition TerminalView::positionAt(const QPoint &point, bool border) const
{
    const QSize cell = m_painter.cellSize();
    const int x = point.x() - padding + (border ? cell.width() / 2 : 0);
    const int last = border ? columns() : columns() - 1;
    return {.line = m_terminal.firstLineNumber() + topLine() + cellAt(point).y(),
            .column = std::clamp(x / cell.width(), 0, last)};
}

bool TerminalView::reportMouse(const QMouseEvent &event, core::MouseAction::Kind kind)
{
    // With shift held the mouse is ours, as in other terminals.
    if (m_ended || event.modifiers().testFlag(Qt::ShiftModifier)
        || m_terminal.modes().mouse == core::MouseTracking::None)
        return false;
    const QPoint cell = cellAt(event.position().toPoint());
    const bool moves = kind == core::MouseAction::Kind::Move;
    if (moves && cell == m_reportedCell)
        return true;
    m_reportedCell = cell;
    const std::string report = core::encodeMouse(
        {.kind = kind,
         .button = buttonOf(moves ? event.buttons() : Qt::MouseButtons(event.button())),
         .column = cell.x(),
         .row = cell.y(),
         .modifiers = terminalModifiers(event.modifiers())},
        m_terminal.modes());
    if (!report.empty())
        emit bytesTyped(QByteArray::fromStdString(report));
    return true;
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (const QString target = linkAt(point); mayBeOpened(target)) {
            emit linkActivated(target);
            return;
        }
    }
    if (reportMouse(*event, core::MouseAction::Kind::Press))
        return;
    if (event->button() == Qt::MiddleButton && QApplication::clipboard()->supportsSelection())
        return pasteText(QApplication::clipboard()->text(QClipboard::Selection));
    if (event->button() != Qt::LeftButton)
        return;
    const bool again =
        m_clickClock.isValid() && m_clickClock.elapsed() < QApplication::doubleClickInterval()
        && (point - m_clickPoint).manhattanLength() < QApplication::startDragDistance();
    m_clicks = again ? m_clicks % 3 + 1 : 1;
    m_clickClock.restart();
    m_clickPoint = point;
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection && m_clicks == 1) {
        m_selecting = true;
        return extendSelection(positionAt(point, true));
    }
    const Unit unit = m_clicks == 1 ? Unit::Cells : m_clicks == 2 ? Unit::Words : Unit::Lines;
    startSelection(
        positionAt(point, unit == Unit::Cells), unit, event->modifiers().testFlag(Qt::AltModifier));
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_selecting) {
        m_dragPoint = point;
        const bool outside = point.y() < 0 || point.y() >= viewport()->height();
        if (outside && !m_autoScrollTimer.isActive())
            m_autoScrollTimer.start(autoScrollMs, this);
        else if (!outside)
            m_autoScrollTimer.stop();
        return extendSelection(positionAt(point, m_unit == Unit::Cells));
    }
    hover(point, event->modifiers());
    reportMouse(*event, core::MouseAction::Kind::Move);
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScrollTimer.stop();
    if (!m_selecting) {
        reportMouse(*event, core::MouseAction::Kind::Release);
        return;
    }
    m_selecting = false;
    QClipboard *clipboard = QApplication::clipboard();
    if (hasSelection() && clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::startSelection(const core::TextPosition &position, Unit unit, bool block)
{
    m_selecting = true;
    m_unit = unit;
    m_blockSelection = block && unit == Unit::Cells;
    if (unit == Unit::Words)
        m_anchor = core::wordAt(m_terminal, position);
    else if (unit == Unit::Lines)
        m_anchor = core::lineAt(m_terminal, position);
    else
        m_anchor = {.begin = position, .end = position, .block = m_blockSelection};
    setSelection(m_anchor);
}

void TerminalView::extendSelection(const core::TextPosition &position)
{
    if (m_unit == Unit::Cells) {
        setSelection(core::rangeBetween(m_terminal, m_anchor.begin, position, m_blockSelection));
        return;
    }
    const core::TextRange other = m_unit == Unit::Words ? core::wordAt(m_terminal, position)
                                                        : core::lineAt(m_terminal, position);
    setSelection(core::TextRange{.begin = std::min(m_anchor.begin, other.begin),
                                 .end = std::max(m_anchor.end, other.end)});
}

void TerminalView::autoScroll()
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + (m_dragPoint.y() < 0 ? -1 : 1));
    extendSelection(positionAt(m_dragPoint, m_unit == Unit::Cells));
}

void TerminalView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / wheelStep;
    const core::TerminalModes &modes = m_terminal.modes();
    const bool forProgram = !m_ended && !event->modifiers().testFlag(Qt::ShiftModifier);
    const bool asMouse = forProgram && modes.mouse != core::MouseTracking::None;
    const bool asKeys = forProgram && m_terminal.isAlternate() && modes.alternateScroll;
    if (!asMouse && !asKeys) {
        // Finer than whole steps where the device is: the bar counts lines.
        const int lines = m_wheelRest * wheelLines / wheelStep;
        m_wheelRest -= lines * wheelStep / wheelLines;
        verticalScrollBar()->setValue(verticalScrollBar()->value() - lines);
        return;
    }
    m_wheelRest -= steps * wheelStep;
    const QPoint cell = cellAt(event->position().toPoint());
    const bool up = steps > 0;
    const core::MouseAction action{.button = up ? core::MouseAction::Button::WheelUp
                                                : core::MouseAction::Button::WheelDown,
                                   .column = cell.x(),
                                   .row = cell.y(),
                                   .modifiers = terminalModifiers(event->modifiers())};
    const core::KeyPress arrow{.key = up ? core::TerminalKey::Up : core::TerminalKey::Down};
    const std::string once =
        asMouse ? core::encodeMouse(action, modes) : core::encodeKey(arrow, modes);
    const int times = std::min(std::abs(steps), 10) * (asMouse ? 1 : wheelLines);
    if (times > 0 && !once.empty())
        emit bytesTyped(QByteArray::fromStdString(once).repeated(times));
}

QString TerminalView::linkAt(const QPoint &point) const
{
    const QPoint cell = cellAt(point);
    core::CellRow scratch;
    const core::CellRow &row = m_terminal.line(topLine() + cell.y(), scratch);
    const std::uint16_t link = row.cells[static_cast<std::size_t>(cell.x())].style.link;
    const std::string_view target = m_terminal.linkTarget(link);
    return QString::fromUtf8(target.data(), static_cast<qsizetype>(target.size()));
}

void TerminalView::hover(const QPoint &point, Qt::KeyboardModifiers modifiers)
{
    const QPoint cell = cellAt(point);
    core::CellRow scratch;
    const core::CellRow &row = m_terminal.line(topLine() + cell.y(), scratch);
    const std::uint16_t link = row.cells[static_cast<std::size_t>(cell.x())].style.link;
    const bool opens = link != 0 && modifiers.testFlag(Qt::ControlModifier);
    viewport()->setCursor(opens ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (std::exchange(m_hoveredLink, link) != link)
        viewport()->update();
}

bool TerminalView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        // What a link shows is up to the program; where it leads is said here.
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString target = linkAt(help->pos());
        if (target.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               tr("%1\nControl and click opens it.").arg(target.toHtmlEscaped()),
                               viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (byMouse && !m_ended && !event->modifiers().testFlag(Qt::ShiftModifier)
        && m_terminal.modes().mouse != core::MouseTracking::None)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("terminalMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto shortcut = [](Qt::Key key) {
        return QKeySequence(QKeyCombination(terminalShortcutModifiers(), key));
    };
    QAction *copyAction =
        menu->addAction(tr("Copy"), shortcut(Qt::Key_C), this, &TerminalView::copy);
    copyAction->setEnabled(hasSelection());
    QAction *pasteAction =
        menu->addAction(tr("Paste"), shortcut(Qt::Key_V), this, &TerminalView::paste);
    pasteAction->setEnabled(!m_ended && !QApplication::clipboard()->text().isEmpty());
    menu->addAction(tr("Select All"), shortcut(Qt::Key_A), this, &TerminalView::selectAll);
    menu->addSeparator();
    menu->addAction(tr("Clear Scrollback"), this, &TerminalView::clearScrollback);
    menu->addSeparator();
    menu->addAction(tr("Zoom In"), QKeySequence(Qt::CTRL | Qt::Key_Plus), this, [this] {
        setZoom(m_zoom + 1);
    });
    menu->addAction(tr("Zoom Out"), QKeySequence(Qt::CTRL | Qt::Key_Minus), this, [this] {
        setZoom(m_zoom - 1);
    });
    menu->addAction(
        tr("Original Size"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { setZoom(0); });
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

} // namespace ui
