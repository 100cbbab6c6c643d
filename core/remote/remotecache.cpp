#include "core/remote/remotecache.h"

#include "core/compose/discovery.h"
#include "core/remote/remoteproblem.h"
#include "core/support/paths.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace core {

namespace {

const QString incomingStart = QStringLiteral("incoming-");
/// Longer than any fetch may take.
constexpr qint64 staleSeconds = 3600;

} // namespace

QString remoteFolder()
{
    return cacheFolder() + QStringLiteral("/remote");
}

IncomingFolder::IncomingFolder(const QString &cache)
    : m_folder(cache + u'/' + incomingStart + QStringLiteral("XXXXXX"))
{
    if (m_folder.isValid())
        QDir(m_folder.path()).mkdir(QStringLiteral("files"));
}

bool IncomingFolder::isValid() const
{
    return QFileInfo(path()).isDir();
}

QString IncomingFolder::path() const
{
    return m_folder.filePath(QStringLiteral("files"));
}

QString RemoteCache::folder(const QString &location, const QString &id) const
{
    const QByteArray hash =
        QCryptographicHash::hash(location.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    // A digest has a colon in it, which is no character for names on all systems.
    return m_root + u'/' + QString::fromLatin1(hash) + u'/' + id.section(u':', -1);
}

bool RemoteCache::has(const QString &location, const QString &id) const
{
    return QFileInfo(folder(location, id)).isDir();
}

bool RemoteCache::keep(const IncomingFolder &incoming,
                       const QString &location,
                       const QString &id) const
{
    const QString target = folder(location, id);
    QDir().mkpath(QFileInfo(target).path());
    // Somebody else may have been quicker; then it is the same.
    return QDir().rename(incoming.path(), target) || has(location, id);
}

void RemoteCache::prepare() const
{
    QDir().mkpath(m_root);
    const QDateTime now = QDateTime::currentDateTime();
    const auto found = QDir(m_root).entryInfoList({incomingStart + u'*'},
                                                  QDir::Dirs | QDir::NoSymLinks | QDir::Hidden);
    for (const QFileInfo &entry : found) {
        if (entry.lastModified().secsTo(now) > staleSeconds)
            QDir(entry.filePath()).removeRecursively();
    }
}

Result<QString> mainFileIn(const QString &folder, const QString &path, const QString &written)
{
    const QString named = path.isEmpty() ? folder : folder + u'/' + path;
    const QFileInfo info(named);
    if (info.isFile())
        return named;
    if (!info.isDir())
        return remoteError(RemoteProblem::NoPath, written);
    for (const QString &name : mainFileNames()) {
        const QString file = named + u'/' + name;
        if (QFileInfo(file).isFile())
            return file;
    }
    return remoteError(RemoteProblem::NoSpec, written);
}

} // namespace core
