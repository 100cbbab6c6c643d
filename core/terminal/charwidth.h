#pragma once

namespace core {

/// How many columns of a terminal a code point takes: 0, 1 or 2. Does not depend on the locale, so
/// that a container's idea of a width and ours have a chance to agree everywhere. Control
/// characters count as 0.
int charWidth(char32_t code);

} // namespace core
