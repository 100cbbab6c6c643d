#pragma once

#include "core/compose/canonical.h"
#include "core/support/result.h"

#include <functional>

namespace core {

/// A service that the active profiles leave out.
struct DisabledService
{
    QString name = {};
    QStringList profiles = {};

    bool operator==(const DisabledService &) const = default;
};

/// Takes the services that no active profile names out of a merged tree. "*" activates all.
QList<DisabledService> takeDisabledServices(SpecNode &root, const QStringList &profiles);

/// What the normalisation needs to know beside the tree.
struct NormaliseContext
{
    using ReadFile = std::function<Result<QByteArray>(const QString &path)>;

    QString project = {};
    PathBase base = {};
    StringMap environment = {}; ///< what variables are looked up in
    ReadFile readFile = {};     ///< for env_file and label_file
};

/// Fills a merged tree with all that goes without saying: real names, the default network, values
/// of bare variables, the contents of env_file and label_file, implied dependencies.
void normaliseTree(SpecNode &root, const NormaliseContext &context, SpecFindings &findings);

/// Removes networks, volumes, secrets and configs that no service uses.
void removeUnused(SpecNode &root);

} // namespace core
