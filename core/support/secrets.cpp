#include "core/support/secrets.h"

#include <QRegularExpression>

namespace core {

namespace {

QString mask()
{
    return QString::fromUtf16(secretMask);
}

/// Masks the second group of each match whose first one is a name that looks secret.
QString maskedValues(const QString &text, const QRegularExpression &pattern)
{
    QString shown;
    qsizetype end = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!looksSecret(match.captured(1)))
            continue;
        shown += text.mid(end, match.capturedStart(2) - end) + mask();
        end = match.capturedEnd(2);
    }
    return shown + text.mid(end);
}

/// Whether the word is an option, and the one behind it the secret that it takes.
bool isSecretOption(const QString &word)
{
    // These options of the runtimes name a secret and do not hold one.
    static const QStringList harmless{QStringLiteral("--secret"), QStringLiteral("--authfile")};
    return word.startsWith(u"--") && !word.contains(u'=') && !harmless.contains(word)
           && looksSecret(word);
}

} // namespace

bool looksSecret(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("passw|passphrase|passwd|(^|[_-])(pwd|pass|pat)($|[_-])|secret|token|"
                       "api[_-]?key|access[_-]?key|private[_-]?key|(^|[_-])key$|credential|"
                       "(^|[_-])auth($|[_-])|_dsn$|connection[_-]?string"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

bool holdsSecret(const QString &name, const QString &value)
{
    return looksSecret(name) || value.contains(QStringLiteral("PRIVATE KEY-----"))
           || masked(value) != value;
}

QString masked(const QString &text)
{
    static const QRegularExpression whole(QStringLiteral("^([^\\s=:/]+)="));
    static const QRegularExpression password(QStringLiteral("(://[^/\\s:@]*:)[^/\\s]+@"));
    // A name alone, in front of a web server, is a token.
    static const QRegularExpression token(QStringLiteral("(https?://)[^/\\s:@]+@"));
    static const QRegularExpression assignment(
        QStringLiteral("(?<![\\w.-])(-{0,2}[A-Za-z_][\\w.-]*)=(\"[^\"]*\"|'[^']*'|[^\\s;,&\"']+)"));
    static const QRegularExpression option(
        QStringLiteral("(?<![\\w-])(--[A-Za-z][\\w-]*)\\s+([^\\s\"'-][^\\s\"']*)"));
    static const QRegularExpression member(
        QStringLiteral("\"([\\w.-]+)\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,}\\]\"]+)"));
    const QRegularExpressionMatch name = whole.match(text);
    if (name.hasMatch() && looksSecret(name.captured(1)))
        return name.captured(0) + mask();
    QString shown = text;
    shown.replace(password, QStringLiteral("\\1%1@").arg(mask()));
    shown.replace(token, QStringLiteral("\\1%1@").arg(mask()));
    for (const QRegularExpression *pattern : {&assignment, &option, &member})
        shown = maskedValues(shown, *pattern);
    return shown;
}

QStringList masked(const QStringList &words)
{
    QStringList shown;
    bool isValue = false;
    for (const QString &word : words) {
        shown << (isValue && !word.startsWith(u'-') ? mask() : masked(word));
        isValue = isSecretOption(word);
    }
    return shown;
}

} // namespace core
