#include "core/terminal/terminalselection.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

namespace {

/// Reads lines by their numbers.
class LineReader
{
public:
    explicit LineReader(const Terminal &terminal)
        : m_terminal(terminal)
    {}

    std::int64_t first() const { return m_terminal.firstLineNumber(); }
    std::int64_t last() const { return first() + m_terminal.lineCount() - 1; }
    int columns() const { return m_terminal.columns(); }

    const CellRow &row(std::int64_t number)
    {
        const std::int64_t index = std::clamp(number, first(), last()) - first();
        return m_terminal.line(static_cast<int>(index), m_scratch);
    }

    Cell cell(const TextPosition &position)
    {
        const CellRow &cells = row(position.line);
        const auto at = static_cast<std::size_t>(std::max(position.column, 0));
        return at < cells.cells.size() ? cells.cells[at] : Cell{};
    }

private:
    const Terminal &m_terminal;
    CellRow m_scratch;
};

bool isWordCell(const Cell &cell)
{
    if (cell.code == 0)
        return false;
    if (cell.code >= 0x80)
        return cell.code != 0xa0 && !(cell.code >= 0x2500 && cell.code <= 0x259f);
    const char character = static_cast<char>(cell.code);
    if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z'))
        return true;
    return std::string_view("_-./~:@%+=#?&,").find(character) != std::string_view::npos;
}

/// The text of a row's columns, and for each byte the column it belongs to.
struct RowText
{
    std::string text = {};
    std::vector<int> columns = {};
};

RowText rowText(const Terminal &terminal, const CellRow &row, const ColumnSpan &span)
{
    RowText result;
    const int end = std::min(span.last, static_cast<int>(row.cells.size()));
    for (int column = span.first; column < end; ++column) {
        terminal.appendText(row.cells[static_cast<std::size_t>(column)], result.text);
        result.columns.resize(result.text.size(), column);
    }
    return result;
}

std::string lowered(std::string text)
{
    for (char &character : text) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    }
    return text;
}

void trimEnd(std::string &text)
{
    text.resize(text.find_last_not_of(' ') + 1);
}

} // namespace

TextRange rangeBetween(const Terminal &terminal,
                       const TextPosition &one,
                       const TextPosition &other,
                       bool block)
{
    TextRange range{.begin = std::min(one, other), .end = std::max(one, other), .block = block};
    if (block) {
        const auto [left, right] = std::minmax(one.column, other.column);
        range.begin.column = left;
        range.end.column = right;
        return range;
    }
    LineReader reader(terminal);
    if (reader.cell(range.begin).isWideTail())
        --range.begin.column;
    if (reader.cell(range.end).isWideTail())
        ++range.end.column;
    return range;
}

TextRange wordAt(const Terminal &terminal, const TextPosition &cell)
{
    LineReader reader(terminal);
    TextPosition begin = cell;
    TextPosition end{cell.line, std::min(cell.column + 1, reader.columns())};
    if (!isWordCell(reader.cell(cell)))
        return rangeBetween(terminal, begin, end, false);
    for (;;) {
        TextPosition before{begin.line, begin.column - 1};
        if (begin.column == 0 && begin.line > reader.first() && reader.row(begin.line - 1).wrapped)
            before = {begin.line - 1, reader.columns() - 1};
        if (before.column < 0 || !isWordCell(reader.cell(before)))
            break;
        begin = before;
    }
    for (;;) {
        TextPosition next = end;
        if (end.column >= reader.columns()) {
            if (end.line >= reader.last() || !reader.row(end.line).wrapped)
                break;
            next = {end.line + 1, 0};
        }
        if (!isWordCell(reader.cell(next)))
            break;
        end = {next.line, next.column + 1};
    }
    return {.begin = begin, .end = end};
}

TextRange lineAt(const Terminal &terminal, const TextPosition &cell)
{
    LineReader reader(terminal);
    std::int64_t begin = cell.line;
    std::int64_t end = cell.line;
    while (begin > reader.first() && reader.row(begin - 1).wrapped)
        --begin;
    while (end < reader.last() && reader.row(end).wrapped)
        ++end;
    return {.begin = {begin, 0}, .end = {end, reader.columns()}};
}

TextRange everything(const Terminal &terminal)
{
    const LineReader reader(terminal);
    return {.begin = {reader.first(), 0}, .end = {reader.last(), reader.columns()}};
}

ColumnSpan selectedColumns(const TextRange &range, std::int64_t line, int columns)
{
    if (range.isEmpty() || line < range.begin.line || line > range.end.line)
        return {};
    if (range.block)
        return {std::min(range.begin.column, columns), std::min(range.end.column, columns)};
    const int first = line == range.begin.line ? range.begin.column : 0;
    const int last = line == range.end.line ? range.end.column : columns;
    return first < last ? ColumnSpan{first, last} : ColumnSpan{};
}

std::string textOf(const Terminal &terminal, const TextRange &range)
{
    LineReader reader(terminal);
    std::string text;
    std::string line;
    const std::int64_t first = std::max(range.begin.line, reader.first());
    const std::int64_t last = std::min(range.end.line, reader.last());
    for (std::int64_t number = first; number <= last; ++number) {
        const ColumnSpan span = selectedColumns(range, number, reader.columns());
        const CellRow &row = reader.row(number);
        line += rowText(terminal, row, span).text;
        const bool joined = row.wrapped && !range.block && number < last;
        if (joined)
            continue;
        trimEnd(line);
        text += line;
        line.clear();
        if (number < last)
            text.push_back('\n');
    }
    // A selection down to empty rows of the screen is not about their emptiness.
    if (const std::size_t end = text.find_last_not_of('\n'); end != std::string::npos)
        text.resize(std::min(text.size(), end + 2));
    return text;
}

std::optional<TextRange> findText(const Terminal &terminal,
                                  const std::string &text,
                                  const TextPosition &from,
                                  bool backwards)
{
    LineReader reader(terminal);
    const std::string wanted = lowered(text);
    if (wanted.empty())
        return std::nullopt;
    const std::int64_t step = backwards ? -1 : 1;
    for (std::int64_t number = std::clamp(from.line, reader.first(), reader.last());
         number >= reader.first() && number <= reader.last();
         number += step) {
        const RowText row = rowText(terminal, reader.row(number), {0, reader.columns()});
        const std::string line = lowered(row.text);
        std::optional<TextRange> found;
        for (std::size_t at = line.find(wanted); at != std::string::npos;
             at = line.find(wanted, at + 1)) {
            const TextPosition begin{number, row.columns[at]};
            const TextPosition end{number, row.columns[at + wanted.size() - 1] + 1};
            if (backwards ? end > from : begin < from)
                continue;
            found = rangeBetween(terminal, begin, end, false);
            if (!backwards)
                break;
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

} // namespace core
