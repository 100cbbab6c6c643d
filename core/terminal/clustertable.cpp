#include "core/terminal/clustertable.h"

namespace core {

char32_t ClusterTable::extended(char32_t code, char32_t mark)
{
    std::u32string text;
    if ((code & Cell::clusterBit) != 0)
        text = this->text(code);
    else
        text.push_back(code == 0 ? U' ' : code);
    if (text.empty() || text.size() >= maximumLength)
        return code;
    text.push_back(mark);
    if (const auto known = m_codes.find(text); known != m_codes.end())
        return known->second;
    if (m_texts.size() >= maximumClusters)
        return code;
    const char32_t number = Cell::clusterBit | static_cast<char32_t>(m_texts.size());
    m_texts.push_back(text);
    m_codes.emplace(std::move(text), number);
    return number;
}

std::u32string_view ClusterTable::text(char32_t code) const
{
    const std::size_t index = code & ~Cell::clusterBit;
    return index < m_texts.size() ? std::u32string_view(m_texts[index]) : std::u32string_view();
}

} // namespace core
