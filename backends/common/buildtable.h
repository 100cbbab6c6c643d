#pragma once

#include "backends/common/attributerow.h"

#include "core/stack/stack.h"

namespace backends::common {

using BuildRow = AttributeRow<core::BuildSpec>;

/// Every attribute of a build, in the order in which it is told. Which builder it is counts, not
/// whose command line: docker's classic one, BuildKit, or podman's Buildah.
const QList<BuildRow> &buildTable();

/// The command line from the verb to the context.
QStringList buildWords(const core::BuildSpec &build, const QString &tag, const Dialect &dialect);

} // namespace backends::common
