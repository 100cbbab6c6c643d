#include "core/engine/operationcommands.h"

namespace core {

QList<CommandLine> commandsFor(const Operation &operation, const Protocol &protocol)
{
    switch (operation.kind) {
    case Operation::Kind::PullImage:
        return {protocol.pullImage(operation.target(), operation.newName)};
    case Operation::Kind::BuildImage:
        return {protocol.buildImage(std::get<BuildSpec>(operation.spec), operation.target())};
    case Operation::Kind::CreateNetwork:
        return {protocol.createNetwork(std::get<NetworkSpec>(operation.spec), {})};
    case Operation::Kind::CreateVolume:
        return {protocol.createVolume(std::get<VolumeSpec>(operation.spec), {})};
    case Operation::Kind::RunContainer:
        return protocol.runContainer(std::get<ContainerSpec>(operation.spec));
    case Operation::Kind::StartContainer:
        return {protocol.startContainer(operation.target())};
    case Operation::Kind::WaitHealthy:
    case Operation::Kind::WaitCompleted:
        return {};
    case Operation::Kind::StopContainer:
        return {protocol.stopContainers(operation.targets, operation.graceSeconds)};
    case Operation::Kind::RestartContainer:
        return {protocol.restartContainer(operation.target(), operation.graceSeconds)};
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

QString planAsScript(const Plan &plan, const Protocol &protocol)
{
    QStringList lines{QStringLiteral("#!/bin/sh"), QStringLiteral("set -eu")};
    for (const Operation &operation : plan.operations) {
        QString comment = QStringLiteral("# ") + operationText(operation);
        if (!operation.cause.isEmpty())
            comment += QStringLiteral(": ") + operation.cause;
        lines << QString(comment).replace(u'\n', u' ');
        for (const CommandLine &command : commandsFor(operation, protocol)) {
            const QString suffix = operation.bestEffort ? QStringLiteral(" || true") : QString();
            lines << shellTextWithSecrets(command) + suffix;
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace core
