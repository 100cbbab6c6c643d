#include "core/logs/logparse.h"

#include <QDateTime>
#include <QTimeZone>

namespace core {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;

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
/// program printed itself is left alone: it is older than the one in front, or written differently.
QByteArray withoutInnerStamps(QByteArray text, QByteArrayView year, const LogTimestamp &front)
{
    constexpr int piecesFraction = 9;
    if (front.fractionDigits != piecesFraction)
        return text;
    qint64 newest = front.time;
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
    return text;
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
    const auto stamp = readLogTimestamp(line);
    const bool isBounded = stamp && (stamp->length == line.size() || line[stamp->length] == ' ');
    if (!isBounded || line[10] != 'T')
        return {.text = line.left(maximumLogLine)};
    QByteArray text = line.mid(stamp->length + 1, maximumLogLine);
    return {.time = stamp->time,
            .text = withoutInnerStamps(std::move(text), QByteArrayView(line).first(5), *stamp)};
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
