#include "app/desktop/stopsignals.h"

#include <QCoreApplication>
#include <QPointer>

#include <windows.h>

namespace app {

namespace {

std::function<void()> stopFunction;
QPointer<QObject> stopContext;

BOOL WINAPI onConsoleEvent(DWORD)
{
    if (stopContext)
        QMetaObject::invokeMethod(
            stopContext, [] { stopFunction(); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

void onStopSignal(QObject *context, std::function<void()> stop)
{
    stopContext = context;
    stopFunction = std::move(stop);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

} // namespace app
