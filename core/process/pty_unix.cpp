#include "core/process/pty.h"

#include "core/process/processgroup.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#if defined(Q_OS_MACOS)
#include <util.h>
#elif defined(Q_OS_FREEBSD)
#include <libutil.h>
#else
#include <pty.h>
#endif

namespace core {

namespace {

using namespace std::chrono_literals;

constexpr auto ptyKillDelay = 2s;
constexpr qint64 ptyReadBudgetMs = 8;
constexpr qsizetype ptyMaximumQueued = 16 * 1024 * 1024;
constexpr int ptyDrainReads = 64;

winsize windowSize(int columns, int rows)
{
    winsize size = {};
    size.ws_col = static_cast<unsigned short>(std::clamp(columns, 1, 9999));
    size.ws_row = static_cast<unsigned short>(std::clamp(rows, 1, 9999));
    return size;
}

void closeDescriptor(int &descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

/// In the child, which shares our memory until it has started: system calls only.
void enterTerminal(int terminal)
{
    ::setsid();
    restoreFileLimit();
    ::ioctl(terminal, TIOCSCTTY, 0);
    for (int standard = 0; standard < 3; ++standard) {
        ::dup2(terminal, standard);
        // dup2() onto itself keeps the flag, when we were started without standard channels.
        ::fcntl(standard, F_SETFD, 0);
    }
    for (int number :
         {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD, SIGHUP, SIGTERM, SIGPIPE})
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

QProcessEnvironment terminalEnvironment(const CommandLine &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LINES"));
    environment.remove(QStringLiteral("COLUMNS"));
    environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm-256color"));
    environment.insert(QStringLiteral("COLORTERM"), QStringLiteral("truecolor"));
    for (const QString &name : command.unsetEnvironment)
        environment.remove(name);
    for (auto it = command.environment.begin(); it != command.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

QString executablePath(const QString &program)
{
    if (!program.contains(u'/'))
        return QStandardPaths::findExecutable(program);
    const QFileInfo file(program);
    return file.isFile() && file.isExecutable() ? file.absoluteFilePath() : QString();
}

void signalGroup(qint64 group, int number)
{
    if (group > 1)
        ::kill(static_cast<pid_t>(-group), number);
}

} // namespace

class PtyPrivate
{
public:
    PtyPrivate(Pty *pty, CommandLine line, int columns, int rows)
        : q(pty)
        , command(std::move(line))
        , size(windowSize(columns, rows))
    {}
    ~PtyPrivate();

    void start();
    bool openTerminal(int &terminal);
    void read();
    bool readOnce();
    void drain();
    void flush();
    void hangUp();
    void kill();
    void ended(int exitCode, QProcess::ExitStatus status);
    void finish(int exitCode, const QString &message);
    void finishLater(int exitCode, const QString &message);
    bool isRunning() const { return process && process->state() != QProcess::NotRunning; }

    Pty *const q;
    const CommandLine command;
    winsize size;
    std::unique_ptr<QProcess> process;
    std::unique_ptr<QSocketNotifier> reader;
    std::unique_ptr<QSocketNotifier> writer;
    QByteArray queued;
    qsizetype written = 0;
    qsizetype unacknowledged = 0;
    qint64 group = 0;
    int master = -1;
    bool started = false;
    bool stopping = false;
    bool atEnd = false;
    bool hasEnded = false;
};

PtyPrivate::~PtyPrivate()
{
    reader.reset();
    writer.reset();
    if (!isRunning()) {
        closeDescriptor(master);
        return;
    }
    process->disconnect(q);
    if (QThread::currentThread()->loopLevel() == 0) {
        // No event loop is left that could collect the child, so this must happen here. It takes
        // about a millisecond after the kill; one that hangs in the kernel is left alone.
        kill();
        closeDescriptor(master);
        if (!process->waitForFinished(500))
            process.release();
        return;
    }
    hangUp();
    closeDescriptor(master);
    QProcess *orphan = process.release();
    QObject::connect(orphan, &QProcess::finished, orphan, &QObject::deleteLater);
    QTimer::singleShot(ptyKillDelay, orphan, [id = group] { signalGroup(id, SIGKILL); });
    // The loop may end before the program does. What is to be deleted later is, after this signal.
    QObject::connect(
        QThread::currentThread(),
        &QThread::finished,
        orphan,
        [orphan, id = group] {
            signalGroup(id, SIGKILL);
            orphan->waitForFinished(500);
            orphan->deleteLater();
        },
        Qt::DirectConnection);
}

bool PtyPrivate::openTerminal(int &terminal)
{
    if (::openpty(&master, &terminal, nullptr, nullptr, &size) != 0)
        return false;
    ::fcntl(master, F_SETFD, FD_CLOEXEC);
    ::fcntl(terminal, F_SETFD, FD_CLOEXEC);
    ::fcntl(master, F_SETFL, ::fcntl(master, F_GETFL) | O_NONBLOCK);
#if defined(IUTF8)
    termios settings = {};
    if (::tcgetattr(terminal, &settings) == 0) {
        settings.c_iflag |= IUTF8;
        ::tcsetattr(terminal, TCSANOW, &settings);
    }
#endif
    return true;
}

void PtyPrivate::start()
{
    if (std::exchange(started, true))
        return;
    // Checked first, because QProcess of Qt 6.4 leaks a descriptor each time a start fails.
    const QString path = executablePath(command.program);
    if (path.isEmpty())
        return finishLater(127, Pty::tr("The program %1 was not found.").arg(command.program));
    const QString &folder = command.workingDirectory;
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        return finishLater(126, Pty::tr("The folder %1 does not exist.").arg(folder));
    int terminal = -1;
    if (!openTerminal(terminal))
        return finishLater(126, Pty::tr("No terminal could be opened: %1.").arg(qt_error_string()));

    process = std::make_unique<QProcess>();
    // Forwarded: QProcess makes no pipes of its own then.
    process->setInputChannelMode(QProcess::ForwardedInputChannel);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->setProcessEnvironment(terminalEnvironment(command));
    process->setWorkingDirectory(folder);
    process->setChildProcessModifier([terminal] { enterTerminal(terminal); });
    // Queued, so that whoever hears of the end may delete us, and QProcess with us.
    QObject::connect(
        process.get(),
        &QProcess::finished,
        q,
        [this](int code, auto status) { ended(code, status); },
        Qt::QueuedConnection);
    QObject::connect(
        process.get(),
        &QProcess::errorOccurred,
        q,
        [this](auto error) {
            if (error == QProcess::FailedToStart)
                finish(126,
                       Pty::tr("Could not start %1: %2.")
                           .arg(command.program, process->errorString()));
        },
        Qt::QueuedConnection);
    reader = std::make_unique<QSocketNotifier>(master, QSocketNotifier::Read);
    QObject::connect(reader.get(), &QSocketNotifier::activated, q, [this] { read(); });
    writer = std::make_unique<QSocketNotifier>(master, QSocketNotifier::Write);
    writer->setEnabled(false);
    QObject::connect(writer.get(), &QSocketNotifier::activated, q, [this] { flush(); });

    process->start(path, command.arguments);
    group = process->processId();
    // The child has its own by now; ours would keep the terminal open after its end.
    closeDescriptor(terminal);
    flush();
}

/// False when there is nothing more to read now, or the object is gone.
bool PtyPrivate::readOnce()
{
    QByteArray bytes(64 * 1024, Qt::Uninitialized);
    ssize_t count = 0;
    do {
        count = ::read(master, bytes.data(), static_cast<size_t>(bytes.size()));
    } while (count < 0 && errno == EINTR);
    if (count < 0 && errno == EAGAIN)
        return false;
    if (count <= 0) {
        // EIO on Linux, 0 bytes elsewhere: nobody holds the other side any more.
        atEnd = true;
        if (reader)
            reader->setEnabled(false);
        return false;
    }
    bytes.truncate(count);
    unacknowledged += count;
    const QPointer<Pty> alive = q;
    emit q->dataRead(bytes);
    return !alive.isNull();
}

void PtyPrivate::read()
{
    QElapsedTimer clock;
    clock.start();
    while (unacknowledged < Pty::maximumUnacknowledged) {
        if (!readOnce() || clock.elapsed() >= ptyReadBudgetMs)
            return;
    }
    reader->setEnabled(false);
}

/// What the kernel still holds when the program is over; bounded, because a process that it left
/// behind may go on writing.
void PtyPrivate::drain()
{
    const QPointer<Pty> alive = q;
    for (int i = 0; i < ptyDrainReads && readOnce(); ++i) {
        if (!alive)
            return;
    }
}

void PtyPrivate::flush()
{
    while (master >= 0 && written < queued.size()) {
        const auto left = static_cast<size_t>(queued.size() - written);
        const ssize_t count = ::write(master, queued.constData() + written, left);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN) {
            writer->setEnabled(true);
            return;
        }
        if (count < 0)
            break;
        written += count;
    }
    queued.clear();
    written = 0;
    if (writer)
        writer->setEnabled(false);
}

void PtyPrivate::hangUp()
{
    // A shell's job in the foreground has a group of its own.
    const pid_t foreground = ::tcgetpgrp(master);
    for (int number : {SIGHUP, SIGTERM, SIGCONT}) {
        signalGroup(group, number);
        if (foreground != group)
            signalGroup(foreground, number);
    }
}

void PtyPrivate::kill()
{
    const pid_t foreground = ::tcgetpgrp(master);
    if (foreground != group)
        signalGroup(foreground, SIGKILL);
    signalGroup(group, SIGKILL);
}

void PtyPrivate::ended(int exitCode, QProcess::ExitStatus status)
{
    const QPointer<Pty> alive = q;
    drain();
    if (!alive)
        return;
    if (status == QProcess::NormalExit)
        return finish(exitCode, {});
    const QString message =
        stopping ? QString()
                 : Pty::tr("%1 was ended by signal %2.").arg(command.program).arg(exitCode);
    finish(128 + exitCode, message);
}

void PtyPrivate::finish(int exitCode, const QString &message)
{
    if (std::exchange(hasEnded, true))
        return;
    reader.reset();
    writer.reset();
    closeDescriptor(master);
    emit q->finished(exitCode, message);
}

void PtyPrivate::finishLater(int exitCode, const QString &message)
{
    QTimer::singleShot(0, q, [this, exitCode, message] { finish(exitCode, message); });
}

Pty::Pty(CommandLine command, int columns, int rows, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<PtyPrivate>(this, std::move(command), columns, rows))
{}

Pty::~Pty() = default;

void Pty::start()
{
    d->start();
}

void Pty::write(const QByteArray &bytes)
{
    if (d->hasEnded || d->queued.size() - d->written > ptyMaximumQueued - bytes.size())
        return;
    if (d->written > 0) {
        d->queued.remove(0, d->written);
        d->written = 0;
    }
    d->queued += bytes;
    if (d->started)
        d->flush();
}

void Pty::resize(int columns, int rows)
{
    d->size = windowSize(columns, rows);
    if (d->master >= 0)
        ::ioctl(d->master, TIOCSWINSZ, &d->size);
}

void Pty::terminate()
{
    if (!d->isRunning() || std::exchange(d->stopping, true))
        return;
    d->hangUp();
    QTimer::singleShot(ptyKillDelay, this, [this] {
        if (d->isRunning())
            d->kill();
    });
}

void Pty::acknowledge(qsizetype bytes)
{
    d->unacknowledged -= std::clamp<qsizetype>(bytes, 0, d->unacknowledged);
    if (d->reader && !d->atEnd && d->unacknowledged <= maximumUnacknowledged / 2)
        d->reader->setEnabled(true);
}

} // namespace core
