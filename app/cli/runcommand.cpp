#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/foreground.h"
#include "app/cli/jobrun.h"
#include "app/cli/terminal.h"
#include "core/compose/mountsyntax.h"
#include "core/compose/portsyntax.h"
#include "core/compose/projectenvironment.h"

#include <QDir>
#include <QUuid>

namespace cli {

namespace {

core::Error usageError(const QString &summary)
{
    return {.kind = core::Error::Kind::Usage, .summary = summary};
}

/// As in a spec, but paths start where the command was given.
core::Result<core::Mount> mountOf(const QString &text)
{
    const auto parsed =
        core::parseMount(core::SpecNode{.kind = core::SpecNode::Kind::Text, .text = text});
    if (!parsed)
        return usageError(QStringLiteral("--volume: ") + parsed.error().summary);
    core::Mount mount{.source = parsed->textAt(u"source"),
                      .target = core::cleanedPath(parsed->textAt(u"target")),
                      .readOnly = parsed->textAt(u"read_only") == u"true"};
    if (parsed->textAt(u"type") != u"bind")
        return mount;
    mount.type = core::Mount::Type::Bind;
    if (mount.source.startsWith(u'~'))
        mount.source = QDir::homePath() + mount.source.mid(1);
    mount.source = QDir::cleanPath(QDir::current().absoluteFilePath(mount.source));
    return mount;
}

core::Result<core::OneOff> wishOf(const Invocation &invocation, const core::LoadedProject &project)
{
    core::OneOff wish{.service = invocation.arguments.first(),
                      .name = invocation.value("name"),
                      .servicePorts = invocation.has("service-ports"),
                      .useAliases = invocation.has("use-aliases"),
                      .user = invocation.value("user"),
                      .workingDirectory = invocation.value("workdir"),
                      .capAdd = invocation.values("cap-add"),
                      .capDrop = invocation.values("cap-drop"),
                      .detached = invocation.has("detach"),
                      .removeOnExit = invocation.has("rm")};
    // As docker compose: a terminal when there is one on both ends, unless -T says no.
    wish.terminal =
        !wish.detached && !invocation.has("no-tty") && inputIsTerminal() && outputIsTerminal();
    if (wish.name.isEmpty())
        wish.name = QStringLiteral("%1-%2-run-%3")
                        .arg(project.stack.project,
                             wish.service,
                             QUuid::createUuid().toString(QUuid::Id128).left(12));
    if (invocation.arguments.size() > 1)
        wish.command = invocation.arguments.mid(1);
    if (invocation.has("entrypoint"))
        wish.entrypoint = invocation.value("entrypoint");
    wish.environment = core::givenVariables(invocation.values("env"), project.environment);
    for (const QString &text : invocation.values("label"))
        wish.labels[text.section(u'=', 0, 0)] = text.section(u'=', 1);
    for (const QString &text : invocation.values("volume")) {
        const auto mount = mountOf(text);
        if (!mount)
            return mount.error();
        wish.mounts << *mount;
    }
    for (const QString &text : invocation.values("publish")) {
        const auto ports = core::parsePorts(text);
        if (!ports)
            return usageError(QStringLiteral("--publish: ") + ports.error().summary);
        wish.ports += *ports;
    }
    return wish;
}

} // namespace

void runRun(Context &context)
{
    const Invocation &invocation = context.invocation();
    const QString service = invocation.arguments.first();
    // Naming it switches its profiles on.
    const auto project = context.loadSpec(
        [&](core::LoadRequest &request) { request.services = QStringList{service}; });
    if (!project)
        return;
    const auto wish = wishOf(invocation, *project);
    if (!wish) {
        context.fail(wish.error());
        return;
    }
    const core::JobRequest request{.kind = core::JobRequest::Kind::Up,
                                   .stack = project->stack,
                                   .up = {.services = QStringList{service},
                                          .build = invocation.has("build"),
                                          .pull = invocation.value("pull"),
                                          .noDependencies = invocation.has("no-deps"),
                                          .oneOff = *wish}};
    runOnBackend(context, request, {}, [&context, wish = *wish] {
        if (!wish.detached) {
            attachTo(context, wish.name, wish.removeOnExit);
            return;
        }
        context.output().answerLine(wish.name);
        context.finish(exitcode::done);
    });
}

} // namespace cli
