#include "core/process/linebuffer.h"

namespace core {

LineBuffer::LineBuffer(qsizetype maximumLine)
    : m_maximumLine(maximumLine)
{}

void LineBuffer::feed(const QByteArray &bytes, const Sink &sink)
{
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        const qsizetype stop = end < 0 ? bytes.size() : end;
        const qsizetype room = m_maximumLine - m_rest.size();
        if (stop - start > room) {
            m_rest.append(bytes.constData() + start, room);
            start += room;
            emitLine(std::exchange(m_rest, {}), sink);
            continue;
        }
        m_rest.append(bytes.constData() + start, stop - start);
        if (end < 0)
            return;
        emitLine(std::exchange(m_rest, {}), sink);
        start = end + 1;
    }
}

void LineBuffer::finish(const Sink &sink)
{
    if (!m_rest.isEmpty())
        emitLine(std::exchange(m_rest, {}), sink);
}

void LineBuffer::emitLine(QByteArray line, const Sink &sink) const
{
    if (line.endsWith('\r'))
        line.chop(1);
    sink(line);
}

} // namespace core
