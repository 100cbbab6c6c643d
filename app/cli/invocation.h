#pragma once

#include "core/support/result.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace cli {

/// One option of a command line.
struct OptionSpec
{
    QString name = {};      ///< "file", without dashes
    QString shortName = {}; ///< "f", or empty
    QString value = {};     ///< placeholder of its value; empty for a switch
    bool repeatable = false;
    bool optionalValue = false;      ///< nothing follows, or the next option
    QStringList words = {};          ///< what its value may be
    std::optional<int> minimum = {}; ///< its value may be a whole number from here on
    bool isTime = false;             ///< its value is a time or a duration
    QString help = {};
};

/// One command: what it takes and what its help says.
struct CommandSpec
{
    QString name = {};
    QString arguments = {}; ///< "[SERVICE…]"
    QString summary = {};
    QList<OptionSpec> options = {};
    int minimumArguments = 0;
    int maximumArguments = -1; ///< -1 = any number
    /// From the second positional on, everything belongs to the command to run: exec SERVICE CMD
    /// -x.
    bool passesRest = false;
};

/// A command line that has been understood.
struct Invocation
{
    QString command = {};
    QMap<QString, QStringList> options = {}; ///< long name -> values; a switch has one empty value
    QStringList arguments = {};
    bool wantsHelp = false;
    bool wantsVersion = false;

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option).value(0); }
    QStringList values(const QString &option) const { return options.value(option); }
};

/// Every command that perryctl has.
const QList<CommandSpec> &commandSpecs();
/// Options that stand before or after any command.
const QList<OptionSpec> &commonOptions();

/// Reads a command line; a Usage error says what does not fit, with the nearest known word.
core::Result<Invocation> parseInvocation(const QStringList &words);

/// The help of a command, or of the whole program when `command` is empty.
QString helpText(const QString &command);

} // namespace cli
