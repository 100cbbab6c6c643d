#pragma once

#include "core/compose/node.h"

#include <QByteArray>

namespace core {

enum class ConfigFormat { YamlText, JsonText };

/// A resolved spec as `config` prints it: sections and attributes in a fixed order, maps sorted,
/// short forms as long ones. "$" is doubled so that it can be loaded again, unless variables were
/// kept.
QByteArray resolvedText(const SpecNode &root, ConfigFormat format, bool doublesDollars = true);

} // namespace core
