#pragma once

#include "backends/common/attributerow.h"

/// How mounts are told.
namespace backends::common {

/// Host folders are told in the form that fails when they are missing: the engine makes the ones
/// that may be made before it runs anything, on every runtime alike. Volumes get the short form,
/// which every version of every runtime understands, unless something only the long form says is
/// wanted of them.
void emitMounts(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);
void emitTmpfs(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitStorageOptions(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerReadOnly(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// podman would add writable folders to a read-only container.
void emitPodmanReadOnly(Words &words, const core::ContainerSpec &spec, const Dialect &);
void emitDockerApiSocket(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

void loseMountTypes(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseSelinux(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseRecursive(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseVolumeLabels(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseNoCopy(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseVolumeSubpath(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseImageSubpath(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseApiSocket(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

void emitVolumesFrom(Words &words, const core::ContainerSpec &spec, const Dialect &);
/// Only those that podman keeps itself; what comes from files and variables is mounted or copied.
void emitPodmanSecrets(Words &words, const core::ContainerSpec &spec, const Dialect &);

} // namespace backends::common
