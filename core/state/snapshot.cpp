#include "core/state/snapshot.h"

#include "core/stack/labels.h"
#include "core/state/replicas.h"
#include "core/state/wantedhash.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct StateTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

ServiceState stateOf(const ContainerInfo &container, bool isOneShot)
{
    switch (container.status) {
    case ContainerInfo::Status::Running:
        if (container.health == ContainerInfo::Health::Healthy)
            return ServiceState::Healthy;
        if (container.health == ContainerInfo::Health::Unhealthy)
            return ServiceState::Unhealthy;
        return container.health == ContainerInfo::Health::Starting ? ServiceState::Starting
                                                                   : ServiceState::Running;
    case ContainerInfo::Status::Restarting:
        return ServiceState::Failed;
    case ContainerInfo::Status::Paused:
        return ServiceState::Paused;
    case ContainerInfo::Status::Created:
        return container.error.isEmpty() ? ServiceState::Stopped : ServiceState::Failed;
    case ContainerInfo::Status::Exited:
    case ContainerInfo::Status::Dead:
        break;
    case ContainerInfo::Status::Removing:
        return ServiceState::Stopped;
    case ContainerInfo::Status::Unknown:
        return ServiceState::Unknown;
    }
    if (container.exitCode == 0)
        return isOneShot ? ServiceState::Done : ServiceState::Stopped;
    // 137 and 143 are what a stop leaves behind: SIGKILL and SIGTERM.
    const bool stopped =
        (container.exitCode == 137 || container.exitCode == 143) && !container.oomKilled;
    return stopped ? ServiceState::Stopped : ServiceState::Failed;
}

/// The replica that needs attention most speaks for the service.
int urgency(ServiceState state)
{
    switch (state) {
    case ServiceState::Failed:
        return 9;
    case ServiceState::Unhealthy:
        return 8;
    case ServiceState::Starting:
    case ServiceState::Waiting:
        return 7;
    case ServiceState::Paused:
        return 6;
    case ServiceState::Stopped:
        return 5;
    case ServiceState::Unknown:
        return 4;
    case ServiceState::Running:
        return 3;
    case ServiceState::Healthy:
        return 2;
    case ServiceState::Done:
        return 1;
    case ServiceState::NotCreated:
        return 0;
    }
    Q_UNREACHABLE();
}

QString reasonOf(const ContainerInfo &container, ServiceState state)
{
    if (!container.error.isEmpty())
        return container.error;
    if (state == ServiceState::Failed && container.status == ContainerInfo::Status::Restarting)
        return StateTr::tr("It keeps ending (exit code %1) and is restarted.")
            .arg(container.exitCode);
    if (state == ServiceState::Failed && container.oomKilled)
        return StateTr::tr("It was ended because it used more memory than it may (exit code %1).")
            .arg(container.exitCode);
    if (state == ServiceState::Failed)
        return StateTr::tr("It ended with exit code %1.").arg(container.exitCode);
    if (state == ServiceState::Unhealthy && !container.healthOutput.isEmpty())
        return StateTr::tr("Last check: %1").arg(container.healthOutput);
    if (state == ServiceState::Unhealthy)
        return StateTr::tr("Its health check fails.");
    if (state == ServiceState::Starting)
        return StateTr::tr("waits for its health check");
    return {};
}

QStringList mountTexts(const Service &service)
{
    QStringList texts;
    for (const Mount &mount : service.settings.mounts) {
        const QString source =
            mount.source.isEmpty() ? StateTr::tr("anonymous volume") : mount.source;
        texts << source + QStringLiteral(" → ") + mount.target;
    }
    return texts;
}

QList<PublishedPort> declaredPorts(const Service &service)
{
    QList<PublishedPort> ports;
    for (const PortMapping &mapping : service.settings.ports) {
        ports.append({.hostIp = mapping.hostIp,
                      .hostPort = mapping.published.toInt(),
                      .containerPort = mapping.target,
                      .protocol = mapping.protocol});
    }
    return ports;
}

ServiceSnapshot fromSpec(const Service &service)
{
    ServiceSnapshot shown{.name = service.name,
                          .image = service.image,
                          .ports = declaredPorts(service),
                          .mounts = mountTexts(service),
                          .dependsOn = service.dependsOn,
                          .restart = service.settings.restart,
                          .environmentCount = static_cast<int>(service.settings.environment.size()),
                          .replicas = service.scale};
    for (const NetworkAttachment &network : service.networks)
        shown.networks << network.network;
    for (const Mount &mount : service.settings.mounts) {
        if (mount.type == Mount::Type::Volume && !mount.source.isEmpty())
            shown.volumes << mount.source;
    }
    return shown;
}

void addContainers(ServiceSnapshot &shown,
                   const QList<ContainerInfo> &replicas,
                   bool isOneShot,
                   const QString &hash)
{
    bool isFirst = true;
    for (const ContainerInfo &container : replicas) {
        const ServiceState state = stateOf(container, isOneShot);
        shown.runningReplicas += container.isRunning() ? 1 : 0;
        const QString known = container.labels.value(label::configHash);
        shown.differs = shown.differs || (!hash.isEmpty() && !known.isEmpty() && known != hash);
        if (!isFirst && urgency(state) <= urgency(shown.state))
            continue;
        shown.state = state;
        shown.reason = reasonOf(container, state);
        shown.exitCode = container.exitCode;
        shown.since = container.isRunning() ? container.startedAt : container.finishedAt;
        if (isFirst || state == ServiceState::Failed) {
            shown.container = container.name;
            shown.containerId = container.id;
        }
        if (!container.ports.isEmpty() && container.isRunning())
            shown.ports = container.ports;
        isFirst = false;
    }
}

bool isUp(ServiceState state)
{
    return state == ServiceState::Running || state == ServiceState::Healthy
           || state == ServiceState::Starting || state == ServiceState::Unhealthy;
}

/// One state for the whole: what needs attention first, else whether it runs.
ServiceState overallOf(const StackSnapshot &stack)
{
    ServiceState worst = ServiceState::NotCreated;
    for (const ServiceSnapshot &service : stack.services) {
        const bool matters = urgency(service.state) >= urgency(ServiceState::Paused);
        if (matters && urgency(service.state) > urgency(worst))
            worst = service.state;
    }
    if (worst != ServiceState::NotCreated)
        return worst;
    if (stack.runningServices > 0)
        return ServiceState::Running;
    const bool any = std::any_of(
        stack.services.begin(), stack.services.end(), [](const ServiceSnapshot &service) {
            return service.state != ServiceState::NotCreated;
        });
    return any ? ServiceState::Stopped : ServiceState::NotCreated;
}

} // namespace

void summarise(StackSnapshot &stack)
{
    stack.runningServices = 0;
    stack.doneServices = 0;
    for (const ServiceSnapshot &service : std::as_const(stack.services)) {
        stack.runningServices += isUp(service.state) ? 1 : 0;
        stack.doneServices += service.state == ServiceState::Done ? 1 : 0;
    }
    stack.overall = overallOf(stack);
}

QString serviceStateText(ServiceState state)
{
    switch (state) {
    case ServiceState::NotCreated:
        return StateTr::tr("not created");
    case ServiceState::Starting:
        return StateTr::tr("starting");
    case ServiceState::Waiting:
        return StateTr::tr("waiting");
    case ServiceState::Running:
        return StateTr::tr("running");
    case ServiceState::Healthy:
        return StateTr::tr("healthy");
    case ServiceState::Unhealthy:
        return StateTr::tr("unhealthy");
    case ServiceState::Failed:
        return StateTr::tr("failed");
    case ServiceState::Stopped:
        return StateTr::tr("stopped");
    case ServiceState::Done:
        return StateTr::tr("done");
    case ServiceState::Paused:
        return StateTr::tr("paused");
    case ServiceState::Unknown:
        return StateTr::tr("unknown");
    }
    Q_UNREACHABLE();
}

const ServiceSnapshot *StackSnapshot::service(const QString &name) const
{
    const auto found = std::find_if(
        services.begin(), services.end(), [&](const ServiceSnapshot &s) { return s.name == name; });
    return found == services.end() ? nullptr : &*found;
}

StackSnapshot makeSnapshot(const Stack &stack, const State &state)
{
    StackSnapshot shown{
        .project = stack.project, .files = stack.files, .workingDirectory = stack.workingDirectory};
    for (const Service &service : stack.services) {
        ServiceSnapshot row = fromSpec(service);
        addContainers(row,
                      replicasOf(state, stack.project, service.name),
                      isOneShot(stack, service.name),
                      wantedHash(service, stack.project, state));
        shown.services << row;
    }
    for (const ContainerInfo &container : orphansOf(stack, state))
        shown.orphans << container.name;
    for (const VolumeSpec &volume : stack.volumes) {
        if (!volume.external)
            shown.volumeNames << volume.name;
    }
    summarise(shown);
    return shown;
}

} // namespace core
