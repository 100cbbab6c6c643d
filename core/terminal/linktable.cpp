#include "core/terminal/linktable.h"

namespace core {

std::uint16_t LinkTable::number(std::string_view id, std::string_view target)
{
    if (target.empty() || target.size() > maximumLength || id.size() > maximumLength)
        return 0;
    std::string key(id);
    key.push_back('\0');
    key.append(target);
    if (const auto known = m_numbers.find(key); known != m_numbers.end())
        return known->second;
    if (m_targets.size() >= maximumLinks)
        return 0;
    m_targets.emplace_back(target);
    const auto number = static_cast<std::uint16_t>(m_targets.size());
    m_numbers.emplace(std::move(key), number);
    return number;
}

std::string_view LinkTable::target(std::uint16_t number) const
{
    if (number == 0 || number > m_targets.size())
        return {};
    return m_targets[number - 1U];
}

} // namespace core
