#pragma once

#include "core/compose/findings.h"
#include "core/compose/schema.h"

namespace core {

/// Turns a scalar into what the attribute is: texts into numbers and back, durations and sizes
/// into their one way to be written. False when that is not possible; then it is reported.
bool castScalar(SpecNode &node,
                const SchemaNode &schema,
                const SpecPath &path,
                SpecFindings &findings);

/// "must be a list", "must be text or a map", … for an attribute.
QString expectationText(const SchemaNode &schema);

} // namespace core
