#pragma once

#include "core/logs/logsearch.h"
#include "ui/logs/visiblelines.h"

#include <QObject>

#include <optional>

namespace ui {

/// What was found in the lines that are shown, and which of it one stands at.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    explicit LogFinder(QObject *parent = nullptr);

    /// A text or a /regular expression/; empty ends finding.
    void setQuery(const QString &query);
    const QString &query() const { return m_query; }
    const core::LineMatcher &matcher() const { return m_search.matcher(); }
    bool isActive() const { return !m_search.matcher().isEmpty(); }
    bool isRunning() const { return m_search.isRunning(); }
    /// Why the query cannot be used; empty when it can.
    QString problem() const;

    /// Looks at new lines; call it after the store or what is shown of it has changed.
    void update(const core::LogStore &store, const VisibleLines &visible);
    /// Other lines are shown now.
    void visibleLinesReset() { m_isStale = true; }

    /// Shown lines that match, rising.
    const std::vector<quint64> &lines() const { return m_lines; }
    std::optional<quint64> current() const { return m_current; }
    /// 1 for the first; 0 when one stands at none.
    qsizetype currentNumber() const;

    /// Goes to the next match behind the current one, or at `from` or later when there is none;
    /// past the end it goes on at the start. Nothing when there is no match.
    std::optional<quint64> next(quint64 from);
    std::optional<quint64> previous(quint64 from);
    bool hasMatchIn(quint64 begin, quint64 end) const;

signals:
    void changed();

private:
    QString m_query;
    QString m_error;
    core::LogSearch m_search;
    std::vector<quint64> m_lines;
    quint64 m_takenTo = 0; ///< results before this line were taken over
    std::optional<quint64> m_current;
    bool m_isStale = false;
};

} // namespace ui
