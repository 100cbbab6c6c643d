#pragma once

#include "core/terminal/cell.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Characters with combining marks. A cell holds one code; a base with its marks gets a number that
/// fits there. Bounded: when it is full, or a cluster is too long, further marks are dropped.
class ClusterTable
{
public:
    static constexpr std::size_t maximumClusters = 65536;
    static constexpr std::size_t maximumLength = 16;

    /// The code of a cell after `mark` was put over what it shows.
    char32_t extended(char32_t code, char32_t mark);
    /// The code points of a cluster.
    std::u32string_view text(char32_t code) const;

private:
    std::vector<std::u32string> m_texts;
    std::unordered_map<std::u32string, char32_t> m_codes;
};

} // namespace core
