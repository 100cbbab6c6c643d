#pragma once

#include "core/logs/ansi.h"

#include <QList>

namespace ui {

/// A place in a log: a line's number and a character of its shown text.
struct LogPosition
{
    quint64 line = 0;
    qsizetype index = 0;

    auto operator<=>(const LogPosition &) const = default;
};

/// What is selected. Anchor and cursor may stand in any order.
struct LogSelection
{
    LogPosition anchor = {};
    LogPosition cursor = {};

    LogPosition begin() const { return std::min(anchor, cursor); }
    LogPosition end() const { return std::max(anchor, cursor); }
    bool isEmpty() const { return anchor == cursor; }
    bool operator==(const LogSelection &) const = default;
};

/// The column, from 0, that a character of a text stands in.
int columnOf(const core::AnsiText &text, qsizetype index);
/// The character that stands in a column; the text's length behind its end.
qsizetype indexAtColumn(const core::AnsiText &text, int column);
/// The columns that the whole text takes.
int columnsOf(const core::AnsiText &text);

/// Where each row starts when a text is broken at `columns`; at least one row.
QList<qsizetype> rowStarts(const core::AnsiText &text, int columns);

/// The word, path or number around a character: what a double click selects.
std::pair<qsizetype, qsizetype> wordAt(const QString &text, qsizetype index);

} // namespace ui
