#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

/// The longest line that is kept; the rest of a longer one is cut off.
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

/// "2026-01-01T10:00:00.123456789Z" for a time in nanoseconds since 1970.
QString logTimestampText(qint64 time);

} // namespace core
