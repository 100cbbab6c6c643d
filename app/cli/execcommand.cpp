#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "core/engine/observer.h"
#include "core/plan/planner.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace cli {

namespace {

constexpr std::chrono::seconds killDelay{2};

core::ExecOptions execOptions(const Invocation &invocation)
{
    // As docker compose: a terminal when there is one on both ends, unless -T says no.
    const bool terminal = !invocation.has("no-tty") && inputIsTerminal() && outputIsTerminal();
    return {.command = invocation.arguments.mid(1),
            .terminal = terminal,
            .interactive = terminal || invocation.has("interactive") || !inputIsTerminal(),
            .user = invocation.value("user"),
            .workingDirectory = invocation.value("workdir"),
            .environment = invocation.values("env")};
}

/// Runs on our own stdin, stdout and stderr and passes the exit code on.
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

void execIn(Context &context, const core::Stack &stack, const core::State &state)
{
    const Invocation &invocation = context.invocation();
    const QString service = invocation.arguments.value(0);
    const int index = invocation.value("index").toInt();
    for (const core::ContainerInfo &container : core::replicasOf(state, stack.project, service)) {
        if (!container.isRunning() || (index > 0 && container.number() != index))
            continue;
        runInForeground(context, context.protocol()->exec(container.name, execOptions(invocation)));
        return;
    }
    const bool exists =
        !core::replicasOf(state, stack.project, service).isEmpty() || stack.service(service);
    context.fail(
        {.kind = core::Error::Kind::NotFound,
         .summary =
             exists ? Context::tr("Service \"%1\" is not running.").arg(service)
                    : Context::tr("There is no service \"%1\" in %2.").arg(service, stack.project),
         .hint = exists ? Context::tr("Start it with perryctl up or perryctl start.") : QString(),
         .service = service});
}

} // namespace

void runExec(Context &context)
{
    bool hasSpec = true;
    const auto stack = context.projectStack(&hasSpec);
    if (!stack)
        return;
    const auto begin = [&context, stack] {
        context.withBackend([&context, stack] {
            core::observe(
                *context.protocol(),
                context.runner(),
                {.filter = {.project = stack->project}, .networks = false, .volumes = false},
                &context,
                [&context, stack](const core::Result<core::State> &state) {
                    if (state)
                        execIn(context, *stack, *state);
                    else
                        context.fail(state.error());
                });
        });
    };
    context.setRetry(begin);
    begin();
}

} // namespace cli
