#include "app/cli/commands.h"
#include "app/cli/foreground.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/state/containerchoice.h"

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

} // namespace

void runExec(Context &context)
{
    // A name that is unknown is told with its own error.
    lookAtStack(context, {}, [&context](const core::Stack &stack, const core::State &state) {
        const Invocation &invocation = context.invocation();
        const int index = invocation.value("index").toInt();
        const auto container =
            core::replicaAt(stack, state, invocation.arguments.first(), index, true);
        if (container)
            runInForeground(context,
                            context.protocol()->exec(container->name, execOptions(invocation)));
        else
            context.fail(container.error());
    });
}

} // namespace cli
