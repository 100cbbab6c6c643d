#pragma once

#include "backends/common/attributerow.h"

/// How a health check is told.
namespace backends::common {

/// Unset parts are left to the runtime and the image. podman ignores the times when the test itself
/// is the image's.
void emitHealthCheck(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// Who runs the checks when the runtime does not.
void loseHealthCheck(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseHealthWords(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);
void loseStartInterval(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect);

/// The value of --health-cmd; empty when the test is the image's own.
///
/// docker always hands it to a shell, so the words of an exec form are quoted into one line.
/// podman takes a JSON array for what it should not split.
QString healthCommand(const QStringList &test, Dialect::Family family);

} // namespace backends::common
