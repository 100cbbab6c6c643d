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

/// Asks the registry of one image for its digest. Connect first, then start(); finished() follows
/// exactly once. Not for reuse.
class ManifestQuery : public QObject
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

    ManifestQuery(ImageReference image, Shared shared, QObject *parent);

    /// Fails with a Timeout when it takes longer than `limit`.
    void start(std::chrono::milliseconds limit);
    void cancel();

signals:
    void finished(const core::Result<QString> &digest);

private:
    struct Request
    {
        QByteArray method = "HEAD";
        QUrl url = {};
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

    void askForManifest();
    void takeManifest(const Answer &answer);
    void takeDigest(const Answer &answer);
    void authenticate(const Answer &answer);
    void withCredentials(std::function<void(const RegistryCredentials &)> then);
    void askForToken(const AuthChallenge &challenge, const RegistryCredentials &credentials);

    void fetch(const Request &request, Callback then, int redirects = 0);
    void readBody(QNetworkReply *reply);
    void takeReply(const Request &request, const Callback &then, int redirects);
    void fail(RegistryProblem problem, const QString &detail = {});
    void finish(const Result<QString> &result);

    const ImageReference m_image;
    const Shared m_shared;
    QTimer m_limit;
    QPointer<QNetworkReply> m_reply;
    QPointer<Process> m_helper;
    QByteArray m_body;
    QString m_scheme = QStringLiteral("https");
    QByteArray m_method = "HEAD";
    QByteArray m_authorization;
    bool m_hasAuthenticated = false;
    bool m_isOver = false;
};

} // namespace core
