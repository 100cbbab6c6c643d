#include "core/registry/registryquery.h"

#include "core/process/runner.h"
#include "core/registry/registryprotocol.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

namespace core {

namespace {

/// No manifest is near this size; a hostile answer must not eat the memory.
constexpr qsizetype maximumBody = 4 * 1024 * 1024;
constexpr int maximumRedirects = 3;

QNetworkRequest requestFor(const QUrl &url, const QByteArray &accept)
{
    QNetworkRequest request(url);
    const auto set = [&](QNetworkRequest::Attribute attribute, const QVariant &value) {
        request.setAttribute(attribute, value);
    };
    // What we send, to whom and where else we go is for us to decide.
    set(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    set(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    set(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    set(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    set(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!accept.isEmpty())
        request.setRawHeader("Accept", accept);
    // The digest is that of the bytes as they are stored.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "perry/" PERRY_VERSION);
    return request;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

RegistryQuery::RegistryQuery(ImageReference image, Shared shared, QObject *parent)
    : QObject(parent)
    , m_image(std::move(image))
    , m_shared(std::move(shared))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(RegistryProblem::Timeout); });
}

void RegistryQuery::start(const RegistryWish &wish, std::chrono::milliseconds limit)
{
    m_wish = wish;
    m_method = wish.what == RegistryWish::What::Digest ? "HEAD" : "GET";
    m_limit.start(limit);
    ask();
}

void RegistryQuery::cancel()
{
    finish(Error{.kind = Error::Kind::Cancelled, .summary = tr("Cancelled.")});
}

QUrl RegistryQuery::url() const
{
    return m_wish.what == RegistryWish::What::Blob ? blobUrl(m_image, m_scheme, m_wish.digest)
                                                   : manifestUrl(m_image, m_scheme);
}

void RegistryQuery::ask()
{
    const bool isBlob = m_wish.what == RegistryWish::What::Blob;
    fetch({.method = m_method,
           .url = url(),
           .accept = isBlob ? QByteArray() : manifestMediaTypes(),
           .authorization = m_authorization},
          [this](const Answer &answer) { take(answer); });
}

void RegistryQuery::take(const Answer &answer)
{
    if (answer.status == 0 && m_scheme == u"https" && isLoopbackHost(answer.url.host())) {
        m_scheme = QStringLiteral("http");
        ask();
    } else if (answer.status == 0) {
        fail(RegistryProblem::Unreachable, answer.error);
    } else if (answer.status == 200) {
        takeContent(answer);
    } else if (answer.status == 401 && !m_hasAuthenticated) {
        authenticate(answer);
    } else if (answer.status == 401 || answer.status == 403) {
        fail(RegistryProblem::Denied);
    } else if (answer.mediaType.startsWith("text/html")) {
        fail(RegistryProblem::NoRegistry);
    } else if (answer.status == 404) {
        fail(RegistryProblem::Unknown);
    } else if (answer.status == 429) {
        fail(RegistryProblem::TooManyRequests);
    } else if (m_method == "HEAD") {
        // Some know no HEAD.
        m_method = "GET";
        ask();
    } else {
        fail(answer.status >= 500 ? RegistryProblem::ServerFailure : RegistryProblem::NoRegistry,
             QStringLiteral("HTTP %1").arg(answer.status));
    }
}

void RegistryQuery::takeContent(const Answer &answer)
{
    if (m_wish.what == RegistryWish::What::Digest) {
        takeDigest(answer);
        return;
    }
    const bool isBlob = m_wish.what == RegistryWish::What::Blob;
    const QString wanted = isBlob ? m_wish.digest : m_image.digest;
    const QString computed = isBlob ? wanted : digestOfManifest(answer.body);
    if (computed.isEmpty())
        fail(RegistryProblem::NoRegistry);
    else if (!wanted.isEmpty() && !hasDigest(answer.body, wanted))
        fail(RegistryProblem::WrongContent, wanted);
    else
        finish(
            RegistryContent{.digest = wanted.isEmpty() ? computed : wanted, .bytes = answer.body});
}

void RegistryQuery::takeDigest(const Answer &answer)
{
    const QString told = QString::fromLatin1(answer.digest);
    if (isDigest(told)) {
        finish(RegistryContent{.digest = told});
        return;
    }
    if (m_method == "HEAD") {
        m_method = "GET";
        ask();
        return;
    }
    const QString digest = digestOfManifest(answer.body);
    if (digest.isEmpty())
        fail(RegistryProblem::NoRegistry);
    else
        finish(RegistryContent{.digest = digest});
}

void RegistryQuery::authenticate(const Answer &answer)
{
    // Only the registry itself may say where its credentials go.
    const AuthChallenge challenge =
        isSameServer(answer.url, url()) ? parseChallenge(answer.challenge) : AuthChallenge();
    if (challenge.scheme == AuthChallenge::Scheme::None) {
        fail(RegistryProblem::Denied);
        return;
    }
    m_hasAuthenticated = true;
    withCredentials([this, challenge](const RegistryCredentials &credentials) {
        if (challenge.scheme == AuthChallenge::Scheme::Bearer) {
            askForToken(challenge, credentials);
        } else if (credentials.password.isEmpty()) {
            fail(RegistryProblem::Denied);
        } else {
            m_authorization = basicAuthorization(credentials);
            ask();
        }
    });
}

void RegistryQuery::withCredentials(std::function<void(const RegistryCredentials &)> then)
{
    const CredentialSource source = readCredentials(m_shared.credentialFiles, m_image);
    if (source.helper.isEmpty()) {
        then(source.credentials);
        return;
    }
    m_helper = m_shared.runner->run(
        credentialHelperCommand(source.helper, m_image),
        this,
        [this, then = std::move(then)](const ProcessResult &result) {
            // One that has none says so by failing: then as nobody.
            if (!m_isOver)
                then(result.succeeded() ? parseHelperAnswer(result.output) : RegistryCredentials());
        });
}

void RegistryQuery::askForToken(const AuthChallenge &challenge,
                                const RegistryCredentials &credentials)
{
    Request request{.method = "GET", .url = tokenUrl(challenge, m_image)};
    if (!mayGoOn(url(), request.url)) {
        fail(RegistryProblem::BadRedirect);
        return;
    }
    if (!credentials.identityToken.isEmpty()) {
        request.method = "POST";
        request.form = tokenForm(challenge, m_image, credentials);
        request.url.setQuery(QString());
    } else if (!credentials.isEmpty()) {
        request.authorization = basicAuthorization(credentials);
    }
    fetch(request, [this](const Answer &answer) {
        const QByteArray token = answer.status == 200 ? tokenIn(answer.body) : QByteArray();
        if (!token.isEmpty()) {
            m_authorization = "Bearer " + token;
            ask();
        } else if (answer.status == 0) {
            fail(RegistryProblem::Unreachable, answer.error);
        } else if (answer.status == 429) {
            fail(RegistryProblem::TooManyRequests);
        } else if (answer.status >= 500) {
            fail(RegistryProblem::ServerFailure, QStringLiteral("HTTP %1").arg(answer.status));
        } else {
            fail(answer.status == 200 ? RegistryProblem::NoRegistry : RegistryProblem::Denied);
        }
    });
}

void RegistryQuery::fetch(const Request &request, Callback then, int redirects)
{
    QNetworkRequest outgoing = requestFor(request.url, request.accept);
    if (!request.authorization.isEmpty())
        outgoing.setRawHeader("Authorization", request.authorization);
    if (!request.form.isEmpty())
        outgoing.setHeader(QNetworkRequest::ContentTypeHeader,
                           QStringLiteral("application/x-www-form-urlencoded"));
    m_body.clear();
    m_reply = request.method == "HEAD"   ? m_shared.network->head(outgoing)
              : request.method == "POST" ? m_shared.network->post(outgoing, request.form)
                                         : m_shared.network->get(outgoing);
    QNetworkReply *reply = m_reply;
    if (isLoopbackHost(request.url.host()))
        connect(reply, &QNetworkReply::sslErrors, reply, [reply] { reply->ignoreSslErrors(); });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { readBody(reply); });
    connect(
        reply, &QNetworkReply::finished, this, [this, request, then = std::move(then), redirects] {
            takeReply(request, then, redirects);
        });
}

void RegistryQuery::readBody(QNetworkReply *reply)
{
    m_body += reply->readAll();
    if (m_body.size() > std::max(m_wish.maximumBytes, maximumBody))
        fail(m_wish.what == RegistryWish::What::Blob ? RegistryProblem::TooLarge
                                                     : RegistryProblem::NoRegistry);
}

void RegistryQuery::takeReply(const Request &request, const Callback &then, int redirects)
{
    const QPointer<QNetworkReply> reply = m_reply;
    reply->deleteLater();
    readBody(reply);
    if (m_isOver)
        return;
    const Answer answer{.status =
                            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                        .url = request.url,
                        .body = m_body,
                        .mediaType = reply->rawHeader("Content-Type").toLower(),
                        .digest = reply->rawHeader("Docker-Content-Digest").trimmed(),
                        .challenge = reply->rawHeader("WWW-Authenticate"),
                        .error = reply->errorString()};
    if (!isRedirect(answer.status)) {
        then(answer);
        return;
    }
    const QUrl target =
        request.url.resolved(QUrl::fromEncoded(reply->rawHeader("Location"), QUrl::StrictMode));
    // A form has a secret in it, which is for nobody else.
    if (redirects >= maximumRedirects || !mayGoOn(request.url, target) || !request.form.isEmpty()) {
        fail(RegistryProblem::BadRedirect);
        return;
    }
    Request next = request;
    next.url = target;
    next.url.setUserInfo({});
    if (!isSameServer(request.url, target))
        next.authorization.clear();
    fetch(next, then, redirects + 1);
}

void RegistryQuery::fail(RegistryProblem problem, const QString &detail)
{
    finish(registryError(problem, m_image, detail));
}

void RegistryQuery::finish(const Result<RegistryContent> &result)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_limit.stop();
    if (m_helper)
        m_helper->cancel();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    emit finished(result);
}

} // namespace core
