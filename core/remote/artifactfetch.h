#pragma once

#include "core/registry/registryquery.h"
#include "core/remote/composeartifact.h"
#include "core/remote/remotecache.h"
#include "core/remote/remotefetch.h"
#include "core/remote/remoteproblem.h"

namespace core {

/// Fetches one compose application from a registry.
class ArtifactFetch : public RemoteFetch
{
    Q_OBJECT

public:
    ArtifactFetch(RegistryQuery::Shared shared,
                  const RemoteCache &cache,
                  RemoteWish wish,
                  std::chrono::milliseconds timeLimit,
                  QObject *parent);

    void start() override;
    void cancel() override;

private:
    using Next = std::function<void(const RegistryContent &content)>;

    void begin();
    void takeManifest(const RegistryContent &manifest);
    void takePieces();
    void keep();

    void ask(const ImageReference &image, const RegistryWish &wish, Next next);
    void fail(RemoteProblem problem, const QString &detail = {});
    void finish(const Result<QString> &result);

    const RegistryQuery::Shared m_shared;
    const RemoteCache &m_cache;
    const RemoteWish m_wish;
    const std::chrono::milliseconds m_timeLimit;
    ImageReference m_image;
    QString m_name;   ///< of the image, without tag and digest: what it lies under in the cache
    QString m_digest; ///< of what the image's name stands for
    QList<ArtifactPiece> m_pieces; ///< that are still to come
    QMap<QString, QByteArray> m_files;
    QPointer<RegistryQuery> m_query;
    bool m_isOver = false;
};

} // namespace core
