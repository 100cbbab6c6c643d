#pragma once

#include "core/compose/findings.h"
#include "core/support/result.h"

namespace core {

/// Reads the short form of a service volume, `[SOURCE:]TARGET[:MODE,…]`, into its long form, the
/// source as written. An error has its sentence in the summary.
Result<SpecNode> parseMount(const SpecNode &written);

/// Whether the source of a short form is a path of the host and not the name of a volume.
bool isHostPath(const QString &source);

/// A path without "//", "/./", "/../" and a slash at the end; nothing is above the root.
QString cleanedPath(const QString &path);

} // namespace core
