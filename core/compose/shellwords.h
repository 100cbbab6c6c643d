#pragma once

#include <QStringList>

namespace core {

/// A command written as one text, cut into words the way docker compose cuts it.
struct ShellWords
{
    QStringList words = {};
    bool isValid = true;  ///< false: a quote or parenthesis does not match
    QString ignored = {}; ///< what follows an unquoted ; & | < >, which no shell is there to obey

    bool operator==(const ShellWords &) const = default;
};

/// Quotes and backslashes as in a shell (a backslash also makes \n and \t); `…` and $(…) stay as
/// they are, and no shell runs.
ShellWords splitShellWords(const QString &text);

} // namespace core
