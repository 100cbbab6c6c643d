#include "tests/support/gitserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace support {

namespace {

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
    return server.serverPort();
}

bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(1000);
}

} // namespace

bool GitServer::isAvailable()
{
    QProcess git;
    git.start(QStringLiteral("git"), {QStringLiteral("--exec-path")});
    if (!git.waitForFinished())
        return false;
    const QString folder = QString::fromUtf8(git.readAll().trimmed());
    return QFileInfo(folder + QStringLiteral("/git-daemon")).isExecutable();
}

GitServer::GitServer()
    : m_port(freePort())
{
    m_daemon.start(QStringLiteral("git"),
                   {QStringLiteral("daemon"),
                    QStringLiteral("--export-all"),
                    QStringLiteral("--reuseaddr"),
                    QStringLiteral("--listen=127.0.0.1"),
                    QStringLiteral("--port=%1").arg(m_port),
                    QStringLiteral("--base-path=") + m_folder.path()});
    if (!QTest::qWaitFor([this] { return answers(m_port); }, 10000))
        qFatal("git daemon does not listen");
}

GitServer::~GitServer()
{
    m_daemon.terminate();
    if (!m_daemon.waitForFinished(5000))
        m_daemon.kill();
    m_daemon.waitForFinished(5000);
}

QString GitServer::url(const QString &name) const
{
    return QStringLiteral("git://127.0.0.1:%1/%2").arg(m_port).arg(name);
}

QString GitServer::commit(const QString &name, const QMap<QString, QByteArray> &files) const
{
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const QString path = m_folder.filePath(name + u'/' + file.key());
        QDir().mkpath(QFileInfo(path).path());
        QFile target(path);
        if (!target.open(QIODevice::WriteOnly) || target.write(file.value()) < 0)
            qFatal("cannot write into a repository");
    }
    return save(name);
}

QString GitServer::link(const QString &name, const QString &path, const QString &target) const
{
    if (!QFile::link(target, m_folder.filePath(name + u'/' + path)))
        qFatal("cannot link in a repository");
    return save(name);
}

QString GitServer::save(const QString &name) const
{
    if (!QDir(m_folder.filePath(name + QStringLiteral("/.git"))).exists())
        git(name, {"init", "--quiet", "--initial-branch=main"});
    git(name, {"add", "--all"});
    git(name, {"commit", "--quiet", "--allow-empty", "--message=more"});
    return git(name, {"rev-parse", "HEAD"});
}

QString GitServer::git(const QString &name, const QStringList &arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    for (const char *who : {"GIT_AUTHOR_", "GIT_COMMITTER_"}) {
        environment.insert(QString::fromLatin1(who) + "NAME", QStringLiteral("me"));
        environment.insert(QString::fromLatin1(who) + "EMAIL", QStringLiteral("me@example.com"));
    }
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.filePath(name));
    process.start(QStringLiteral("git"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git %s: %s",
               qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput().trimmed());
}

} // namespace support
