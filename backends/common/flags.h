#pragma once

#include "backends/common/dialect.h"
#include "backends/common/words.h"

namespace backends::common {

/// How one attribute of a container is told to one command line.
using Emit = void (*)(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// One attribute, and how each family is told. A null function: that family has no words for it,
/// and the container does without.
struct FlagRow
{
    const char *attribute;
    Emit docker;
    Emit podman;
};

/// Every attribute that is told at create, in the order in which it is told.
const QList<FlagRow> &flagTable();

/// All flags of `create` and `run` for this container.
void addContainerFlags(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

/// The image and what runs in it: the end of `create` and `run`.
void addImageAndCommand(Words &words, const core::ContainerSpec &spec, const Dialect &dialect);

} // namespace backends::common
