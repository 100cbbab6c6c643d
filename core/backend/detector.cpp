#include "core/backend/detector.h"

#include "core/backend/selection.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>

namespace core {

QString findProgram(const QStringList &names)
{
    for (const QString &name : names) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            return path;
    }
    if (effectivePlatform() != Platform::MacOs)
        return {};
    const QString home = QDir::homePath();
    const QStringList extraFolders{"/usr/local/bin",
                                   "/opt/homebrew/bin",
                                   "/opt/podman/bin",
                                   home + "/.orbstack/bin",
                                   home + "/.rd/bin",
                                   "/Applications/Docker.app/Contents/Resources/bin"};
    for (const QString &name : names) {
        if (const QString path = QStandardPaths::findExecutable(name, extraFolders);
            !path.isEmpty())
            return path;
    }
    return {};
}

Detector::Detector(DriverList drivers, Runner &runner, QObject *parent)
    : QObject(parent)
    , m_drivers(std::move(drivers))
    , m_runner(runner)
{}

void Detector::start(const QStringList &names)
{
    if (m_pending > 0)
        return;
    m_backends.clear();
    for (const QString &name : names) {
        m_backends.append({.name = name,
                           .title = backendTitle(name),
                           .priority = static_cast<int>(m_backends.size()) + 1});
    }
    m_pending = static_cast<int>(m_backends.size());
    // One more for start() itself, so that an empty list has its end, too.
    ++m_pending;
    for (int i = 0; i < m_backends.size(); ++i)
        probe(i);
    finishOne();
}

void Detector::probe(int index)
{
    BackendInfo info = m_backends.at(index);
    const auto driver =
        std::find_if(m_drivers.begin(), m_drivers.end(), [&](const auto &candidate) {
            return candidate->name() == info.name;
        });
    const bool canDrive = driver != m_drivers.end();
    const QString program =
        findProgram(canDrive ? (*driver)->executables() : QStringList{info.name});
    if (program.isEmpty()) {
        info.found = Tick::No;
        info.reason = tr("%1 is not installed, or not on PATH.").arg(info.title);
        settle(index, info);
        return;
    }
    info.found = Tick::Yes;
    info.executable = program;
    if (!canDrive) {
        info.usable = Tick::No;
        info.reason =
            tr("%1 is installed, but this version of Perry cannot drive it.").arg(info.title);
        settle(index, info);
        return;
    }
    m_runner.run((*driver)->probe(program),
                 this,
                 [this, index, info, driver = *driver](const ProcessResult &result) {
                     BackendInfo answer = driver->readProbe(info, result);
                     answer.latencyMs = static_cast<int>(result.duration.count());
                     settle(index, answer);
                 });
}

void Detector::settle(int index, BackendInfo info)
{
    info.checkedAt = QDateTime::currentDateTimeUtc();
    m_backends[index] = info;
    emit probed(info);
    finishOne();
}

void Detector::finishOne()
{
    if (--m_pending == 0) {
        // Not from within start(): whoever called it connects afterwards, too.
        QMetaObject::invokeMethod(
            this, [this, all = m_backends] { emit finished(all); }, Qt::QueuedConnection);
    }
}

} // namespace core
