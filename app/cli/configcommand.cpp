#include "app/cli/commands.h"
#include "app/cli/exitcode.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

QStringList namesOf(const core::Stack &stack, const Invocation &invocation)
{
    QStringList names;
    if (invocation.has("services")) {
        for (const core::Service &service : stack.services)
            names << service.name;
    } else if (invocation.has("volumes")) {
        for (const core::VolumeSpec &volume : stack.volumes)
            names << volume.key;
    } else if (invocation.has("networks")) {
        for (const core::NetworkSpec &network : stack.networks)
            names << network.key;
    } else if (invocation.has("images")) {
        for (const core::Service &service : stack.services)
            names << service.image;
    } else {
        for (const core::Service &service : stack.services)
            names << service.name + u' ' + service.configHash;
        names.sort();
    }
    return names;
}

} // namespace

void runConfig(Context &context)
{
    const auto project = context.loadSpec();
    if (!project)
        return;
    const Invocation &invocation = context.invocation();
    const QString format = invocation.value("format");
    if (!format.isEmpty() && format != u"yaml" && format != u"json") {
        context.fail({.kind = core::Error::Kind::Usage,
                      .summary = Context::tr("--format is yaml or json, not \"%1\".").arg(format)});
        return;
    }
    for (const char *list : {"services", "volumes", "networks", "images", "hash"}) {
        if (!invocation.has(list))
            continue;
        const QStringList names = namesOf(project->stack, invocation);
        if (context.output().isJson())
            context.output().answerJson(core::toJson(names));
        else
            for (const QString &name : names)
                context.output().answerLine(name);
        context.finish(exitcode::done);
        return;
    }
    const bool asJson = format == u"json" || context.output().isJson();
    QByteArray text = core::configText(
        *project, asJson ? core::ConfigFormat::JsonText : core::ConfigFormat::YamlText);
    if (!text.endsWith('\n'))
        text += '\n';
    context.output().answer(text);
    context.finish(exitcode::done);
}

} // namespace cli
