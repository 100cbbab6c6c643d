#pragma once

#include "core/backend/backendinfo.h"

namespace backends::common {

/// Which command line is spoken, and what its version understands. A flag differs by these facts
/// and by nothing else, so that every command line is a function of the spec and a Dialect.
struct Dialect
{
    enum class Family { Docker, Podman };

    Family family = Family::Docker;
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
    /// Commas split the values of --sysctl, --publish, --add-host and their like.
    bool splitsLists = false;
    /// Commas split the values of --annotation, --device and --log-opt too.
    bool splitsOptions = false;
    /// Commas split the values of `volume create --label`.
    bool splitsVolumeLabels = false;

    bool operator==(const Dialect &) const = default;
};

/// What docker understands. Client and engine have versions of their own; the older one counts.
Dialect dockerDialect(const core::BackendInfo &info);

/// What podman understands.
Dialect podmanDialect(const core::BackendInfo &info);

} // namespace backends::common
