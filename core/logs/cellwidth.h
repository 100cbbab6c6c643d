#pragma once

#include <QString>

namespace core {

/// How many columns of a monospace grid a character takes: 0 (combining, joiners), 1, or 2 (East
/// Asian wide, emoji).
int cellWidth(char32_t character);

/// The columns that a text takes.
int cellWidth(QStringView text);

/// 2 when a surrogate pair stands at `position`, else 1.
qsizetype characterLength(QStringView text, qsizetype position);

} // namespace core
