#pragma once

#include "core/stack/containerspec.h"
#include "core/support/result.h"

namespace core {

/// Reads the short form of ports: "80", "8080:80/udp", "127.0.0.1:8080:80", "[::1]::80",
/// "9090-9091:8080-8081" (one mapping a port), "8000-9000:80" (one with a range to choose from).
/// An error has its sentence in the summary.
Result<QList<PortMapping>> parsePorts(const QString &text);

/// Whether the text is an IPv4 or IPv6 address.
bool isIpAddress(const QString &text);

} // namespace core
