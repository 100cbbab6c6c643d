#include "core/compose/yamlsink.h"

#include "core/compose/scalar.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

/// Words that were truth values in YAML 1.1.
bool isOldTruth(const QString &text)
{
    static const QStringList words{QStringLiteral("y"),
                                   QStringLiteral("n"),
                                   QStringLiteral("yes"),
                                   QStringLiteral("no"),
                                   QStringLiteral("on"),
                                   QStringLiteral("off")};
    return text.size() <= 3 && words.contains(text.toLower());
}

/// Other readers take 22:22 for a number to the base 60.
bool isBaseSixty(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?$"));
    return text.contains(u':') && form.match(text).hasMatch();
}

bool isPlainSafe(const QString &text)
{
    const QChar first = text.front();
    const bool isSign = first == u'-' || first == u'?' || first == u':';
    if (QStringView(u"!&*|>@`%\"'#,[]{} ").contains(first)
        || (isSign && (text.size() == 1 || text[1] == u' ')))
        return false;
    return !text.contains(u": ") && !text.contains(u" #") && !text.endsWith(u':')
           && !text.endsWith(u' ') && !text.startsWith(u"---") && !text.startsWith(u"...");
}

bool needsEscapes(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() <= 0xA0)
               || c.unicode() == 0x2028 || c.unicode() == 0x2029 || c.unicode() == 0xFEFF;
    });
}

QString doubleQuoted(const QString &text)
{
    QString quoted = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += QStringLiteral("\\") + c;
        else if (c == u'\n')
            quoted += QStringLiteral("\\n");
        else if (c == u'\t')
            quoted += QStringLiteral("\\t");
        else if (c == u'\r')
            quoted += QStringLiteral("\\r");
        else if (needsEscapes(c))
            quoted += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            quoted += c;
    }
    return quoted + u'"';
}

} // namespace

QString yamlScalar(const QString &text)
{
    if (text.isEmpty() || needsEscapes(text))
        return doubleQuoted(text);
    if (isOldTruth(text) || isBaseSixty(text))
        return u'\'' + text + u'\'';
    if (resolvePlain(text).kind != SpecNode::Kind::Text)
        return doubleQuoted(text);
    if (isPlainSafe(text))
        return text;
    return text.contains(u'\'') ? doubleQuoted(text) : u'\'' + text + u'\'';
}

namespace {

/// Whether the lines of a text can stand below each other as they are.
bool isLiteralSafe(const QString &text)
{
    if (!text.contains(u'\n') || text.front().isSpace() || text.contains(u" \n")
        || text.endsWith(u' '))
        return false;
    return std::none_of(
        text.begin(), text.end(), [](QChar c) { return c != u'\n' && needsEscapes(c); });
}

/// `|` with the lines, indented below.
QByteArray literalBlock(const QString &text, qsizetype indent)
{
    QByteArray block("|");
    QString lines = text;
    if (!text.endsWith(u'\n'))
        block += '-';
    else if (text.endsWith(u"\n\n"))
        block += '+';
    if (lines.endsWith(u'\n'))
        lines.chop(1);
    const QByteArray margin(indent, ' ');
    for (const QString &line : lines.split(u'\n'))
        block += '\n' + (line.isEmpty() ? QByteArray() : margin + line.toUtf8());
    return block;
}

} // namespace

/// The start of a line for the next key or item of the innermost level.
void YamlSink::startLine()
{
    Level &level = m_levels.back();
    const bool continues = level.isEmpty && level.startsInline;
    level.isEmpty = false;
    if (continues)
        return;
    if (!m_bytes.isEmpty())
        m_bytes += '\n';
    m_bytes += QByteArray(static_cast<qsizetype>(m_levels.size() - 1) * 2, ' ');
}

void YamlSink::beginLevel(bool isList)
{
    const bool inList = !m_levels.empty() && m_levels.back().isList && !m_afterKey;
    if (inList) {
        startLine();
        m_bytes += "- ";
    }
    m_afterKey = false;
    m_levels.push_back({.isList = isList, .isEmpty = true, .startsInline = inList});
}

void YamlSink::endLevel(const char *emptyForm)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.isEmpty)
        return;
    if (!level.startsInline && !m_levels.empty())
        m_bytes += ' ';
    m_bytes += emptyForm;
}

void YamlSink::beginMap()
{
    beginLevel(false);
}

void YamlSink::endMap()
{
    endLevel("{}");
}

void YamlSink::beginList()
{
    beginLevel(true);
}

void YamlSink::endList()
{
    endLevel("[]");
}

void YamlSink::key(const QString &key)
{
    startLine();
    m_bytes += yamlScalar(key).toUtf8() + ':';
    m_afterKey = true;
}

void YamlSink::scalar(const QByteArray &text)
{
    if (m_afterKey) {
        m_bytes += ' ';
    } else if (!m_levels.empty()) {
        startLine();
        m_bytes += "- ";
    }
    m_afterKey = false;
    m_bytes += text;
}

void YamlSink::text(const QString &text)
{
    QString shown = text;
    if (m_doublesDollars)
        shown.replace(u'$', QStringLiteral("$$"));
    if (isLiteralSafe(shown))
        scalar(literalBlock(shown, static_cast<qsizetype>(m_levels.size()) * 2));
    else
        scalar(yamlScalar(shown).toUtf8());
}

void YamlSink::literal(const QString &literal)
{
    scalar(literal.toUtf8());
}

} // namespace core
