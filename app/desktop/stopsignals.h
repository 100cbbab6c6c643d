#pragma once

#include <functional>

class QObject;

namespace app {

/// Calls `stop` on the thread of `context` when the system asks the program to end: SIGINT and
/// SIGTERM, or the console's close on Windows.
void onStopSignal(QObject *context, std::function<void()> stop);

} // namespace app
