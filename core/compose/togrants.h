#pragma once

#include "core/compose/node.h"
#include "core/stack/stack.h"

namespace core {

/// What a resolved service is given of secrets and configs, secrets first.
QList<FileGrant> toGrants(const SpecNode &service);

/// A secret or config at the top level. The value of a variable is looked up in `environment`.
FileSpec toFileSpec(const SpecNode &node, FileSpec::Kind kind, const StringMap &environment);

/// The hooks under one attribute of a resolved service (pre_start, post_start, pre_stop).
QList<Hook> toHooks(const SpecNode &service, QStringView attribute);

/// What is hashed of a service that shares namespaces or mounts with others; empty for the rest.
QByteArray toHashTemplate(const SpecNode &service);

} // namespace core
