#include "core/process/pty.h"

#include <QDir>
#include <QFileInfo>
#include <QMetaObject>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTimer>
#include <QWinEventNotifier>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <windows.h>

namespace core {

namespace {

constexpr qsizetype ptyMaximumQueued = 16 * 1024 * 1024;
constexpr DWORD ptyKillExitCode = 137;
constexpr auto ptyKillDelay = std::chrono::seconds(2);

/// The console functions came with Windows 10 1809 and are looked up at run time.
struct ConsoleApi
{
    using Handle = void *;
    HRESULT(WINAPI *create)(COORD, HANDLE, HANDLE, DWORD, Handle *) = nullptr;
    HRESULT(WINAPI *resize)(Handle, COORD) = nullptr;
    void(WINAPI *close)(Handle) = nullptr;

    bool isComplete() const { return create && resize && close; }
};

template<typename Function>
void lookUp(HMODULE module, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(reinterpret_cast<void *>(GetProcAddress(module, name)));
}

ConsoleApi consoleApi()
{
    ConsoleApi api;
    if (const HMODULE kernel = GetModuleHandleW(L"kernel32.dll")) {
        lookUp(kernel, "CreatePseudoConsole", api.create);
        lookUp(kernel, "ResizePseudoConsole", api.resize);
        lookUp(kernel, "ClosePseudoConsole", api.close);
    }
    return api;
}

COORD consoleSize(int columns, int rows)
{
    return {static_cast<SHORT>(std::clamp(columns, 1, 9999)),
            static_cast<SHORT>(std::clamp(rows, 1, 9999))};
}

void closeHandle(HANDLE &handle)
{
    if (handle)
        CloseHandle(handle);
    handle = nullptr;
}

/// One argument as the usual start-up code of Windows programs reads it.
QString quotedArgument(const QString &argument)
{
    if (!argument.isEmpty() && !argument.contains(u' ') && !argument.contains(u'\t')
        && !argument.contains(u'"'))
        return argument;
    QString quoted(u'"');
    qsizetype backslashes = 0;
    for (const QChar character : argument) {
        if (character == u'"')
            quoted += QString(backslashes + 1, u'\\');
        backslashes = character == u'\\' ? backslashes + 1 : 0;
        quoted += character;
    }
    return quoted + QString(backslashes, u'\\') + u'"';
}

std::wstring commandText(const QString &path, const QStringList &arguments)
{
    QStringList words{quotedArgument(QDir::toNativeSeparators(path))};
    for (const QString &argument : arguments)
        words << quotedArgument(argument);
    return words.join(u' ').toStdWString();
}

/// NAME=value entries, each with its zero, and one more zero at the end.
std::wstring environmentBlock(const CommandLine &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm-256color"));
    environment.insert(QStringLiteral("COLORTERM"), QStringLiteral("truecolor"));
    for (const QString &name : command.unsetEnvironment)
        environment.remove(name);
    for (auto it = command.environment.begin(); it != command.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    QStringList entries = environment.toStringList();
    entries.sort(Qt::CaseInsensitive);
    std::wstring block;
    for (const QString &entry : entries) {
        block += entry.toStdWString();
        block.push_back(L'\0');
    }
    block.push_back(L'\0');
    return block;
}

/// What the object and its two threads share. Pipes know no asynchronous reading here, so one
/// thread reads and one writes.
struct PipeTraffic
{
    std::mutex mutex = {};
    std::condition_variable mayRead = {};
    std::condition_variable mayWrite = {};
    QByteArray queued = {};
    qsizetype unacknowledged = 0;
    bool stopping = false;
    Pty *pty = nullptr; ///< null once the object is gone

    void stop()
    {
        const std::lock_guard lock(mutex);
        stopping = true;
        mayRead.notify_all();
        mayWrite.notify_all();
    }
};

void writePipe(const std::shared_ptr<PipeTraffic> &traffic, HANDLE pipe)
{
    for (;;) {
        QByteArray bytes;
        {
            std::unique_lock lock(traffic->mutex);
            traffic->mayWrite.wait(lock,
                                   [&] { return traffic->stopping || !traffic->queued.isEmpty(); });
            if (traffic->stopping)
                break;
            bytes = std::exchange(traffic->queued, {});
        }
        DWORD count = 0;
        for (qsizetype done = 0; done < bytes.size(); done += count) {
            const auto left = static_cast<DWORD>(bytes.size() - done);
            if (!WriteFile(pipe, bytes.constData() + done, left, &count, nullptr) || count == 0)
                break;
        }
    }
    CloseHandle(pipe);
}

} // namespace

class PtyPrivate
{
public:
    PtyPrivate(Pty *pty, CommandLine line, int columns, int rows)
        : q(pty)
        , command(std::move(line))
        , size(consoleSize(columns, rows))
    {
        traffic->pty = pty;
    }
    ~PtyPrivate();

    void start();
    QString open(HANDLE &input, HANDLE &output);
    QString launch(const QString &path);
    void readPipe(HANDLE pipe);
    void processEnded();
    void closeConsole();
    void finish(int exitCode, const QString &message);
    void finishLater(int exitCode, const QString &message);

    Pty *const q;
    const CommandLine command;
    const ConsoleApi api = consoleApi();
    const std::shared_ptr<PipeTraffic> traffic = std::make_shared<PipeTraffic>();
    COORD size;
    ConsoleApi::Handle console = nullptr;
    HANDLE process = nullptr;
    std::unique_ptr<QWinEventNotifier> watcher;
    bool started = false;
    bool hasEnded = false;
};

PtyPrivate::~PtyPrivate()
{
    {
        const std::lock_guard lock(traffic->mutex);
        traffic->pty = nullptr;
    }
    traffic->stop();
    watcher.reset();
    if (process && !hasEnded)
        TerminateProcess(process, ptyKillExitCode);
    closeConsole();
    closeHandle(process);
}

QString PtyPrivate::open(HANDLE &input, HANDLE &output)
{
    if (!api.isComplete())
        return Pty::tr("Consoles need Windows 10 version 1809 or newer.");
    HANDLE consoleInput = nullptr;
    HANDLE consoleOutput = nullptr;
    HRESULT result = E_FAIL;
    if (CreatePipe(&consoleInput, &input, nullptr, 0)
        && CreatePipe(&output, &consoleOutput, nullptr, 0))
        result = api.create(size, consoleInput, consoleOutput, 0, &console);
    closeHandle(consoleInput);
    closeHandle(consoleOutput);
    if (SUCCEEDED(result))
        return {};
    closeHandle(input);
    closeHandle(output);
    return Pty::tr("No terminal could be opened: %1.").arg(qt_error_string());
}

QString PtyPrivate::launch(const QString &path)
{
    SIZE_T bytes = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &bytes);
    std::vector<unsigned char> storage(bytes);
    const auto attributes = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(storage.data());
    if (!InitializeProcThreadAttributeList(attributes, 1, 0, &bytes))
        return qt_error_string();
    // PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE; older SDKs do not name it.
    constexpr DWORD_PTR pseudoConsole = 0x00020016;
    UpdateProcThreadAttribute(
        attributes, 0, pseudoConsole, console, sizeof(console), nullptr, nullptr);

    STARTUPINFOEXW startup = {};
    startup.StartupInfo.cb = sizeof(startup);
    startup.lpAttributeList = attributes;
    std::wstring text = commandText(path, command.arguments);
    std::wstring environment = environmentBlock(command);
    const std::wstring folder = QDir::toNativeSeparators(command.workingDirectory).toStdWString();
    PROCESS_INFORMATION information = {};
    const bool ok = CreateProcessW(nullptr,
                                   text.data(),
                                   nullptr,
                                   nullptr,
                                   FALSE,
                                   EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT,
                                   environment.data(),
                                   folder.empty() ? nullptr : folder.c_str(),
                                   &startup.StartupInfo,
                                   &information);
    const QString error = ok ? QString() : qt_error_string();
    DeleteProcThreadAttributeList(attributes);
    if (!ok)
        return error;
    CloseHandle(information.hThread);
    process = information.hProcess;
    return {};
}

void PtyPrivate::start()
{
    if (std::exchange(started, true))
        return;
    const QString path = QStandardPaths::findExecutable(command.program);
    if (path.isEmpty())
        return finishLater(127, Pty::tr("The program %1 was not found.").arg(command.program));
    const QString &folder = command.workingDirectory;
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        return finishLater(126, Pty::tr("The folder %1 does not exist.").arg(folder));
    HANDLE input = nullptr;
    HANDLE output = nullptr;
    if (const QString problem = open(input, output); !problem.isEmpty())
        return finishLater(126, problem);
    // The reader comes first: closing a console whose output nobody reads can block.
    readPipe(output);
    std::thread([shared = traffic, input] { writePipe(shared, input); }).detach();
    if (const QString problem = launch(path); !problem.isEmpty()) {
        traffic->stop();
        closeConsole();
        return finishLater(126, Pty::tr("Could not start %1: %2.").arg(command.program, problem));
    }
    watcher = std::make_unique<QWinEventNotifier>(process);
    // Queued, so that whoever hears of the end may delete us, and the notifier with us.
    QObject::connect(
        watcher.get(),
        &QWinEventNotifier::activated,
        q,
        [this] { processEnded(); },
        Qt::QueuedConnection);
}

void PtyPrivate::readPipe(HANDLE pipe)
{
    std::thread([shared = traffic, this, pipe] {
        for (;;) {
            {
                std::unique_lock lock(shared->mutex);
                shared->mayRead.wait(lock, [&] {
                    return shared->stopping || shared->unacknowledged < Pty::maximumUnacknowledged;
                });
            }
            QByteArray bytes(64 * 1024, Qt::Uninitialized);
            DWORD count = 0;
            const auto room = static_cast<DWORD>(bytes.size());
            if (!ReadFile(pipe, bytes.data(), room, &count, nullptr) || count == 0)
                break;
            bytes.truncate(count);
            const std::lock_guard lock(shared->mutex);
            shared->unacknowledged += count;
            if (shared->pty) {
                Pty *pty = shared->pty;
                QMetaObject::invokeMethod(
                    pty, [pty, bytes] { emit pty->dataRead(bytes); }, Qt::QueuedConnection);
            }
        }
        CloseHandle(pipe);
        // The console is closed after the process has ended: all output is through by now.
        const std::lock_guard lock(shared->mutex);
        if (shared->pty) {
            QMetaObject::invokeMethod(
                shared->pty,
                [this] {
                    DWORD code = 0;
                    if (process && GetExitCodeProcess(process, &code))
                        finish(static_cast<int>(code), {});
                },
                Qt::QueuedConnection);
        }
    }).detach();
}

void PtyPrivate::processEnded()
{
    watcher->setEnabled(false);
    traffic->stop();
    closeConsole();
}

/// On a thread of its own, because it waits for the console's last output to be read.
void PtyPrivate::closeConsole()
{
    if (const ConsoleApi::Handle handle = std::exchange(console, nullptr))
        std::thread([close = api.close, handle] { close(handle); }).detach();
}

void PtyPrivate::finish(int exitCode, const QString &message)
{
    if (std::exchange(hasEnded, true))
        return;
    watcher.reset();
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
    const std::lock_guard lock(d->traffic->mutex);
    if (d->traffic->queued.size() > ptyMaximumQueued - bytes.size())
        return;
    d->traffic->queued += bytes;
    d->traffic->mayWrite.notify_all();
}

void Pty::resize(int columns, int rows)
{
    d->size = consoleSize(columns, rows);
    if (d->console)
        d->api.resize(d->console, d->size);
}

void Pty::terminate()
{
    if (!d->process || d->hasEnded)
        return;
    // Closing the console is this platform's way to hang up.
    d->closeConsole();
    QTimer::singleShot(ptyKillDelay, this, [this] {
        if (!d->hasEnded)
            TerminateProcess(d->process, ptyKillExitCode);
    });
}

void Pty::acknowledge(qsizetype bytes)
{
    const std::lock_guard lock(d->traffic->mutex);
    d->traffic->unacknowledged -= std::clamp<qsizetype>(bytes, 0, d->traffic->unacknowledged);
    d->traffic->mayRead.notify_all();
}

} // namespace core
