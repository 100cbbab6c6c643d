#include "core/process/processgroup.h"

#include <QProcess>

#include <windows.h>

namespace core {

void startInOwnGroup(QProcess &process, bool endsWithUs)
{
    Q_UNUSED(endsWithUs)
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *arguments) {
        arguments->flags |= CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW;
    });
}

void terminateGroup(qint64 processId)
{
    GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, static_cast<DWORD>(processId));
}

void killGroup(qint64 processId)
{
    if (HANDLE handle = OpenProcess(PROCESS_TERMINATE, FALSE, static_cast<DWORD>(processId))) {
        TerminateProcess(handle, 1);
        CloseHandle(handle);
    }
}

void raiseFileLimit() {}

void restoreFileLimit() {}

} // namespace core
