#include "ui/terminal/terminalview.h"

#include "ui/desktop/theme.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr int frameMs = 16;
constexpr int parseBudgetMs = 8;
constexpr qsizetype parseSlice = 4096; // the worst 4 KB take a few milliseconds
constexpr int heldFrameMs = 150;       // a program that never ends its frame does not stop us
constexpr int blinkingMs = 15000;      // a cursor that nobody types at comes to rest
constexpr int bellMs = 300;
constexpr int minimumFontSize = 6;
constexpr int maximumFontSize = 48;

std::uint32_t rgbOf(const QColor &color)
{
    return color.rgb() & 0xffffffU;
}

} // namespace

TerminalView::TerminalView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_terminal(80, 24)
    , m_font(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_pasteBanner(new Banner(this))
{
    setObjectName(QStringLiteral("terminalView"));
    setAccessibleName(tr("Terminal"));
    setAccessibleDescription(tr("Keys go to the program. Shift+Escape leaves the terminal."));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setAttribute(Qt::WA_KeyCompression, false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    m_pasteBanner->setObjectName(QStringLiteral("pasteBanner"));
    connect(m_pasteBanner, &Banner::actionTriggered, this, [this] { answerPaste(true); });
    connect(m_pasteBanner, &Banner::dismissed, this, [this] { answerPaste(false); });
    m_idleClock.start();
    updateFonts();
    changeEvent(nullptr);
}

TerminalView::~TerminalView() = default;

QSize TerminalView::sizeHint() const
{
    const QSize cell = m_painter.cellSize();
    return {cell.width() * 80 + 2 * padding + verticalScrollBar()->sizeHint().width(),
            cell.height() * 24 + 2 * padding};
}

void TerminalView::setColors(const TerminalPalette &palette)
{
    m_ownColors = palette;
    changeEvent(nullptr);
}

/// Takes over the theme's colours; null = look at them in any case.
void TerminalView::changeEvent(QEvent *event)
{
    if (event)
        QAbstractScrollArea::changeEvent(event);
    if (event && event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    const TerminalPalette palette =
        m_ownColors ? *m_ownColors : terminalPalette(Theme::of(this->palette()));
    if (event && palette == m_painter.palette())
        return;
    m_painter.setColors(palette);
    m_terminal.setReportedColors({.foreground = rgbOf(palette.foreground),
                                  .background = rgbOf(palette.background),
                                  .cursor = rgbOf(palette.cursor)});
    viewport()->update();
}

void TerminalView::setTerminalFont(const QFont &font)
{
    m_font = font;
    updateFonts();
}

void TerminalView::setZoom(int steps)
{
    m_zoom = std::clamp(steps, -20, 40);
    updateFonts();
}

void TerminalView::updateFonts()
{
    QFont font = m_font;
    if (font.pixelSize() > 0)
        font.setPixelSize(std::clamp(font.pixelSize() + m_zoom, minimumFontSize, maximumFontSize));
    else
        font.setPointSizeF(
            std::clamp(font.pointSizeF() + m_zoom, qreal(minimumFontSize), qreal(maximumFontSize)));
    m_painter.setFont(font);
    updateGrid();
    viewport()->update();
}

void TerminalView::updateGrid()
{
    const QSize cell = m_painter.cellSize();
    const int columns = (viewport()->width() - 2 * padding) / cell.width();
    const int rows = (viewport()->height() - 2 * padding) / cell.height();
    // Not laid out yet, or squeezed by a splitter: a program would only wrap its text for that.
    if (!isVisible() || columns < core::Screen::minimumColumns || rows < 1)
        return;
    const bool changed = columns != m_terminal.columns() || rows != m_terminal.rows();
    if (changed) {
        m_terminal.resize(columns, rows);
        setSelection(std::nullopt);
        m_firstLine = m_terminal.firstLineNumber();
        updateScrollBar();
        scrollToBottom();
        viewport()->update();
        emit sizeChanged(m_terminal.columns(), m_terminal.rows());
    }
}

void TerminalView::resizeEvent(QResizeEvent *)
{
    updateGrid();
    updateScrollBar();
    m_pasteBanner->setGeometry(0,
                               height() - m_pasteBanner->sizeHint().height(),
                               width(),
                               m_pasteBanner->sizeHint().height());
}

void TerminalView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    updateGrid();
    rememberLines();
}

void TerminalView::setEnded(bool ended)
{
    m_ended = ended;
    updateBlinking();
    viewport()->update();
}

void TerminalView::feed(const QByteArray &bytes)
{
    m_queue += bytes;
    if (!m_parseTimer.isActive())
        parseQueued();
}

/// A bounded time at once; the rest when the event loop has had its turn.
void TerminalView::parseQueued()
{
    QElapsedTimer clock;
    clock.start();
    qsizetype taken = 0;
    while (m_queueStart < m_queue.size() && clock.elapsed() < parseBudgetMs) {
        const qsizetype count = std::min(parseSlice, m_queue.size() - m_queueStart);
        m_terminal.feed({m_queue.constData() + m_queueStart, static_cast<std::size_t>(count)});
        m_queueStart += count;
        taken += count;
    }
    if (m_queueStart < m_queue.size()) {
        if (!m_parseTimer.isActive())
            m_parseTimer.start(0, this);
    } else {
        m_parseTimer.stop();
        m_queue.clear();
        m_queueStart = 0;
    }
    m_idleClock.restart();
    scheduleRepaint();
    answer();
    if (taken > 0)
        emit consumed(taken);
}

void TerminalView::answer()
{
    const std::string replies = m_terminal.takeReplies();
    if (!replies.empty() && !m_ended)
        emit bytesTyped(QByteArray::fromStdString(replies));
    if (m_terminal.takeBells() > 0) {
        m_bellTimer.start(bellMs, this);
        viewport()->update();
        emit bellRang();
    }
    const QString title = QString::fromStdString(m_terminal.title());
    if (title != m_title) {
        m_title = title;
        emit titleChanged(title);
    }
}

/// At once when nothing was painted lately, so that a typed key is seen without delay.
void TerminalView::scheduleRepaint()
{
    if (m_repaintTimer.isActive())
        return;
    const qint64 since = m_paintClock.isValid() ? m_paintClock.elapsed() : frameMs;
    m_frameClock.restart();
    m_repaintTimer.start(
        static_cast<int>(std::max<qint64>(frameMs - since, 0)), Qt::PreciseTimer, this);
}

void TerminalView::repaintChanges()
{
    if (m_terminal.modes().synchronized && m_frameClock.elapsed() < heldFrameMs) {
        m_repaintTimer.start(frameMs, Qt::PreciseTimer, this);
        return;
    }
    m_paintClock.restart();
    m_repaintTimer.stop();
    rememberLines();
    const bool moved = topLine() != m_terminal.scrolledLines();
    if (m_terminal.screen().allDirty()) {
        viewport()->update();
    } else {
        const int height = m_painter.cellSize().height();
        const int offset = m_terminal.scrolledLines() - topLine();
        const core::ScreenPosition cursor = m_terminal.cursor();
        for (int row = 0; row < rows(); ++row) {
            const bool hadCursor = row == m_paintedCursor.row || row == cursor.row;
            if (m_terminal.screen().row(row).dirty || hadCursor || moved)
                viewport()->update(
                    0, padding + (row + offset) * height, viewport()->width(), height);
        }
    }
    m_terminal.clearDirty();
    updateBlinking();
}

/// Keeps the view on its text while lines come and go above.
void TerminalView::rememberLines()
{
    const bool atBottom = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    const std::int64_t first = m_terminal.firstLineNumber();
    const int gone = static_cast<int>(std::clamp<std::int64_t>(first - m_firstLine, 0, 1000000));
    m_firstLine = first;
    const int value = verticalScrollBar()->value() - gone;
    updateScrollBar();
    if (atBottom)
        scrollToBottom();
    else if (gone > 0)
        verticalScrollBar()->setValue(value);
    if (m_selection && m_selection->end.line < first)
        setSelection(std::nullopt);
}

void TerminalView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    const bool atBottom = bar->value() == bar->maximum();
    bar->setPageStep(rows());
    bar->setRange(0, m_terminal.scrolledLines());
    if (atBottom)
        bar->setValue(bar->maximum());
}

void TerminalView::scrollToBottom()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

int TerminalView::topLine() const
{
    return std::min(verticalScrollBar()->value(), m_terminal.scrolledLines());
}

void TerminalView::scrollContentsBy(int, int)
{
    viewport()->update();
}

QRect TerminalView::cursorRect() const
{
    const QSize cell = m_painter.cellSize();
    const core::ScreenPosition cursor = m_terminal.cursor();
    const int row = cursor.row + m_terminal.scrolledLines() - topLine();
    return {QPoint(padding + cursor.column * cell.width(), padding + row * cell.height()), cell};
}

void TerminalView::updateBlinking()
{
    const bool blinks = hasFocus() && !m_ended && m_terminal.cursorBlinks()
                        && m_terminal.modes().cursorVisible && QApplication::cursorFlashTime() > 0
                        && m_idleClock.elapsed() < blinkingMs;
    if (blinks && !m_blinkTimer.isActive()) {
        m_blinkTimer.start(QApplication::cursorFlashTime() / 2, this);
    } else if (!blinks && m_blinkTimer.isActive()) {
        m_blinkTimer.stop();
        m_blinkedOff = false;
        viewport()->update(cursorRect());
    }
}

void TerminalView::timerEvent(QTimerEvent *event)
{
    const int id = event->timerId();
    if (id == m_parseTimer.timerId()) {
        parseQueued();
    } else if (id == m_repaintTimer.timerId()) {
        repaintChanges();
    } else if (id == m_blinkTimer.timerId()) {
        m_blinkedOff = !m_blinkedOff;
        viewport()->update(cursorRect());
        updateBlinking();
    } else if (id == m_bellTimer.timerId()) {
        m_bellTimer.stop();
        viewport()->update();
    } else if (id == m_autoScrollTimer.timerId()) {
        autoScroll();
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

void TerminalView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const TerminalPalette &palette = m_painter.palette();
    const core::TerminalModes &modes = m_terminal.modes();
    painter.fillRect(event->rect(), modes.reversedScreen ? palette.foreground : palette.background);
    const QSize cell = m_painter.cellSize();
    const int top = topLine();
    const int cursorLine = m_terminal.scrolledLines() + m_terminal.cursor().row;
    const bool showsCursor = modes.cursorVisible && !m_ended && !m_blinkedOff;
    core::CellRow scratch;
    for (int row = 0; row < rows(); ++row) {
        const QPoint origin(padding, padding + row * cell.height());
        const QRect area(0, origin.y(), viewport()->width(), cell.height());
        if (!event->region().intersects(area))
            continue;
        const int line = top + row;
        RowMarks marks{.focused = hasFocus(),
                       .hoveredLink = m_hoveredLink,
                       .reversedScreen = modes.reversedScreen};
        if (m_selection)
            marks.selection = core::selectedColumns(*m_selection, m_firstLine + line, columns());
        if (line == cursorLine && showsCursor) {
            marks.cursor = m_terminal.cursor().column;
            marks.shape = m_terminal.cursorShape();
        }
        m_painter.drawRow(painter, m_terminal, m_terminal.line(line, scratch), origin, marks);
    }
    m_paintedCursor = m_terminal.cursor();
    if (!m_preedit.isEmpty())
        m_painter.drawPreedit(painter, m_preedit, cursorRect().topLeft());
    if (m_bellTimer.isActive())
        painter.fillRect(QRect(0, 0, viewport()->width(), 2), palette.bell);
}

void TerminalView::setSelection(const std::optional<core::TextRange> &range)
{
    if (m_selection == range)
        return;
    m_selection = range;
    viewport()->update();
}

QString TerminalView::selectedText() const
{
    return m_selection ? QString::fromStdString(core::textOf(m_terminal, *m_selection)) : QString();
}

void TerminalView::selectAll()
{
    setSelection(core::everything(m_terminal));
}

bool TerminalView::find(const QString &text, bool backwards)
{
    const core::TextRange all = core::everything(m_terminal);
    core::TextPosition from = backwards ? all.end : all.begin;
    if (m_selection)
        from = backwards
                   ? m_selection->begin
                   : core::TextPosition{m_selection->begin.line, m_selection->begin.column + 1};
    const auto found = core::findText(m_terminal, text.toStdString(), from, backwards);
    if (!found)
        return false;
    setSelection(found);
    const int line = static_cast<int>(found->begin.line - m_terminal.firstLineNumber());
    if (line < topLine() || line >= topLine() + rows())
        verticalScrollBar()->setValue(line - rows() / 2);
    return true;
}

void TerminalView::clearScrollback()
{
    m_terminal.clearScrollback();
    setSelection(std::nullopt);
    scheduleRepaint();
}

} // namespace ui
