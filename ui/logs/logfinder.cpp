#include "ui/logs/logfinder.h"

#include <algorithm>

namespace ui {

LogFinder::LogFinder(QObject *parent)
    : QObject(parent)
{
    connect(&m_search, &core::LogSearch::changed, this, &LogFinder::changed);
}

void LogFinder::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_current.reset();
    m_lines.clear();
    m_takenTo = 0;
    const auto matcher = core::LineMatcher::parse(query);
    m_error = matcher ? QString() : matcher.error().summary;
    m_search.start(matcher ? *matcher : core::LineMatcher());
}

QString LogFinder::problem() const
{
    if (m_search.isTooExpensive())
        return tr("This pattern is too expensive.");
    return m_error;
}

void LogFinder::update(const core::LogStore &store, const VisibleLines &visible)
{
    m_search.update(store);
    if (std::exchange(m_isStale, false)) {
        m_lines.clear();
        m_takenTo = 0;
    }
    m_lines.erase(m_lines.begin(), std::ranges::lower_bound(m_lines, store.first()));
    const auto &found = m_search.found();
    for (auto line = std::ranges::lower_bound(found, m_takenTo); line != found.end(); ++line) {
        if (visible.contains(*line))
            m_lines.push_back(*line);
        m_takenTo = *line + 1;
    }
    if (m_current && !std::ranges::binary_search(m_lines, *m_current))
        m_current.reset();
}

qsizetype LogFinder::currentNumber() const
{
    if (!m_current)
        return 0;
    return std::ranges::lower_bound(m_lines, *m_current) - m_lines.begin() + 1;
}

std::optional<quint64> LogFinder::next(quint64 from)
{
    if (m_lines.empty())
        return std::nullopt;
    auto line = std::ranges::lower_bound(m_lines, m_current ? *m_current + 1 : from);
    if (line == m_lines.end())
        line = m_lines.begin();
    m_current = *line;
    emit changed();
    return m_current;
}

std::optional<quint64> LogFinder::previous(quint64 from)
{
    if (m_lines.empty())
        return std::nullopt;
    auto line = std::ranges::lower_bound(m_lines, m_current ? *m_current : from);
    if (line == m_lines.begin())
        line = m_lines.end();
    m_current = *std::prev(line);
    emit changed();
    return m_current;
}

bool LogFinder::hasMatchIn(quint64 begin, quint64 end) const
{
    const auto line = std::ranges::lower_bound(m_lines, begin);
    return line != m_lines.end() && *line < end;
}

} // namespace ui
