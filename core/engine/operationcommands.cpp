#include "core/engine/operationcommands.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct CommandsTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

QList<CommandLine> hookCommands(const QList<HookCall> &calls, const Protocol &protocol)
{
    QList<CommandLine> commands;
    for (const HookCall &call : calls) {
        ExecOptions options{.command = call.hook.command,
                            .user = call.hook.user,
                            .workingDirectory = call.hook.workingDirectory,
                            .privileged = call.hook.privileged};
        for (auto it = call.hook.environment.begin(); it != call.hook.environment.end(); ++it) {
            if (it.value())
                options.environment << it.key() + u'=' + *it.value();
        }
        CommandLine command = protocol.exec(call.container, options);
        command.purpose = CommandsTr::tr("The %1 hook of %2").arg(call.attribute, call.container);
        command.endsWithProgram = true;
        command.timeout = operationTimeout();
        commands << command;
    }
    return commands;
}

/// Each comes to its end, and goes, before the next one.
QList<CommandLine> hookContainerCommands(const QList<ContainerSpec> &hooks,
                                         const Protocol &protocol)
{
    QList<CommandLine> commands;
    for (const ContainerSpec &hook : hooks) {
        commands << protocol.createContainer(hook);
        CommandLine run = protocol.startAttached(hook.name, false);
        run.purpose = CommandsTr::tr("The pre_start hook %1").arg(hook.name);
        run.endsWithProgram = true;
        run.timeout = operationTimeout();
        commands << run << protocol.removeContainers({hook.name}, true);
    }
    return commands;
}

/// With its secrets and configs.
QList<CommandLine> createCommands(const ContainerSpec &spec, const Protocol &protocol)
{
    QList<CommandLine> commands = protocol.createContainer(spec);
    if (!spec.files.isEmpty()) {
        CommandLine copy = protocol.copyArchive(spec.name, tarArchive(spec.files));
        copy.purpose = CommandsTr::tr("Putting secrets and configs into %1").arg(spec.name);
        commands << copy;
    }
    return commands;
}

QList<CommandLine> runCommands(const Operation &operation, const Protocol &protocol)
{
    const auto &spec = std::get<ContainerSpec>(operation.spec);
    if (spec.files.isEmpty() && operation.hookContainers.isEmpty())
        return protocol.runContainer(spec) + hookCommands(operation.after, protocol);
    return createCommands(spec, protocol)
           << hookContainerCommands(operation.hookContainers, protocol)
           << protocol.startContainer(spec.name) << hookCommands(operation.after, protocol);
}

} // namespace

QList<CommandLine> commandsFor(const Operation &operation, const Protocol &protocol)
{
    switch (operation.kind) {
    case Operation::Kind::PullImage:
        return {protocol.pullImage(operation.target(), operation.platform)};
    case Operation::Kind::BuildImage:
        return {protocol.buildImage(std::get<BuildSpec>(operation.spec), operation.target())};
    case Operation::Kind::PushImage:
        return {protocol.pushImage(operation.target())};
    case Operation::Kind::CreateNetwork:
        return {protocol.createNetwork(std::get<NetworkSpec>(operation.spec), {})};
    case Operation::Kind::CreateVolume:
        return {protocol.createVolume(std::get<VolumeSpec>(operation.spec), {})};
    case Operation::Kind::CreateContainer:
        return createCommands(std::get<ContainerSpec>(operation.spec), protocol);
    case Operation::Kind::RunContainer:
        return runCommands(operation, protocol);
    case Operation::Kind::StartContainer:
        return hookContainerCommands(operation.hookContainers, protocol)
               << protocol.startContainer(operation.target())
               << hookCommands(operation.after, protocol);
    case Operation::Kind::WaitHealthy:
    case Operation::Kind::WaitCompleted:
    case Operation::Kind::WaitRunning:
        return {};
    case Operation::Kind::PauseContainer:
        return {protocol.pauseContainers(operation.targets)};
    case Operation::Kind::UnpauseContainer:
        return {protocol.unpauseContainers(operation.targets)};
    case Operation::Kind::KillContainer:
        return {protocol.killContainers(operation.targets, operation.signal)};
    case Operation::Kind::StopContainer:
        return hookCommands(operation.before, protocol)
               << protocol.stopContainers(operation.targets, operation.graceSeconds);
    case Operation::Kind::RestartContainer:
        return hookCommands(operation.before, protocol)
               << protocol.restartContainer(operation.target(), operation.graceSeconds)
               << hookCommands(operation.after, protocol);
    case Operation::Kind::RenameContainer:
        return {protocol.renameContainer(operation.target(), operation.newName)};
    case Operation::Kind::RemoveContainer:
        return {protocol.removeContainers(operation.targets, operation.withVolumes)};
    case Operation::Kind::RemoveNetwork:
        return {protocol.removeNetwork(operation.target())};
    case Operation::Kind::RemoveVolume:
        return {protocol.removeVolume(operation.target())};
    case Operation::Kind::RemoveImage:
        return {protocol.removeImage(operation.target())};
    }
    Q_UNREACHABLE();
}

namespace {

bool isPlainText(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= ' ';
    });
}

/// A call with what it is given on its standard input, as a here-document.
QString scriptText(const CommandLine &command, const QString &suffix)
{
    const QString call = shellTextWithSecrets(command) + suffix;
    if (command.input.isEmpty())
        return call;
    const QString end = QStringLiteral("END_OF_INPUT");
    const bool isPlain = isPlainText(command.input) && !command.input.contains(end.toLatin1());
    if (isPlain)
        return QStringLiteral("%1 <<'%2'\n").arg(call, end) + QString::fromUtf8(command.input)
               + (command.input.endsWith('\n') ? QString() : QStringLiteral("\n")) + end;
    return QStringLiteral("base64 -d <<'%2' | %1\n").arg(call, end)
           + QString::fromLatin1(command.input.toBase64()) + u'\n' + end;
}

} // namespace

QList<Warning> lossesOf(const Plan &plan, const Protocol &protocol)
{
    QList<Warning> losses;
    for (const Operation &operation : plan.operations) {
        if (const auto *container = std::get_if<ContainerSpec>(&operation.spec))
            losses += protocol.warningsFor(*container);
        else if (const auto *network = std::get_if<NetworkSpec>(&operation.spec))
            losses += protocol.warningsFor(*network);
        else if (const auto *volume = std::get_if<VolumeSpec>(&operation.spec))
            losses += protocol.warningsFor(*volume);
        else if (const auto *build = std::get_if<BuildSpec>(&operation.spec))
            losses += protocol.warningsFor(*build, operation.service);
    }
    // Each replica would say the same.
    QList<Warning> once;
    for (const Warning &loss : std::as_const(losses)) {
        if (!once.contains(loss))
            once << loss;
    }
    return once;
}

QString planAsScript(const Plan &plan, const Protocol &protocol)
{
    QStringList lines{QStringLiteral("#!/bin/sh"), QStringLiteral("set -eu")};
    const auto holdsSecrets = [&protocol](const Operation &operation) {
        const QList<CommandLine> commands = commandsFor(operation, protocol);
        return std::any_of(commands.begin(), commands.end(), [](const CommandLine &command) {
            return shellText(command) != shellTextWithSecrets(command);
        });
    };
    if (std::any_of(plan.operations.begin(), plan.operations.end(), holdsSecrets))
        lines << QStringLiteral("# There are secrets in this script: keep it where they are kept.");
    for (const Operation &operation : plan.operations) {
        QString comment = QStringLiteral("# ") + operationText(operation);
        if (!operation.cause.isEmpty())
            comment += QStringLiteral(": ") + operation.cause;
        lines << QString(comment).replace(u'\n', u' ');
        const auto *spec = std::get_if<ContainerSpec>(&operation.spec);
        if (spec && !spec->inheritedPaths.isEmpty())
            lines << QStringLiteral("# Perry would go on with the anonymous volumes of %1 at %2; "
                                    "this script makes new ones.")
                         .arg(spec->predecessor, spec->inheritedPaths.join(QStringLiteral(", ")))
                         .replace(u'\n', u' ');
        for (const CommandLine &command : commandsFor(operation, protocol)) {
            const QString suffix = operation.bestEffort ? QStringLiteral(" || true") : QString();
            lines << scriptText(command, suffix);
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace core
