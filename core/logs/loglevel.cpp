#include "core/logs/loglevel.h"

#include "core/logs/ansi.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

/// A level stands near the start of a line; JSON may put it later.
constexpr qsizetype wordReach = 160;
constexpr qsizetype jsonReach = 4096;

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool isWordByte(char byte)
{
    return isLetter(byte) || isDigit(byte) || byte == '_' || static_cast<signed char>(byte) < 0;
}

LogLevel levelOfNumber(int number)
{
    // Pino and bunyan count 10, 20 … 60.
    constexpr std::array levels{LogLevel::Trace,
                                LogLevel::Debug,
                                LogLevel::Info,
                                LogLevel::Warning,
                                LogLevel::Error,
                                LogLevel::Fatal};
    const int index = number / 10 - 1;
    return index >= 0 && index < int(levels.size()) ? levels[size_t(index)] : LogLevel::Unknown;
}

LogLevel levelOfSyslog(int severity)
{
    constexpr std::array levels{LogLevel::Fatal,
                                LogLevel::Fatal,
                                LogLevel::Fatal,
                                LogLevel::Error,
                                LogLevel::Warning,
                                LogLevel::Info,
                                LogLevel::Info,
                                LogLevel::Debug};
    return levels[size_t(severity % 8)];
}

/// The value after a key: `"warn"`, `warn`, `30`.
LogLevel levelOfValue(QByteArrayView text)
{
    qsizetype start = 0;
    while (start < text.size() && (text[start] == ' ' || text[start] == '"'))
        ++start;
    qsizetype end = start;
    while (end < text.size() && isWordByte(text[end]))
        ++end;
    const QByteArrayView value = text.sliced(start, end - start);
    if (!value.isEmpty() && value.size() <= 3 && std::ranges::all_of(value, isDigit))
        return levelOfNumber(value.toByteArray().toInt());
    return logLevelOfWord(value).value_or(LogLevel::Unknown);
}

LogLevel levelOfJson(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 6> keys{
        "\"level\"", "\"severity\"", "\"lvl\"", "\"log.level\"", "\"levelname\"", "\"@l\""};
    for (const QByteArrayView key : keys) {
        qsizetype at = text.indexOf(key);
        if (at < 0)
            continue;
        at += key.size();
        while (at < text.size() && text[at] == ' ')
            ++at;
        if (at < text.size() && text[at] == ':')
            return levelOfValue(text.sliced(at + 1));
    }
    return LogLevel::Unknown;
}

LogLevel levelOfLogfmt(QByteArrayView text)
{
    for (const QByteArrayView key :
         {QByteArrayView("level="), QByteArrayView("lvl="), QByteArrayView("severity=")}) {
        const qsizetype at = text.indexOf(key);
        if (at == 0 || (at > 0 && !isWordByte(text[at - 1])))
            return levelOfValue(text.sliced(at + key.size()));
    }
    return LogLevel::Unknown;
}

/// "I0102 15:04:05.000000 …" of klog.
LogLevel levelOfKlog(QByteArrayView text)
{
    const bool hasShape = text.size() > 8 && text[5] == ' '
                          && std::all_of(text.begin() + 1, text.begin() + 5, isDigit)
                          && isDigit(text[6]) && isDigit(text[7]) && text[8] == ':';
    if (!hasShape)
        return LogLevel::Unknown;
    switch (text[0]) {
    case 'D':
        return LogLevel::Debug;
    case 'I':
        return LogLevel::Info;
    case 'W':
        return LogLevel::Warning;
    case 'E':
        return LogLevel::Error;
    case 'F':
        return LogLevel::Fatal;
    default:
        return LogLevel::Unknown;
    }
}

/// "<11>…" of syslog and of journald's stderr.
LogLevel levelOfSyslogPrefix(QByteArrayView text)
{
    const qsizetype end = text.first(std::min<qsizetype>(text.size(), 5)).indexOf('>');
    if (text.isEmpty() || text[0] != '<' || end < 2)
        return LogLevel::Unknown;
    const QByteArrayView number = text.sliced(1, end - 1);
    if (!std::ranges::all_of(number, isDigit))
        return LogLevel::Unknown;
    return levelOfSyslog(number.toByteArray().toInt());
}

/// "1:M 01 Jan 2026 10:00:00.123 # text" of Redis: the mark says the level.
LogLevel levelOfRedis(QByteArrayView text)
{
    const qsizetype colon = text.first(std::min<qsizetype>(text.size(), 9)).indexOf(':');
    const bool hasShape = colon > 0 && std::all_of(text.begin(), text.begin() + colon, isDigit)
                          && text.size() > colon + 28 && isLetter(text[colon + 1])
                          && text[colon + 2] == ' ' && text[colon + 27] == ' ';
    if (!hasShape)
        return LogLevel::Unknown;
    switch (text[colon + 28]) {
    case '.':
        return LogLevel::Debug;
    case '-':
    case '*':
        return LogLevel::Info;
    case '#':
        return LogLevel::Warning;
    default:
        return LogLevel::Unknown;
    }
}

/// Whether a word is meant as a level where it stands: in capitals, in brackets, or as the label
/// that the line starts with.
bool looksLikeLabel(QByteArrayView text, qsizetype start, qsizetype end)
{
    const QByteArrayView word = text.sliced(start, end - start);
    const char before = start > 0 ? text[start - 1] : '\0';
    const char after = end < text.size() ? text[end] : '\0';
    const bool isBracketed = (before == '[' && after == ']') || (before == '(' && after == ')');
    if (word.size() == 1)
        return isBracketed;
    const bool isUpper =
        std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (isUpper)
        return before != '/' && before != '-' && after != '/' && after != '-' && after != '=';
    return isBracketed || (after == ':' && start == 0);
}

LogLevel levelOfWords(QByteArrayView text)
{
    qsizetype position = 0;
    while (position < text.size()) {
        if (!isWordByte(text[position])) {
            ++position;
            continue;
        }
        const qsizetype start = position;
        while (position < text.size() && isWordByte(text[position]))
            ++position;
        // No word for a level is longer than "emergency" or "information".
        if (position - start > 11 || !looksLikeLabel(text, start, position))
            continue;
        if (const auto level = logLevelOfWord(text.sliced(start, position - start)))
            return *level;
    }
    return text.startsWith("Traceback (most") ? LogLevel::Error : LogLevel::Unknown;
}

QByteArray withoutEscapes(QByteArrayView line)
{
    QByteArray text;
    for (qsizetype i = 0; i < line.size();) {
        if (line[i] == '\x1b')
            i = escapeEnd(line, i);
        else
            text += line[i++];
    }
    return text;
}

LogLevel levelOfText(QByteArrayView text)
{
    while (!text.isEmpty() && (text[0] == ' ' || text[0] == '\t'))
        text = text.sliced(1);
    if (text.startsWith('{'))
        return levelOfJson(text);
    text = text.first(std::min(text.size(), wordReach));
    for (const auto detect : {levelOfSyslogPrefix, levelOfKlog, levelOfLogfmt, levelOfRedis}) {
        if (const LogLevel level = detect(text); level != LogLevel::Unknown)
            return level;
    }
    return levelOfWords(text);
}

} // namespace

std::optional<LogLevel> logLevelOfWord(QByteArrayView word)
{
    using Name = std::pair<QByteArrayView, LogLevel>;
    static constexpr std::array names{
        Name{"trace", LogLevel::Trace},      Name{"trc", LogLevel::Trace},
        Name{"verbose", LogLevel::Trace},    Name{"debug", LogLevel::Debug},
        Name{"dbg", LogLevel::Debug},        Name{"d", LogLevel::Debug},
        Name{"fine", LogLevel::Debug},       Name{"info", LogLevel::Info},
        Name{"inf", LogLevel::Info},         Name{"i", LogLevel::Info},
        Name{"information", LogLevel::Info}, Name{"notice", LogLevel::Info},
        Name{"log", LogLevel::Info},         Name{"warn", LogLevel::Warning},
        Name{"warning", LogLevel::Warning},  Name{"wrn", LogLevel::Warning},
        Name{"w", LogLevel::Warning},        Name{"error", LogLevel::Error},
        Name{"err", LogLevel::Error},        Name{"e", LogLevel::Error},
        Name{"severe", LogLevel::Error},     Name{"fatal", LogLevel::Fatal},
        Name{"ftl", LogLevel::Fatal},        Name{"f", LogLevel::Fatal},
        Name{"crit", LogLevel::Fatal},       Name{"critical", LogLevel::Fatal},
        Name{"panic", LogLevel::Fatal},      Name{"alert", LogLevel::Fatal},
        Name{"emerg", LogLevel::Fatal},      Name{"emergency", LogLevel::Fatal}};
    for (const auto &[name, level] : names) {
        if (name.size() == word.size() && name.compare(word, Qt::CaseInsensitive) == 0)
            return level;
    }
    return std::nullopt;
}

LogLevel detectLogLevel(QByteArrayView line)
{
    line = line.first(std::min(line.size(), jsonReach));
    if (!line.contains('\x1b'))
        return levelOfText(line);
    const QByteArray text = withoutEscapes(line);
    return levelOfText(text);
}

} // namespace core
