#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// Whether a variable of this name usually holds a secret (PASSWORD, TOKEN, …_KEY, …).
bool looksSecret(const QString &name);

/// Whether this value of a variable is one: by its name, or because there is a password in it.
bool holdsSecret(const QString &name, const QString &value);

/// What is shown in place of a secret value.
inline constexpr char16_t secretMask[] = u"••••••";

/// Any text with what looks like a secret in it masked: the password of a URL, NAME=value and
/// --name value with a name that looks secret, such members of JSON. "NAME=value" as a whole is
/// masked to its end. A help against showing secrets by accident, and no more than that.
QString masked(const QString &text);

/// The words of a call, each masked; the word behind --password and the like is one of its secrets.
QStringList masked(const QStringList &words);

} // namespace core
