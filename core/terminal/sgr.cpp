#include "core/terminal/sgr.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::uint16_t anyUnderline = UnderlinedCell | DoubleUnderlinedCell | CurlyUnderlinedCell;

struct SgrAttribute
{
    int parameter;
    std::uint16_t removed;
    std::uint16_t added;
};

constexpr SgrAttribute sgrAttributes[] = {
    {1, 0, BoldCell},
    {2, 0, DimCell},
    {3, 0, ItalicCell},
    {4, anyUnderline, UnderlinedCell},
    {5, 0, BlinkingCell},
    {6, 0, BlinkingCell},
    {7, 0, ReversedCell},
    {8, 0, HiddenCell},
    {9, 0, StruckCell},
    {21, anyUnderline, DoubleUnderlinedCell},
    {22, BoldCell | DimCell, 0},
    {23, ItalicCell, 0},
    {24, anyUnderline, 0},
    {25, BlinkingCell, 0},
    {27, ReversedCell, 0},
    {28, HiddenCell, 0},
    {29, StruckCell, 0},
    {53, 0, OverlinedCell},
    {55, OverlinedCell, 0},
};

std::uint16_t underlineOfStyle(int style)
{
    if (style == 0)
        return 0;
    if (style == 2)
        return DoubleUnderlinedCell;
    return style == 3 ? std::uint16_t(CurlyUnderlinedCell) : std::uint16_t(UnderlinedCell);
}

std::uint32_t byteOf(const VtSequence &sequence, int index)
{
    return static_cast<std::uint32_t>(std::clamp(sequence.value(index, 0), 0, 255));
}

CellColor exactColor(const VtSequence &sequence, int red)
{
    return CellColor::exact(byteOf(sequence, red) << 16 | byteOf(sequence, red + 1) << 8
                            | byteOf(sequence, red + 2));
}

/// Reads 38, 48 or 58 at `index`, in both spellings (38:2::r:g:b and 38;2;r;g;b); gives the index
/// of its last parameter. What is incomplete leaves the colour alone.
int readColor(const VtSequence &sequence, int index, CellColor &color)
{
    int last = index;
    while (last + 1 < sequence.count && sequence.isSubparameter(last + 1))
        ++last;
    const bool colons = last > index;
    const int kind = sequence.value(index + 1, -1);
    if (!colons)
        last = std::min(sequence.count - 1, index + (kind == 2 ? 4 : kind == 5 ? 2 : 1));
    const int count = last - index;
    if (kind == 5 && count >= 2)
        color = CellColor::palette(static_cast<int>(byteOf(sequence, index + 2)));
    else if (kind == 2 && count >= 4)
        color = exactColor(sequence, colons && count >= 5 ? index + 3 : index + 2);
    return last;
}

/// 30…37, 39, 40…47, 49 and the bright ones.
bool setPaletteColor(int parameter, CellStyle &style)
{
    const auto inRange = [parameter](int first) {
        return parameter >= first && parameter < first + 8;
    };
    if (inRange(30))
        style.foreground = CellColor::palette(parameter - 30);
    else if (inRange(40))
        style.background = CellColor::palette(parameter - 40);
    else if (inRange(90))
        style.foreground = CellColor::palette(parameter - 90 + 8);
    else if (inRange(100))
        style.background = CellColor::palette(parameter - 100 + 8);
    else if (parameter == 39)
        style.foreground = {};
    else if (parameter == 49)
        style.background = {};
    else
        return false;
    return true;
}

void setAttribute(int parameter, CellStyle &style)
{
    for (const SgrAttribute &attribute : sgrAttributes) {
        if (attribute.parameter == parameter) {
            style.attributes = static_cast<std::uint16_t>((style.attributes & ~attribute.removed)
                                                          | attribute.added);
            return;
        }
    }
}

std::string colorText(const CellColor &color, const char *lead)
{
    if (color.kind() == CellColor::Kind::Default)
        return {};
    if (color.kind() == CellColor::Kind::Palette)
        return lead + std::string(":5:") + std::to_string(color.index());
    const std::uint32_t rgb = color.rgb();
    return lead + std::string(":2::") + std::to_string(rgb >> 16) + ':'
           + std::to_string((rgb >> 8) & 0xff) + ':' + std::to_string(rgb & 0xff);
}

} // namespace

void applySgr(const VtSequence &sequence, CellStyle &style)
{
    const std::uint16_t link = style.link;
    if (sequence.count == 0)
        style = {};
    for (int i = 0; i < sequence.count; ++i) {
        const int parameter = sequence.value(i, 0);
        CellColor ignored;
        if (parameter == 38)
            i = readColor(sequence, i, style.foreground);
        else if (parameter == 48)
            i = readColor(sequence, i, style.background);
        else if (parameter == 58)
            i = readColor(sequence, i, ignored);
        else if (parameter == 4 && i + 1 < sequence.count && sequence.isSubparameter(i + 1))
            style.attributes = static_cast<std::uint16_t>(
                (style.attributes & ~anyUnderline) | underlineOfStyle(sequence.value(++i, 1)));
        else if (parameter == 0)
            style = {};
        else if (!setPaletteColor(parameter, style))
            setAttribute(parameter, style);
        while (i + 1 < sequence.count && sequence.isSubparameter(i + 1))
            ++i;
    }
    style.link = link;
}

std::string sgrText(const CellStyle &style)
{
    std::string text = "0";
    for (const SgrAttribute &attribute : sgrAttributes) {
        if (attribute.parameter != 6 && (style.attributes & attribute.added) != 0)
            text += ';' + std::to_string(attribute.parameter);
    }
    if ((style.attributes & CurlyUnderlinedCell) != 0)
        text += ";4:3";
    for (const std::string &color :
         {colorText(style.foreground, "38"), colorText(style.background, "48")}) {
        if (!color.empty())
            text += ';' + color;
    }
    return text;
}

} // namespace core
