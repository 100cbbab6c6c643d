#pragma once

#include <QDateTime>

namespace core {

/// The moment that somebody means by "10m" (ago), "1767261600.5" (seconds since 1970),
/// "2026-01-31", "2026-01-31T12:00:00" (both local) or "2026-01-31T12:00:00.25Z"; UTC, and invalid
/// when it is none of these. Runtimes do not agree on durations: podman takes the end of `events`
/// for the future.
QDateTime pointInTime(const QString &text, const QDateTime &now);

} // namespace core
