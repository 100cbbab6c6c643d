#include "app/desktop/stopsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace app {

namespace {

// A signal handler may do little more than write a byte.
int stopPipe[2] = {-1, -1};

void writeStop(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(stopPipe[0], &byte, 1);
}

} // namespace

void onStopSignal(QObject *context, std::function<void()> stop)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, stopPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(stopPipe[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [stop = std::move(stop)] {
        char byte = 0;
        if (::read(stopPipe[1], &byte, 1) == 1)
            stop();
    });
    struct sigaction action = {};
    action.sa_handler = writeStop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
}

} // namespace app
