#include "core/compose/dotenv.h"

#include <QRegularExpression>

namespace core {

namespace {

bool isLineBlank(QChar c)
{
    return c != u'\n'
           && (c == u' ' || c == u'\t' || c == u'\r' || c == u'\v' || c == u'\f'
               || c.unicode() == 0x85 || c.unicode() == 0xA0);
}

QString withEscapes(const QString &text)
{
    static const QString letters = QStringLiteral("abfnrtv\"\\");
    static const QString meanings = QStringLiteral("\a\b\f\n\r\t\v\"\\");
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (text[i] != u'\\' || next.isNull()) {
            result += text[i];
        } else if (const qsizetype letter = letters.indexOf(next); letter >= 0) {
            result += meanings[letter];
            ++i;
        } else if (next == u'$') {
            result += QStringLiteral("$$");
            ++i;
        } else if (next == u'0') {
            qsizetype end = i + 2;
            while (end < text.size() && end < i + 5 && text[end] >= u'0' && text[end] <= u'7')
                ++end;
            result += QChar(QStringView(text).sliced(i + 1, end - i - 1).toUShort(nullptr, 8));
            i = end - 1;
        } else {
            result += text[i];
        }
    }
    return result;
}

constexpr QChar nul(u'\0');

QString nulMessage()
{
    return SpecTr::tr("the control character %1 cannot be in a variable").arg(u"U+0000");
}

class DotenvParser
{
public:
    DotenvParser(const QString &text, const Interpolation::Lookup &environment, StringMap earlier)
        : m_text(text)
        , m_environment(environment)
        , m_interpolation([this](const QString &name) { return lookUp(name); })
    {
        m_outcome.values = std::move(earlier);
    }

    DotenvOutcome parse()
    {
        if (m_text.startsWith(QChar(QChar::ByteOrderMark)))
            ++m_at;
        while (m_outcome.errorLine == 0 && toStatement())
            readStatement();
        return m_outcome;
    }

private:
    std::optional<QString> lookUp(const QString &name) const
    {
        if (m_environment) {
            if (const auto value = m_environment(name))
                return value;
        }
        const auto found = m_outcome.values.constFind(name);
        return found == m_outcome.values.constEnd() ? std::nullopt : std::optional(*found);
    }

    void fail(const QString &message)
    {
        const qsizetype lineStart = m_at == 0 ? 0 : m_text.lastIndexOf(u'\n', m_at - 1) + 1;
        m_outcome.errorLine = m_line;
        m_outcome.errorColumn = static_cast<int>(m_at - lineStart) + 1;
        m_outcome.error = message;
    }

    QChar current() const { return m_at < m_text.size() ? m_text[m_at] : QChar(u'\n'); }

    void advance()
    {
        if (current() == u'\n')
            ++m_line;
        ++m_at;
    }

    /// Skips blanks, empty lines and comments; false at the end.
    bool toStatement()
    {
        while (m_at < m_text.size()) {
            if (current() == u'#') {
                while (m_at < m_text.size() && current() != u'\n')
                    advance();
            } else if (current() == u'\n' || isLineBlank(current())) {
                advance();
            } else {
                return true;
            }
        }
        return false;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isLineBlank(current()))
            advance();
    }

    void readStatement()
    {
        if (QStringView(m_text).sliced(m_at).startsWith(u"export") && m_at + 6 < m_text.size()
            && isLineBlank(m_text[m_at + 6])) {
            m_at += 6;
            skipBlanks();
        }
        const qsizetype start = m_at;
        while (current() != u'=' && current() != u':' && current() != u'\n') {
            const QChar c = current();
            if (!isLineBlank(c) && !c.isLetterOrNumber() && !QStringView(u"_.-[]").contains(c)) {
                fail(SpecTr::tr("unexpected character \"%1\" in the name of a variable").arg(c));
                return;
            }
            ++m_at;
        }
        const QString key = m_text.mid(start, m_at - start).trimmed();
        if (key.contains(u' ')) {
            fail(SpecTr::tr("the name of a variable cannot contain a blank"));
            return;
        }
        const bool inherited = current() == u'\n';
        advance();
        if (inherited) {
            if (const auto value = lookUp(key))
                m_outcome.values.insert(key, *value);
            return;
        }
        skipBlanks();
        const QChar first = m_at < m_text.size() ? m_text[m_at] : QChar();
        const qsizetype valueStart = m_at;
        const int valueLine = m_line;
        const auto value = first == u'"' || first == u'\'' ? quotedValue(first) : plainValue();
        if (!value)
            return;
        // No variable of a process can hold it, and no spec.
        if (value->contains(nul)) {
            m_at = valueStart;
            m_line = valueLine;
            fail(nulMessage());
            return;
        }
        m_outcome.values.insert(key, *value);
    }

    std::optional<QString> plainValue()
    {
        qsizetype end = m_text.indexOf(u'\n', m_at);
        if (end < 0)
            end = m_text.size();
        QString value = m_text.mid(m_at, end - m_at);
        const qsizetype comment = value.indexOf(QStringLiteral(" #"));
        if (comment >= 0)
            value.truncate(comment);
        while (!value.isEmpty() && value.back().isSpace())
            value.chop(1);
        const auto expanded = interpolated(value);
        m_at = end;
        return expanded;
    }

    std::optional<QString> quotedValue(QChar quote)
    {
        const int firstLine = m_line;
        const qsizetype opening = m_at;
        QString value;
        for (++m_at; m_at < m_text.size(); advance()) {
            QChar c = current();
            if (c == quote) {
                ++m_at;
                return quote == u'"' ? interpolated(withEscapes(value)) : value;
            }
            if (c == u'\\' && m_at + 1 < m_text.size()) {
                advance();
                c = current();
                if (c != quote)
                    value += u'\\';
            }
            value += c;
        }
        m_line = firstLine;
        const qsizetype end = std::exchange(m_at, opening);
        fail(SpecTr::tr("the quote opened here is never closed"));
        m_at = end;
        return std::nullopt;
    }

    std::optional<QString> interpolated(const QString &value)
    {
        if (!value.contains(u'$'))
            return value;
        const auto outcome = m_interpolation.substitute(value);
        if (!outcome.error)
            return outcome.text;
        if (outcome.error->kind == InterpolationError::Kind::RequiredVariable)
            fail(SpecTr::tr("the variable %1 must be set: %2")
                     .arg(outcome.error->variable, outcome.error->message));
        else
            fail(SpecTr::tr("this is not a valid variable: %1").arg(value.left(80)));
        return std::nullopt;
    }

    const QString &m_text;
    const Interpolation::Lookup &m_environment;
    Interpolation m_interpolation;
    DotenvOutcome m_outcome;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

DotenvOutcome
parseDotenv(const QString &text, const Interpolation::Lookup &environment, const StringMap &earlier)
{
    return DotenvParser(text, environment, earlier).parse();
}

DotenvOutcome parseRawEnvironment(const QString &text,
                                  const Interpolation::Lookup &environment,
                                  const StringMap &earlier)
{
    DotenvOutcome outcome{.values = earlier, .errorLine = 0, .errorColumn = 0, .error = {}};
    int number = 0;
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++number;
        if (number == 1 && line.startsWith(QChar(QChar::ByteOrderMark)))
            line = line.sliced(1);
        if (line.endsWith(u'\r'))
            line.chop(1);
        while (!line.isEmpty() && line.front().isSpace())
            line = line.sliced(1);
        if (line.isEmpty() || line.front() == u'#')
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString name = (equals < 0 ? line : line.first(equals)).toString();
        const bool hasBlank = name.contains(u' ') || name.contains(u'\t');
        if (name.isEmpty() || hasBlank || line.contains(nul)) {
            outcome.errorLine = number;
            outcome.errorColumn = 1;
            outcome.error = line.contains(nul) ? nulMessage()
                            : name.isEmpty()
                                ? SpecTr::tr("there is no name before the \"=\"")
                                : SpecTr::tr("the name of a variable cannot contain a blank");
            return outcome;
        }
        if (equals >= 0) {
            outcome.values.insert(name, line.sliced(equals + 1).toString());
        } else if (const auto value = environment ? environment(name) : std::nullopt) {
            outcome.values.insert(name, *value);
        }
    }
    return outcome;
}

} // namespace core
