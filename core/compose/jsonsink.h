#pragma once

#include "core/compose/printer.h"

namespace core {

/// Writes JSON as Go's encoder does. `indent` 0 is compact.
class JsonSink : public SpecSink
{
public:
    explicit JsonSink(int indent = 0, bool doublesDollars = false)
        : m_indent(indent)
        , m_doublesDollars(doublesDollars)
    {
        m_bytes.reserve(1024);
    }

    void beginMap() override;
    void endMap() override;
    void beginList() override;
    void endList() override;
    void key(const QString &key) override;
    void text(const QString &text) override;
    void literal(const QString &literal) override;

    const QByteArray &bytes() const { return m_bytes; }

private:
    void begin(char bracket);
    void end(char bracket);
    void separate();
    void quoted(const QString &text);
    void escaped(QChar c);

    const int m_indent;
    const bool m_doublesDollars;
    QByteArray m_bytes;
    int m_depth = 0;
    bool m_afterKey = false;
    bool m_isFirst = true;
};

} // namespace core
