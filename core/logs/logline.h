#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

/// One line that a container wrote. The text is raw bytes: ANSI and invalid UTF-8 included.
struct LogLine
{
    enum class Stream { Output, Error, Marker }; ///< Marker: "api restarted (exit 137)", from us

    qint64 time = 0; ///< nanoseconds since 1970, UTC; 0 = unknown
    QString service = {};
    QString container = {};
    Stream stream = Stream::Output;
    QByteArray text = {};

    bool operator==(const LogLine &) const = default;
};

using LogBatch = QList<LogLine>;

} // namespace core
