#pragma once

#include "backends/common/attributerow.h"

/// How networks, names and ports are told.
namespace backends::common {

/// The first network, and the others too where docker takes several at once. The first one is told
/// by flags of its own as far as there are any: docker folds the values of its long syntax to lower
/// case.
void emitDockerNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitPodmanNetworks(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitNetworkMode(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerHostname(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// podman has no domain name of its own: it becomes part of the host name.
void emitPodmanHostname(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitPodmanPorts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitExpose(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// `host-gateway` is left out where the runtime cannot resolve it: the container then has no such
/// name, instead of not starting at all.
void emitExtraHosts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDns(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDnsSearch(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDnsOptions(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// Of a container without networks of its own.
void emitMacAddress(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// Links to containers that are not of the stack.
void emitDockerLinks(Words &words, const core::ContainerSpec &spec, const Dialect &);

void loseEndpointMac(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseLinkLocal(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseEndpointOptions(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseInterfaceName(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseGatewayPriority(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseMacAddress(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseDomainname(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void losePortRanges(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseLinks(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseHostGateway(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

/// The networks that a docker container has to be connected to between create and start.
QList<core::NetworkAttachment> networksToConnect(const core::ContainerSpec &spec,
                                                 const Dialect &dialect);

/// `network connect` for one of them, without the program.
QStringList networkConnectWords(const core::NetworkAttachment &attachment,
                                const QString &container,
                                const Dialect &dialect);

/// Whether the runtime can resolve an extra host, HOST=ADDRESS.
bool isHostKnown(const QString &entry, const Dialect &dialect);
/// The value of --add-host.
QString hostText(const QString &entry, const Dialect &dialect);

/// One published port: "127.0.0.1:8080:80/tcp".
QString publishText(const core::PortMapping &port);

} // namespace backends::common
