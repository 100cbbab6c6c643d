#include "core/logs/resumepoint.h"

namespace core {

void ResumePoint::rewind()
{
    m_isSkipping = m_time != 0;
    m_linesSkipped = 0;
}

bool ResumePoint::accept(qint64 time)
{
    if (m_isSkipping) {
        // A line without a time is the rest of one that was cut by the rewind.
        if (time < m_time)
            return false;
        if (time == m_time && m_linesSkipped < m_linesAtTime) {
            ++m_linesSkipped;
            return false;
        }
        m_isSkipping = false;
    }
    if (time == 0)
        return true;
    m_linesAtTime = time == m_time ? m_linesAtTime + 1 : 1;
    m_time = time;
    return true;
}

} // namespace core
