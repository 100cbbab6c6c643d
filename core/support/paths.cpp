#include "core/support/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace core {

namespace {

QString ownFolder(QStandardPaths::StandardLocation location)
{
    const QString path = QStandardPaths::writableLocation(location) + QStringLiteral("/perry");
    if (!QDir(path).exists()) {
        QDir().mkpath(path);
        QFile::setPermissions(
            path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    return path;
}

} // namespace

QString dataFolder()
{
    return ownFolder(QStandardPaths::GenericDataLocation);
}

QString configFolder()
{
    return ownFolder(QStandardPaths::GenericConfigLocation);
}

QString cacheFolder()
{
    return ownFolder(QStandardPaths::GenericCacheLocation);
}

QString workingFolder()
{
    const QString shown = qEnvironmentVariable("PWD");
    const bool isTrue = QDir::isAbsolutePath(shown)
                        && QFileInfo(shown).canonicalFilePath() == QDir::current().canonicalPath();
    return isTrue ? QDir::cleanPath(shown) : QDir::currentPath();
}

QString shownPath(const QString &path)
{
    const QString home = QDir::homePath();
    if (path == home)
        return QStringLiteral("~");
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace core
