#pragma once

#include "core/backend/backendinfo.h"

namespace backends::common {

/// Which command line is spoken, and what its version understands. A flag differs by these facts
/// and by nothing else, so that every command line is a function of the spec and a Dialect.
struct Dialect
{
    enum class Family { Docker, Podman };

    /// What makes images.
    enum class Builder { Classic, BuildKit, Buildah };
    /// Which control groups the kernel has: they decide which limits it knows.
    enum class Groups { Unknown, Old, Unified };

    Family family = Family::Docker;
    Builder builder = Builder::Classic;
    Groups groups = Groups::Unknown;
    bool rootless = false;
    /// The runtime runs health checks by itself.
    bool runsHealthChecks = true;
    /// Several networks, with aliases and addresses, in one create (docker: API 1.44).
    bool manyNetworksAtCreate = false;
    /// `--add-host NAME:host-gateway` is understood.
    bool hostGateway = true;
    /// `--annotation` is understood.
    bool annotations = true;
    /// `--health-start-interval` is understood.
    bool healthStartInterval = false;
    /// The runtime has secrets of its own (`--secret`).
    bool keepsSecrets = false;
    /// `cp` puts files into a container whose root is read-only.
    bool copiesIntoReadOnly = false;
    /// A MAC address can be told; a new docker client refuses it for an old engine.
    bool macAddress = true;
    /// `--network …,driver-opt=` or podman's own options of a container on a network.
    bool endpointOptions = true;
    /// The name of a container's interface can be chosen.
    bool interfaceNames = true;
    /// `--network …,gw-priority=`.
    bool gatewayPriority = false;
    /// `--mount type=bind,bind-recursive=` is a word; what it says was known before.
    bool bindRecursiveWord = false;
    /// Folders mounted below a read-only one can be made read-only, too.
    bool bindRecursiveReadOnly = false;
    /// A part of a volume can be mounted; older dockers mount the whole without a word.
    bool volumeSubpath = false;
    /// The volume that a mount makes can have labels.
    bool volumeLabels = false;
    /// Images can be mounted …
    bool imageMounts = false;
    /// … and parts of them.
    bool imageSubpath = false;
    /// `--device VENDOR/CLASS=NAME` is understood.
    bool cdiDevices = false;
    /// `--use-api-socket` is understood.
    bool apiSocket = false;
    /// `network create --ipv4=false` is understood.
    bool networksWithoutIpv4 = false;
    /// `network create --interface-name` is understood.
    bool bridgeNames = false;
    /// `build --build-context` is understood, and podman's `--cache-to`.
    bool buildContexts = false;
    /// The builder heeds `--shm-size` and `--ulimit`; early BuildKits take them without a word.
    bool buildLimits = true;
    /// Commas split the values of --sysctl, --publish, --add-host and their like.
    bool splitsLists = false;
    /// Commas split the values of --annotation, --device and --log-opt too.
    bool splitsOptions = false;
    /// Commas split the values of `volume create --label`.
    bool splitsVolumeLabels = false;

    bool operator==(const Dialect &) const = default;
};

/// "Docker" or "Podman", for people.
QString familyTitle(Dialect::Family family);

/// What docker understands. Client and engine have versions of their own; the older one counts.
Dialect dockerDialect(const core::BackendInfo &info);

/// What podman understands.
Dialect podmanDialect(const core::BackendInfo &info);

} // namespace backends::common
