#pragma once

#include <QByteArray>

#include <functional>

namespace core {

/// Bytes in, lines out. A line ends at LF (CR before it is dropped) or at a bound of its length, so
/// that a stream without line breaks cannot eat the memory.
class LineBuffer
{
public:
    using Sink = std::function<void(const QByteArray &line)>;

    explicit LineBuffer(qsizetype maximumLine = 64 * 1024);

    void feed(const QByteArray &bytes, const Sink &sink);
    /// Hands out what is left without its line break.
    void finish(const Sink &sink);

private:
    void emitLine(QByteArray line, const Sink &sink) const;

    QByteArray m_rest;
    qsizetype m_maximumLine;
};

} // namespace core
