#include "core/terminal/charwidth.h"

#include "core/terminal/widthtable.h"

#include <algorithm>
#include <iterator>

namespace core {

template<typename Ranges>
static bool contains(const Ranges &ranges, char32_t code)
{
    const auto next = std::upper_bound(
        std::begin(ranges), std::end(ranges), code, [](char32_t value, const CodeRange &range) {
            return value < range.first;
        });
    return next != std::begin(ranges) && code <= std::prev(next)->last;
}

int charWidth(char32_t code)
{
    if (code < 0x20 || (code >= 0x7f && code < 0xa0))
        return 0;
    if (code < 0x300)
        return 1;
    // The bulk of CJK and Hangul text, before any search.
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3))
        return 2;
    if (contains(zeroWidthRanges, code))
        return 0;
    return contains(wideRanges, code) ? 2 : 1;
}

} // namespace core
