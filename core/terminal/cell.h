#pragma once

#include <cstdint>
#include <vector>

namespace core {

/// A colour as a program asked for it: the default, one of 256 of a palette, or exact.
struct CellColor
{
    enum class Kind : std::uint8_t { Default, Palette, Exact };

    std::uint32_t value = 0; ///< kind in the top byte, index or RRGGBB below

    static constexpr CellColor palette(int index)
    {
        return {0x01000000U | (static_cast<std::uint32_t>(index) & 0xffU)};
    }
    static constexpr CellColor exact(std::uint32_t rgb)
    {
        return {0x02000000U | (rgb & 0xffffffU)};
    }

    constexpr Kind kind() const { return static_cast<Kind>(value >> 24); }
    constexpr int index() const { return static_cast<int>(value & 0xffU); }
    constexpr std::uint32_t rgb() const { return value & 0xffffffU; }

    constexpr bool operator==(const CellColor &) const = default;
};

/// How a cell looks, next to its colours. Values are bits.
enum CellAttribute : std::uint16_t {
    BoldCell = 1 << 0,
    DimCell = 1 << 1,
    ItalicCell = 1 << 2,
    UnderlinedCell = 1 << 3,
    DoubleUnderlinedCell = 1 << 4,
    CurlyUnderlinedCell = 1 << 5,
    BlinkingCell = 1 << 6,
    ReversedCell = 1 << 7,
    HiddenCell = 1 << 8,
    StruckCell = 1 << 9,
    OverlinedCell = 1 << 10,
};

/// Everything about a cell but its text.
struct CellStyle
{
    CellColor foreground = {};
    CellColor background = {};
    std::uint16_t attributes = 0; ///< CellAttribute bits
    std::uint16_t link = 0;       ///< 0 = none, else see LinkTable

    constexpr bool operator==(const CellStyle &) const = default;
};

/// One place of the grid.
struct Cell
{
    /// Stands in the second column of a wide character.
    static constexpr char32_t wideTail = 0xffffffffU;
    /// Set when the code is the number of a cluster; see ClusterTable.
    static constexpr char32_t clusterBit = 0x80000000U;

    char32_t code = 0; ///< 0 = nothing was written here
    CellStyle style = {};

    constexpr bool isWideTail() const { return code == wideTail; }
    constexpr bool isCluster() const { return (code & clusterBit) != 0 && code != wideTail; }

    constexpr bool operator==(const Cell &) const = default;
};

/// One row of a grid. All cells from `used` on are default ones.
struct CellRow
{
    std::vector<Cell> cells = {};
    int used = 0;
    bool wrapped = false; ///< its text goes on in the next row
    bool dirty = true;    ///< changed since somebody looked
};

} // namespace core
