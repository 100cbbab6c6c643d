#include "app/cli/commands.h"
#include "app/cli/jobrun.h"
#include "core/compose/projectenvironment.h"

namespace cli {

void runImageAction(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto project = context.loadSpec();
    if (!project)
        return;
    const QString &command = invocation.command;
    core::JobRequest request{.kind = command == u"pull"    ? core::JobRequest::Kind::Pull
                                     : command == u"build" ? core::JobRequest::Kind::Build
                                                           : core::JobRequest::Kind::Push,
                             .stack = project->stack};
    request.images = {
        .services = invocation.arguments,
        .withDependencies = invocation.has("include-deps") || invocation.has("with-dependencies"),
        .keepGoing =
            invocation.has("ignore-pull-failures") || invocation.has("ignore-push-failures"),
        .onlyMissing = invocation.value("policy") == u"missing",
        .leavesBuildable = invocation.has("ignore-buildable"),
        .noCache = invocation.has("no-cache"),
        .freshBases = command == u"build" && invocation.has("pull"),
        .args = core::givenVariables(invocation.values("build-arg"), project->environment)};
    if (!invocation.has("push")) {
        runOnBackend(context, request);
        return;
    }
    core::JobRequest push = request;
    push.kind = core::JobRequest::Kind::Push;
    runOnBackend(context, request, {}, [&context, push] { runOnBackend(context, push); });
}

} // namespace cli
