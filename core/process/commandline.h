#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace core {

/// One program call as a value: never a joined string, never a shell.
struct CommandLine
{
    QString program = {};
    QStringList arguments = {};
    QMap<QString, QString> environment = {}; ///< added to the inherited environment
    QStringList unsetEnvironment = {};       ///< removed from it
    QString workingDirectory = {};
    /// What it is for, when that is more than its words say: its failure is told with it.
    QString purpose = {};
    /// Its exit code is that of a program in a container, and its output that program's words.
    bool endsWithProgram = false;
    /// Its failure does not matter: it clears away what may be gone or in use.
    bool mayFail = false;
    /// It prints the id of what it has made; one that does not has made nothing, whatever its exit
    /// code says.
    bool printsId = false;
    QByteArray input = {}; ///< written to stdin, which is closed then; empty = the null device
    /// How long it may take; 0 = as long as it likes (still cancellable).
    std::chrono::milliseconds timeout = std::chrono::seconds(300);
    /// Ends with us even when we are killed: for followers such as `logs -f` and `events`.
    bool endsWithUs = false;

    bool operator==(const CommandLine &) const = default;
};

/// The call as a person can paste it into a POSIX shell; values of secret-looking assignments are
/// masked.
QString shellText(const CommandLine &command);

/// The same with the secrets in it: only for scripts that the user asked for.
QString shellTextWithSecrets(const CommandLine &command);

/// One word, quoted for a POSIX shell when it needs it.
QString shellQuoted(const QString &word);

/// PERRY_CONTAINER_OP_TIMEOUT_SECS, default 300: the bound on one runtime call.
std::chrono::milliseconds operationTimeout();

} // namespace core
