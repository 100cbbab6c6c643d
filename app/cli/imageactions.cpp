#include "app/cli/commands.h"
#include "app/cli/jobrun.h"

namespace cli {

namespace {

/// --build-arg: NAME=VALUE, or a NAME whose value is looked up where the spec's variables are.
QMap<QString, std::optional<QString>> buildArgs(const QStringList &texts,
                                                const core::StringMap &environment)
{
    QMap<QString, std::optional<QString>> args;
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const auto found = environment.constFind(text);
        if (equals >= 0)
            args[text.left(equals)] = text.mid(equals + 1);
        else if (found != environment.constEnd())
            args[text] = *found;
    }
    return args;
}

} // namespace

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
    request.images = {.services = invocation.arguments,
                      .withDependencies =
                          invocation.has("include-deps") || invocation.has("with-dependencies"),
                      .keepGoing = invocation.has("ignore-pull-failures")
                                   || invocation.has("ignore-push-failures"),
                      .onlyMissing = invocation.value("policy") == u"missing",
                      .leavesBuildable = invocation.has("ignore-buildable"),
                      .noCache = invocation.has("no-cache"),
                      .freshBases = command == u"build" && invocation.has("pull"),
                      .args = buildArgs(invocation.values("build-arg"), project->environment)};
    if (!invocation.has("push")) {
        runOnBackend(context, request);
        return;
    }
    core::JobRequest push = request;
    push.kind = core::JobRequest::Kind::Push;
    runOnBackend(context, request, {}, [&context, push] { runOnBackend(context, push); });
}

} // namespace cli
