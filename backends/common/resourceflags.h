#pragma once

#include "backends/common/attributerow.h"

/// How limits and kernel settings are told.
namespace backends::common {

void emitSysctls(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitUlimits(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitCgroup(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCgroupParent(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCpus(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCpuset(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCpuShares(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCpuPeriod(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitCpuQuota(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitRealtimePeriod(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitRealtimeRuntime(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitMemory(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitMemoryReservation(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitMemorySwap(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitSwappiness(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitOomKill(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitOomScore(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitShmSize(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitPidsLimit(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitBlockIo(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// All limits at once: rootless containers have none where the control groups are old.
void loseLimits(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseRealtimePeriod(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseRealtimeRuntime(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseCpuCount(Losses &losses, const core::ContainerSpec &spec, const Dialect &);
void loseCpuPercent(Losses &losses, const core::ContainerSpec &spec, const Dialect &);
void loseSwappiness(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseOomKill(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

/// "NAME=SOFT:HARD"
QString ulimitText(const QString &name, const core::Ulimit &limit);

} // namespace backends::common
