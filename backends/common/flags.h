#pragma once

#include "backends/common/attributerow.h"

namespace backends::common {

using ContainerRow = AttributeRow<core::ContainerSpec>;

/// Every attribute of a service, in the order in which it is told at create. The first rows are
/// about what the specification does not know.
const QList<ContainerRow> &containerTable();

/// All flags of `create` and `run` for this container.
void addContainerFlags(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// What has to stand in front of `create` or `run`.
QStringList globalWords(const core::ContainerSpec &spec, const Dialect &dialect);

/// The image and what runs in it: the end of `create` and `run`.
void addImageAndCommand(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

} // namespace backends::common
