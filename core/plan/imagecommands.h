#pragma once

#include "core/plan/plan.h"
#include "core/state/state.h"
#include "core/support/result.h"

namespace core {

/// What `pull`, `build` and `push` are asked to do.
struct ImageOptions
{
    QStringList services = {};     ///< empty = all
    bool withDependencies = false; ///< also of what they depend on
    bool keepGoing = false;        ///< one that fails is a warning
    bool onlyMissing = false;      ///< pull: not what is there, unless it is "latest"
    bool leavesBuildable = false;  ///< pull: not what can be built
    bool noCache = false;          ///< build: every step anew
    bool freshBases = false;       ///< build: pull what is built upon
    QMap<QString, std::optional<QString>> args = {}; ///< build: on top of the spec's
};

/// Gets the images of services from their registries, each once. Where one can also be built, that
/// it is in no registry is only a warning.
Result<Plan> planPull(const Stack &stack, const State &state, const ImageOptions &options);

/// Builds the images of the services that have a `build`, what they are built from first.
Result<Plan> planBuild(const Stack &stack, const State &state, const ImageOptions &options);

/// Puts the images that are built, and named in the spec, into their registries.
Result<Plan> planPush(const Stack &stack, const ImageOptions &options);

} // namespace core
