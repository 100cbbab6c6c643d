#pragma once

#include "core/process/commandline.h"
#include "core/registry/imagereference.h"
#include "core/support/json.h"

#include <QStringList>

class QProcessEnvironment;

namespace core {

/// What a registry wants to be convinced with.
struct AuthChallenge
{
    enum class Scheme { None, Basic, Bearer };

    Scheme scheme = Scheme::None;
    QString realm = {};   ///< of Bearer: where tokens are had
    QString service = {}; ///< of Bearer: for whom the token is
    QString scope = {};   ///< of Bearer: for what the token is

    bool operator==(const AuthChallenge &) const = default;
};

/// Reads a WWW-Authenticate header, also one that was put together from several: Bearer before
/// Basic, and None when there is neither.
AuthChallenge parseChallenge(const QByteArray &header);

/// Who asks. Secrets, all of it: for requests only, never for a message or a log.
struct RegistryCredentials
{
    QString user = {};
    QString password = {};
    QString identityToken = {}; ///< instead of a password: for asking for tokens only

    bool isEmpty() const { return password.isEmpty() && identityToken.isEmpty(); }
    bool operator==(const RegistryCredentials &) const = default;
};

/// Where the credentials for a registry are.
struct CredentialSource
{
    RegistryCredentials credentials = {};
    QString helper = {};   ///< the program NAME of docker-credential-NAME has them; may be empty
    bool isForAll = false; ///< the helper is asked for whatever registry, which it may not know

    bool isEmpty() const { return credentials.isEmpty() && helper.isEmpty(); }
    bool operator==(const CredentialSource &) const = default;
};

/// What docker's config.json or podman's auth.json says about the registry of an image. An entry
/// for the repository or a part of its path is better than one for the host.
CredentialSource credentialsIn(const Json &config, const ImageReference &image);

/// The files that docker and podman keep credentials in, the first to ask first.
QStringList credentialFiles(const QProcessEnvironment &environment);

/// What the first of these files that knows the registry of an image says; only where none does,
/// the first helper that is for all registries.
CredentialSource readCredentials(const QStringList &files, const ImageReference &image);

/// Asks a credential helper; the answer is for parseHelperAnswer().
CommandLine credentialHelperCommand(const QString &helper, const ImageReference &image);

/// Empty when the helper has none.
RegistryCredentials parseHelperAnswer(const QByteArray &output);

} // namespace core
