#include "core/engine/jobrequest.h"

#include <QCoreApplication>

namespace core {

namespace {

struct JobTr
{
    Q_DECLARE_TR_FUNCTIONS(core::Job)
};

} // namespace

bool isTakenBack(JobRequest::Kind kind)
{
    // Taking down and stopping have no way back: what is removed is gone.
    return kind == JobRequest::Kind::Up || kind == JobRequest::Kind::Start;
}

bool isExclusive(JobRequest::Kind kind)
{
    switch (kind) {
    case JobRequest::Kind::Kill:
    case JobRequest::Kind::Pull:
    case JobRequest::Kind::Build:
    case JobRequest::Kind::Push:
        return false;
    default:
        return true;
    }
}

bool needsImages(JobRequest::Kind kind)
{
    return kind == JobRequest::Kind::Up || kind == JobRequest::Kind::Pull
           || kind == JobRequest::Kind::Build;
}

QString titleOf(const JobRequest &request)
{
    const QString &project = request.stack.project;
    switch (request.kind) {
    case JobRequest::Kind::Up:
        return JobTr::tr("Up %1").arg(project);
    case JobRequest::Kind::Down:
        return JobTr::tr("Down %1").arg(project);
    case JobRequest::Kind::Start:
        return JobTr::tr("Start %1").arg(project);
    case JobRequest::Kind::Stop:
        return JobTr::tr("Stop %1").arg(project);
    case JobRequest::Kind::Restart:
        return JobTr::tr("Restart %1").arg(project);
    case JobRequest::Kind::Pause:
        return JobTr::tr("Pause %1").arg(project);
    case JobRequest::Kind::Unpause:
        return JobTr::tr("Unpause %1").arg(project);
    case JobRequest::Kind::Kill:
        return JobTr::tr("Kill %1").arg(project);
    case JobRequest::Kind::Remove:
        return JobTr::tr("Remove stopped containers of %1").arg(project);
    case JobRequest::Kind::Pull:
        return JobTr::tr("Pull images of %1").arg(project);
    case JobRequest::Kind::Build:
        return JobTr::tr("Build images of %1").arg(project);
    case JobRequest::Kind::Push:
        return JobTr::tr("Push images of %1").arg(project);
    }
    Q_UNREACHABLE();
}

} // namespace core
