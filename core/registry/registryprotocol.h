#pragma once

#include "core/registry/registryauth.h"

#include <QUrl>

namespace core {

/// The forms of manifests and of indexes over several platforms that we know.
QByteArray manifestMediaTypes();

/// Whether a host, as a URL names it, is this machine: only there plain HTTP is spoken, and
/// certificates that nobody has signed are good enough, as docker does.
bool isLoopbackHost(const QString &host);

/// Where the manifest of an image is asked for: "https" or "http".
QUrl manifestUrl(const ImageReference &image, const QString &scheme);

/// Where one of its blobs is.
QUrl blobUrl(const ImageReference &image, const QString &scheme, const QString &digest);

/// Whether two URLs are answered by the same server, so that what is meant for one may be sent to
/// the other.
bool isSameServer(const QUrl &one, const QUrl &other);

/// Whether a registry may send us from one URL on to another: in the network only to where it is
/// encrypted, and from there never to this machine.
bool mayGoOn(const QUrl &from, const QUrl &to);

/// Where a token is asked for, with the question in it.
QUrl tokenUrl(const AuthChallenge &challenge, const ImageReference &image);

/// The same question as a form, for who has an identity token in place of a password.
QByteArray tokenForm(const AuthChallenge &challenge,
                     const ImageReference &image,
                     const RegistryCredentials &credentials);

/// The token in the answer; empty when there is none that can be sent.
QByteArray tokenIn(const QByteArray &answer);

/// The value of an Authorization header.
QByteArray basicAuthorization(const RegistryCredentials &credentials);

/// The digest of a manifest that came without one; empty when it is no manifest.
QString digestOfManifest(const QByteArray &manifest);

/// Whether content is what a digest stands for.
bool hasDigest(const QByteArray &content, const QString &digest);

} // namespace core
