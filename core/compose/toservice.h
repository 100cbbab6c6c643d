#pragma once

#include "core/compose/node.h"
#include "core/stack/stack.h"

namespace core {

/// Whether the value at a key is true.
bool nodeTrue(const SpecNode &map, QStringView key);

/// The texts of a list; empty for nullptr.
QStringList nodeTexts(const SpecNode *list);

/// The entries of a map of texts; empty for nullptr.
StringMap nodeStrings(const SpecNode *map);

/// The same where an entry may have no value.
QMap<QString, std::optional<QString>> nodeOptionalStrings(const SpecNode *map);

/// The value below several keys; nullptr when there is none.
const SpecNode *nodeBelow(const SpecNode &root, std::initializer_list<QStringView> keys);

/// A port in its long form.
PortMapping toPortMapping(const SpecNode &port);

/// What a normalised service says about its containers.
ContainerSettings toSettings(const SpecNode &service);

} // namespace core
