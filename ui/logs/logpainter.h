#pragma once

#include "core/logs/linematcher.h"
#include "core/logs/loglevel.h"
#include "core/logs/logstore.h"
#include "ui/logs/logappearance.h"
#include "ui/logs/loglayout.h"

#include <QFont>
#include <QStringList>

class QPainter;

namespace ui {

/// What stands before the text of a line.
enum class LogTimeMode { Off, Clock, Relative };

/// A line taken apart for painting.
struct ShownLine
{
    quint64 number = 0;
    qint64 time = 0;
    int service = 0;
    core::LogLine::Stream stream = core::LogLine::Stream::Output;
    core::LogLevel level = core::LogLevel::Unknown;
    core::AnsiText text = {};
    QList<qsizetype> rows = {0}; ///< where each row of it starts
    QList<core::LineMatcher::Range> matches = {};
    bool isCurrentMatch = false;
    int y = 0;                   ///< of its first row, in the viewport
    qsizetype selectedBegin = 0; ///< characters that are selected
    qsizetype selectedEnd = 0;
    bool selectsLineBreak = false;

    bool isMarker() const { return stream == core::LogLine::Stream::Marker; }
};

/// Knows where everything of a line goes, and paints it.
class LogPainter
{
public:
    void setAppearance(const LogAppearance &appearance);
    const LogAppearance &appearance() const { return m_appearance; }
    void setFont(const QFont &font);
    void setTimeMode(LogTimeMode mode);
    LogTimeMode timeMode() const { return m_timeMode; }
    /// Names and colours by the store's numbers of services; `all` includes those that have not
    /// said anything yet and need room as well.
    void setServices(const QStringList &names, const QList<QColor> &colors, const QStringList &all);
    /// The time that relative times count from.
    void setZero(qint64 time) { m_zero = time; }

    int rowHeight() const { return m_rowHeight; }
    qreal cellWidth() const { return m_cellWidth; }
    /// Where the text starts when nothing is scrolled.
    int textLeft() const { return m_textLeft; }
    /// The right end of the column of times; 0 when there is none.
    int timeRight() const { return m_timeMode == LogTimeMode::Off ? 0 : m_stripeLeft; }
    /// How many columns of text fit into a viewport.
    int columnsIn(int width) const;
    QString timeText(qint64 time) const;

    /// `scrolled`: how far the text is scrolled to the right, in pixels.
    void paint(QPainter &painter, const ShownLine &line, int scrolled, int width) const;

private:
    void updateColumns();
    void paintMarker(QPainter &painter, const ShownLine &line, int width) const;
    void paintFront(QPainter &painter, const ShownLine &line) const;
    void paintRow(QPainter &painter,
                  const ShownLine &line,
                  qsizetype begin,
                  qsizetype end,
                  QPointF origin,
                  int width) const;
    void paintBackgrounds(QPainter &painter,
                          const ShownLine &line,
                          qsizetype begin,
                          qsizetype end,
                          QPointF origin,
                          int width) const;
    void paintText(QPainter &painter,
                   const ShownLine &line,
                   qsizetype begin,
                   qsizetype end,
                   QPointF origin) const;
    void paintCells(QPainter &painter,
                    const core::AnsiText &text,
                    qsizetype begin,
                    qsizetype end,
                    QPointF at) const;
    const QFont &fontOf(const core::AnsiStyle &style) const;
    QRectF cells(const ShownLine &line,
                 qsizetype rowBegin,
                 qsizetype begin,
                 qsizetype end,
                 QPointF origin) const;

    LogAppearance m_appearance;
    AnsiInks m_inks;
    QFont m_font;
    /// The same in all styles; making them anew for each piece of text is what costs most.
    std::array<QFont, 16> m_styledFonts;
    LogTimeMode m_timeMode = LogTimeMode::Clock;
    QStringList m_services;
    QList<QColor> m_serviceColors;
    int m_serviceColumns = 0;
    qint64 m_zero = 0;
    int m_rowHeight = 18;
    qreal m_baseline = 13;
    qreal m_cellWidth = 7;
    int m_stripeLeft = 0;
    int m_serviceLeft = 0;
    int m_textLeft = 0;
};

} // namespace ui
