#include "app/cli/foreground.h"

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace cli {

namespace {

constexpr std::chrono::seconds killDelay{2};
constexpr std::chrono::milliseconds retryPause{300};
/// How long an interrupted container has to end by itself.
constexpr std::chrono::seconds grace{10};

/// One container in the foreground, from its start to our end.
class Attachment : public QObject
{
public:
    Attachment(Context &context, const QString &container, bool removes)
        : QObject(&context)
        , m_context(context)
        , m_container(container)
        , m_removes(removes)
    {}

    void start()
    {
        const core::CommandLine command = m_context.protocol()->startAttached(m_container, true);
        onInterrupt(this, [this] { passOn(lastSignal()); });
        m_process.setInputChannelMode(QProcess::ForwardedInputChannel);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        connect(&m_process, &QProcess::finished, this, [this](int code, auto status) {
            onDetached(status == QProcess::NormalExit ? code : exitcode::failed);
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](auto error) {
            if (error == QProcess::FailedToStart)
                onDetached(exitcode::failed);
        });
        // The container is to hear a signal once, from us.
        if (!inputIsTerminal())
            keepApart(m_process);
        m_process.start(command.program, command.arguments);
    }

private:
    void passOn(const QString &signal)
    {
        if (!std::exchange(m_isInterrupted, true))
            QTimer::singleShot(grace, this, [this] { endByForce(); });
        run(m_context.protocol()->killContainers({m_container}, signal),
            [this, signal](const core::ProcessResult &result) {
                // It may be about to start.
                if (!result.succeeded() && m_process.state() == QProcess::Running)
                    QTimer::singleShot(retryPause, this, [this, signal] { passOn(signal); });
            });
    }

    void endByForce()
    {
        run(m_context.protocol()->killContainers({m_container}, {}), [](const auto &) {});
        QTimer::singleShot(killDelay, this, [this] { leave(exitcode::interrupted); });
    }

    /// docker's client ends at once when it is interrupted, whatever the container does.
    void onDetached(int code)
    {
        if (!m_isInterrupted) {
            leave(code);
            return;
        }
        const core::CommandLine wait = m_context.protocol()->waitForEnd(m_container);
        run(wait, [this, code](const core::ProcessResult &result) {
            const auto end = m_context.protocol()->parseEnd(result.output);
            // One that is gone by now was removed when it ended, and the call knows how.
            const int known = code == exitcode::done ? exitcode::interrupted : code;
            leave(result.succeeded() && end ? *end : known);
        });
    }

    void leave(int code)
    {
        if (std::exchange(m_isLeaving, true))
            return;
        if (!m_removes || !m_isInterrupted) {
            m_context.finish(code);
            return;
        }
        // The runtime does it itself only for one that has run.
        run(m_context.protocol()->removeContainers({m_container}, true),
            [this, code](const auto &) { m_context.finish(code); });
    }

    void run(const core::CommandLine &command,
             const std::function<void(const core::ProcessResult &)> &then)
    {
        m_context.runner().run(command, this, then);
    }

    Context &m_context;
    const QString m_container;
    const bool m_removes;
    QProcess m_process;
    bool m_isInterrupted = false;
    bool m_isLeaving = false;
};

} // namespace

void attachTo(Context &context, const QString &container, bool removes)
{
    (new Attachment(context, container, removes))->start();
}

void runInForeground(Context &context, const core::CommandLine &command)
{
    auto *process = new QProcess(&context);
    // Who ends us means the call; what it has started in the container is the runtime's to end.
    auto ended = std::make_shared<bool>(false);
    onInterrupt(process, [process, ended] {
        *ended = true;
        process->terminate();
        QTimer::singleShot(killDelay, process, &QProcess::kill);
    });
    ignoreInterrupt();
    process->setInputChannelMode(QProcess::ForwardedInputChannel);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    QObject::connect(process,
                     &QProcess::finished,
                     &context,
                     [&context, ended](int exitCode, QProcess::ExitStatus status) {
                         // podman ends with 0 when it is asked to end.
                         context.finish(*ended                           ? exitcode::interrupted
                                        : status == QProcess::NormalExit ? exitCode
                                                                         : exitcode::failed);
                     });
    QObject::connect(process, &QProcess::errorOccurred, &context, [&context, command](auto error) {
        if (error == QProcess::FailedToStart)
            context.fail({.kind = core::Error::Kind::BackendNotAvailable,
                          .summary = Context::tr("%1 could not be started.").arg(command.program)});
    });
    process->start(command.program, command.arguments);
}

} // namespace cli
