#include "core/logs/logparse.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;
/// Digits of a second in the times before pieces.
constexpr int piecesFraction = 9;
constexpr qsizetype yearLength = 5; // "2026-"

/// Reads digits and separators from front to back; after the first mismatch everything fails.
class StampReader
{
public:
    explicit StampReader(QByteArrayView text)
        : m_text(text)
    {}

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            if (!isDigit())
                return fail();
            value = value * 10 + (m_text[m_position++] - '0');
        }
        return value;
    }

    bool skip(char expected)
    {
        if (m_position >= m_text.size() || m_text[m_position] != expected)
            return false;
        ++m_position;
        return true;
    }

    void expect(char expected)
    {
        if (!skip(expected))
            fail();
    }

    bool isDigit() const
    {
        return m_position < m_text.size() && m_text[m_position] >= '0' && m_text[m_position] <= '9';
    }

    int fail()
    {
        m_failed = true;
        return 0;
    }

    bool failed() const { return m_failed; }
    qsizetype position() const { return m_position; }

private:
    QByteArrayView m_text;
    qsizetype m_position = 0;
    bool m_failed = false;
};

/// Days since 1970 of a date in the Gregorian calendar, without QDate's checks: it runs once a
/// line.
qint64 daysSinceEpoch(int year, int month, int day)
{
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = y / 400;
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

/// "Z", "+02:00", "-0530": seconds to take off.
qint64 readZone(StampReader &reader)
{
    if (reader.skip('Z') || reader.skip('z'))
        return 0;
    const bool isEast = reader.skip('+');
    if (!isEast)
        reader.expect('-');
    const int hours = reader.number(2);
    reader.skip(':');
    const int minutes = reader.number(2);
    const qint64 seconds = hours * 3600 + minutes * 60;
    return isEast ? seconds : -seconds;
}

qint64 readFraction(StampReader &reader, int &digits)
{
    qint64 fraction = 0;
    for (digits = 0; reader.isDigit() && digits < 9; ++digits)
        fraction = fraction * 10 + reader.number(1);
    for (int i = digits; i < 9; ++i)
        fraction *= 10;
    if (digits == 0 || reader.isDigit())
        reader.fail();
    return fraction;
}

/// Takes out the times before the pieces of a line that was printed in pieces. A time that the
/// program printed itself is left alone: it is older than the `newest` before it, or written
/// differently than the one in `front`, whose text begins with `year`.
void takeOutInnerStamps(QByteArray &text,
                        QByteArrayView year,
                        const LogTimestamp &front,
                        qint64 &newest)
{
    if (front.fractionDigits != piecesFraction)
        return;
    qsizetype at = text.indexOf(year);
    while (at >= 0) {
        const auto inner = readLogTimestamp(QByteArrayView(text).sliced(at));
        const bool isPiece = inner && inner->fractionDigits == piecesFraction
                             && inner->length == front.length && inner->time >= newest
                             && at + inner->length < text.size() && text[at + inner->length] == ' ';
        if (isPiece) {
            newest = inner->time;
            text.remove(at, inner->length + 1);
        }
        at = text.indexOf(year, isPiece ? at : at + 1);
    }
}

/// The time before a line of `logs --timestamps`.
std::optional<LogTimestamp> frontStamp(const QByteArray &line)
{
    const auto stamp = readLogTimestamp(line);
    const bool isBounded = stamp && (stamp->length == line.size() || line[stamp->length] == ' ');
    return isBounded && line[10] == 'T' ? stamp : std::nullopt;
}

/// Whether `text` may be the beginning of a time that is written as `stamp`, in the same year.
bool isTornStamp(QByteArrayView text, QByteArrayView stamp)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mayDiffer = i >= yearLength && isDigit(stamp[i]) && isDigit(text[i]);
        if (text[i] != stamp[i] && !mayDiffer)
            return false;
    }
    return true;
}

} // namespace

std::optional<LogTimestamp> readLogTimestamp(QByteArrayView text)
{
    StampReader reader(text);
    const int year = reader.number(4);
    reader.expect('-');
    const int month = reader.number(2);
    reader.expect('-');
    const int day = reader.number(2);
    if (!reader.skip('T'))
        reader.expect(' ');
    const int hour = reader.number(2);
    reader.expect(':');
    const int minute = reader.number(2);
    reader.expect(':');
    const int second = reader.number(2);
    if (reader.failed())
        return std::nullopt;
    int digits = 0;
    const qint64 fraction = reader.skip('.') ? readFraction(reader, digits) : 0;
    const qint64 zone = readZone(reader);
    // Beyond these years nanoseconds no longer fit.
    const bool isSane = year >= 1700 && year <= 2200 && month >= 1 && month <= 12 && day >= 1
                        && day <= 31 && hour < 24 && minute < 60 && second <= 60;
    if (reader.failed() || !isSane)
        return std::nullopt;

    const qint64 seconds =
        daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - zone;
    return LogTimestamp{.time = seconds * nanosecondsPerSecond + fraction,
                        .length = reader.position(),
                        .fractionDigits = digits};
}

RawLogLine parseLogLine(const QByteArray &line)
{
    const auto stamp = frontStamp(line);
    if (!stamp)
        return {.text = line.left(maximumLogLine)};
    RawLogLine parsed{.time = stamp->time, .text = line.mid(stamp->length + 1, maximumLogLine)};
    qint64 newest = stamp->time;
    takeOutInnerStamps(parsed.text, QByteArrayView(line).first(yearLength), *stamp, newest);
    return parsed;
}

LogLineParser::Lines LogLineParser::read(const QByteArray &line)
{
    const bool isRest = m_isCut && !isNewLine(line);
    // A carriage return where the line is cut is lost.
    m_isCut = line.size() >= maximumLogLine - 1;
    Lines lines;
    if (!isRest && !m_held.isEmpty())
        lines.append({.time = m_front.time, .text = std::exchange(m_held, {})});
    if (!isRest && !m_isCut) {
        lines.append(parseLogLine(line));
        return lines;
    }
    QByteArray text = std::exchange(m_held, {}) + line;
    if (!isRest)
        beginParts(text);
    takeOutInnerStamps(text, m_stamp.left(yearLength), m_front, m_newest);
    if (m_isCut)
        m_held = takeTornStamp(text);
    if (!isRest || !text.isEmpty())
        lines.append({.time = m_front.time, .text = text});
    return lines;
}

/// After a part of full length: a time in the runtime's own form begins another line. Other times
/// are the program's, and so is one that is older.
bool LogLineParser::isNewLine(const QByteArray &line) const
{
    const auto stamp = frontStamp(line);
    return stamp && stamp->length == m_front.length
           && stamp->fractionDigits == m_front.fractionDigits && stamp->time >= m_front.time;
}

/// Takes the time off the front of the first part.
void LogLineParser::beginParts(QByteArray &text)
{
    const auto stamp = frontStamp(text);
    m_front = stamp.value_or(LogTimestamp());
    m_newest = m_front.time;
    m_stamp = text.first(m_front.length);
    if (stamp)
        text.remove(0, stamp->length + 1);
}

/// Takes off the end of a part what the next part may make a time of a piece.
QByteArray LogLineParser::takeTornStamp(QByteArray &text) const
{
    if (m_front.fractionDigits != piecesFraction)
        return {};
    qsizetype length = std::min(m_stamp.size(), text.size());
    while (length > 0 && !isTornStamp(QByteArrayView(text).last(length), m_stamp))
        --length;
    const QByteArray torn = text.last(length);
    text.chop(length);
    return torn;
}

QString logTimestampText(qint64 time)
{
    qint64 seconds = time / nanosecondsPerSecond;
    qint64 rest = time % nanosecondsPerSecond;
    if (rest < 0) {
        rest += nanosecondsPerSecond;
        --seconds;
    }
    const QDateTime second = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return second.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))
           + QStringLiteral(".%1Z").arg(rest, 9, 10, QLatin1Char('0'));
}

} // namespace core
