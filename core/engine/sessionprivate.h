#pragma once

#include "core/backend/detector.h"
#include "core/compose/loader.h"
#include "core/engine/consoles.h"
#include "core/engine/filewatch.h"
#include "core/engine/healthkeeper.h"
#include "core/engine/jobs.h"
#include "core/engine/session.h"
#include "core/engine/stackwatch.h"
#include "core/logs/logfollower.h"
#include "core/remote/projectfetch.h"

#include <QSize>

#include <atomic>

namespace core {

/// What the session knows of one stack.
struct KnownStack
{
    QString path = {};              ///< what was opened; empty when found by its containers
    std::optional<Stack> spec = {}; ///< nothing when it could not be read or is not known
    std::shared_ptr<const SpecNode> config = {}; ///< the same, resolved; for the history
    QString problem = {};
    QStringList readFiles = {}; ///< all that the spec was read from, but for what was fetched
    StringMap remoteFiles = {}; ///< fetched for the spec
    StackSnapshot shown = {};
    std::unique_ptr<LogFollower> logs = {};
};

/// A spec as it was read, and all the files that it was read from, but for what was fetched.
struct ReadSpec
{
    LoadedProject project = {};
    QStringList files = {};
};

/// What a Session is on the engine's thread. Only Session itself uses it.
class SessionPrivate : public QObject
{
public:
    SessionPrivate(DriverList driverList, Session *session);

    /// Calls later, on the engine's thread: in the order of the calls, and never within a signal.
    template<typename Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    }

    void detect();
    void onDetected(const QList<BackendInfo> &found);
    void choose();
    void useBackend(const BackendInfo &backend);
    void leaveBackend();
    /// `remoteFiles` have been fetched for it.
    void openStack(const QString &path, const StringMap &remoteFiles = {});
    void reload(const QString &project);
    ReadSpec read(const QString &path, const StringMap &remoteFiles) const;
    void fetchRemotes(const QString &path,
                      std::function<void(const Result<StringMap> &remoteFiles)> then);
    void
    takeRemotes(const QString &project, const QString &path, const Result<StringMap> &remoteFiles);
    void tellFindings(const QString &path, const LoadedProject &loaded);
    void watchFiles();
    void onFilesChanged(const QSet<QString> &changed);
    void forgetStack(const QString &project);
    void remove(const QString &project);
    void onState(const State &newState);
    void onUnreachable(const Error &error);
    void publishAll();
    void publish(const QString &project);
    StackSnapshot snapshotOf(const QString &project, const KnownStack &known) const;
    void runJob(JobRequest request);
    void onJobFinished(const QString &project);
    void follow(const QString &project);
    void unfollow(KnownStack &known);
    void updateFollower(const QString &project);
    QList<ContainerInfo> containersOf(const QString &project) const;
    void openConsole(int console, const QString &project, const QString &service, QSize cells);
    HealthCheck timingOf(const ContainerInfo &container) const;

    Session *const q;
    const DriverList drivers;
    QString pinned;
    Runner runner;
    Detector detector;
    bool detecting = false;
    QList<BackendInfo> backends;
    BackendInfo backend;
    std::shared_ptr<const Protocol> protocol;
    std::unique_ptr<StackWatch> watch;
    std::unique_ptr<HealthKeeper> health;
    std::map<QString, KnownStack> stacks;
    State state;
    SteadyTime lookedAt = {}; ///< when the look began that read `state`
    bool hasState = false;
    bool active = true;
    QString unreachable;
    QSet<QString> followed; ///< projects whose logs are wanted, also while there is no runtime
    Jobs jobs;
    std::atomic<int> nextConsole = 1;
    Consoles consoles;
    FileWatch files;
    /// A spec whose remote files are under way, and who waits for them.
    struct Fetching
    {
        ProjectFetch *fetch = nullptr;
        QList<std::function<void(const Result<StringMap> &remoteFiles)>> waiting = {};
    };
    QHash<QString, Fetching> fetching; ///< by the path of the spec
};

} // namespace core
