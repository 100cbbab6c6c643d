#pragma once

#include <QString>

namespace core {

/// Whether a variable of this name usually holds a secret (PASSWORD, TOKEN, …_KEY, …).
bool looksSecret(const QString &name);

/// What is shown in place of a secret value.
inline constexpr char16_t secretMask[] = u"••••••";

/// "NAME=value" with the value masked when the name looks secret; other text as it is.
QString maskedAssignment(const QString &assignment);

} // namespace core
