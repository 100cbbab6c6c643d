#include "core/process/commandline.h"

#include "core/support/secrets.h"

#include <QRegularExpression>

namespace core {

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

template<typename Show>
static QString joined(const CommandLine &command, Show show)
{
    QStringList words;
    for (auto it = command.environment.begin(); it != command.environment.end(); ++it)
        words << it.key() + u'='
                     + shellQuoted(show(it.key() + u'=' + it.value()).mid(it.key().size() + 1));
    words << shellQuoted(command.program);
    for (const QString &argument : command.arguments)
        words << shellQuoted(show(argument));
    return words.join(u' ');
}

QString shellText(const CommandLine &command)
{
    return joined(command, [](const QString &argument) { return maskedAssignment(argument); });
}

QString shellTextWithSecrets(const CommandLine &command)
{
    return joined(command, [](const QString &argument) { return argument; });
}

std::chrono::milliseconds operationTimeout()
{
    bool ok = false;
    const int seconds = qEnvironmentVariableIntValue("PERRY_CONTAINER_OP_TIMEOUT_SECS", &ok);
    return std::chrono::seconds(ok && seconds > 0 ? seconds : 300);
}

} // namespace core
