#include "core/engine/filewatch.h"

#include <QFileInfo>

namespace core {

using namespace std::chrono_literals;

/// How long a changed file is left alone.
static constexpr auto filePause = 200ms;

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
    , m_watcher(this)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(filePause);
    connect(&m_pause, &QTimer::timeout, this, &FileWatch::compare);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
        m_written.insert(path);
        m_pause.start();
    });
    // Much may go on in a folder; what it means for the files is seen when it has calmed down.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_pause.isActive())
            m_pause.start();
    });
}

void FileWatch::setFiles(const QSet<QString> &files)
{
    QHash<QString, Stamp> stamps;
    for (const QString &file : files) {
        const auto known = m_stamps.constFind(file);
        stamps.insert(file, known == m_stamps.cend() ? stampOf(file) : *known);
    }
    m_stamps = std::move(stamps);
    watch();
}

FileWatch::Stamp FileWatch::stampOf(const QString &file)
{
    const QFileInfo info(file);
    return {
        .target = info.canonicalFilePath(), .size = info.size(), .modified = info.lastModified()};
}

/// Files say when they are written to; folders, those of the links included, when one is replaced.
void FileWatch::watch()
{
    QSet<QString> wanted;
    for (auto stamp = m_stamps.cbegin(); stamp != m_stamps.cend(); ++stamp) {
        wanted.insert(QFileInfo(stamp.key()).absolutePath());
        for (QFileInfo part(stamp.key()); !part.isRoot(); part.setFile(part.absolutePath())) {
            if (part.isSymLink())
                wanted.insert(part.absolutePath());
        }
        if (stamp->target.isEmpty())
            continue;
        wanted.insert(stamp.key());
        wanted.insert(QFileInfo(stamp->target).absolutePath());
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched) {
        if (!wanted.remove(path))
            m_watcher.removePath(path);
    }
    for (const QString &path : std::as_const(wanted)) {
        if (QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

void FileWatch::compare()
{
    const QSet<QString> written = std::exchange(m_written, {});
    QSet<QString> files;
    for (auto stamp = m_stamps.begin(); stamp != m_stamps.end(); ++stamp) {
        const Stamp now = stampOf(stamp.key());
        if (now != *stamp || written.contains(stamp.key()))
            files.insert(stamp.key());
        *stamp = now;
    }
    watch();
    if (!files.isEmpty())
        emit changed(files);
}

} // namespace core
