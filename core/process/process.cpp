#include "core/process/process.h"

#include "core/process/processgroup.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace core {

using namespace std::chrono_literals;

namespace {

constexpr auto killDelay = 3s;
/// No answer of a runtime that we ask for is near this size; a hostile one must not eat the memory.
constexpr qsizetype maximumOutput = 64 * 1024 * 1024;

} // namespace

Process::Process(CommandLine command, Keep keep, QObject *parent)
    : QObject(parent)
    , m_command(std::move(command))
    , m_keep(keep)
{
    m_timeout.setSingleShot(true);
    // A coarse one may fire early, and then who compares the duration sees no timeout.
    m_timeout.setTimerType(Qt::PreciseTimer);
    m_killTimer.setSingleShot(true);

    connect(
        &m_process, &QProcess::readyReadStandardOutput, this, [this] { read(Channel::Output); });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { read(Channel::Error); });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const bool normal = status == QProcess::NormalExit;
        finish(normal ? ProcessResult::End::Exited : ProcessResult::End::Crashed, code);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        // The only error that QProcess::finished() does not follow.
        if (error != QProcess::FailedToStart)
            return;
        m_result.startError = m_process.errorString();
        finish(ProcessResult::End::NotStarted, -1);
    });
    connect(&m_timeout, &QTimer::timeout, this, [this] { stop(ProcessResult::End::TimedOut); });
    connect(&m_killTimer, &QTimer::timeout, this, [this] {
        killGroup(m_process.processId());
        m_process.kill();
    });
}

Process::~Process()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    // A follower that is dropped: its group is ended at once, so that the wait below is short.
    killGroup(m_process.processId());
    m_process.kill();
    m_process.waitForFinished(1000);
}

void Process::start()
{
    m_clock.start();
    if (m_stopping)
        return; // cancelled before it began; the end is on its way
    // Qt 6.4 leaks a file descriptor for each start that fails, so a missing program or folder is
    // found out before.
    const QString program = QStandardPaths::findExecutable(m_command.program);
    const bool badFolder =
        !m_command.workingDirectory.isEmpty() && !QFileInfo(m_command.workingDirectory).isDir();
    if (program.isEmpty() || badFolder) {
        m_result.startError = program.isEmpty()
                                  ? tr("There is no program %1.").arg(m_command.program)
                                  : tr("There is no folder %1.").arg(m_command.workingDirectory);
        QMetaObject::invokeMethod(
            this, [this] { finish(ProcessResult::End::NotStarted, -1); }, Qt::QueuedConnection);
        return;
    }

    if (!m_command.environment.isEmpty() || !m_command.unsetEnvironment.isEmpty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : m_command.unsetEnvironment)
            environment.remove(name);
        for (auto it = m_command.environment.begin(); it != m_command.environment.end(); ++it)
            environment.insert(it.key(), it.value());
        m_process.setProcessEnvironment(environment);
    }
    m_process.setWorkingDirectory(m_command.workingDirectory);
    if (m_command.input.isEmpty())
        m_process.setStandardInputFile(QProcess::nullDevice());
    startInOwnGroup(m_process, m_command.endsWithUs);
    m_process.start(program, m_command.arguments);
    if (m_finished)
        return;
    if (!m_command.input.isEmpty()) {
        m_process.write(m_command.input);
        m_process.closeWriteChannel();
    }
    if (m_command.timeout > 0ms)
        m_timeout.start(m_command.timeout);
}

void Process::cancel()
{
    stop(ProcessResult::End::Cancelled);
}

void Process::stop(ProcessResult::End reason)
{
    if (m_finished || m_stopping)
        return;
    m_stopping = true;
    m_result.end = reason;
    if (m_process.state() == QProcess::NotRunning) {
        // Not started yet, or start() has already queued its end.
        QMetaObject::invokeMethod(
            this, [this, reason] { finish(reason, -1); }, Qt::QueuedConnection);
        return;
    }
    terminateGroup(m_process.processId());
    m_killTimer.start(killDelay);
}

void Process::read(Channel channel)
{
    const bool isOutput = channel == Channel::Output;
    const QByteArray bytes =
        isOutput ? m_process.readAllStandardOutput() : m_process.readAllStandardError();
    LineBuffer &lines = isOutput ? m_outputLines : m_errorLines;
    lines.feed(bytes, [this, channel](const QByteArray &line) { emit lineRead(channel, line); });

    QByteArray &kept = isOutput ? m_result.output : m_result.errorOutput;
    if (m_keep == Keep::Lines) {
        // Only the end is of interest, for the message when it fails.
        if (!isOutput)
            kept = (kept + bytes).right(4096);
        return;
    }
    const qsizetype room = maximumOutput - kept.size();
    m_result.outputCut = m_result.outputCut || bytes.size() > room;
    kept.append(bytes.constData(), std::min(room, bytes.size()));
}

void Process::finish(ProcessResult::End end, int exitCode)
{
    if (m_finished)
        return;
    if (m_process.isReadable()) {
        read(Channel::Output);
        read(Channel::Error);
        m_outputLines.finish(
            [this](const QByteArray &line) { emit lineRead(Channel::Output, line); });
        m_errorLines.finish(
            [this](const QByteArray &line) { emit lineRead(Channel::Error, line); });
    }
    m_finished = true;
    m_timeout.stop();
    m_killTimer.stop();
    // What was asked to stop and still ended with 0 has done its work.
    const bool doneAnyway = end == ProcessResult::End::Exited && exitCode == 0;
    if (!m_stopping || doneAnyway)
        m_result.end = end;
    m_result.exitCode = exitCode;
    m_result.duration = std::chrono::milliseconds(m_clock.isValid() ? m_clock.elapsed() : 0);
    emit finished(m_result);
}

} // namespace core
