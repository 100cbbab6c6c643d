#pragma once

#include "core/plan/oneoff.h"
#include "core/plan/plan.h"
#include "core/state/replicas.h"
#include "core/support/result.h"

namespace core {

/// What is known of how a service's definition has changed since some container of it was made.
struct DefinitionChange
{
    QString hash = {}; ///< the config hash that such a container carries
    QString text = {}; ///< "environment LEVEL: info → debug"
};

/// What `up` is asked to do beyond the spec.
struct UpOptions
{
    QStringList services = {}; ///< empty = all; their dependencies come along
    bool build = false;
    QString pull = {}; ///< always, missing, never; empty = each service's own policy
    bool forceRecreate = false;
    bool noRecreate = false;
    bool recreateDependencies = false; ///< those of the named services, too
    bool renewVolumes = false;         ///< new anonymous volumes; the predecessor's go with it
    bool noDependencies = false;
    bool removeOrphans = false;
    bool imagesAreDone = false; ///< pulling and building is over, or not wanted
    /// Take every network and volume as present: enough to find that there is nothing to do.
    bool resourcesAreThere = false;
    bool startOnly = false; ///< only containers that are there, as they are
    bool noStart = false;   ///< make containers and leave them so
    bool wait = false;      ///< also wait until every service is running or healthy
    QMap<QString, int> scale = {};
    /// Its service gets this container beside its own ones, which stay as they are.
    std::optional<OneOff> oneOff = {};
    QString operation = {}; ///< the call's token, written on all that it creates
    QMap<QString, DefinitionChange> changes = {}; ///< by service; only makes causes clearer
};

struct DownOptions
{
    bool volumes = false;
    bool removeOrphans = false;
    bool images = false;    ///< --rmi: images built for the stack
    bool allImages = false; ///< --rmi all: every image of the stack
    std::optional<int> graceSeconds = {};
};

/// How many containers the service is to have.
int scaleOf(const Service &service, const UpOptions &options);

/// The steps from what is there to what is wanted. Pure: the same arguments give the same plan.
/// Fails when something that must exist does not (external networks and volumes, named services).
Result<Plan> planUp(const Stack &stack, const State &state, const UpOptions &options);

/// Only the image part of planUp(): what has to be pulled or built. Container labels carry image
/// ids, so this part is done, and observed, before the rest is planned.
Plan planImages(const Stack &stack, const State &state, const UpOptions &options);

/// Stops and removes containers, dependents first, then networks, and volumes when asked.
/// `stack` may be one that stackFromState() has rebuilt.
Plan planDown(const Stack &stack, const State &state, const DownOptions &options);

/// Starts the existing containers in dependency order, with the gates that the spec asks for.
Result<Plan> planStart(const Stack &stack, const State &state, const QStringList &services);
/// Stops running containers, dependents first.
Result<Plan> planStop(const Stack &stack,
                      const State &state,
                      const QStringList &services,
                      std::optional<int> graceSeconds);
/// Restarts in dependency order.
Result<Plan> planRestart(const Stack &stack,
                         const State &state,
                         const QStringList &services,
                         std::optional<int> graceSeconds);

/// Why a container has to be made anew for this service; empty when it fits. `change` says more
/// about a changed definition, if it is about this container.
QString recreationCause(const Stack &stack,
                        const Service &service,
                        const ContainerInfo &container,
                        const State &state,
                        const DefinitionChange &change = {});

} // namespace core
