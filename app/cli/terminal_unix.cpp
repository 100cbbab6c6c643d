#include "app/cli/terminal.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cli {

namespace {

int interruptPipe[2] = {-1, -1};

volatile std::sig_atomic_t lastNumber = SIGINT;

void writeInterrupt(int number)
{
    lastNumber = number;
    const char byte = 1;
    // A full pipe already says all there is to say.
    [[maybe_unused]] const ssize_t written = ::write(interruptPipe[1], &byte, 1);
}

} // namespace

void openMissingStreams()
{
    // open() gives the lowest number that is free.
    int descriptor = -1;
    do {
        descriptor = ::open("/dev/null", O_RDWR);
    } while (descriptor >= STDIN_FILENO && descriptor <= STDERR_FILENO);
    if (descriptor > STDERR_FILENO)
        ::close(descriptor);
}

bool inputIsTerminal()
{
    return isatty(STDIN_FILENO);
}

bool outputIsTerminal()
{
    return isatty(STDOUT_FILENO);
}

bool errorIsTerminal()
{
    return isatty(STDERR_FILENO);
}

TerminalSize terminalSize()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return {};
    return {.columns = size.ws_col, .rows = size.ws_row};
}

QString typedLine()
{
    QByteArray line;
    while (!line.endsWith('\n')) {
        pollfd ends[] = {{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                         {.fd = interruptPipe[0], .events = POLLIN, .revents = 0}};
        const int ready = ::poll(ends, 2, -1);
        // The byte stays for whoever is to hear of the interrupt.
        if (ends[1].revents != 0 && ready > 0)
            return {};
        char byte = 0;
        if (ready > 0 && ::read(STDIN_FILENO, &byte, 1) != 1)
            break;
        if (ready > 0)
            line += byte;
    }
    return QString::fromLocal8Bit(line);
}

void onInterrupt(QObject *context, std::function<void()> callback)
{
    if (interruptPipe[0] < 0 && pipe(interruptPipe) == 0) {
        for (const int end : interruptPipe) {
            fcntl(end, F_SETFD, FD_CLOEXEC);
            fcntl(end, F_SETFL, O_NONBLOCK);
        }
    }
    static QPointer<QSocketNotifier> notifier;
    delete notifier;
    notifier = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [callback] {
        char bytes[16];
        while (::read(interruptPipe[0], bytes, sizeof bytes) > 0) {
        }
        callback();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, writeInterrupt);
}

QString lastSignal()
{
    return lastNumber == SIGTERM  ? QStringLiteral("SIGTERM")
           : lastNumber == SIGHUP ? QStringLiteral("SIGHUP")
                                  : QStringLiteral("SIGINT");
}

void ignoreBrokenPipe()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void keepApart(QProcess &process)
{
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
}

void ignoreInterrupt()
{
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGQUIT, SIG_IGN);
}

} // namespace cli
