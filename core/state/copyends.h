#pragma once

#include "core/support/result.h"

#include <QString>

namespace core {

/// One copy between a service's container and this machine.
struct CopyEnds
{
    QString service = {};
    QString inside = {};  ///< path in the container
    QString outside = {}; ///< path on this machine; - is a tar archive on stdin or stdout
    bool into = false;    ///< into the container

    bool isStream() const { return outside == u"-"; }
    bool operator==(const CopyEnds &) const = default;
};

/// Reads `SERVICE:SRC DST` and `SRC SERVICE:DST`; a Usage error when not exactly one of them is of
/// a service. As docker: what is absolute or starts with a dot is a path of this machine, so that
/// one with a colon can be told (./a:b).
Result<CopyEnds> copyEnds(const QString &source, const QString &destination);

} // namespace core
