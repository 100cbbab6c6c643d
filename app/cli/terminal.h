#pragma once

#include <functional>

class QObject;

namespace cli {

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

/// Calls back, in the event loop, on Ctrl+C and on being asked to end, instead of ending at once.
void onInterrupt(QObject *context, std::function<void()> callback);

/// Makes writing to a reader that is gone (| head) an error of the write instead of our end.
void ignoreBrokenPipe();

/// Leaves Ctrl+C to the program that this one runs on the same terminal.
void ignoreInterrupt();

} // namespace cli
