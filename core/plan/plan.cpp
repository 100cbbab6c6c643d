#include "core/plan/plan.h"

#include <QCoreApplication>

namespace core {

QString kindName(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::PullImage:
        return QStringLiteral("pull-image");
    case Operation::Kind::BuildImage:
        return QStringLiteral("build-image");
    case Operation::Kind::CreateNetwork:
        return QStringLiteral("create-network");
    case Operation::Kind::CreateVolume:
        return QStringLiteral("create-volume");
    case Operation::Kind::RunContainer:
        return QStringLiteral("run-container");
    case Operation::Kind::StartContainer:
        return QStringLiteral("start-container");
    case Operation::Kind::WaitHealthy:
        return QStringLiteral("wait-healthy");
    case Operation::Kind::WaitCompleted:
        return QStringLiteral("wait-completed");
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

} // namespace core
