#include "core/logs/cellwidth.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct WideRange
{
    char32_t first;
    char32_t last;
};

/// East Asian wide and emoji presentation, in order.
constexpr std::array wideRanges{
    WideRange{0x1100, 0x115F},   WideRange{0x231A, 0x231B},   WideRange{0x23E9, 0x23EC},
    WideRange{0x23F0, 0x23F0},   WideRange{0x23F3, 0x23F3},   WideRange{0x25FD, 0x25FE},
    WideRange{0x2614, 0x2615},   WideRange{0x2648, 0x2653},   WideRange{0x267F, 0x267F},
    WideRange{0x2693, 0x2693},   WideRange{0x26A1, 0x26A1},   WideRange{0x26AA, 0x26AB},
    WideRange{0x26BD, 0x26BE},   WideRange{0x26C4, 0x26C5},   WideRange{0x26CE, 0x26CE},
    WideRange{0x26D4, 0x26D4},   WideRange{0x26EA, 0x26EA},   WideRange{0x26F2, 0x26F3},
    WideRange{0x26F5, 0x26F5},   WideRange{0x26FA, 0x26FA},   WideRange{0x26FD, 0x26FD},
    WideRange{0x2705, 0x2705},   WideRange{0x270A, 0x270B},   WideRange{0x2728, 0x2728},
    WideRange{0x274C, 0x274C},   WideRange{0x274E, 0x274E},   WideRange{0x2753, 0x2755},
    WideRange{0x2757, 0x2757},   WideRange{0x2795, 0x2797},   WideRange{0x27B0, 0x27B0},
    WideRange{0x27BF, 0x27BF},   WideRange{0x2B1B, 0x2B1C},   WideRange{0x2B50, 0x2B50},
    WideRange{0x2B55, 0x2B55},   WideRange{0x2E80, 0x303E},   WideRange{0x3041, 0x33FF},
    WideRange{0x3400, 0x4DBF},   WideRange{0x4E00, 0x9FFF},   WideRange{0xA000, 0xA4CF},
    WideRange{0xA960, 0xA97F},   WideRange{0xAC00, 0xD7A3},   WideRange{0xF900, 0xFAFF},
    WideRange{0xFE10, 0xFE19},   WideRange{0xFE30, 0xFE6F},   WideRange{0xFF00, 0xFF60},
    WideRange{0xFFE0, 0xFFE6},   WideRange{0x1F004, 0x1F004}, WideRange{0x1F0CF, 0x1F0CF},
    WideRange{0x1F18E, 0x1F18E}, WideRange{0x1F191, 0x1F19A}, WideRange{0x1F200, 0x1F320},
    WideRange{0x1F32D, 0x1F335}, WideRange{0x1F337, 0x1F37C}, WideRange{0x1F37E, 0x1F393},
    WideRange{0x1F3A0, 0x1F3CA}, WideRange{0x1F3CF, 0x1F3D3}, WideRange{0x1F3E0, 0x1F3F0},
    WideRange{0x1F3F4, 0x1F3F4}, WideRange{0x1F3F8, 0x1F43E}, WideRange{0x1F440, 0x1F440},
    WideRange{0x1F442, 0x1F4FC}, WideRange{0x1F4FF, 0x1F53D}, WideRange{0x1F54B, 0x1F54E},
    WideRange{0x1F550, 0x1F567}, WideRange{0x1F57A, 0x1F57A}, WideRange{0x1F595, 0x1F596},
    WideRange{0x1F5A4, 0x1F5A4}, WideRange{0x1F5FB, 0x1F64F}, WideRange{0x1F680, 0x1F6C5},
    WideRange{0x1F6CC, 0x1F6CC}, WideRange{0x1F6D0, 0x1F6D2}, WideRange{0x1F6D5, 0x1F6D7},
    WideRange{0x1F6DC, 0x1F6DF}, WideRange{0x1F6EB, 0x1F6EC}, WideRange{0x1F6F4, 0x1F6FC},
    WideRange{0x1F7E0, 0x1F7EB}, WideRange{0x1F90C, 0x1F93A}, WideRange{0x1F93C, 0x1F945},
    WideRange{0x1F947, 0x1F9FF}, WideRange{0x1FA70, 0x1FAFF}, WideRange{0x20000, 0x3FFFD}};

} // namespace

int cellWidth(char32_t character)
{
    if (character < 0x300)
        return 1;
    const auto range = std::ranges::lower_bound(wideRanges, character, {}, &WideRange::last);
    if (range != wideRanges.end() && character >= range->first)
        return 2;
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return 1;
    }
}

int cellWidth(QStringView text)
{
    int width = 0;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = characterLength(text, i);
        width += cellWidth(length == 2 ? QChar::surrogateToUcs4(text[i], text[i + 1])
                                       : char32_t(text[i].unicode()));
        i += length;
    }
    return width;
}

qsizetype characterLength(QStringView text, qsizetype position)
{
    const bool isPair = text[position].isHighSurrogate() && position + 1 < text.size()
                        && text[position + 1].isLowSurrogate();
    return isPair ? 2 : 1;
}

} // namespace core
