#pragma once

#include "tests/support/fakecli/world.h"

namespace fakecli {

// The answers of the two families, out of the world's own records.

Json versionOf(Family family);
Json infoOf(World &world);

Json containerRow(World &world, const Json &container);        ///< `ps`
Json containerInspection(World &world, const Json &container); ///< `inspect`
Json networkRow(World &world, const Json &network);            ///< `network ls`
Json networkInspection(World &world, const Json &network);
Json volumeRow(World &world, const Json &volume);
Json volumeInspection(World &world, const Json &volume);
Json imageRow(World &world, const Json &image);
Json imageInspection(World &world, const Json &image);
Json eventRow(Family family, const Json &event);

/// Seconds since 1970, and what podman prints for "never".
std::int64_t podmanSeconds(const Json &ns);
/// A time as docker lists it.
std::string dockerTimeText(std::int64_t ns);
/// "a=1,b=2", as docker lists labels.
std::string labelText(const Json &labels);

} // namespace fakecli
