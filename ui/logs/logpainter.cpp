#include "ui/logs/logpainter.h"

#include "core/logs/cellwidth.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int leftMargin = 12;
constexpr int rightMargin = 12;
constexpr int columnGap = 8;
constexpr int stripeWidth = 3;
constexpr int timeColumns = 12;
constexpr int longestService = 18;
constexpr int markerLead = 14;
constexpr qint64 nanosecondsPerMillisecond = 1'000'000;
constexpr size_t boldBit = 1;
constexpr size_t italicBit = 2;
constexpr size_t underlineBit = 4;
constexpr size_t strikeOutBit = 8;

bool isAscii(QChar character)
{
    return character.unicode() < 0x80;
}

QString shortName(const QString &name)
{
    return name.size() > longestService ? name.left(longestService - 1) + QChar(0x2026) : name;
}

/// "+0:12.345", "+1:02:03.456": milliseconds since the first line.
QString relativeText(qint64 milliseconds)
{
    const QLatin1Char sign(milliseconds < 0 ? '-' : '+');
    const qint64 all = std::abs(milliseconds);
    const qint64 hours = all / 3'600'000;
    const QString minutes =
        QStringLiteral("%1").arg(all / 60'000 % 60, hours > 0 ? 2 : 1, 10, QLatin1Char('0'));
    const QString rest = QStringLiteral(":%1.%2")
                             .arg(all / 1000 % 60, 2, 10, QLatin1Char('0'))
                             .arg(all % 1000, 3, 10, QLatin1Char('0'));
    return sign + (hours > 0 ? QStringLiteral("%1:").arg(hours) : QString()) + minutes + rest;
}

} // namespace

void LogPainter::setAppearance(const LogAppearance &appearance)
{
    m_appearance = appearance;
    m_inks.setAppearance(appearance);
}

void LogPainter::setFont(const QFont &font)
{
    m_font = font;
    // Kerning would move characters off their cells.
    m_font.setKerning(false);
    for (size_t i = 0; i < m_styledFonts.size(); ++i) {
        m_styledFonts[i] = m_font;
        m_styledFonts[i].setBold((i & boldBit) != 0);
        m_styledFonts[i].setItalic((i & italicBit) != 0);
        m_styledFonts[i].setUnderline((i & underlineBit) != 0);
        m_styledFonts[i].setStrikeOut((i & strikeOutBit) != 0);
    }
    const QFontMetricsF metrics(m_font);
    m_cellWidth = metrics.horizontalAdvance(QString(32, QLatin1Char('0'))) / 32;
    m_rowHeight = int(std::ceil(metrics.height())) + 3;
    m_baseline = std::round((m_rowHeight - metrics.height()) / 2 + metrics.ascent());
    updateColumns();
}

const QFont &LogPainter::fontOf(const core::AnsiStyle &style) const
{
    const size_t index = (style.bold ? boldBit : 0) | (style.italic ? italicBit : 0)
                         | (style.underline ? underlineBit : 0)
                         | (style.strikeOut ? strikeOutBit : 0);
    return m_styledFonts[index];
}

void LogPainter::setTimeMode(LogTimeMode mode)
{
    m_timeMode = mode;
    updateColumns();
}

void LogPainter::setServices(const QStringList &names,
                             const QList<QColor> &colors,
                             const QStringList &all)
{
    m_services.clear();
    for (const QString &name : names)
        m_services << shortName(name);
    m_serviceColumns = 0;
    for (const QString &name : all)
        m_serviceColumns = std::max(m_serviceColumns, core::cellWidth(shortName(name)));
    m_serviceColors = colors;
    updateColumns();
}

void LogPainter::updateColumns()
{
    const bool hasTime = m_timeMode != LogTimeMode::Off;
    m_stripeLeft =
        leftMargin + (hasTime ? int(std::ceil(timeColumns * m_cellWidth)) + columnGap : 0);
    m_serviceLeft = m_stripeLeft + stripeWidth + columnGap - 1;
    m_textLeft = m_serviceLeft;
    if (m_serviceColumns > 0)
        m_textLeft += int(std::ceil(m_serviceColumns * m_cellWidth)) + columnGap;
}

int LogPainter::columnsIn(int width) const
{
    return std::max(8, int((width - m_textLeft - rightMargin) / m_cellWidth));
}

QString LogPainter::timeText(qint64 time) const
{
    if (time == 0 || m_timeMode == LogTimeMode::Off)
        return {};
    if (m_timeMode == LogTimeMode::Relative)
        return relativeText((time - m_zero) / nanosecondsPerMillisecond);
    return QDateTime::fromMSecsSinceEpoch(time / nanosecondsPerMillisecond)
        .time()
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

void LogPainter::paint(QPainter &painter, const ShownLine &line, int scrolled, int width) const
{
    painter.setFont(m_font);
    if (line.isMarker()) {
        paintMarker(painter, line, width);
        return;
    }
    paintFront(painter, line);
    painter.save();
    const int height = int(line.rows.size()) * m_rowHeight;
    painter.setClipRect(QRect(m_textLeft, line.y, width - m_textLeft, height));
    for (qsizetype row = 0; row < line.rows.size(); ++row) {
        const QPointF origin(m_textLeft - scrolled, line.y + int(row) * m_rowHeight);
        const bool isLast = row + 1 == line.rows.size();
        const qsizetype end = isLast ? line.text.text.size() : line.rows[row + 1];
        paintRow(painter, line, line.rows[row], end, origin, width);
    }
    painter.restore();
}

void LogPainter::paintMarker(QPainter &painter, const ShownLine &line, int width) const
{
    const QRect row(0, line.y, width, m_rowHeight);
    if (line.selectsLineBreak || line.selectedEnd > line.selectedBegin)
        painter.fillRect(row.adjusted(m_stripeLeft, 0, 0, 0), m_appearance.selection);
    painter.setPen(m_appearance.muted);
    painter.drawText(QPointF(leftMargin, line.y + m_baseline), timeText(line.time));

    const QString &text = line.text.text;
    const qreal textLeft = m_stripeLeft + markerLead + columnGap;
    painter.drawText(QPointF(textLeft, line.y + m_baseline), text);
    const int middle = line.y + m_rowHeight / 2;
    const int afterText = int(textLeft + core::cellWidth(text) * m_cellWidth) + columnGap;
    painter.drawLine(m_stripeLeft, middle, m_stripeLeft + markerLead, middle);
    if (afterText < width - rightMargin)
        painter.drawLine(afterText, middle, width - rightMargin, middle);
}

void LogPainter::paintFront(QPainter &painter, const ShownLine &line) const
{
    const qreal baseline = line.y + m_baseline;
    painter.setPen(m_appearance.muted);
    if (m_timeMode != LogTimeMode::Off) {
        const QString time = timeText(line.time);
        const qreal indent = qreal(std::max<qsizetype>(0, timeColumns - time.size())) * m_cellWidth;
        painter.drawText(QPointF(leftMargin + indent, baseline), time);
    }
    using core::LogLevel;
    if (line.level >= LogLevel::Warning) {
        const QColor &color =
            line.level == LogLevel::Warning ? m_appearance.warning : m_appearance.failure;
        const int height = int(line.rows.size()) * m_rowHeight;
        painter.fillRect(QRect(m_stripeLeft, line.y + 2, stripeWidth, height - 4), color);
    }
    if (line.service < m_services.size()) {
        painter.setPen(m_serviceColors.value(line.service, m_appearance.text));
        painter.drawText(QPointF(m_serviceLeft, baseline), m_services[line.service]);
    }
}

void LogPainter::paintRow(QPainter &painter,
                          const ShownLine &line,
                          qsizetype begin,
                          qsizetype end,
                          QPointF origin,
                          int width) const
{
    // Of an endless line only what can be seen is looked at.
    const core::AnsiText &text = line.text;
    const int firstColumn = columnOf(text, begin);
    const auto columnAtX = [&](qreal x) { return int((x - origin.x()) / m_cellWidth); };
    const int from = firstColumn + std::max(0, columnAtX(m_textLeft) - 1);
    const int to = firstColumn + columnAtX(width) + 2;
    const qsizetype visibleBegin = std::clamp(indexAtColumn(text, from), begin, end);
    const qsizetype visibleEnd = std::clamp(indexAtColumn(text, to), visibleBegin, end);
    const QPointF visibleOrigin(
        origin.x() + (columnOf(text, visibleBegin) - firstColumn) * m_cellWidth, origin.y());
    paintBackgrounds(painter, line, visibleBegin, visibleEnd, visibleOrigin, width);
    paintText(painter, line, visibleBegin, visibleEnd, visibleOrigin);
}

QRectF LogPainter::cells(
    const ShownLine &line, qsizetype rowBegin, qsizetype begin, qsizetype end, QPointF origin) const
{
    const int first = columnOf(line.text, rowBegin);
    const qreal left = origin.x() + (columnOf(line.text, begin) - first) * m_cellWidth;
    const qreal right = origin.x() + (columnOf(line.text, end) - first) * m_cellWidth;
    return {left, origin.y(), right - left, qreal(m_rowHeight)};
}

void LogPainter::paintBackgrounds(QPainter &painter,
                                  const ShownLine &line,
                                  qsizetype begin,
                                  qsizetype end,
                                  QPointF origin,
                                  int width) const
{
    const auto fill = [&](qsizetype from, qsizetype to, const QColor &color) {
        from = std::max(from, begin);
        to = std::min(to, end);
        if (from < to)
            painter.fillRect(cells(line, begin, from, to, origin), color);
    };
    for (const core::AnsiRun &run : line.text.runs) {
        const InkColors inks = m_inks.inks(run.style);
        if (inks.fill.isValid())
            fill(run.start, run.start + run.length, inks.fill);
    }
    fill(line.selectedBegin, line.selectedEnd, m_appearance.selection);
    const bool isLastRow = end == line.text.text.size();
    if (line.selectsLineBreak && isLastRow) {
        const QRectF last = cells(line, begin, end, end, origin);
        painter.fillRect(QRectF(last.left(), last.top(), width - last.left(), last.height()),
                         m_appearance.selection);
    }
    for (const auto &match : line.matches) {
        fill(match.start,
             match.start + match.length,
             line.isCurrentMatch ? m_appearance.currentMatch : m_appearance.match);
        // The current one has an outline as well: never colour alone.
        const qsizetype from = std::max(match.start, begin);
        const qsizetype to = std::min(match.start + match.length, end);
        if (line.isCurrentMatch && from < to) {
            painter.setPen(m_appearance.warning);
            painter.drawRect(cells(line, begin, from, to, origin).adjusted(0, 0, -1, -1));
        }
    }
}

void LogPainter::paintText(
    QPainter &painter, const ShownLine &line, qsizetype begin, qsizetype end, QPointF origin) const
{
    const int first = columnOf(line.text, begin);
    for (const core::AnsiRun &run : line.text.runs) {
        const qsizetype from = std::max(run.start, begin);
        const qsizetype to = std::min(run.start + run.length, end);
        if (from >= to)
            continue;
        painter.setFont(fontOf(run.style));
        painter.setPen(m_inks.inks(run.style).ink);
        const qreal left = origin.x() + (columnOf(line.text, from) - first) * m_cellWidth;
        paintCells(painter, line.text, from, to, {left, origin.y() + m_baseline});
    }
}

void LogPainter::paintCells(
    QPainter &painter, const core::AnsiText &text, qsizetype begin, qsizetype end, QPointF at) const
{
    const QString &characters = text.text;
    while (begin < end) {
        qsizetype stop = begin;
        while (stop < end && isAscii(characters[stop]))
            ++stop;
        if (stop == begin) {
            // Anything else stands alone, with its combining characters, so that it keeps its cell
            // whatever font it comes from.
            stop += core::characterLength(characters, stop);
            while (stop < end
                   && core::cellWidth(QStringView(characters)
                                          .sliced(stop, core::characterLength(characters, stop)))
                          == 0)
                stop += core::characterLength(characters, stop);
        }
        const QString piece = characters.mid(begin, stop - begin);
        painter.drawText(at, piece);
        at.rx() += core::cellWidth(piece) * m_cellWidth;
        begin = stop;
    }
}

} // namespace ui
