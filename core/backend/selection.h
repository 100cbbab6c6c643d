#pragma once

#include "core/backend/backendinfo.h"
#include "core/support/platform.h"
#include "core/support/result.h"

#include <QStringList>

namespace core {

/// The runtimes of a platform in the order in which they are preferred: platform-native first,
/// daemonless before daemons, docker last.
QStringList backendPriority(Platform platform);

/// The name people know a runtime by: "OrbStack" for "orbstack".
QString backendTitle(const QString &name);

/// The runtime to use: the pinned one when there is a pin, else the first available in order.
/// NoBackendFound lists what was probed and why not.
Result<BackendInfo> chooseBackend(const QList<BackendInfo> &probed, const QString &pinned);

} // namespace core
