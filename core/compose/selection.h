#pragma once

#include "core/compose/node.h"

#include <QStringList>

namespace core {

/// A service that the active profiles leave out.
struct DisabledService
{
    QString name = {};
    QStringList profiles = {};

    bool operator==(const DisabledService &) const = default;
};

/// Which services of a spec a command is about.
struct ServiceSelection
{
    QList<DisabledService> disabled = {}; ///< in the order of the file
    QStringList selected = {}; ///< the targets and what they need; without targets, all enabled
    QString unknown = {};      ///< the first target that there is not

    bool operator==(const ServiceSelection &) const = default;
};

/// `services` is the normalised section. A service is on when it has no profile or an active one
/// ("*" activates all). Targets activate all their own profiles.
ServiceSelection
selectServices(const SpecNode &services, const QStringList &targets, const QStringList &profiles);

/// All profiles that the services name, sorted.
QStringList profilesOf(const SpecNode &services);

/// The names with those that each depends on before it, else in the order given.
QStringList dependenciesFirst(const SpecNode &services, const QStringList &names);

} // namespace core
