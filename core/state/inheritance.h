#pragma once

#include "core/state/state.h"

namespace core {

// A container that is made anew keeps the data of its predecessor's anonymous volumes: those that
// its image declares, and those that its service mounts without a name.

/// The paths where a container of such an image would get new anonymous volumes.
QStringList anonymousPaths(const ContainerSettings &settings, const ImageInfo *image);

/// The spec with the predecessor's volumes at the paths that are inherited.
ContainerSpec withInheritedVolumes(ContainerSpec spec, const ContainerInfo &predecessor);

/// The anonymous volumes that a container has from its predecessor.
QStringList inheritedVolumes(const ContainerInfo &container);

} // namespace core
