#pragma once

#include "core/support/result.h"

#include <QByteArray>

#include <functional>

namespace core {

/// Reads a file of at most `limit` bytes: readBoundedFile(), or what stands in for the disk.
using FileReader = std::function<Result<QByteArray>(const QString &path, qint64 limit)>;

/// Reads a regular file (or /dev/null, which is empty) of at most `limit` bytes. Folders, devices,
/// pipes and sockets are refused, so that no path in a spec can make us hang or fill the memory.
/// Fails with FileNotFound or Validation.
Result<QByteArray> readBoundedFile(const QString &path, qint64 limit);

} // namespace core
