#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "app/cli/terminal.h"
#include "core/support/pointintime.h"

#include <nlohmann/json.hpp>

#include <QPointer>

#include <memory>

namespace cli {

namespace {

core::Result<core::EventOptions> eventOptions(const Invocation &invocation, const QDateTime &now)
{
    core::EventOptions options{};
    for (const auto &[name, time] :
         {std::pair("since", &options.since), {"until", &options.until}}) {
        const QString text = invocation.value(QLatin1String(name));
        if (text.isEmpty())
            continue;
        *time = core::pointInTime(text, now);
        if (!time->isValid())
            return core::Error{
                .kind = core::Error::Kind::Usage,
                .summary = Context::tr("--%1: \"%2\" is no time.").arg(QLatin1String(name), text)};
    }
    options.isPast = options.until.isValid() && options.until <= now;
    return options;
}

/// What an event is about, as far as its labels say.
core::ContainerInfo containerOf(const core::RuntimeEvent &event)
{
    return {.id = event.id, .name = event.name, .image = event.image, .labels = event.labels};
}

bool isShown(const core::RuntimeEvent &event,
             const QStringList &services,
             const core::EventOptions &options)
{
    const core::ContainerInfo container = containerOf(event);
    return event.subject == core::RuntimeEvent::Subject::Container && !container.isOneOff()
           && (services.isEmpty() || services.contains(container.service()))
           && (!options.until.isValid() || event.time <= options.until);
}

QByteArray eventJson(const core::RuntimeEvent &event)
{
    core::Json json = core::Json::object();
    json["time"] = event.time.toUTC().toString(Qt::ISODateWithMs).toStdString();
    json["type"] = "container";
    json["action"] = event.action.toStdString();
    json["service"] = containerOf(event).service().toStdString();
    json["container"] = event.name.toStdString();
    json["id"] = event.id.toStdString();
    json["image"] = event.image.toStdString();
    if (event.kind == core::RuntimeEvent::Kind::Die)
        json["exitCode"] = event.exitCode;
    return core::toBytes(json) + '\n';
}

QByteArray eventLine(const core::RuntimeEvent &event)
{
    QStringList attributes;
    if (event.kind == core::RuntimeEvent::Kind::Die)
        attributes << QStringLiteral("exitCode=%1").arg(event.exitCode);
    attributes << QStringLiteral("image=") + event.image
               << QStringLiteral("service=") + containerOf(event).service();
    const QString text =
        QStringLiteral("%1 container %2 %3 (%4)")
            .arg(event.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")),
                 event.action,
                 event.name,
                 attributes.join(QStringLiteral(", ")));
    return safeText(text).toUtf8() + '\n';
}

void follow(Context &context, const core::EventOptions &options)
{
    onInterrupt(&context, [&context] { context.finish(exitcode::interrupted); });
    const core::CommandLine command = context.protocol()->events(options);
    auto isOpen = std::make_shared<bool>(true);
    auto process = std::make_shared<QPointer<core::Process>>();
    *process = context.runner().follow(
        command,
        &context,
        [&context, options, isOpen, process](core::Process::Channel channel,
                                             const QByteArray &line) {
            if (channel != core::Process::Channel::Output || !*isOpen)
                return;
            const auto event = context.protocol()->parseEvent(line);
            if (!event || !isShown(*event, context.invocation().arguments, options))
                return;
            const Output &output = context.output();
            *isOpen = output.answer(output.isJson() ? eventJson(*event) : eventLine(*event));
            if (!*isOpen && *process)
                (*process)->cancel();
        },
        [&context, command, isOpen](const core::ProcessResult &result) {
            if (result.succeeded() || !*isOpen)
                context.finish(exitcode::done);
            else
                context.fail(context.protocol()->errorOf(command, result));
        });
}

} // namespace

void runEvents(Context &context)
{
    const auto options = eventOptions(context.invocation(), QDateTime::currentDateTimeUtc());
    if (!options) {
        context.fail(options.error());
        return;
    }
    lookAtStack(context,
                context.invocation().arguments,
                [&context, wanted = *options](const core::Stack &stack, const core::State &) {
                    core::EventOptions events = wanted;
                    events.project = stack.project;
                    follow(context, events);
                });
}

} // namespace cli
