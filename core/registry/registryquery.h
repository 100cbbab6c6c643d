#pragma once

#include "core/registry/registryauth.h"
#include "core/registry/registryerrors.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace core {

class Process;
class Runner;

/// What is wanted of an image.
struct RegistryWish
{
    enum class What {
        Digest,   ///< of its manifest
        Manifest, ///< with its digest
        Blob,     ///< the one with the digest
    };

    What what = What::Digest;
    QString digest = {};
    qsizetype maximumBytes = 0; ///< of a blob that is larger than any manifest
};

/// What there is of it. Content is what its digest says.
struct RegistryContent
{
    QString digest = {};
    QByteArray bytes = {}; ///< none when only the digest was wanted
};

/// Asks the registry of one image for one thing. Connect first, then start(); finished() follows
/// exactly once. Not for reuse.
class RegistryQuery : public QObject
{
    Q_OBJECT

public:
    /// What the queries of one lookup share.
    struct Shared
    {
        QNetworkAccessManager *network = nullptr;
        Runner *runner = nullptr; ///< runs credential helpers
        QStringList credentialFiles = {};
    };

    RegistryQuery(ImageReference image, Shared shared, QObject *parent);

    /// Fails with a Timeout when it takes longer than `limit`.
    void start(const RegistryWish &wish, std::chrono::milliseconds limit);
    void cancel();

signals:
    void finished(const core::Result<core::RegistryContent> &content);

private:
    struct Request
    {
        QByteArray method = "HEAD";
        QUrl url = {};
        QByteArray accept = {};
        QByteArray authorization = {}; ///< for the server of `url`, and for no other
        QByteArray form = {};
    };
    struct Answer
    {
        int status = 0; ///< 0 = there was none
        QUrl url = {};
        QByteArray body = {};
        QByteArray mediaType = {};
        QByteArray digest = {};
        QByteArray challenge = {};
        QString error = {};
    };
    using Callback = std::function<void(const Answer &)>;

    void ask();
    QUrl url() const;
    void take(const Answer &answer);
    void takeContent(const Answer &answer);
    void takeDigest(const Answer &answer);
    void authenticate(const Answer &answer);
    void withCredentials(std::function<void(const RegistryCredentials &)> then);
    void askForToken(const AuthChallenge &challenge, const RegistryCredentials &credentials);

    void fetch(const Request &request, Callback then, int redirects = 0);
    void readBody(QNetworkReply *reply);
    void takeReply(const Request &request, const Callback &then, int redirects);
    void fail(RegistryProblem problem, const QString &detail = {});
    void finish(const Result<RegistryContent> &result);

    const ImageReference m_image;
    const Shared m_shared;
    RegistryWish m_wish;
    QTimer m_limit;
    QPointer<QNetworkReply> m_reply;
    QPointer<Process> m_helper;
    QByteArray m_body;
    QString m_scheme = QStringLiteral("https");
    QByteArray m_method = "GET";
    QByteArray m_authorization;
    bool m_hasAuthenticated = false;
    bool m_isOver = false;
};

} // namespace core
