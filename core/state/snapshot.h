#pragma once

#include "core/stack/stack.h"
#include "core/state/state.h"

namespace core {

/// What people see of a service: one word, one shape, one colour.
enum class ServiceState {
    NotCreated,
    Starting, ///< its health check has not passed yet
    Waiting,  ///< for a dependency, while an operation is under way
    Running,
    Healthy,
    Unhealthy,
    Failed,  ///< ended with an exit code other than 0, or could not start
    Stopped, ///< ended with 0 or by our stop, and is meant to run
    Done,    ///< a one-shot that ended with 0
    Paused,
    Unknown, ///< the runtime does not answer
};

/// The word for a state: "running", "not created", …; translated.
QString serviceStateText(ServiceState state);

/// One service as it stands, ready to show. Immutable.
struct ServiceSnapshot
{
    QString name = {};
    ServiceState state = ServiceState::NotCreated;
    QString reason = {}; ///< "waits for db to be healthy (12 s)"; empty when nothing is to be said
    QString image = {};
    QString container = {}; ///< name of the first replica; empty when there is none
    QString containerId = {};
    QList<PublishedPort> ports = {}; ///< published ones; of the spec while nothing runs
    QStringList networks = {};
    QStringList volumes = {};
    QStringList mounts = {}; ///< "db_data → /data"
    QList<Dependency> dependsOn = {};
    QString restart = {};
    int environmentCount = 0;
    int replicas = 1;
    int runningReplicas = 0;
    int exitCode = 0;
    bool differs = false; ///< its container was made from another spec
    QDateTime since = {}; ///< when it entered this state, as far as known

    bool operator==(const ServiceSnapshot &) const = default;
};

/// One stack as it stands, ready to show. Immutable; what crosses to the UI.
struct StackSnapshot
{
    QString project = {};
    QString path = {}; ///< the file or folder that was opened; empty when known by containers only
    QStringList files = {};
    QString workingDirectory = {};
    QString backend = {};
    bool hasSpec = false;  ///< false: known by its containers only
    bool reachable = true; ///< false: the runtime did not answer; the rest is the last known
    QString problem = {};  ///< why the spec could not be read; empty when it could
    ServiceState overall = ServiceState::NotCreated;
    int runningServices = 0;
    int doneServices = 0;
    QList<ServiceSnapshot> services = {};
    QStringList orphans = {};     ///< what orphansOf() finds
    QStringList volumeNames = {}; ///< real names, for "Down with volumes" to say what goes

    const ServiceSnapshot *service(const QString &name) const;
    bool operator==(const StackSnapshot &) const = default;
};

/// Counts the services, and says in one state how the whole is, by the states of its services.
void summarise(StackSnapshot &stack);

/// Joins what is wanted and what is there into what is shown. Pure. A stack that is known by its
/// containers only comes from stackFromState().
StackSnapshot makeSnapshot(const Stack &stack, const State &state);

} // namespace core
