#pragma once

#include <QString>

#include <functional>

class QObject;
class QProcess;

namespace cli {

/// Gives stdin, stdout and stderr something to refer to when the parent closed them, so that no
/// file that is opened later becomes one of them. Call it before anything else.
void openMissingStreams();

bool inputIsTerminal();
bool outputIsTerminal();
bool errorIsTerminal();

/// Columns and rows of the terminal on stderr; 80 × 24 when it does not say.
struct TerminalSize
{
    int columns = 80;
    int rows = 24;
};
TerminalSize terminalSize();

/// Waits for a line on stdin; empty when it has ended, or when an interrupt came first.
QString typedLine();

/// Calls back, in the event loop, on Ctrl+C and on being asked to end, instead of ending at once.
/// What comes at the same time may be one call or several. The last one that asked for it hears it.
void onInterrupt(QObject *context, std::function<void()> callback);

/// The name of the signal that was the last interrupt, such as "SIGTERM".
QString lastSignal();

/// Makes writing to a reader that is gone (| head) an error of the write instead of our end.
void ignoreBrokenPipe();

/// Has a process that is yet to be started hear nothing of the terminal's Ctrl+C.
void keepApart(QProcess &process);

/// Leaves Ctrl+C to the program that this one runs on the same terminal.
void ignoreInterrupt();

} // namespace cli
