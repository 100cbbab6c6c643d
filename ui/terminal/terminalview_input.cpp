#include "ui/terminal/terminalview.h"

#include "ui/terminal/keymapping.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace ui {

namespace {

/// Keys that stay with the window: those that change between tabs and panes. Without F6 nobody gets
/// out of a terminal by keyboard.
bool belongsToTheWindow(const QKeyEvent &event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    const int key = event.key();
    if (key == Qt::Key_F6 && !control && !alt)
        return true;
    return control
           && (key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_PageUp
               || key == Qt::Key_PageDown);
}

bool isModifierKey(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
           || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock;
}

} // namespace

bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys of a terminal are for its program, whatever the menus say. What has control and
        // shift is left to them.
        const auto *key = static_cast<QKeyEvent *>(event);
        const Qt::KeyboardModifiers held = key->modifiers() & ~Qt::KeypadModifier;
        const bool forMenus =
            held.testFlag(Qt::ControlModifier) && held.testFlag(Qt::ShiftModifier);
        if (hasFocus() && !forMenus && !belongsToTheWindow(*key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::focusNextPrevChild(bool)
{
    return false;
}

void TerminalView::type(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_ended)
        return;
    scrollToBottom();
    m_idleClock.restart();
    m_blinkedOff = false;
    updateBlinking();
    emit bytesTyped(bytes);
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (m_pasteBanner->isVisible()) {
        const int key = event->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            answerPaste(key != Qt::Key_Escape);
        return;
    }
    if (handleShortcut(*event) || handleScrollKey(*event) || isModifierKey(event->key()))
        return;
    if (belongsToTheWindow(*event)) {
        event->ignore();
        return;
    }
    const core::KeyPress press = terminalKeyPress(*event);
    if (m_ended) {
        if (press.key == core::TerminalKey::Enter)
            emit restartRequested();
        return;
    }
    const std::string bytes = core::encodeKey(press, m_terminal.modes());
    if (bytes.empty()) {
        event->ignore();
        return;
    }
    setSelection(std::nullopt);
    type(QByteArray::fromStdString(bytes));
}

bool TerminalView::handleShortcut(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (key == Qt::Key_Escape && held == Qt::ShiftModifier) {
        QAbstractScrollArea::focusNextPrevChild(true);
    } else if (key == Qt::Key_Insert && held == Qt::ShiftModifier) {
        paste();
    } else if (key == Qt::Key_Insert && held == Qt::ControlModifier) {
        copy();
    } else if (held == terminalShortcutModifiers() && key == Qt::Key_C) {
        copy();
    } else if (held == terminalShortcutModifiers() && key == Qt::Key_V) {
        paste();
    } else if (held == terminalShortcutModifiers() && key == Qt::Key_A) {
        selectAll();
    } else if (held.testFlag(Qt::ControlModifier) && !held.testFlag(Qt::AltModifier)
               && (key == Qt::Key_Plus || key == Qt::Key_Equal)) {
        setZoom(m_zoom + 1);
    } else if (held == Qt::ControlModifier && key == Qt::Key_Minus) {
        setZoom(m_zoom - 1);
    } else if (held == Qt::ControlModifier && key == Qt::Key_0) {
        setZoom(0);
    } else {
        return false;
    }
    return true;
}

bool TerminalView::handleScrollKey(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::ShiftModifier || m_terminal.isAlternate())
        return false;
    QScrollBar *bar = verticalScrollBar();
    switch (event.key()) {
    case Qt::Key_PageUp:
        bar->triggerAction(QScrollBar::SliderPageStepSub);
        return true;
    case Qt::Key_PageDown:
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
        return true;
    case Qt::Key_Home:
        bar->setValue(0);
        return true;
    case Qt::Key_End:
        scrollToBottom();
        return true;
    default:
        return false;
    }
}

void TerminalView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TerminalView::paste()
{
    pasteText(QGuiApplication::clipboard()->text());
}

/// Text of several lines may run as commands before anybody has read it: it is asked for first.
void TerminalView::pasteText(const QString &text)
{
    if (text.isEmpty() || m_ended)
        return;
    qsizetype lines = text.count(u'\n');
    if (lines == 0 && !text.contains(u'\r'))
        return sendPaste(text);
    if (!text.endsWith(u'\n'))
        ++lines;
    m_pendingPaste = text;
    m_pasteBanner->show(Banner::Kind::Warning,
                        tr("The clipboard holds %n line(s), which may run as commands. Enter "
                           "pastes, Escape does not.",
                           nullptr,
                           static_cast<int>(std::max<qsizetype>(lines, 1))),
                        tr("Paste"));
    const int height =
        std::max(m_pasteBanner->sizeHint().height(), m_pasteBanner->heightForWidth(width()));
    m_pasteBanner->setGeometry(0, this->height() - height, width(), height);
    m_pasteBanner->raise();
    setFocus();
}

void TerminalView::answerPaste(bool confirmed)
{
    const QString text = std::exchange(m_pendingPaste, {});
    m_pasteBanner->dismiss();
    setFocus();
    if (confirmed)
        sendPaste(text);
}

void TerminalView::sendPaste(const QString &text)
{
    type(QByteArray::fromStdString(core::encodePaste(text.toStdString(), m_terminal.modes())));
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_idleClock.restart();
    m_blinkedOff = false;
    updateBlinking();
    viewport()->update(cursorRect());
    const std::string report = core::encodeFocus(true, m_terminal.modes());
    if (!report.empty() && !m_ended)
        emit bytesTyped(QByteArray::fromStdString(report));
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    updateBlinking();
    viewport()->update(cursorRect());
    const std::string report = core::encodeFocus(false, m_terminal.modes());
    if (!report.empty() && !m_ended)
        emit bytesTyped(QByteArray::fromStdString(report));
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_preedit = event->preeditString();
    viewport()->update();
    if (!event->commitString().isEmpty())
        type(event->commitString().toUtf8());
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImCursorRectangle:
        return cursorRect().translated(viewport()->pos());
    case Qt::ImFont:
        return m_painter.font();
    case Qt::ImHints:
        return int(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhMultiLine);
    default:
        return QAbstractScrollArea::inputMethodQuery(query);
    }
}

} // namespace ui
