#include "core/terminal/scrollback.h"

#include "core/terminal/charwidth.h"
#include "core/terminal/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

// A row is a byte of flags, when there are styles then runs of (number of cells, style) that end
// with a zero, and the text; a place where nothing was written is a zero byte in the text.

namespace core {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
constexpr int chunkRows = 1024; // every chunk but the last has so many, or is full of bytes
constexpr char wrappedFlag = 1;
constexpr char styledFlag = 2;

void appendNumber(std::string &bytes, std::uint32_t value)
{
    for (; value >= 0x80; value >>= 7)
        bytes.push_back(static_cast<char>(static_cast<unsigned char>((value & 0x7f) | 0x80)));
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(value)));
}

std::uint32_t takeNumber(std::string_view &bytes)
{
    std::uint32_t value = 0;
    for (unsigned shift = 0; !bytes.empty() && shift < 32; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    return value;
}

void appendRun(std::string &bytes, int cells, const CellStyle &style)
{
    appendNumber(bytes, static_cast<std::uint32_t>(cells));
    char raw[sizeof(CellStyle)];
    std::memcpy(raw, &style, sizeof(raw));
    bytes.append(raw, sizeof(raw));
}

int trimmedLength(const CellRow &row)
{
    int length = row.used;
    while (length > 0 && row.cells[static_cast<std::size_t>(length - 1)] == Cell{})
        --length;
    return length;
}

/// False when there are none: most rows of most programs.
bool appendStyles(std::string &bytes, const Cell *cells, int length)
{
    constexpr CellStyle plain;
    const Cell *const end = cells + length;
    if (std::all_of(cells, end, [&](const Cell &cell) { return cell.style == plain; }))
        return false;
    for (const Cell *run = cells; run != end;) {
        const Cell *const next =
            std::find_if(run, end, [&](const Cell &cell) { return !(cell.style == run->style); });
        appendRun(bytes, static_cast<int>(next - run), run->style);
        run = next;
    }
    appendNumber(bytes, 0);
    return true;
}

} // namespace

Scrollback::Scrollback(int maximumRows)
    : m_maximumRows(std::max(maximumRows, 0))
{}

void Scrollback::append(Chunk &chunk, const CellRow &row, const ClusterTable &clusters)
{
    std::string &bytes = chunk.bytes;
    const int length = trimmedLength(row);
    const Cell *const cells = row.cells.data();
    const std::size_t flagsAt = bytes.size();
    char flags = row.wrapped ? wrappedFlag : char(0);
    bytes.push_back(flags);
    if (appendStyles(bytes, cells, length))
        bytes[flagsAt] = static_cast<char>(flags | styledFlag);
    const std::size_t textAt = bytes.size();
    bytes.resize(textAt + static_cast<std::size_t>(length));
    int plain = 0;
    for (; plain < length && cells[plain].code < 0x80; ++plain)
        bytes[textAt + static_cast<std::size_t>(plain)] = static_cast<char>(cells[plain].code);
    bytes.resize(textAt + static_cast<std::size_t>(plain));
    for (int i = plain; i < length; ++i) {
        const Cell &cell = cells[i];
        if (cell.isCluster()) {
            for (const char32_t code : clusters.text(cell.code))
                appendUtf8(bytes, code);
        } else if (!cell.isWideTail()) {
            appendUtf8(bytes, cell.code);
        }
    }
    chunk.ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

void Scrollback::push(const CellRow &row, const ClusterTable &clusters)
{
    if (m_maximumRows == 0)
        return;
    if (m_chunks.empty() || m_chunks.back().bytes.size() >= chunkBytes
        || m_chunks.back().ends.size() >= static_cast<std::size_t>(chunkRows)) {
        Chunk chunk;
        chunk.bytes.swap(m_scratch);
        chunk.bytes.clear();
        m_chunks.push_back(std::move(chunk));
    }
    Chunk &chunk = m_chunks.back();
    const std::size_t before = chunk.bytes.size();
    append(chunk, row, clusters);
    m_bytes += chunk.bytes.size() - before;
    ++m_size;
    while (m_size > m_maximumRows || (m_bytes > maximumBytes && m_size > 1))
        dropOldest();
}

void Scrollback::dropOldest()
{
    --m_size;
    ++m_dropped;
    ++m_skipped;
    Chunk &first = m_chunks.front();
    if (static_cast<std::size_t>(m_skipped) < first.ends.size())
        return;
    m_bytes -= first.bytes.size();
    // Its memory serves the next chunk.
    m_scratch.swap(first.bytes);
    m_chunks.pop_front();
    m_skipped = 0;
}

std::string_view Scrollback::encoded(int index) const
{
    auto at = static_cast<std::size_t>(index + m_skipped);
    for (const Chunk &chunk : m_chunks) {
        if (at >= chunk.ends.size()) {
            at -= chunk.ends.size();
            continue;
        }
        const std::size_t begin = at == 0 ? 0 : chunk.ends[at - 1];
        return std::string_view(chunk.bytes).substr(begin, chunk.ends[at] - begin);
    }
    return {};
}

void Scrollback::read(int index, int columns, ClusterTable &clusters, CellRow &row) const
{
    row.cells.clear();
    std::string_view bytes = encoded(index);
    const char flags = bytes.empty() ? char(0) : bytes.front();
    bytes.remove_prefix(bytes.empty() ? 0 : 1);
    row.wrapped = (flags & wrappedFlag) != 0;
    std::string_view runs = bytes;
    if ((flags & styledFlag) != 0) {
        while (takeNumber(bytes) != 0)
            bytes.remove_prefix(std::min(bytes.size(), sizeof(CellStyle)));
    }
    while (!bytes.empty()) {
        const char32_t code = takeUtf8(bytes);
        const int width = code == 0 ? 1 : charWidth(code);
        if (width == 0 && !row.cells.empty()) {
            Cell &base = row.cells[row.cells.size() - (row.cells.back().isWideTail() ? 2 : 1)];
            base.code = clusters.extended(base.code, code);
            continue;
        }
        row.cells.push_back({code, {}});
        if (width == 2)
            row.cells.push_back({Cell::wideTail, {}});
    }
    row.used = static_cast<int>(row.cells.size());
    if ((flags & styledFlag) != 0) {
        std::size_t at = 0;
        for (std::uint32_t cells = takeNumber(runs); cells != 0; cells = takeNumber(runs)) {
            CellStyle style;
            std::memcpy(&style, runs.data(), std::min(runs.size(), sizeof(style)));
            runs.remove_prefix(std::min(runs.size(), sizeof(style)));
            for (; cells > 0 && at < row.cells.size(); --cells)
                row.cells[at++].style = style;
        }
    }
    row.cells.resize(std::max(row.cells.size(), static_cast<std::size_t>(std::max(columns, 0))));
}

void Scrollback::unwrapNewest()
{
    if (m_size == 0)
        return;
    Chunk &chunk = m_chunks.back();
    const std::size_t rows = chunk.ends.size();
    char &flags = chunk.bytes[rows < 2 ? 0 : chunk.ends[rows - 2]];
    flags = static_cast<char>(flags & ~wrappedFlag);
}

void Scrollback::clear()
{
    m_dropped += m_size;
    m_chunks.clear();
    m_bytes = 0;
    m_size = 0;
    m_skipped = 0;
}

void Scrollback::swap(Scrollback &other) noexcept
{
    m_chunks.swap(other.m_chunks);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_dropped, other.m_dropped);
    std::swap(m_size, other.m_size);
    std::swap(m_skipped, other.m_skipped);
    std::swap(m_maximumRows, other.m_maximumRows);
}

} // namespace core
