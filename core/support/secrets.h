#pragma once

#include <QString>

namespace core {

/// Whether a variable of this name usually holds a secret (PASSWORD, TOKEN, …_KEY, …).
bool looksSecret(const QString &name);

/// What is shown in place of a secret value.
inline constexpr char16_t secretMask[] = u"••••••";

/// "NAME=value" with the value masked when the name looks secret, and any text with the password of
/// a URL in it ("postgres://user:••••••@host") masked; else as it is.
QString maskedAssignment(const QString &assignment);

} // namespace core
