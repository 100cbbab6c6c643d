#include "app/cli/commands.h"
#include "app/cli/confirmation.h"
#include "app/cli/exitcode.h"
#include "app/cli/jobrun.h"

namespace cli {

namespace {

/// A request about containers that are there: of the spec's project, or of one named with -p.
std::optional<core::JobRequest> requestFor(Context &context, core::JobRequest::Kind kind)
{
    core::JobRequest request{.kind = kind};
    const auto stack = context.projectStack(&request.hasSpec);
    if (!stack)
        return std::nullopt;
    request.stack = *stack;
    return request;
}

/// Removes what the plan names, once that has been agreed to.
void removeAfterConsent(Context &context, const core::JobRequest &request)
{
    if (!canAsk()) {
        context.fail({.kind = core::Error::Kind::Usage,
                      .summary = Context::tr("There is nobody to ask whether to remove them."),
                      .hint = Context::tr("Use --force to remove without asking.")});
        return;
    }
    planOnBackend(context, request, [&context, request](const core::Plan &plan) {
        QStringList names;
        for (const core::ServiceAction &action : plan.actions)
            names << action.container;
        const QString question = Context::tr("Going to remove %1.").arg(names.join(u", "));
        if (names.isEmpty() || isConfirmed(question)) {
            runOnBackend(context, request);
            return;
        }
        context.output().note(Context::tr("Nothing was removed."));
        context.finish(exitcode::done);
    });
}

} // namespace

void runServiceAction(Context &context)
{
    using Kind = core::JobRequest::Kind;
    static const QMap<QString, Kind> kinds{{QStringLiteral("start"), Kind::Start},
                                           {QStringLiteral("stop"), Kind::Stop},
                                           {QStringLiteral("restart"), Kind::Restart},
                                           {QStringLiteral("pause"), Kind::Pause},
                                           {QStringLiteral("unpause"), Kind::Unpause}};
    const Invocation &invocation = context.invocation();
    auto request = requestFor(context, kinds.value(invocation.command));
    if (!request)
        return;
    request->services = invocation.arguments;
    request->graceSeconds = graceOf(invocation);
    runOnBackend(context, *request);
}

void runKill(Context &context)
{
    const Invocation &invocation = context.invocation();
    auto request = requestFor(context, core::JobRequest::Kind::Kill);
    if (!request)
        return;
    request->kill = {.services = invocation.arguments,
                     .signal = invocation.value("signal"),
                     .removeOrphans = invocation.has("remove-orphans")};
    runOnBackend(context, *request);
}

void runRm(Context &context)
{
    const Invocation &invocation = context.invocation();
    auto request = requestFor(context, core::JobRequest::Kind::Remove);
    if (!request)
        return;
    request->remove = {.services = invocation.arguments,
                       .stop = invocation.has("stop"),
                       .volumes = invocation.has("volumes"),
                       .graceSeconds = graceOf(invocation)};
    if (invocation.has("force"))
        runOnBackend(context, *request);
    else
        removeAfterConsent(context, *request);
}

void runScale(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto scale = scaleWishes(invocation.arguments);
    if (!scale) {
        context.fail(scale.error());
        return;
    }
    const auto project = context.loadSpec();
    if (!project)
        return;
    runOnBackend(context,
                 {.kind = core::JobRequest::Kind::Up,
                  .stack = project->stack,
                  .up = {.services = scale->keys(),
                         .noDependencies = invocation.has("no-deps"),
                         .scale = *scale},
                  .spec = keptSpec(*project)});
}

} // namespace cli
