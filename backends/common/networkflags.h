#pragma once

#include "backends/common/flags.h"

/// How networks, names and ports are told.
namespace backends::common {

/// The first network, and the others too where docker takes several at once.
void emitDockerNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitPodmanNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitNetworkMode(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerHostname(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// podman has no domain name of its own: it becomes part of the host name.
void emitPodmanHostname(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitExpose(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// `host-gateway` is left out where the runtime cannot resolve it: the container then has no such
/// name, instead of not starting at all.
void emitExtraHosts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDns(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// The networks that a docker container has to be connected to between create and start.
QList<core::NetworkAttachment> networksToConnect(const core::ContainerSpec &spec,
                                                 const Dialect &dialect);

/// `network connect` for one of them, without the program.
QStringList networkConnectWords(const core::NetworkAttachment &attachment,
                                const QString &container);

/// One published port: "127.0.0.1:8080:80/tcp".
QString publishText(const core::PortMapping &port);

} // namespace backends::common
