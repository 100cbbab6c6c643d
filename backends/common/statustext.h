#pragma once

#include "core/state/state.h"

#include <QString>

/// What the lists of docker-like command lines say in words, as values.
namespace backends::common {

/// "running", "exited", … of either runtime.
core::ContainerInfo::Status statusOfWord(const QString &word);

/// "healthy", "unhealthy", "starting"; anything else is None.
core::ContainerInfo::Health healthOfWord(const QString &word);

/// The health in "Up 3 seconds (healthy)" or "Up 3 seconds (health: starting)".
core::ContainerInfo::Health healthInStatus(const QString &text);

/// The code in "Exited (137) 3 seconds ago"; 0 when there is none.
int exitCodeInStatus(const QString &text);

/// docker's "0.0.0.0:8000-8001->80-81/tcp, [::]:8000-8001->80-81/tcp, 443/tcp", ranges taken apart.
QList<core::PublishedPort> portsInText(const QString &text);

/// More ports than anybody publishes: a hostile answer must not eat the memory or the time.
inline constexpr qsizetype maximumPorts = 4096;

/// Puts a port in its place, by the container's side, since runtimes list them in any order, and not
/// always in the same one. Leaves it out when it only repeats for IPv6 what is published on
/// every IPv4 address, or when there are too many already.
void addPort(QList<core::PublishedPort> &ports, const core::PublishedPort &port);

/// RFC 3339 with up to nine digits of a second, or docker's "2026-01-31 12:00:00 +0100 CET".
/// Invalid for Go's zero time and for anything else.
QDateTime timeInText(const QString &text);

/// Seconds since 1970; invalid for podman's "never".
QDateTime timeOfSeconds(qint64 seconds);

/// An image id without "sha256:".
QString plainImageId(const QString &id);

/// Whether a volume's name is one that a runtime made up for a nameless volume.
bool isAnonymousVolume(const QString &name);

} // namespace backends::common
