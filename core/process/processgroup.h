#pragma once

#include <QtGlobal>

class QProcess;

namespace core {

/// Puts the program that `process` will start into a process group of its own, so that it and all
/// its children can be ended together. Call before start().
void startInOwnGroup(QProcess &process, bool endsWithUs);

/// Asks the whole group to end (SIGTERM), or ends it by force.
void terminateGroup(qint64 processId);
void killGroup(qint64 processId);

/// Raises this program's own limit of open files, for many followers at once; children get the old
/// one back.
void raiseFileLimit();
/// Gives a child its old limit back; for between fork and exec, so it only makes system calls.
void restoreFileLimit();

} // namespace core
