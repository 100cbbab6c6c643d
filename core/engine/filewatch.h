#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace core {

/// Says when one of some files has changed: written to, replaced, removed, made, or reached over
/// another link. Files that are not there yet are waited for.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// The files to look after, as absolute paths, and no others.
    void setFiles(const QSet<QString> &files);

signals:
    /// Some time after the last change, because who writes may not be done.
    void changed(const QSet<QString> &files);

private:
    /// What tells two states of a file apart.
    struct Stamp
    {
        QString target = {}; ///< behind all links; empty = not there
        qint64 size = 0;
        QDateTime modified = {};

        bool operator==(const Stamp &) const = default;
    };

    static Stamp stampOf(const QString &file);
    void watch();
    void compare();

    QFileSystemWatcher m_watcher;
    QTimer m_pause;
    QHash<QString, Stamp> m_stamps;
    QSet<QString> m_written; ///< changed for sure, even with the same stamp
};

} // namespace core
