#pragma once

#include <QByteArrayView>

#include <optional>

namespace core {

/// How serious a line says it is, in order.
enum class LogLevel { Unknown, Trace, Debug, Info, Warning, Error, Fatal };

/// Reads the level off a line: a JSON or logfmt key, a word such as [WARN] or "ERROR:", klog's
/// letters, a syslog number, Redis' marks. Cheap enough for each line painted; unknown stays
/// unknown.
LogLevel detectLogLevel(QByteArrayView line);

/// The level that a word names, in any case: "warn", "WARNING", "err", "crit", "notice"…
std::optional<LogLevel> logLevelOfWord(QByteArrayView word);

} // namespace core
