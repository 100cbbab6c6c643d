#pragma once

#include <QString>

#include <optional>

namespace core {

/// The bytes of "1.5MB", "64MiB", "2.2kB" or "0B", as runtimes print them; nothing for anything
/// else, such as docker's "--".
std::optional<qint64> bytesInText(const QString &text);

/// "1.99MB": units of 1000, three digits, as docker shows images and traffic.
QString decimalSize(qint64 bytes);

/// "1.184MiB": units of 1024, four digits, as docker shows memory.
QString binarySize(qint64 bytes);

} // namespace core
