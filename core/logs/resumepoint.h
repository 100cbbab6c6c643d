#pragma once

#include <QtGlobal>

namespace core {

/// Where reading a stream of timed lines has come to, so that it can be read again from a little
/// earlier without losing or doubling a line. Several lines may have the same time.
class ResumePoint
{
public:
    /// The time of the last line read; 0 = none had a time.
    qint64 time() const { return m_time; }
    /// The stream is read again from this time or earlier on.
    void rewind();
    /// Whether a line is new. Call it once for each line, in order; `time` 0 = it has none.
    bool accept(qint64 time);

private:
    qint64 m_time = 0;
    int m_linesAtTime = 0;
    int m_linesSkipped = 0;
    bool m_isSkipping = false;
};

} // namespace core
