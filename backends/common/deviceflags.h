#pragma once

#include "backends/common/attributerow.h"

/// How devices are told.
namespace backends::common {

void emitDevices(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitDeviceRules(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// `--gpus`, which can ask for graphics cards only; devices of the driver "cdi" by their names.
void emitDockerRequests(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
/// podman finds NVIDIA's cards in the machine's CDI specifications, whichever version it has.
void emitPodmanRequests(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

void loseCdiDevices(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseRequests(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

} // namespace backends::common
