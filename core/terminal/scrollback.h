#pragma once

#include "core/terminal/cell.h"
#include "core/terminal/clustertable.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The rows that left a screen at its top, stored compactly: UTF-8 text and runs of styles, about
/// as many bytes as the text has. Bounded in rows and in bytes; the oldest rows go first.
class Scrollback
{
public:
    static constexpr std::size_t maximumBytes = 32U * 1024 * 1024;

    explicit Scrollback(int maximumRows);

    void push(const CellRow &row, const ClusterTable &clusters);
    /// Row `index`, 0 being the oldest, into `row`, which gets `columns` cells or as many as the
    /// row had when that is more.
    void read(int index, int columns, ClusterTable &clusters, CellRow &row) const;
    /// The text of the newest row does not go on after all.
    void unwrapNewest();
    int size() const { return m_size; }
    int maximumRows() const { return m_maximumRows; }
    /// How many rows have been dropped since the start, so that a position can be remembered.
    std::int64_t dropped() const { return m_dropped; }
    void clear();
    void swap(Scrollback &other) noexcept;

private:
    struct Chunk
    {
        std::string bytes = {};
        std::vector<std::uint32_t> ends = {};
    };

    void append(Chunk &chunk, const CellRow &row, const ClusterTable &clusters);
    void dropOldest();
    std::string_view encoded(int index) const;

    std::deque<Chunk> m_chunks;
    std::string m_scratch;
    std::size_t m_bytes = 0;
    std::int64_t m_dropped = 0;
    int m_size = 0;
    int m_skipped = 0; ///< rows of the first chunk that are gone already
    int m_maximumRows;
};

} // namespace core
