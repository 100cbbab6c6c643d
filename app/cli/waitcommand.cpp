#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/state/containerchoice.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace cli {

namespace {

/// What has ended so far.
struct Ends
{
    qsizetype pending = 0;
    int lastCode = 0;
    std::optional<core::Error> error = {};
};

void printEnd(const Output &output, const core::ContainerInfo &container, int code)
{
    if (!output.isJson()) {
        output.answerLine(QStringLiteral("container \"%1\" exited with status code %2")
                              .arg(container.name)
                              .arg(code));
        return;
    }
    core::Json json = core::Json::object();
    json["container"] = container.name.toStdString();
    json["service"] = container.service().toStdString();
    json["exitCode"] = code;
    output.answer(core::toBytes(json) + '\n');
}

void waitForOne(Context &context,
                const core::ContainerInfo &container,
                const std::shared_ptr<Ends> &ends)
{
    const core::CommandLine command = context.protocol()->waitForEnd(container.name);
    auto text = std::make_shared<QByteArray>();
    context.runner().follow(
        command,
        &context,
        [text](core::Process::Channel channel, const QByteArray &line) {
            if (channel == core::Process::Channel::Output)
                *text = line;
        },
        [&context, container, ends, command, text](const core::ProcessResult &result) {
            const core::Protocol &protocol = *context.protocol();
            const auto code = result.succeeded()
                                  ? protocol.parseEnd(*text)
                                  : core::Result<int>(protocol.errorOf(command, result));
            if (code) {
                ends->lastCode = *code;
                printEnd(context.output(), container, *code);
            } else if (!ends->error) {
                ends->error = code.error();
            }
            if (--ends->pending > 0)
                return;
            if (ends->error)
                context.fail(*ends->error);
            else
                context.finish(ends->lastCode);
        });
}

} // namespace

void runWait(Context &context)
{
    const QStringList services = context.invocation().arguments;
    lookAtStack(
        context, services, [&context, services](const core::Stack &, const core::State &state) {
            const auto running = core::onlyRunning(core::chosenContainers(state, services));
            if (running.isEmpty()) {
                context.fail({.kind = core::Error::Kind::NotFound,
                              .summary = Context::tr("No container of %1 is running.")
                                             .arg(services.join(QStringLiteral(", ")))});
                return;
            }
            onInterrupt(&context, [&context] { context.finish(exitcode::interrupted); });
            auto ends = std::make_shared<Ends>(Ends{.pending = running.size()});
            for (const core::ContainerInfo &container : running)
                waitForOne(context, container, ends);
        });
}

} // namespace cli
