#pragma once

#include "core/stack/containerspec.h"
#include "core/support/result.h"

namespace core {

/// A resolved spec that may be kept: what looks like a secret is not in it, but a variable.
struct StoredSpec
{
    QByteArray text = {};    ///< JSON; ${PERRY_MASKED_N} stands for what is at masked[N]
    QStringList masked = {}; ///< JSON pointers, such as "/services/db/environment/DB_PASSWORD"

    bool operator==(const StoredSpec &) const = default;
};

/// Takes the secrets out of what configText() gives as JSON. A help against keeping them by
/// accident: values whose name looks secret, and texts with a password in them.
StoredSpec storedSpec(const QByteArray &resolved);

/// The variables that a stored spec is to be loaded with: each secret as it is in `current`, the
/// resolved spec of today. Fails with the name of one that is no longer there.
Result<StringMap> maskedValues(const StoredSpec &stored, const QByteArray &current);

} // namespace core
