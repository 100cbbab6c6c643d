#include "core/stack/servicehash.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace core {

namespace {

/// As JSON writes idPlaceholder().
const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(QStringLiteral(R"(\\u0001([A-Za-z0-9._-]+)\\u0001)"));
    return pattern;
}

} // namespace

QString idPlaceholder(const QString &service)
{
    return QChar(1) + service + QChar(1);
}

QStringList servicesIn(const QByteArray &hashTemplate)
{
    QStringList services;
    auto matches = placeholder().globalMatch(QString::fromUtf8(hashTemplate));
    while (matches.hasNext()) {
        const QString service = matches.next().captured(1);
        if (!services.contains(service))
            services << service;
    }
    return services;
}

QString hashOfTemplate(const QByteArray &hashTemplate, const StringMap &ids)
{
    QByteArray text = hashTemplate;
    for (const QString &service : servicesIn(hashTemplate)) {
        const QString id = ids.value(service);
        if (id.isEmpty())
            return {};
        text.replace("\\u0001" + service.toUtf8() + "\\u0001", id.toUtf8());
    }
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace core
