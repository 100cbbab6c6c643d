#include "core/process/commandline.h"

#include "core/support/secrets.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

bool isControl(QChar c)
{
    return (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
           || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
}

/// Control characters by their numbers: a script is looked at on a terminal before it is run.
QString printedByShell(const QString &word)
{
    QString text = word;
    QString ends;
    // $(…) drops these.
    while (text.endsWith(u'\n')) {
        text.chop(1);
        ends += u'\n';
    }
    QString format;
    for (const QChar c : std::as_const(text)) {
        if (isControl(c)) {
            for (const char byte : QString(c).toUtf8())
                format += QStringLiteral("\\%1").arg(static_cast<uchar>(byte), 3, 8, QChar(u'0'));
        } else if (c == u'\\' || c == u'%') {
            format += QString(2, c);
        } else {
            format += c == u'\'' ? QStringLiteral("'\\''") : QString(c);
        }
    }
    const QString printed = QStringLiteral("\"$(printf '%1')\"").arg(format);
    return ends.isEmpty() ? printed : printed + u'\'' + ends + u'\'';
}

/// `environment` and `words` as a shell would read them.
QString
joined(const QMap<QString, QString> &environment, const QString &program, const QStringList &words)
{
    static const QRegularExpression identifier(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    const bool areAssignments =
        std::all_of(environment.keyBegin(), environment.keyEnd(), [](const QString &name) {
            return identifier.match(name).hasMatch();
        });
    QStringList all;
    if (!areAssignments)
        all << QStringLiteral("env");
    for (auto it = environment.begin(); it != environment.end(); ++it)
        all << (areAssignments ? it.key() + u'=' + shellQuoted(it.value())
                               : shellQuoted(it.key() + u'=' + it.value()));
    all << shellQuoted(program);
    for (const QString &word : words)
        all << shellQuoted(word);
    return all.join(u' ');
}

} // namespace

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    if (std::any_of(word.begin(), word.end(), isControl))
        return printedByShell(word);
    return u'\'' + QString(word).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString shellText(const CommandLine &command)
{
    QMap<QString, QString> environment = command.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        *it = looksSecret(it.key()) ? QString::fromUtf16(secretMask) : masked(*it);
    return joined(environment, command.program, masked(command.arguments));
}

QString shellTextWithSecrets(const CommandLine &command)
{
    return joined(command.environment, command.program, command.arguments);
}

std::chrono::milliseconds operationTimeout()
{
    bool ok = false;
    const int seconds = qEnvironmentVariableIntValue("PERRY_CONTAINER_OP_TIMEOUT_SECS", &ok);
    return std::chrono::seconds(ok && seconds > 0 ? seconds : 300);
}

} // namespace core
