#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <optional>

namespace core {

/// The longest line there is. Process cuts a longer one into parts of this length.
constexpr qsizetype maximumLogLine = 64 * 1024;

/// A time read from the start of a text.
struct LogTimestamp
{
    qint64 time = 0;      ///< nanoseconds since 1970, UTC
    qsizetype length = 0; ///< bytes that it took
    int fractionDigits = 0;

    bool operator==(const LogTimestamp &) const = default;
};

/// Reads "2026-01-01T10:00:00.123456789Z", with any zone and 0 to 9 digits of a second.
std::optional<LogTimestamp> readLogTimestamp(QByteArrayView text);

/// One line of `logs --timestamps`, taken apart.
struct RawLogLine
{
    qint64 time = 0; ///< nanoseconds since 1970, UTC; 0 = it has none
    QByteArray text = {};

    bool operator==(const RawLogLine &) const = default;
};

/// Takes the time off the front of `line`. A runtime that prints a line piece by piece puts a time
/// before each piece; those are taken out too.
RawLogLine parseLogLine(const QByteArray &line);

/// Takes the lines of one stream apart, in order. All parts of a line that was too long get the
/// time of its first part, and the times before a runtime's pieces are taken out of all of them,
/// also when one is cut in two.
class LogLineParser
{
public:
    /// What a line gives: itself, or what was held back before it, or nothing, or both.
    using Lines = QVarLengthArray<RawLogLine, 2>;
    Lines read(const QByteArray &line);

private:
    bool isNewLine(const QByteArray &line) const;
    void beginParts(QByteArray &text);
    QByteArray takeTornStamp(QByteArray &text) const;

    bool m_isCut = false;      ///< the last line has more parts
    QByteArray m_stamp = {};   ///< the time before its first part, as text
    LogTimestamp m_front = {}; ///< and read
    qint64 m_newest = 0;       ///< the last time before one of its pieces
    QByteArray m_held = {};    ///< the end of its last part, when that may be half a time
};

/// "2026-01-01T10:00:00.123456789Z" for a time in nanoseconds since 1970.
QString logTimestampText(qint64 time);

} // namespace core
