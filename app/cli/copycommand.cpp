#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/foreground.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/state/containerchoice.h"
#include "core/state/copyends.h"
#include "core/state/replicas.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace cli {

namespace {

core::CommandLine copyCommand(const Context &context,
                              const core::CopyEnds &ends,
                              const core::ContainerInfo &container)
{
    return context.protocol()->copy({.container = container.name,
                                     .inside = ends.inside,
                                     .outside = ends.outside,
                                     .into = ends.into,
                                     .keepOwners = context.invocation().has("archive"),
                                     .followLinks = context.invocation().has("follow-link")});
}

/// The copies that are under way at once.
struct Copies
{
    core::Json done = core::Json::array();
    std::optional<core::Error> error = {};
    qsizetype pending = 0;
};

void finishCopies(Context &context, const Copies &copies)
{
    if (copies.error) {
        context.fail(*copies.error);
        return;
    }
    if (context.output().isJson())
        context.output().answerJson(copies.done);
    context.finish(exitcode::done);
}

void copyAll(Context &context,
             const core::CopyEnds &ends,
             const QList<core::ContainerInfo> &containers)
{
    onInterrupt(&context, [&context] { context.finish(exitcode::interrupted); });
    auto copies = std::make_shared<Copies>();
    copies->pending = containers.size();
    for (const core::ContainerInfo &container : containers) {
        const core::CommandLine command = copyCommand(context, ends, container);
        context.runner().run(
            command,
            &context,
            [&context, copies, command, container](const core::ProcessResult &result) {
                if (result.succeeded()) {
                    core::Json json = core::Json::object();
                    json["service"] = container.service().toStdString();
                    json["container"] = container.name.toStdString();
                    copies->done.push_back(json);
                } else if (!copies->error) {
                    copies->error = context.protocol()->errorOf(command, result);
                    copies->error->service = container.service();
                }
                if (--copies->pending == 0)
                    finishCopies(context, *copies);
            });
    }
}

/// The containers that a copy is about: all of the service, or one.
core::Result<QList<core::ContainerInfo>> containersFor(const Invocation &invocation,
                                                       const core::CopyEnds &ends,
                                                       const core::Stack &stack,
                                                       const core::State &state)
{
    const int index = invocation.value("index").toInt();
    const auto first = core::replicaAt(stack, state, ends.service, index, false);
    if (!first)
        return first.error();
    if (!ends.into || !invocation.has("all"))
        return QList<core::ContainerInfo>{*first};
    return core::replicasOf(state, stack.project, ends.service);
}

core::Error copyRefusal(const QString &summary)
{
    return {.kind = core::Error::Kind::Usage, .summary = summary};
}

void copy(Context &context,
          const core::CopyEnds &ends,
          const core::Stack &stack,
          const core::State &state)
{
    const auto containers = containersFor(context.invocation(), ends, stack, state);
    if (!containers)
        context.fail(containers.error());
    else if (!ends.isStream())
        copyAll(context, ends, *containers);
    else if (containers->size() > 1)
        context.fail(copyRefusal(
            Context::tr("Standard input can only be copied into one container at a time.")));
    else
        runInForeground(context, copyCommand(context, ends, containers->first()));
}

} // namespace

void runCopy(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto ends = core::copyEnds(invocation.arguments.at(0), invocation.arguments.at(1));
    if (!ends) {
        context.fail(ends.error());
        return;
    }
    if (invocation.has("index") && invocation.has("all")) {
        context.fail(copyRefusal(Context::tr("--index and --all exclude each other.")));
        return;
    }
    lookAtStack(
        context, {}, [&context, ends = *ends](const core::Stack &stack, const core::State &state) {
            copy(context, ends, stack, state);
        });
}

} // namespace cli
