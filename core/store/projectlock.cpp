#include "core/store/projectlock.h"

#include "core/support/paths.h"

#include <QCoreApplication>
#include <QDir>

namespace core {

namespace {

struct LockTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

} // namespace

ProjectLock::ProjectLock(const QString &path)
    : m_file(path)
{
    // A holder is only dead when its process is; a long build is no reason to push it aside.
    m_file.setStaleLockTime(0);
}

Result<std::shared_ptr<ProjectLock>> ProjectLock::take(const QString &project,
                                                       const QString &backend)
{
    const QString folder = dataFolder() + QStringLiteral("/locks");
    QDir().mkpath(folder);
    const QString name = QString(backend).replace(u'/', u'-') + u'.' + project;
    std::shared_ptr<ProjectLock> lock(
        new ProjectLock(folder + u'/' + name + QStringLiteral(".lock")));
    if (lock->m_file.tryLock(0))
        return lock;
    if (lock->m_file.error() != QLockFile::LockFailedError)
        return Error{.kind = Error::Kind::Internal,
                     .summary = LockTr::tr("Perry cannot write to %1.").arg(shownPath(folder)),
                     .hint = LockTr::tr("Make room on its disk and the folder writable, or set "
                                        "XDG_DATA_HOME to another one.")};
    qint64 process = 0;
    QString host;
    QString program;
    lock->m_file.getLockInfo(&process, &host, &program);
    return Error{.kind = Error::Kind::Conflict,
                 .summary = LockTr::tr("%1 (process %2) is working on %3.")
                                .arg(program.isEmpty() ? LockTr::tr("Another program") : program)
                                .arg(process)
                                .arg(project),
                 .hint = LockTr::tr("Wait until it is done, or stop it.")};
}

} // namespace core
