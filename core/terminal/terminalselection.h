#pragma once

#include "core/terminal/terminal.h"

#include <compare>
#include <optional>
#include <string>

namespace core {

/// A border between two cells. The line counts from the first that ever was, so that it keeps its
/// text when the screen scrolls.
struct TextPosition
{
    std::int64_t line = 0;
    int column = 0;

    auto operator<=>(const TextPosition &) const = default;
};

/// Text from one border to another, in reading order, or the rectangle between them.
struct TextRange
{
    TextPosition begin = {};
    TextPosition end = {};
    bool block = false;

    bool isEmpty() const { return block ? begin.column == end.column : begin == end; }
    bool operator==(const TextRange &) const = default;
};

/// Columns from first to before last.
struct ColumnSpan
{
    int first = 0;
    int last = 0;

    bool operator==(const ColumnSpan &) const = default;
};

/// The range between two borders in whichever order, widened so that no wide character is cut.
TextRange rangeBetween(const Terminal &terminal,
                       const TextPosition &one,
                       const TextPosition &other,
                       bool block);

/// The word around a cell: letters, digits and what paths and addresses are made of. Goes over rows
/// that were wrapped.
TextRange wordAt(const Terminal &terminal, const TextPosition &cell);

/// The whole line around a cell, over rows that were wrapped.
TextRange lineAt(const Terminal &terminal, const TextPosition &cell);

/// Everything there is.
TextRange everything(const Terminal &terminal);

/// Which columns of a line are in the range; empty when none.
ColumnSpan selectedColumns(const TextRange &range, std::int64_t line, int columns);

/// UTF-8, lines separated by LF; wrapped rows are joined and blanks at the ends of lines left out.
std::string textOf(const Terminal &terminal, const TextRange &range);

/// The next place, in either direction from `from`, where `text` (UTF-8, without regard to the case
/// of ASCII letters) is found within a line.
std::optional<TextRange> findText(const Terminal &terminal,
                                  const std::string &text,
                                  const TextPosition &from,
                                  bool backwards);

} // namespace core
