#include "core/registry/registryprotocol.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>

namespace core {

namespace {

/// What a token is to be good for, when the registry does not say.
QString scopeOf(const AuthChallenge &challenge, const ImageReference &image)
{
    return challenge.scope.isEmpty() ? QStringLiteral("repository:%1:pull").arg(image.repository)
                                     : challenge.scope;
}

QUrl registryUrl(const ImageReference &image,
                 const QString &scheme,
                 const QString &kind,
                 const QString &name)
{
    const QString host =
        image.host == u"docker.io" ? QStringLiteral("registry-1.docker.io") : image.host;
    return QUrl(
        QStringLiteral("%1://%2/v2/%3/%4/%5").arg(scheme, host, image.repository, kind, name),
        QUrl::StrictMode);
}

/// As QUrlQuery takes it: a plus is a plus then, and no blank.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

QByteArray manifestMediaTypes()
{
    return "application/vnd.oci.image.index.v1+json, "
           "application/vnd.oci.image.manifest.v1+json, "
           "application/vnd.docker.distribution.manifest.list.v2+json, "
           "application/vnd.docker.distribution.manifest.v2+json";
}

bool isLoopbackHost(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

QUrl manifestUrl(const ImageReference &image, const QString &scheme)
{
    return registryUrl(image,
                       scheme,
                       QStringLiteral("manifests"),
                       image.digest.isEmpty() ? image.tag : image.digest);
}

QUrl blobUrl(const ImageReference &image, const QString &scheme, const QString &digest)
{
    return registryUrl(image, scheme, QStringLiteral("blobs"), digest);
}

bool isSameServer(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"http" ? 80 : 443); };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

bool mayGoOn(const QUrl &from, const QUrl &to)
{
    if (!to.isValid() || to.host().isEmpty())
        return false;
    if (isLoopbackHost(to.host()))
        return isLoopbackHost(from.host()) && (to.scheme() == u"https" || to.scheme() == u"http");
    return to.scheme() == u"https";
}

QUrl tokenUrl(const AuthChallenge &challenge, const ImageReference &image)
{
    QUrl url(challenge.realm, QUrl::StrictMode);
    QUrlQuery query(url);
    if (!challenge.service.isEmpty())
        query.addQueryItem(QStringLiteral("service"), encoded(challenge.service));
    query.addQueryItem(QStringLiteral("scope"), encoded(scopeOf(challenge, image)));
    url.setQuery(query);
    url.setUserInfo({});
    return url;
}

QByteArray tokenForm(const AuthChallenge &challenge,
                     const ImageReference &image,
                     const RegistryCredentials &credentials)
{
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("refresh_token"));
    form.addQueryItem(QStringLiteral("client_id"), QStringLiteral("perry"));
    form.addQueryItem(QStringLiteral("service"), encoded(challenge.service));
    form.addQueryItem(QStringLiteral("scope"), encoded(scopeOf(challenge, image)));
    form.addQueryItem(QStringLiteral("refresh_token"), encoded(credentials.identityToken));
    return form.toString(QUrl::FullyEncoded).toLatin1();
}

QByteArray tokenIn(const QByteArray &answer)
{
    const auto json = parseJson(answer);
    if (!json)
        return {};
    QString token = stringAt(*json, "token");
    if (token.isEmpty())
        token = stringAt(*json, "access_token");
    // A line break in it would be a header of its own.
    const bool canBeSent = std::all_of(token.begin(), token.end(), [](QChar character) {
        return character > u' ' && character < u'\x7f';
    });
    return canBeSent ? token.toLatin1() : QByteArray();
}

QByteArray basicAuthorization(const RegistryCredentials &credentials)
{
    return "Basic " + (credentials.user + u':' + credentials.password).toUtf8().toBase64();
}

QString digestOfManifest(const QByteArray &manifest)
{
    const auto json = parseJson(manifest);
    if (!json || integerAt(*json, "schemaVersion") != 2)
        return {};
    return QStringLiteral("sha256:")
           + QString::fromLatin1(
               QCryptographicHash::hash(manifest, QCryptographicHash::Sha256).toHex());
}

bool hasDigest(const QByteArray &content, const QString &digest)
{
    const auto algorithm = digest.startsWith(u"sha512:")   ? QCryptographicHash::Sha512
                           : digest.startsWith(u"sha384:") ? QCryptographicHash::Sha384
                                                           : QCryptographicHash::Sha256;
    const QByteArray hash = QCryptographicHash::hash(content, algorithm).toHex();
    return isDigest(digest) && digest.section(u':', 1) == QString::fromLatin1(hash);
}

} // namespace core
