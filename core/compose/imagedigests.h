#pragma once

#include "core/compose/node.h"
#include "core/stack/containerspec.h"

namespace core {

/// The references of all images that the services of a resolved spec are made with, each once and
/// as written: of the services, of what runs before their start, and of volumes that are images.
/// Where such a volume names one of `services`, the image of that service is meant, which may be
/// one that only this machine has.
QStringList imageReferences(const SpecNode &root, const QStringList &services);

/// The spec with these references in place of those; what is not in `pinned` stays.
SpecNode withPinnedImages(SpecNode root, const QStringList &services, const StringMap &pinned);

/// Only the images of the services and their volumes that are images: a file to merge over the
/// spec.
SpecNode imageLock(const SpecNode &root);

/// The services with a hook that runs in an image of its own, which no lock can hold: hooks are
/// appended when files are merged.
QStringList servicesWithUnlockedHooks(const SpecNode &root);

} // namespace core
