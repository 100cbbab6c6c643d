#include "core/remote/artifactfetch.h"

#include <QFile>

namespace core {

ArtifactFetch::ArtifactFetch(RegistryQuery::Shared shared,
                             const RemoteCache &cache,
                             RemoteWish wish,
                             std::chrono::milliseconds timeLimit,
                             QObject *parent)
    : RemoteFetch(parent)
    , m_shared(std::move(shared))
    , m_cache(cache)
    , m_wish(std::move(wish))
    , m_timeLimit(timeLimit)
{}

void ArtifactFetch::start()
{
    QMetaObject::invokeMethod(this, &ArtifactFetch::begin, Qt::QueuedConnection);
}

void ArtifactFetch::cancel()
{
    if (m_query)
        m_query->cancel();
    else
        finish(cancelledFetch());
}

void ArtifactFetch::begin()
{
    const auto image = parseImageReference(m_wish.source.location);
    if (m_isOver)
        return;
    if (!image) {
        finish(image.error());
        return;
    }
    m_image = *image;
    m_name = QStringLiteral("oci://") + m_image.host + u'/' + m_image.repository;
    if (!m_image.digest.isEmpty() && m_cache.has(m_name, m_image.digest)) {
        finish(m_cache.folder(m_name, m_image.digest));
        return;
    }
    ask(m_image, {.what = RegistryWish::What::Manifest}, [this](const RegistryContent &manifest) {
        m_digest = manifest.digest;
        if (m_cache.has(m_name, m_digest))
            finish(m_cache.folder(m_name, m_digest));
        else
            takeManifest(manifest);
    });
}

void ArtifactFetch::takeManifest(const RegistryContent &manifest)
{
    const auto artifact = parseComposeArtifact(manifest.bytes);
    if (!artifact) {
        fail(RemoteProblem::NoArtifact, artifact.error().summary);
    } else if (artifact->manifest.isEmpty()) {
        m_pieces = artifact->pieces;
        takePieces();
    } else if (manifest.digest != m_digest) {
        fail(RemoteProblem::NoArtifact, QStringLiteral("an index in an index"));
    } else {
        ImageReference image = m_image;
        image.digest = artifact->manifest;
        ask(image, {.what = RegistryWish::What::Manifest}, [this](const RegistryContent &content) {
            takeManifest(content);
        });
    }
}

/// One after the other, since the order is that of the documents in a file.
void ArtifactFetch::takePieces()
{
    if (m_pieces.isEmpty()) {
        keep();
        return;
    }
    const ArtifactPiece piece = m_pieces.takeFirst();
    ask(m_image,
        {.what = RegistryWish::What::Blob, .digest = piece.digest, .maximumBytes = piece.bytes},
        [this, piece](const RegistryContent &content) {
            // Only what is declared was counted.
            if (content.bytes.size() != piece.bytes) {
                fail(RemoteProblem::NoArtifact, QStringLiteral("a layer of another size"));
                return;
            }
            if (m_files.contains(piece.file))
                m_files[piece.file] += "\n---\n";
            m_files[piece.file] += content.bytes;
            takePieces();
        });
}

void ArtifactFetch::keep()
{
    const IncomingFolder incoming(m_cache.root());
    bool isComplete = incoming.isValid();
    for (auto file = m_files.cbegin(); isComplete && file != m_files.cend(); ++file) {
        QFile target(incoming.path() + u'/' + file.key());
        isComplete = target.open(QIODevice::WriteOnly)
                     && target.write(file.value()) == file.value().size() && target.flush();
    }
    if (isComplete && m_cache.keep(incoming, m_name, m_digest))
        finish(m_cache.folder(m_name, m_digest));
    else
        fail(RemoteProblem::NoSpace);
}

void ArtifactFetch::ask(const ImageReference &image, const RegistryWish &wish, Next next)
{
    auto *query = new RegistryQuery(image, m_shared, this);
    m_query = query;
    connect(query,
            &RegistryQuery::finished,
            this,
            [this, query, next = std::move(next)](const Result<RegistryContent> &content) {
                query->deleteLater();
                m_query.clear();
                if (content)
                    next(*content);
                else
                    finish(content.error());
            });
    query->start(wish, m_timeLimit);
}

void ArtifactFetch::fail(RemoteProblem problem, const QString &detail)
{
    finish(remoteError(problem, m_wish.written, detail));
}

void ArtifactFetch::finish(const Result<QString> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    emit finished(result);
}

} // namespace core
