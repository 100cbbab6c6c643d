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

namespace {

bool isPlainJson(char16_t c)
{
    return c >= 0x20 && c < 0x7F && c != u'"' && c != u'\\' && c != u'<' && c != u'>' && c != u'&'
           && c != u'$';
}

QByteArray unicodeEscape(uint value)
{
    return "\\u" + QByteArray::number(value, 16).rightJustified(4, '0');
}

} // namespace

void JsonSink::escaped(QChar c)
{
    switch (c.unicode()) {
    case u'"':
        m_bytes += "\\\"";
        break;
    case u'\\':
        m_bytes += "\\\\";
        break;
    case u'\b':
        m_bytes += "\\b";
        break;
    case u'\f':
        m_bytes += "\\f";
        break;
    case u'\n':
        m_bytes += "\\n";
        break;
    case u'\r':
        m_bytes += "\\r";
        break;
    case u'\t':
        m_bytes += "\\t";
        break;
    case u'$':
        m_bytes += m_doublesDollars ? "$$" : "$";
        break;
    default:
        m_bytes += unicodeEscape(c.unicode());
    }
}

void JsonSink::quoted(const QString &text)
{
    m_bytes += '"';
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = from;
        while (end < text.size() && isPlainJson(text[end].unicode()))
            ++end;
        const qsizetype written = m_bytes.size();
        m_bytes.resize(written + end - from);
        char *to = m_bytes.data() + written;
        for (; from < end; ++from)
            *to++ = static_cast<char>(text[from].unicode());
        if (from == text.size())
            break;
        const char16_t c = text[from].unicode();
        if (c < 0x7F || c == 0x2028 || c == 0x2029) {
            escaped(text[from++]);
            continue;
        }
        while (end < text.size() && text[end].unicode() >= 0x7F && text[end] != QChar(0x2028)
               && text[end] != QChar(0x2029))
            ++end;
        m_bytes += QStringView(text).sliced(from, end - from).toUtf8();
        from = end;
    }
    m_bytes += '"';
}

} // namespace core
