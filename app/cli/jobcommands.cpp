#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jobrun.h"

namespace cli {

namespace {

core::Result<core::UpOptions> upOptions(const Invocation &invocation)
{
    core::UpOptions options{.services = invocation.arguments,
                            .build = invocation.has("build"),
                            .pull = invocation.value("pull"),
                            .forceRecreate = invocation.has("force-recreate"),
                            .noRecreate = invocation.has("no-recreate"),
                            .recreateDependencies = invocation.has("always-recreate-deps"),
                            .renewVolumes = invocation.has("renew-anon-volumes"),
                            .noDependencies = invocation.has("no-deps"),
                            .removeOrphans = invocation.has("remove-orphans"),
                            .noStart =
                                invocation.has("no-start") || invocation.command == u"create",
                            .wait = invocation.has("wait")};
    for (const char *option : {"force-recreate", "always-recreate-deps", "renew-anon-volumes"}) {
        const QString name = QString::fromLatin1(option);
        if (options.noRecreate && invocation.has(name))
            return core::Error{
                .kind = core::Error::Kind::Usage,
                .summary = Context::tr("--%1 and --no-recreate exclude each other.").arg(name)};
    }
    if (options.noStart && options.wait)
        return core::Error{.kind = core::Error::Kind::Usage,
                           .summary = Context::tr("--no-start and --wait exclude each other.")};
    const auto scale = scaleWishes(invocation.values("scale"));
    if (!scale)
        return scale.error();
    options.scale = *scale;
    return options;
}

core::DownOptions downOptions(const Invocation &invocation)
{
    const QString images = invocation.value("rmi");
    return {.volumes = invocation.has("volumes"),
            .removeOrphans = invocation.has("remove-orphans"),
            .images = images == u"local",
            .allImages = images == u"all",
            .graceSeconds = graceOf(invocation)};
}

} // namespace

void runPlan(Context &context)
{
    const Invocation &invocation = context.invocation();
    const QString format = invocation.value("format");
    if (context.output().isJson() && !format.isEmpty() && format != u"json") {
        context.fail(
            {.kind = core::Error::Kind::Usage,
             .summary = Context::tr("--json and --format %1 exclude each other.").arg(format)});
        return;
    }
    bool hasSpec = true;
    const bool destroy = invocation.has("destroy");
    if (destroy && !invocation.arguments.isEmpty()) {
        context.fail({.kind = core::Error::Kind::Usage,
                      .summary = Context::tr("--destroy is about the whole stack, not \"%1\".")
                                     .arg(invocation.arguments.first())});
        return;
    }
    const auto options = upOptions(invocation);
    if (!options) {
        context.fail(options.error());
        return;
    }
    std::optional<core::Stack> stack;
    core::StoredSpec spec;
    if (destroy) {
        stack = context.projectStack(&hasSpec);
    } else if (auto project = context.loadSpec()) {
        stack = project->stack;
        spec = keptSpec(*project);
    }
    if (!stack)
        return;
    core::JobRequest request{.kind = destroy ? core::JobRequest::Kind::Down
                                             : core::JobRequest::Kind::Up,
                             .stack = *stack,
                             .hasSpec = hasSpec,
                             .up = *options,
                             .down = {.volumes = invocation.has("volumes")},
                             .spec = spec};
    printPlanOf(context, request);
}

void runUp(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto options = upOptions(invocation);
    if (!options) {
        context.fail(options.error());
        return;
    }
    const auto project = context.loadSpec();
    if (!project)
        return;
    const core::JobRequest request{.kind = core::JobRequest::Kind::Up,
                                   .stack = project->stack,
                                   .up = *options,
                                   .spec = keptSpec(*project),
                                   .rollback = !invocation.has("no-rollback")};
    if (invocation.has("dry-run"))
        printPlanOf(context, request);
    else
        runOnBackend(context, request);
}

void runDown(Context &context)
{
    const Invocation &invocation = context.invocation();
    core::JobRequest request{.kind = core::JobRequest::Kind::Down, .down = downOptions(invocation)};
    if (const QString handle = invocation.arguments.value(0); !handle.isEmpty()) {
        bool isNumber = false;
        const qint64 number = handle.toLongLong(&isNumber);
        const auto store = context.store();
        const auto record = store && isNumber ? store->stack(number) : std::nullopt;
        if (!record) {
            context.fail(
                {.kind = isNumber ? core::Error::Kind::NotFound : core::Error::Kind::Usage,
                 .summary = isNumber ? Context::tr("There is no stack with handle %1.").arg(handle)
                                     : Context::tr("\"%1\" is no handle.").arg(handle),
                 .hint = Context::tr("perryctl ls lists the stacks.")});
            return;
        }
        request.stack.project = record->project;
        request.hasSpec = false;
        runOnBackend(context, request, record->backend);
        return;
    }
    const auto stack = context.projectStack(&request.hasSpec);
    if (!stack)
        return;
    request.stack = *stack;
    runOnBackend(context, request);
}

} // namespace cli
