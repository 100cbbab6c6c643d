#include "app/cli/terminal.h"

#include <QMetaObject>
#include <QObject>
#include <QProcess>
#include <QTextStream>

#include <io.h>
#include <windows.h>

namespace cli {

namespace {

QObject *interruptContext = nullptr;
std::function<void()> interruptCallback;

BOOL WINAPI handleControl(DWORD)
{
    if (!interruptContext)
        return FALSE;
    QMetaObject::invokeMethod(
        interruptContext, [] { interruptCallback(); }, Qt::QueuedConnection);
    return TRUE;
}

BOOL WINAPI swallowControl(DWORD)
{
    return TRUE;
}

} // namespace

// The C library gives files no number below 3 here.
void openMissingStreams() {}

bool inputIsTerminal()
{
    return _isatty(0);
}

bool outputIsTerminal()
{
    return _isatty(1);
}

bool errorIsTerminal()
{
    return _isatty(2);
}

TerminalSize terminalSize()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_ERROR_HANDLE), &info))
        return {};
    return {.columns = info.srWindow.Right - info.srWindow.Left + 1,
            .rows = info.srWindow.Bottom - info.srWindow.Top + 1};
}

QString typedLine()
{
    return QTextStream(stdin).readLine();
}

void onInterrupt(QObject *context, std::function<void()> callback)
{
    interruptContext = context;
    interruptCallback = std::move(callback);
    SetConsoleCtrlHandler(handleControl, TRUE);
}

QString lastSignal()
{
    return QStringLiteral("SIGINT");
}

void ignoreBrokenPipe() {}

void keepApart(QProcess &process)
{
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *arguments) {
        arguments->flags |= CREATE_NEW_PROCESS_GROUP;
    });
}

void ignoreInterrupt()
{
    SetConsoleCtrlHandler(swallowControl, TRUE);
}

} // namespace cli
