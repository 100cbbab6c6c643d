#pragma once

#include "backends/common/flags.h"

/// How limits, devices and kernel settings are told.
namespace backends::common {

void emitDevices(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitSysctls(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitUlimits(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitCpus(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// The limit, the reservation and the limit with swap.
void emitMemory(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitShmSize(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPidsLimit(Words &words, const core::ContainerSpec &spec, const Dialect &);

} // namespace backends::common
