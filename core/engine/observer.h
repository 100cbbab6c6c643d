#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"

#include <functional>

namespace core {

/// What one look at the runtime is about; each part is one call, all made at once.
struct Observation
{
    ContainerFilter filter = {};
    bool containers = true;
    bool networks = true;
    bool volumes = true;
    QStringList images = {}; ///< references to look for
    /// Ask for every detail (times, health output) instead of what the list has.
    bool inspect = false;
};

/// Looks once and answers once, with everything or with the first thing that went wrong.
void observe(const Protocol &protocol,
             Runner &runner,
             const Observation &what,
             QObject *context,
             std::function<void(const Result<State> &)> answer);

} // namespace core
