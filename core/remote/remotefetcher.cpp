#include "core/remote/remotefetcher.h"

#include "core/registry/registrynetwork.h"
#include "core/remote/artifactfetch.h"
#include "core/remote/gitfetch.h"
#include "core/support/secrets.h"

#include <QNetworkAccessManager>

namespace core {

RemoteFetcher::RemoteFetcher(Runner &runner, RemoteFetchOptions options, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_options(std::move(options))
    , m_cache(m_options.cacheFolder.isEmpty() ? remoteFolder() : m_options.cacheFolder)
    , m_shared{.network = makeRegistryNetwork(this),
               .runner = &runner,
               .credentialFiles = m_options.credentialFiles}
{}

void RemoteFetcher::start(const QStringList &references)
{
    m_waiting = references;
    m_cache.prepare();
    QMetaObject::invokeMethod(this, &RemoteFetcher::fetchNext, Qt::QueuedConnection);
}

void RemoteFetcher::cancel()
{
    m_waiting.clear();
    if (m_fetch)
        m_fetch->cancel();
    else
        finish(cancelledFetch());
}

void RemoteFetcher::fetchNext()
{
    if (m_waiting.isEmpty()) {
        finish(m_files);
        return;
    }
    const QString written = m_waiting.takeFirst();
    const auto source = parseRemoteSource(written);
    if (!source) {
        finish(source.error());
        return;
    }
    const RemoteWish wish{.written = written, .source = *source};
    m_fetch = makeFetch(wish);
    connect(m_fetch, &RemoteFetch::finished, this, [this, wish](const Result<QString> &folder) {
        m_fetch->deleteLater();
        m_fetch.clear();
        take(wish, folder);
    });
    emit progress(masked(written));
    m_fetch->start();
}

RemoteFetch *RemoteFetcher::makeFetch(const RemoteWish &wish)
{
    if (wish.source.kind == RemoteSource::Kind::Oci)
        return new ArtifactFetch(m_shared, m_cache, wish, m_options.timeLimit, this);
    return new GitFetch(m_runner, m_cache, wish, m_options, this);
}

void RemoteFetcher::take(const RemoteWish &wish, const Result<QString> &folder)
{
    if (!folder) {
        finish(folder.error());
        return;
    }
    const auto file = mainFileIn(*folder, wish.source.path, wish.written);
    if (!file) {
        finish(file.error());
        return;
    }
    m_files.insert(wish.written, *file);
    fetchNext();
}

void RemoteFetcher::finish(const Result<StringMap> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    emit finished(result);
}

} // namespace core
