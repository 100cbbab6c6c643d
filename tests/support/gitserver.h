#pragma once

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace support {

/// Git repositories that a `git daemon` of this machine serves.
class GitServer
{
public:
    /// Whether there is a git that can serve.
    static bool isAvailable();

    GitServer();
    ~GitServer();

    /// git://127.0.0.1:PORT/NAME
    QString url(const QString &name) const;
    /// Adds a commit with these files, making the repository at first; its id.
    QString commit(const QString &name, const QMap<QString, QByteArray> &files) const;
    /// Makes a link in the repository, and a commit with it; its id.
    QString link(const QString &name, const QString &path, const QString &target) const;
    /// Runs git there; its output.
    QString git(const QString &name, const QStringList &arguments) const;

private:
    QString save(const QString &name) const;

    QTemporaryDir m_folder;
    QProcess m_daemon;
    quint16 m_port = 0;
};

} // namespace support
