#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Targets of links in a terminal's text (OSC 8). Bounded: when it is full, new links stay plain
/// text, because a number that changes its meaning would lead somewhere else than it shows.
class LinkTable
{
public:
    static constexpr std::size_t maximumLinks = 20000;
    static constexpr std::size_t maximumLength = 2048;

    /// The number of a link; 0 when it is empty, too long, or there is no room left. Parts of one
    /// link that a program wrote in pieces share their id.
    std::uint16_t number(std::string_view id, std::string_view target);
    std::string_view target(std::uint16_t number) const;

private:
    std::vector<std::string> m_targets;
    std::unordered_map<std::string, std::uint16_t> m_numbers;
};

} // namespace core
