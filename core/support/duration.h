#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace core {

/// Reads "1m30s", "500ms", "1.5h", "1w2d": units ns us ms s m h d w, no blank, no bare number.
/// Nothing when the text is not a duration.
std::optional<std::chrono::nanoseconds> parseDuration(const QString &text);

/// Go's way of printing a duration: "1m30s", "500ms", "24h0m0s", "0s".
QString durationText(std::chrono::nanoseconds duration);

/// For people: "12 s", "1.2 s", "3 min", "2 h", "4 d".
QString shortDuration(std::chrono::milliseconds duration);

} // namespace core
