#include "ui/logs/logview.h"

#include "core/logs/servicecolour.h"
#include "ui/logs/logscrollbar.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr auto frame = 16ms;
/// After so long without a line nothing late is expected.
constexpr auto sealAfter = 400ms;
constexpr int topMargin = 6;
constexpr int newLinesMargin = 12;

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_copier(m_store, m_visible)
    , m_refreshTimer(this)
    , m_sealTimer(this)
    , m_dragTimer(this)
    , m_scrollBar(new LogScrollBar)
    , m_newLines(new QPushButton(viewport()))
{
    setVerticalScrollBar(m_scrollBar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(false);
    // Everything is painted on each frame, so nothing has to be wiped before.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);

    m_newLines->setObjectName(QStringLiteral("newLinesButton"));
    m_newLines->setProperty("primary", true);
    m_newLines->setCursor(Qt::ArrowCursor);
    m_newLines->setFocusPolicy(Qt::NoFocus);
    m_newLines->hide();
    connect(m_newLines, &QPushButton::clicked, this, [this] { setFollowing(true); });

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(frame);
    m_sealTimer.setSingleShot(true);
    m_sealTimer.setInterval(sealAfter);
    m_dragTimer.setInterval(frame);
    connect(&m_refreshTimer, &QTimer::timeout, this, &LogView::refresh);
    connect(&m_sealTimer, &QTimer::timeout, this, [this] {
        m_store.seal();
        takeIn();
    });
    connect(&m_dragTimer, &QTimer::timeout, this, [this] { dragTo(m_dragPoint); });
    connect(&m_finder, &LogFinder::changed, this, [this] {
        m_finder.update(m_store, m_visible);
        m_scrollBar->update();
        invalidateShown();
        emit findingChanged();
    });
    connect(&m_copier, &LogCopier::finished, this, [](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
    });
    m_painter.setAppearance(LogAppearance::of(Theme::of(palette())));
    updateFont();
}

LogView::~LogView() = default;

void LogView::setServices(const QStringList &services)
{
    m_declared = services;
    updateServices();
    scheduleRefresh();
}

void LogView::append(const core::LogBatch &lines)
{
    m_store.append(lines);
    m_sealTimer.start();
    takeIn();
}

void LogView::takeIn()
{
    // At once, because old lines may be gone now; a paint event may come before the next frame.
    const quint64 first = m_shown.isEmpty() ? 0 : m_shown.first().number;
    m_visible.update(m_store);
    if (first < m_store.first())
        m_isShownValid = false;
    scheduleRefresh();
}

void LogView::clearAll()
{
    m_store.clear();
    m_visible.setStart(0);
    m_visible.update(m_store);
    m_declared.clear();
    m_hidden.clear();
    m_selection = {};
    m_widest = 0;
    resetVisible();
    setFollowing(true);
    emit viewClearedChanged(false);
}

void LogView::setHiddenServices(const QSet<QString> &services)
{
    m_hidden = services;
    resetVisible();
}

void LogView::clearView()
{
    m_visible.setStart(m_store.end());
    m_selection = {};
    resetVisible();
    setFollowing(true);
    emit viewClearedChanged(isViewCleared());
}

void LogView::restoreView()
{
    if (!isViewCleared())
        return;
    m_visible.setStart(0);
    resetVisible();
    emit viewClearedChanged(false);
}

void LogView::resetVisible()
{
    std::vector<bool> hidden;
    for (const QString &service : m_store.services())
        hidden.push_back(m_hidden.contains(service));
    m_visible.setHidden(std::move(hidden));
    m_visible.update(m_store);
    m_finder.visibleLinesReset();
    invalidateShown();
    refresh();
}

void LogView::scheduleRefresh()
{
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start();
}

void LogView::refresh()
{
    // What is not seen costs nothing but the memory of its lines.
    if (!isVisible())
        return;
    if (m_knownServices.size() != m_store.services().size())
        updateServices();
    m_visible.update(m_store);
    m_finder.update(m_store, m_visible);
    if (!m_visible.isEmpty())
        m_painter.setZero(m_store.line(m_visible.line(0)).time);
    updateBars();
    if (m_following)
        scrollToEnd();
    else
        setTop({m_visible.indexOf(m_topLine), m_top.row});
    updateNewLines();
    if (m_finder.isActive())
        emit findingChanged();
}

void LogView::updateServices()
{
    m_knownServices = m_store.services();
    const QStringList ordered = services();
    const QList<int> indexes = core::serviceColours(ordered);
    QList<QColor> colors;
    for (const QString &service : m_knownServices)
        colors << appearance().services.value(indexes[ordered.indexOf(service)]);
    m_painter.setServices(m_knownServices, colors, ordered);
    std::vector<bool> hidden;
    for (const QString &service : m_knownServices)
        hidden.push_back(m_hidden.contains(service));
    m_visible.setHidden(std::move(hidden));
    m_visible.update(m_store);
    invalidateShown();
}

QStringList LogView::services() const
{
    QStringList services = m_declared;
    for (const QString &service : m_store.services()) {
        if (!m_declared.contains(service))
            services << service;
    }
    return services;
}

QColor LogView::serviceColor(const QString &service) const
{
    const QStringList ordered = services();
    const qsizetype index = ordered.indexOf(service);
    if (index < 0)
        return appearance().text;
    return appearance().services.value(core::serviceColours(ordered)[index]);
}

void LogView::updateFont()
{
    QFont font = fixedFont(this->font());
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(5.0, font.pointSizeF() + m_options.zoom));
    else
        font.setPixelSize(std::max(6, font.pixelSize() + m_options.zoom));
    m_painter.setFont(font);
    invalidateShown();
}

void LogView::setAppearance(const LogAppearance &appearance)
{
    m_painter.setAppearance(appearance);
    updateServices();
    updateBars();
}

void LogView::setOptions(const LogViewOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    m_painter.setTimeMode(options.time);
    updateFont();
    m_top.row = 0;
    refresh();
    emit optionsChanged(m_options);
}

int LogView::pageRows() const
{
    return std::max(1, (viewport()->height() - topMargin) / m_painter.rowHeight());
}

int LogView::rowsOf(quint64 number) const
{
    if (!m_options.wrap)
        return 1;
    const core::LogStore::Line line = m_store.line(number);
    if (line.stream == core::LogLine::Stream::Marker)
        return 1;
    const int columns = m_painter.columnsIn(viewport()->width());
    // A line has no more columns than bytes, but for tabs.
    if (line.text.size() <= columns && !line.text.contains('\t'))
        return 1;
    return int(rowStarts(core::parseAnsi(line.text), columns).size());
}

LogView::Top LogView::bottomTop() const
{
    int room = pageRows();
    if (!m_options.wrap)
        return {std::max<qsizetype>(0, m_visible.count() - room), 0};
    for (qsizetype index = m_visible.count() - 1; index >= 0; --index) {
        const int rows = rowsOf(m_visible.line(index));
        if (rows >= room)
            return {index, rows - room};
        room -= rows;
    }
    return {};
}

void LogView::updateBars()
{
    m_isUpdatingBars = true;
    const Top bottom = bottomTop();
    m_scrollBar->setRange(0, int(bottom.index));
    m_scrollBar->setPageStep(pageRows());
    const int width = viewport()->width();
    const int wanted = m_painter.textLeft() + int(m_widest * m_painter.cellWidth()) + 2 * topMargin;
    horizontalScrollBar()->setRange(0, m_options.wrap ? 0 : std::max(0, wanted - width));
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(int(4 * m_painter.cellWidth()));
    if (!m_finder.isActive()) {
        m_scrollBar->setMarks({}, {});
    } else {
        const auto hasMark = [this](double begin, double end) {
            const auto count = double(m_visible.count());
            const auto from = qsizetype(begin * count);
            const auto to = std::min(std::max(qsizetype(end * count), from + 1), m_visible.count());
            return from < to
                   && m_finder.hasMatchIn(m_visible.line(from), m_visible.line(to - 1) + 1);
        };
        m_scrollBar->setMarks(hasMark, appearance().warning);
    }
    m_isUpdatingBars = false;
}

void LogView::setTop(Top top)
{
    const Top bottom = bottomTop();
    if (top.index > bottom.index || (top.index == bottom.index && top.row > bottom.row))
        top = bottom;
    if (top.index < 0)
        top = {};
    m_top = top;
    m_topLine = m_visible.isEmpty() ? m_store.first() : m_visible.line(top.index);
    m_isUpdatingBars = true;
    m_scrollBar->setValue(int(top.index));
    m_isUpdatingBars = false;
    invalidateShown();
}

void LogView::scrollToTop(Top top)
{
    setTop(top);
    const Top bottom = bottomTop();
    changeFollowing(m_top.index == bottom.index && m_top.row == bottom.row);
}

void LogView::scrollRows(int rows)
{
    Top top = m_top;
    if (!m_options.wrap) {
        top.index = std::max<qsizetype>(0, top.index + rows);
        scrollToTop(top);
        return;
    }
    top.row += rows;
    while (top.row < 0 && top.index > 0)
        top.row += rowsOf(m_visible.line(--top.index));
    top.row = std::max(top.row, 0);
    while (top.index < m_visible.count() && top.row >= rowsOf(m_visible.line(top.index)))
        top.row -= rowsOf(m_visible.line(top.index++));
    scrollToTop(top);
}

void LogView::scrollToEnd()
{
    setTop(bottomTop());
}

void LogView::scrollContentsBy(int, int)
{
    if (m_isUpdatingBars)
        return;
    const bool isMoved = m_scrollBar->value() != m_top.index;
    const bool isAtEnd = m_scrollBar->value() == m_scrollBar->maximum();
    if (isMoved)
        scrollToTop(isAtEnd ? bottomTop() : Top{m_scrollBar->value(), 0});
    invalidateShown();
}

void LogView::setFollowing(bool following)
{
    changeFollowing(following);
    if (following)
        scrollToEnd();
}

void LogView::changeFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    m_pausedAt = m_store.end();
    updateNewLines();
    emit followingChanged(following);
}

void LogView::updateNewLines()
{
    const qsizetype newLines = m_following ? 0 : m_visible.count() - m_visible.indexOf(m_pausedAt);
    m_newLines->setVisible(newLines > 0);
    if (newLines == 0)
        return;
    m_newLines->setText(tr("▼ %1 new", nullptr, int(newLines)).arg(QLocale().toString(newLines)));
    m_newLines->adjustSize();
    m_newLines->move(viewport()->width() - m_newLines->width() - newLinesMargin,
                     viewport()->height() - m_newLines->height() - newLinesMargin);
}

void LogView::revealLine(quint64 line, qsizetype character)
{
    const qsizetype index = m_visible.indexOf(line);
    const bool isInSight = index >= m_top.index && index < m_top.index + pageRows() - 1;
    if (!isInSight || m_options.wrap)
        scrollToTop({std::max<qsizetype>(0, index - pageRows() / 3), 0});
    if (m_options.wrap)
        return;
    const core::AnsiText text = core::parseAnsi(m_store.line(line).text);
    const int x = int(columnOf(text, character) * m_painter.cellWidth());
    const int room = viewport()->width() - m_painter.textLeft();
    QScrollBar *bar = horizontalScrollBar();
    m_widest = std::max(m_widest, columnsOf(text));
    updateBars();
    if (x < bar->value() || x > bar->value() + room * 3 / 4)
        bar->setValue(std::max(0, x - room / 4));
}

void LogView::invalidateShown()
{
    m_isShownValid = false;
    viewport()->update();
}

ShownLine LogView::makeShown(quint64 number, int y) const
{
    const core::LogStore::Line line = m_store.line(number);
    ShownLine shown{.number = number,
                    .time = line.time,
                    .service = line.service,
                    .stream = line.stream,
                    .text = core::parseAnsi(line.text),
                    .y = y};
    if (!shown.isMarker())
        shown.level = core::detectLogLevel(line.text);
    if (m_options.wrap && !shown.isMarker())
        shown.rows = rowStarts(shown.text, m_painter.columnsIn(viewport()->width()));
    if (m_finder.isActive()) {
        shown.matches = m_finder.matcher().ranges(shown.text.text);
        shown.isCurrentMatch = m_finder.current() == number;
    }
    applySelection(shown);
    return shown;
}

void LogView::applySelection(ShownLine &line) const
{
    const LogPosition begin = m_selection.begin();
    const LogPosition end = m_selection.end();
    if (m_selection.isEmpty() || line.number < begin.line || line.number > end.line)
        return;
    line.selectedBegin = line.number == begin.line ? begin.index : 0;
    line.selectedEnd = line.number == end.line ? end.index : line.text.text.size();
    line.selectsLineBreak = line.number < end.line;
}

void LogView::layOutShown()
{
    if (m_isShownValid)
        return;
    m_isShownValid = true;
    m_shown.clear();
    const int before = m_widest;
    int y = topMargin - m_top.row * m_painter.rowHeight();
    for (qsizetype i = m_top.index; i < m_visible.count() && y < viewport()->height(); ++i) {
        m_shown << makeShown(m_visible.line(i), y);
        const ShownLine &shown = m_shown.last();
        m_widest = std::max(m_widest, columnsOf(shown.text));
        y += int(shown.rows.size()) * m_painter.rowHeight();
    }
    if (m_widest > before && !m_options.wrap)
        scheduleRefresh();
}

void LogView::paintEvent(QPaintEvent *event)
{
    layOutShown();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), appearance().background);
    for (const ShownLine &line : std::as_const(m_shown))
        m_painter.paint(painter, line, horizontalScrollBar()->value(), viewport()->width());
    if (m_shown.isEmpty()) {
        const bool isHidden = !m_store.isEmpty();
        painter.setFont(font());
        painter.setPen(appearance().muted);
        painter.drawText(viewport()->rect(),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         isHidden ? tr("All lines are hidden.") : tr("There are no lines yet."));
    }
    if (m_top.row > 0) // rows of the first line that are scrolled out reach into the margin
        painter.fillRect(0, 0, viewport()->width(), topMargin, appearance().background);
}

void LogView::resizeEvent(QResizeEvent *)
{
    m_top.row = m_options.wrap ? m_top.row : 0;
    refresh();
}

void LogView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    refresh();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateFont();
}

void LogView::setQuery(const QString &query)
{
    m_finder.setQuery(query);
    refresh();
    emit findingChanged();
}

void LogView::findNext()
{
    m_finder.update(m_store, m_visible);
    showFound(m_finder.next(m_topLine));
}

void LogView::findPrevious()
{
    m_finder.update(m_store, m_visible);
    showFound(m_finder.previous(m_topLine));
}

void LogView::showFound(std::optional<quint64> line)
{
    if (!line)
        return;
    changeFollowing(false);
    const QString text = core::plainText(m_store.line(*line).text);
    const auto ranges = m_finder.matcher().ranges(text);
    revealLine(*line, ranges.isEmpty() ? 0 : ranges.first().start);
    // The last page reaches the end without the user's having asked for following.
    changeFollowing(false);
    invalidateShown();
}

} // namespace ui
