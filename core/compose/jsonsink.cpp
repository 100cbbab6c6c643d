#include "core/compose/jsonsink.h"

namespace core {

void JsonSink::begin(char bracket)
{
    separate();
    m_bytes += bracket;
    ++m_depth;
    m_isFirst = true;
}

void JsonSink::end(char bracket)
{
    --m_depth;
    if (m_indent > 0 && !m_isFirst)
        m_bytes += '\n' + QByteArray(m_depth * m_indent, ' ');
    m_bytes += bracket;
    m_isFirst = false;
}

void JsonSink::beginMap()
{
    begin('{');
}

void JsonSink::endMap()
{
    end('}');
}

void JsonSink::beginList()
{
    begin('[');
}

void JsonSink::endList()
{
    end(']');
}

/// What comes before a value or key: nothing behind a key, else the comma and the line break.
void JsonSink::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (!m_isFirst)
        m_bytes += ',';
    if (m_indent > 0 && m_depth > 0)
        m_bytes += '\n' + QByteArray(m_depth * m_indent, ' ');
    m_isFirst = false;
}

void JsonSink::key(const QString &key)
{
    separate();
    quoted(key);
    m_bytes += m_indent > 0 ? ": " : ":";
    m_afterKey = true;
}

void JsonSink::text(const QString &text)
{
    separate();
    quoted(text);
}

void JsonSink::literal(const QString &literal)
{
    separate();
    m_bytes += literal.toLatin1();
}

void JsonSink::quoted(const QString &text)
{
    m_bytes += '"';
    const QByteArray bytes = text.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        switch (c) {
        case '"':
            m_bytes += "\\\"";
            break;
        case '\\':
            m_bytes += "\\\\";
            break;
        case '\b':
            m_bytes += "\\b";
            break;
        case '\f':
            m_bytes += "\\f";
            break;
        case '\n':
            m_bytes += "\\n";
            break;
        case '\r':
            m_bytes += "\\r";
            break;
        case '\t':
            m_bytes += "\\t";
            break;
        case '<':
        case '>':
        case '&':
            m_bytes += "\\u00" + QByteArray::number(c, 16);
            break;
        case '$':
            m_bytes += m_doublesDollars ? "$$" : "$";
            break;
        case '\xE2':
            if (bytes.mid(i, 3) == "\xE2\x80\xA8" || bytes.mid(i, 3) == "\xE2\x80\xA9") {
                m_bytes += bytes[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
                i += 2;
            } else {
                m_bytes += c;
            }
            break;
        default:
            if (static_cast<uchar>(c) < 0x20)
                m_bytes += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
            else
                m_bytes += c;
        }
    }
    m_bytes += '"';
}

} // namespace core
