#pragma once

#include "core/registry/registryquery.h"
#include "core/stack/containerspec.h"

#include <QQueue>

#include <chrono>
#include <optional>

namespace core {

/// How a lookup goes about it.
struct DigestLookupOptions
{
    QStringList credentialFiles = {};
    int maximumParallel = 8;
    std::chrono::milliseconds timeLimit = std::chrono::seconds(10); ///< for each image
};

/// Finds the digests of images at their registries, several at once. Connect first, then start();
/// finished() follows exactly once. Not for reuse.
class DigestLookup : public QObject
{
    Q_OBJECT

public:
    DigestLookup(Runner &runner, DigestLookupOptions options, QObject *parent = nullptr);

    /// Each reference that already has a digest is only written out in full. After the first
    /// failure no more are asked for.
    void start(const QStringList &references);
    void cancel();

signals:
    /// The full reference with its digest for each reference, or the error of the first that
    /// failed, in the order given.
    void finished(const core::Result<core::StringMap> &pinned);

private:
    void startNext();
    void ask(const ImageReference &image);
    void take(const ImageReference &image, const Result<RegistryContent> &found);
    void finish();

    const DigestLookupOptions m_options;
    const RegistryQuery::Shared m_shared;
    QMap<QString, ImageReference> m_images; ///< by the text that asks for it
    QList<ImageReference> m_order;
    QQueue<ImageReference> m_waiting;
    QList<RegistryQuery *> m_running;
    QMap<QString, QString> m_digests; ///< by the full reference
    QMap<QString, Error> m_errors;    ///< by the full reference
    std::optional<Error> m_refusal;   ///< why nothing is asked for
    bool m_isOver = false;
};

} // namespace core
