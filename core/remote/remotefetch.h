#pragma once

#include "core/compose/remotesource.h"
#include "core/support/result.h"

#include <QObject>
#include <QStringList>

#include <chrono>

namespace core {

/// How files of other machines are fetched.
struct RemoteFetchOptions
{
    QString cacheFolder = {};         ///< empty = in the user's folder for caches
    QStringList credentialFiles = {}; ///< for registries
    /// Of each call of git and of each answer of a registry.
    std::chrono::milliseconds timeLimit = std::chrono::seconds(300);
    /// Of one repository, as it is sent and as it is checked out: it stays on the user's disk.
    qint64 maximumBytes = 1024ll * 1024 * 1024;
};

/// One source to fetch.
struct RemoteWish
{
    QString written = {}; ///< as it is named in messages
    RemoteSource source = {};
};

/// Fetches the folder that a source is in. Connect first, then start(); finished() follows exactly
/// once, and later. Not for reuse.
class RemoteFetch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void cancel() = 0;

signals:
    /// With the absolute path of the folder.
    void finished(const core::Result<QString> &folder);
};

} // namespace core
