#pragma once

#include <QString>

namespace cli {

/// Whether there is somebody to ask.
bool canAsk();

/// Asks on the terminal; nothing but a clear yes is one.
bool isConfirmed(const QString &question);

} // namespace cli
