#pragma once

#include "core/compose/node.h"

namespace core {

/// One file of a spec as it was read: its documents, not yet interpolated.
struct SpecFile
{
    QString path = {};    ///< absolute; "-" for stdin
    quint16 index = 0;    ///< in the findings
    bool hasTags = false; ///< `!reset` or `!override` somewhere
    std::vector<SpecNode> documents = {};
};

/// The largest spec file we read.
inline constexpr qint64 maximumSpecBytes = 16 * 1024 * 1024;

} // namespace core
