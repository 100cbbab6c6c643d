#include "app/cli/commands.h"
#include "app/cli/foreground.h"
#include "app/cli/terminal.h"
#include "core/engine/observer.h"
#include "core/plan/planner.h"

namespace cli {

namespace {

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
