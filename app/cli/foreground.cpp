#include "app/cli/foreground.h"

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace cli {

static constexpr std::chrono::seconds killDelay{2};

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
