#pragma once

#include "core/process/runner.h"
#include "core/registry/registryquery.h"
#include "core/remote/remotecache.h"
#include "core/remote/remotefetch.h"
#include "core/stack/containerspec.h"

namespace core {

/// Fetches compose files of other machines, with all that lies beside them, one after the other.
/// Connect first, then start(); finished() follows exactly once, and later. Not for reuse.
class RemoteFetcher : public QObject
{
    Q_OBJECT

public:
    RemoteFetcher(Runner &runner, RemoteFetchOptions options, QObject *parent = nullptr);

    /// Each as it is written in a spec. After the first failure no more are fetched.
    void start(const QStringList &references);
    void cancel();

signals:
    /// What is fetched from now on, fit to be shown.
    void progress(const QString &reference);
    /// The absolute path of the compose file of each reference, or why there is none.
    void finished(const core::Result<core::StringMap> &files);

private:
    void fetchNext();
    RemoteFetch *makeFetch(const RemoteWish &wish);
    void take(const RemoteWish &wish, const Result<QString> &folder);
    void finish(const Result<StringMap> &result);

    Runner &m_runner;
    const RemoteFetchOptions m_options;
    const RemoteCache m_cache;
    const RegistryQuery::Shared m_shared;
    QStringList m_waiting;
    StringMap m_files;
    QPointer<RemoteFetch> m_fetch;
    bool m_isOver = false;
};

} // namespace core
