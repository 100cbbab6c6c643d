#include "scriptprotocol.h"

#include <algorithm>

using namespace core;

namespace {

CommandLine shellCall(const QString &script)
{
    return {.program = QStringLiteral("/bin/sh"), .arguments = {QStringLiteral("-c"), script}};
}

CommandLine nthCall(const QStringList &scripts, qsizetype earlier)
{
    return shellCall(scripts.isEmpty() ? QStringLiteral("true")
                                       : scripts[std::min(earlier, scripts.size() - 1)]);
}

} // namespace

CommandLine ScriptProtocol::inspectContainers(const QStringList &) const
{
    return nthCall(inspects, inspectCalls++);
}

Result<QList<ContainerInfo>> ScriptProtocol::parseInspection(const QByteArray &) const
{
    if (garbledInspection)
        return Error{.kind = Error::Kind::Parse, .summary = QStringLiteral("That is not JSON.")};
    return containers;
}

CommandLine ScriptProtocol::pullImage(const QString &reference, const QString &) const
{
    return nthCall(acts.value(reference), 0);
}

QList<CommandLine> ScriptProtocol::runContainer(const ContainerSpec &spec) const
{
    specs << spec;
    QList<CommandLine> made;
    for (const QString &script : acts.value(spec.name))
        made << shellCall(script);
    return made;
}

CommandLine ScriptProtocol::startContainer(const QString &name) const
{
    return nthCall(acts.value(name), 0);
}

CommandLine ScriptProtocol::removeContainers(const QStringList &names, bool) const
{
    return nthCall(acts.value(names.value(0)), 0);
}

CommandLine ScriptProtocol::exec(const QString &, const ExecOptions &options) const
{
    tried << options.command;
    return nthCall(tries, tried.size() - 1);
}

CommandLine ScriptProtocol::runHealthCheck(const QString &) const
{
    return nthCall(checks, checkCalls++);
}

CommandLine ScriptProtocol::events(const EventOptions &) const
{
    CommandLine call = nthCall(streams, eventCalls++);
    call.timeout = std::chrono::milliseconds(0);
    return call;
}

Result<RuntimeEvent> ScriptProtocol::parseEvent(const QByteArray &line) const
{
    if (!line.startsWith("start "))
        return Error{.kind = Error::Kind::Parse, .summary = QStringLiteral("That is no event.")};
    return RuntimeEvent{.subject = RuntimeEvent::Subject::Container,
                        .kind = RuntimeEvent::Kind::Start,
                        .name = QString::fromUtf8(line.mid(6))};
}

Error ScriptProtocol::errorOf(const CommandLine &call, const ProcessResult &result) const
{
    Error error = FakeLogs::errorOf(call, result);
    if (result.end == ProcessResult::End::Cancelled)
        error.kind = Error::Kind::Cancelled;
    if (!result.errorOutput.isEmpty())
        error.summary = QString::fromUtf8(result.errorOutput.trimmed());
    error.passing = passing;
    return error;
}
