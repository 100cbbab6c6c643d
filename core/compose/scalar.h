#pragma once

#include "core/compose/node.h"

#include <optional>

namespace core {

/// What a plain (unquoted) YAML scalar is, read as docker compose reads it: true/false/null words,
/// integers also as 010, 0o10, 0x8, 0b1, 1_000, reals, dates; yes, no, on, off and 22:22 are text.
struct PlainScalar
{
    SpecNode::Kind kind = SpecNode::Kind::Text;
    QString text = {}; ///< as Go prints the value

    bool operator==(const PlainScalar &) const = default;
};

PlainScalar resolvePlain(const QString &text);

/// A timestamp, as resolvePlain gives it, the way it is printed: "2001-12-14T21:59:43.1-05:00".
QString timestampText(const QString &value);

/// Go's "%v" of a 64-bit real: "1000", "1e+06", "3.1".
QString realText(double value);

/// Go's JSON of a 32-bit real: "0.1", "2", "1e-7".
QString singleRealText(double value);

/// true, false in any case and yes, no, on, off, y, n, which YAML 1.2 does not have.
std::optional<bool> parseBoolean(const QString &text);

/// Bytes of "50M", "1.5 GiB", "1024": base 1024, units b k m g t p with optional b or ib.
std::optional<qint64> parseBytes(const QString &text);

} // namespace core
