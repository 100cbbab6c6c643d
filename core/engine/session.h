#pragma once

#include "core/backend/driver.h"
#include "core/compose/finding.h"
#include "core/engine/jobsnapshot.h"
#include "core/logs/logline.h"
#include "core/process/runner.h"
#include "core/state/snapshot.h"

#include <QObject>

#include <memory>

namespace core {

class SessionPrivate;

/// Everything a front end needs of the engine, in one place: it detects runtimes, keeps the list of
/// stacks up to date by the runtime's events, runs operations, follows logs, holds consoles.
///
/// Lives on the engine's thread, and has to be deleted there. Every method may be called from any
/// thread and returns at once; answers come as signals. What the signals carry are immutable
/// values.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(DriverList drivers, QObject *parent = nullptr);
    ~Session() override;

    // Runtimes. backendsChanged follows; `pinned` empty = automatic.
    void detectBackends();
    void pinBackend(const QString &name);

    // Stacks.
    /// Reads a compose file, or the compose file of a folder, and adds its stack to the list.
    void openStack(const QString &fileOrFolder);
    /// Takes a stack out of the list; its containers stay.
    void forgetStack(const QString &project);
    void refresh();
    /// Nothing is followed while nobody looks (a hidden or minimised window).
    void setActive(bool active);

    // Operations; jobChanged reports on them. A second one on a busy stack is refused.
    void up(const QString &project, const QStringList &services, bool forceRecreate, bool build);
    void down(const QString &project, bool withVolumes);
    void start(const QString &project, const QStringList &services);
    void stop(const QString &project, const QStringList &services);
    void restart(const QString &project, const QStringList &services);
    void cancel(int job);

    // Logs of one stack at a time a call; logLines follows until stopLogs() or stackRemoved, also
    // when the stack or the runtime is only found later.
    void followLogs(const QString &project);
    void stopLogs(const QString &project);

    // Consoles. openConsole() gives the id at once; consoleEnded comes exactly once.
    int openConsole(const QString &project, const QString &service, int columns, int rows);
    void writeConsole(int console, const QByteArray &bytes);
    void resizeConsole(int console, int columns, int rows);
    /// Tells how much of the output has been drawn; output pauses when too much is under way.
    void acknowledgeConsole(int console, qsizetype bytes);
    void closeConsole(int console);

signals:
    void detectionStarted();
    /// All runtimes of the platform in order of priority; the one in use has `selected`.
    void backendsChanged(const QList<core::BackendInfo> &backends);
    void stackOpened(const QString &project);
    /// A spec that could not be read: findings as text, one a line, with file:line:column.
    void stackRefused(const QString &path, const core::Error &error);
    /// All that was found in the spec at `path`, each time that it is read; places have absolute
    /// paths.
    void findingsRead(const QString &path, const QList<core::Finding> &findings);
    void stackChanged(const core::StackSnapshot &stack);
    void stackRemoved(const QString &project);
    void jobChanged(const core::JobSnapshot &job);
    void logLines(const QString &project, const core::LogBatch &lines);
    void consoleOutput(int console, const QByteArray &bytes);
    void consoleEnded(int console, int exitCode, const QString &message);
    void commandFinished(const core::CommandRecord &record);
    /// "events live", or why not and what is done instead.
    void eventsStateChanged(bool live, const QString &text);

private:
    std::unique_ptr<SessionPrivate> d;
};

} // namespace core
