#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "core/state/containerchoice.h"

#include <nlohmann/json.hpp>

namespace cli {

namespace {

void printPort(const Output &output,
               const core::ContainerInfo &container,
               const core::PublishedPort &port)
{
    if (!output.isJson()) {
        output.answerLine(core::addressText(port));
        return;
    }
    core::Json json = core::Json::object();
    json["service"] = container.service().toStdString();
    json["container"] = container.name.toStdString();
    json["hostIp"] = port.hostIp.isEmpty() ? "0.0.0.0" : port.hostIp.toStdString();
    json["hostPort"] = port.hostPort;
    json["containerPort"] = port.containerPort;
    json["protocol"] = port.protocol.toStdString();
    output.answerJson(json);
}

} // namespace

void runPort(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto wanted = core::wantedPort(invocation.arguments.at(1), invocation.value("protocol"));
    if (!wanted) {
        context.fail(wanted.error());
        return;
    }
    lookAtStack(context,
                {},
                [&context, wanted = *wanted](const core::Stack &stack, const core::State &state) {
                    const Invocation &words = context.invocation();
                    const auto container = core::replicaAt(
                        stack, state, words.arguments.first(), words.value("index").toInt(), true);
                    if (!container) {
                        context.fail(container.error());
                        return;
                    }
                    const auto port = core::publishedPort(*container, wanted);
                    if (!port) {
                        context.fail(port.error());
                        return;
                    }
                    printPort(context.output(), *container, *port);
                    context.finish(exitcode::done);
                });
}

} // namespace cli
