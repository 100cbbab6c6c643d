#pragma once

#include "core/compose/node.h"

#include <QList>

namespace core {

/// A variable that a spec uses.
struct SpecVariable
{
    QString name = {};
    bool required = false;       ///< ${NAME:?…}
    QString defaultValue = {};   ///< ${NAME:-…}
    QString alternateValue = {}; ///< ${NAME:+…}

    bool operator==(const SpecVariable &) const = default;
};

/// The variables in the texts of a tree that was loaded without interpolation, sorted by name. Of a
/// name that is used in several ways the last one counts.
QList<SpecVariable> specVariables(const SpecNode &root);

} // namespace core
