#include "core/plan/oneoff.h"

#include "core/stack/labels.h"

namespace core {

namespace {

/// One that is asked for on top takes the place of one at the same path.
void addMounts(const Stack &stack, QList<Mount> &mounts, const QList<Mount> &more)
{
    for (Mount mount : more) {
        mounts.removeIf([&](const Mount &other) { return other.target == mount.target; });
        const VolumeSpec *volume =
            mount.type == Mount::Type::Volume ? stack.volume(mount.source) : nullptr;
        if (volume)
            mount.source = volume->name;
        mounts << mount;
    }
}

} // namespace

ContainerSpec oneOffSpec(const Stack &stack, const OneOff &wish, ContainerSpec service)
{
    ContainerSpec spec = std::move(service);
    const QString replica = spec.name;
    spec.name = wish.name;
    spec.removeOnExit = wish.removeOnExit;
    ContainerSettings &settings = spec.settings;
    settings.restart.clear();
    // Nobody waits for its health.
    settings.healthcheck = HealthCheck{.disabled = true};
    settings.stdinOpen = true;
    settings.tty = wish.terminal;
    if (wish.entrypoint) {
        settings.entrypoint =
            wish.entrypoint->isEmpty() ? QStringList() : QStringList{*wish.entrypoint};
        settings.command = QStringList();
    }
    if (wish.command)
        settings.command = wish.command;
    settings.environment.insert(wish.environment);
    if (!wish.user.isEmpty())
        settings.user = wish.user;
    if (!wish.workingDirectory.isEmpty())
        settings.workingDirectory = wish.workingDirectory;
    settings.capAdd += wish.capAdd;
    settings.capDrop += wish.capDrop;
    settings.ports = (wish.servicePorts ? settings.ports : QList<PortMapping>()) + wish.ports;
    addMounts(stack, settings.mounts, wish.mounts);
    for (NetworkAttachment &network : spec.networks) {
        // An address belongs to the service's own container.
        network.ipv4Address.clear();
        network.ipv6Address.clear();
        network.macAddress.clear();
        if (!wish.useAliases)
            network.aliases.clear();
        network.aliases.removeAll(replica);
        network.aliases.prepend(spec.name);
    }
    spec.labels.insert(wish.labels);
    spec.labels[label::oneOff] = QStringLiteral("True");
    spec.labels.remove(label::number);
    return spec;
}

} // namespace core
