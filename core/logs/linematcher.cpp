#include "core/logs/linematcher.h"

#include "core/logs/ansi.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <string_view>

namespace core {

namespace {

constexpr qsizetype maximumRanges = 1000;

char lowered(char byte)
{
    return static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

/// The lines of a block as one lower-case text without escape sequences, for one fast search.
struct Flattened
{
    std::string text = {};
    std::vector<size_t> ends = {}; ///< where each line ends, at its line break
};

/// Without an early end, so that the compiler can look at many bytes at once.
bool hasControls(QByteArrayView bytes)
{
    unsigned found = 0;
    for (const char byte : bytes)
        found |= unsigned(static_cast<quint8>(byte) < 0x20) | unsigned(byte == 0x7f);
    return found != 0;
}

void appendLowered(std::string &text, QByteArrayView bytes)
{
    const size_t before = text.size();
    text.resize(before + static_cast<size_t>(bytes.size()));
    std::transform(bytes.begin(), bytes.end(), text.begin() + std::ptrdiff_t(before), lowered);
}

/// A line with nothing but text and colours in it; false when there is more to it.
bool appendColoured(std::string &text, QByteArrayView line)
{
    while (!line.isEmpty()) {
        const qsizetype start = line.indexOf('\x1b');
        const QByteArrayView plain = start < 0 ? line : line.first(start);
        if (hasControls(plain))
            return false;
        appendLowered(text, plain);
        if (start < 0)
            return true;
        const qsizetype end = escapeEnd(line, start);
        if (end == start + 1)
            return false;
        line = line.sliced(end);
    }
    return true;
}

Flattened flatten(const LogChunk &chunk, qsizetype begin)
{
    Flattened flat;
    flat.text.reserve(LogChunk::capacity + 16 * 1024);
    flat.ends.reserve(static_cast<size_t>(chunk.lineCount() - begin));
    for (qsizetype i = begin; i < chunk.lineCount(); ++i) {
        const QByteArrayView line = chunk.text(i);
        const size_t begun = flat.text.size();
        if (!hasControls(line)) {
            appendLowered(flat.text, line);
        } else if (!appendColoured(flat.text, line)) {
            flat.text.resize(begun);
            appendLowered(flat.text, plainText(line).toUtf8());
        }
        flat.ends.push_back(flat.text.size());
        flat.text += '\n';
    }
    return flat;
}

} // namespace

Result<LineMatcher> LineMatcher::parse(const QString &query)
{
    LineMatcher matcher;
    const qsizetype close = query.lastIndexOf(QLatin1Char('/'));
    const bool isExpression = query.startsWith(QLatin1Char('/')) && close > 0
                              && (close == query.size() - 1 || query.mid(close + 1) == u"i");
    if (!isExpression) {
        matcher.m_text = query;
        const bool isAscii = std::ranges::all_of(query, [](QChar c) { return c.unicode() < 0x80; });
        if (isAscii)
            matcher.m_lowerText = query.toLatin1().toLower();
        return matcher;
    }
    if (close == 1)
        return matcher;
    matcher.m_isExpression = true;
    matcher.m_expression.setPattern(query.mid(1, close - 1));
    if (close != query.size() - 1)
        matcher.m_expression.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    if (!matcher.m_expression.isValid()) {
        return Error{.kind = Error::Kind::Usage,
                     .summary = QCoreApplication::translate(
                                    "core", "The expression is not valid: %1 (at character %2).")
                                    .arg(matcher.m_expression.errorString())
                                    .arg(matcher.m_expression.patternErrorOffset() + 1)};
    }
    matcher.m_expression.optimize();
    return matcher;
}

LineMatcher::Answer LineMatcher::matchesText(const QString &text) const
{
    if (!m_isExpression)
        return text.contains(m_text, Qt::CaseInsensitive) ? Answer::Yes : Answer::No;
    // An expression that backtracks for ever is given up by Qt; the answer is invalid then.
    const QRegularExpressionMatch match = m_expression.match(text);
    if (!match.isValid())
        return Answer::TooExpensive;
    return match.hasMatch() ? Answer::Yes : Answer::No;
}

LineMatcher::Answer LineMatcher::matches(QByteArrayView line) const
{
    return isEmpty() ? Answer::No : matchesText(plainText(line));
}

QList<LineMatcher::Range> LineMatcher::ranges(const QString &text) const
{
    QList<Range> ranges;
    if (isEmpty())
        return ranges;
    qsizetype from = 0;
    while (from <= text.size() && ranges.size() < maximumRanges) {
        Range range{.start = text.indexOf(m_text, from, Qt::CaseInsensitive),
                    .length = m_text.size()};
        if (m_isExpression) {
            const QRegularExpressionMatch match = m_expression.match(text, from);
            range = {.start = match.isValid() && match.hasMatch() ? match.capturedStart() : -1,
                     .length = match.capturedLength()};
        }
        if (range.start < 0)
            break;
        if (range.length > 0)
            ranges << range;
        from = range.start + std::max<qsizetype>(range.length, 1);
    }
    return ranges;
}

void LineMatcher::searchBytes(const LogChunk &chunk,
                              qsizetype begin,
                              std::vector<quint64> &found) const
{
    const Flattened flat = flatten(chunk, begin);
    const std::string_view text(flat.text);
    const std::string_view wanted(m_lowerText.constData(), size_t(m_lowerText.size()));
    auto line = flat.ends.begin();
    for (size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at)) {
        line = std::lower_bound(line, flat.ends.end(), at);
        found.push_back(chunk.first() + quint64(begin) + quint64(line - flat.ends.begin()));
        at = *line;
    }
}

LineMatcher::Answer
LineMatcher::search(const LogChunk &chunk, quint64 from, std::vector<quint64> &found) const
{
    const qsizetype begin = from > chunk.first() ? qsizetype(from - chunk.first()) : 0;
    if (isEmpty() || begin >= chunk.lineCount())
        return Answer::No;
    if (!m_lowerText.isEmpty()) {
        searchBytes(chunk, begin, found);
        return Answer::Yes;
    }
    for (qsizetype i = begin; i < chunk.lineCount(); ++i) {
        const Answer answer = matches(chunk.text(i));
        if (answer == Answer::TooExpensive)
            return answer;
        if (answer == Answer::Yes)
            found.push_back(chunk.first() + quint64(i));
    }
    return Answer::Yes;
}

} // namespace core
