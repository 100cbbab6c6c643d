#pragma once

#include "core/stack/stack.h"

namespace core {

/// A container beside a service's own, as `run` makes it: for one command.
struct OneOff
{
    QString service = {};
    QString name = {}; ///< of the container
    std::optional<QStringList> command = {};
    std::optional<QString> entrypoint = {}; ///< clears the service's command, too
    QMap<QString, std::optional<QString>> environment = {};
    StringMap labels = {};
    QList<Mount> mounts = {}; ///< more; named volumes by their keys
    QList<PortMapping> ports = {};
    bool servicePorts = false; ///< those of the service, too
    bool useAliases = false;   ///< it answers to the service's name
    QString user = {};
    QString workingDirectory = {};
    QStringList capAdd = {};
    QStringList capDrop = {};
    bool terminal = false;
    bool detached = false; ///< starts it; else whoever asked attaches to it and starts it
    bool removeOnExit = false;

    bool operator==(const OneOff &) const = default;
};

/// The service's container, changed as asked: no ports, no restarts, no health checks, not known by
/// the service's name. `service` is the replica that containerSpec() gives for it.
ContainerSpec oneOffSpec(const Stack &stack, const OneOff &wish, ContainerSpec service);

} // namespace core
