#pragma once

#include "tests/support/fakecli/world.h"

namespace fakecli {

/// What `--format` prints for one row: {{.Name}}, {{json .State.Health}}, {{json (.Label "key")}}
/// and plain text. `.Label` looks into the row's "labels" (not printed by {{json .}} itself).
std::string expandTemplate(const std::string &format, const Json &row, const Json &labels);

} // namespace fakecli
