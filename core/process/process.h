#pragma once

#include "core/process/commandline.h"
#include "core/process/linebuffer.h"
#include "core/support/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace core {

/// How a program call ended, and what it said.
struct ProcessResult
{
    enum class End { Exited, Crashed, TimedOut, Cancelled, NotStarted };

    End end = End::Exited;
    int exitCode = 0;
    QByteArray output = {};
    QByteArray errorOutput = {};
    bool outputCut = false; ///< more came than the cap allows
    std::chrono::milliseconds duration{0};
    QString startError = {}; ///< why it could not be started

    bool succeeded() const { return end == End::Exited && exitCode == 0; }
};

/// One program call. Connect first, then start(); finished() follows exactly once, also when the
/// program is missing, hangs, or is cancelled. Not for reuse.
class Process : public QObject
{
    Q_OBJECT

public:
    enum class Channel { Output, Error };
    Q_ENUM(Channel)
    /// Whether the whole output is kept for the result, or only handed out as lines.
    enum class Keep { All, Lines };

    explicit Process(CommandLine command, Keep keep = Keep::All, QObject *parent = nullptr);
    ~Process() override;

    void start();
    /// Terminates the whole process group, and kills it after a pause.
    void cancel();

    const CommandLine &command() const { return m_command; }

signals:
    void lineRead(core::Process::Channel channel, const QByteArray &line);
    void finished(const core::ProcessResult &result);

private:
    void read(Channel channel);
    void stop(ProcessResult::End reason);
    void finish(ProcessResult::End end, int exitCode);

    const CommandLine m_command;
    const Keep m_keep;
    QProcess m_process;
    QTimer m_timeout;
    QTimer m_killTimer;
    QElapsedTimer m_clock;
    LineBuffer m_outputLines;
    LineBuffer m_errorLines;
    ProcessResult m_result;
    bool m_stopping = false;
    bool m_finished = false;
};

} // namespace core
