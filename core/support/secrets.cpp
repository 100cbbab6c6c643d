#include "core/support/secrets.h"

#include <QRegularExpression>

namespace core {

bool looksSecret(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "passw|passphrase|passwd|(^|_)(pwd|pass)($|_)|secret|token|api_?key|access_?key|"
            "private_?key|(^|_)key$|credential|(^|_)auth($|_)|_dsn$|connection_?string"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

QString maskedAssignment(const QString &assignment)
{
    static const QRegularExpression password(QStringLiteral("(://[^/\\s:@]*:)[^/\\s@]+@"));
    const qsizetype equals = assignment.indexOf(u'=');
    if (equals <= 0 || !looksSecret(assignment.left(equals)))
        return QString(assignment)
            .replace(password, QStringLiteral("\\1%1@").arg(QString::fromUtf16(secretMask)));
    return assignment.left(equals + 1) + QString::fromUtf16(secretMask);
}

} // namespace core
