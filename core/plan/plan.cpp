#include "core/plan/plan.h"

#include <QCoreApplication>

namespace core {

bool isWait(Operation::Kind kind)
{
    return kind == Operation::Kind::WaitHealthy || kind == Operation::Kind::WaitCompleted
           || kind == Operation::Kind::WaitRunning;
}

QString kindName(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::PullImage:
        return QStringLiteral("pull-image");
    case Operation::Kind::BuildImage:
        return QStringLiteral("build-image");
    case Operation::Kind::PushImage:
        return QStringLiteral("push-image");
    case Operation::Kind::CreateNetwork:
        return QStringLiteral("create-network");
    case Operation::Kind::CreateVolume:
        return QStringLiteral("create-volume");
    case Operation::Kind::CreateContainer:
        return QStringLiteral("create-container");
    case Operation::Kind::RunContainer:
        return QStringLiteral("run-container");
    case Operation::Kind::StartContainer:
        return QStringLiteral("start-container");
    case Operation::Kind::WaitHealthy:
        return QStringLiteral("wait-healthy");
    case Operation::Kind::WaitCompleted:
        return QStringLiteral("wait-completed");
    case Operation::Kind::WaitRunning:
        return QStringLiteral("wait-running");
    case Operation::Kind::PauseContainer:
        return QStringLiteral("pause-container");
    case Operation::Kind::UnpauseContainer:
        return QStringLiteral("unpause-container");
    case Operation::Kind::KillContainer:
        return QStringLiteral("kill-container");
    case Operation::Kind::StopContainer:
        return QStringLiteral("stop-container");
    case Operation::Kind::RestartContainer:
        return QStringLiteral("restart-container");
    case Operation::Kind::RenameContainer:
        return QStringLiteral("rename-container");
    case Operation::Kind::RemoveContainer:
        return QStringLiteral("remove-container");
    case Operation::Kind::RemoveNetwork:
        return QStringLiteral("remove-network");
    case Operation::Kind::RemoveVolume:
        return QStringLiteral("remove-volume");
    case Operation::Kind::RemoveImage:
        return QStringLiteral("remove-image");
    }
    Q_UNREACHABLE();
}

QString operationText(const Operation &operation)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("core", text); };
    const QString names = operation.targets.join(QStringLiteral(", "));
    switch (operation.kind) {
    case Operation::Kind::PullImage:
        return tr("Pull %1").arg(names);
    case Operation::Kind::BuildImage:
        return tr("Build %1").arg(names);
    case Operation::Kind::PushImage:
        return tr("Push %1").arg(names);
    case Operation::Kind::CreateNetwork:
        return tr("Create network %1").arg(names);
    case Operation::Kind::CreateVolume:
        return tr("Create volume %1").arg(names);
    case Operation::Kind::CreateContainer:
        return tr("Create %1").arg(names);
    case Operation::Kind::RunContainer:
        return tr("Create and start %1").arg(names);
    case Operation::Kind::StartContainer:
        return tr("Start %1").arg(names);
    case Operation::Kind::WaitHealthy:
        return tr("Wait until %1 is healthy").arg(operation.service);
    case Operation::Kind::WaitCompleted:
        return tr("Wait until %1 is done").arg(operation.service);
    case Operation::Kind::WaitRunning:
        return tr("Wait until %1 runs").arg(operation.service);
    case Operation::Kind::PauseContainer:
        return tr("Pause %1").arg(names);
    case Operation::Kind::UnpauseContainer:
        return tr("Unpause %1").arg(names);
    case Operation::Kind::KillContainer:
        return tr("Kill %1").arg(names);
    case Operation::Kind::StopContainer:
        return tr("Stop %1").arg(names);
    case Operation::Kind::RestartContainer:
        return tr("Restart %1").arg(names);
    case Operation::Kind::RenameContainer:
        return tr("Set %1 aside").arg(names);
    case Operation::Kind::RemoveContainer:
        return tr("Remove %1").arg(names);
    case Operation::Kind::RemoveNetwork:
        return tr("Remove network %1").arg(names);
    case Operation::Kind::RemoveVolume:
        return tr("Remove volume %1").arg(names);
    case Operation::Kind::RemoveImage:
        return tr("Remove image %1").arg(names);
    }
    Q_UNREACHABLE();
}

QString warningText(const Warning &warning)
{
    QStringList parts{warning.service, warning.field, warning.reason};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

QString planText(const Plan &plan)
{
    QStringList lines;
    for (const Operation &operation : plan.operations) {
        QString line = QStringLiteral("%1 %2 %3")
                           .arg(operation.id)
                           .arg(kindName(operation.kind),
                                operation.targets.isEmpty() ? operation.service
                                                            : operation.targets.join(u','));
        if (!operation.newName.isEmpty())
            line += QStringLiteral(" -> ") + operation.newName;
        if (!operation.cause.isEmpty())
            line += QStringLiteral(" (%1)").arg(operation.cause);
        if (!operation.needs.isEmpty()) {
            QStringList needs;
            for (const int need : operation.needs)
                needs << QString::number(need);
            line += QStringLiteral(" after ") + needs.join(u',');
        }
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace core
