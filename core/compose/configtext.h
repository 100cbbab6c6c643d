#pragma once

#include "core/compose/node.h"

#include <QByteArray>

namespace core {

enum class ConfigFormat { YamlText, JsonText };

/// A resolved spec as `config` prints it: sections and attributes in a fixed order, maps sorted,
/// short forms as long ones. "$" is doubled so that it can be loaded again; a spec that keeps its
/// variables has them as they are, and nothing that is not written.
QByteArray resolvedText(const SpecNode &root, ConfigFormat format, bool keepsVariables = false);

} // namespace core
