#include "ui/logs/visiblelines.h"

#include <algorithm>

namespace ui {

void VisibleLines::setHidden(std::vector<bool> hidden)
{
    if (hidden == m_hidden)
        return;
    m_hidden = std::move(hidden);
    m_hidesSome = std::ranges::find(m_hidden, true) != m_hidden.end();
    startOver();
}

bool VisibleLines::isHidden(int service) const
{
    return size_t(service) < m_hidden.size() && m_hidden[size_t(service)];
}

void VisibleLines::setStart(quint64 line)
{
    m_start = line;
    startOver();
}

void VisibleLines::startOver()
{
    m_lines.clear();
    m_offset = 0;
    m_sealedCount = 0;
    m_takenTo = 0;
}

void VisibleLines::update(const core::LogStore &store)
{
    m_first = store.first();
    m_end = store.end();
    if (!m_hidesSome)
        return;

    m_lines.resize(m_sealedCount);
    takeSealed(store);
    m_sealedCount = m_lines.size();
    for (quint64 i = std::max(store.sealedEnd(), m_start); i < m_end; ++i) {
        if (!isHidden(store.line(i).service))
            m_lines.push_back(i);
    }

    const auto kept = std::lower_bound(
        m_lines.begin() + std::ptrdiff_t(m_offset), m_lines.end(), std::max(m_first, m_start));
    m_offset = size_t(kept - m_lines.begin());
    if (m_offset > m_lines.size() / 2) {
        m_lines.erase(m_lines.begin(), kept);
        m_sealedCount -= std::min(m_sealedCount, m_offset);
        m_offset = 0;
    }
}

void VisibleLines::takeSealed(const core::LogStore &store)
{
    const quint64 from = std::max({m_takenTo, m_start, store.first()});
    if (from >= store.sealedEnd())
        return;
    for (const auto &chunk : store.snapshot(from)) {
        const auto begin = qsizetype(std::max(from, chunk->first()) - chunk->first());
        for (qsizetype i = begin; i < chunk->lineCount(); ++i) {
            if (!isHidden(chunk->head(i).service))
                m_lines.push_back(chunk->first() + quint64(i));
        }
    }
    m_takenTo = store.sealedEnd();
}

qsizetype VisibleLines::count() const
{
    if (m_hidesSome)
        return qsizetype(m_lines.size() - m_offset);
    const quint64 first = std::max(m_first, m_start);
    return first < m_end ? qsizetype(m_end - first) : 0;
}

quint64 VisibleLines::line(qsizetype index) const
{
    return m_hidesSome ? m_lines[m_offset + size_t(index)]
                       : std::max(m_first, m_start) + quint64(index);
}

qsizetype VisibleLines::indexOf(quint64 line) const
{
    if (m_hidesSome) {
        const auto begin = m_lines.begin() + std::ptrdiff_t(m_offset);
        return std::lower_bound(begin, m_lines.end(), line) - begin;
    }
    const quint64 first = std::max(m_first, m_start);
    return line <= first ? 0 : std::min(qsizetype(line - first), count());
}

bool VisibleLines::contains(quint64 number) const
{
    const qsizetype index = indexOf(number);
    return index < count() && line(index) == number;
}

} // namespace ui
