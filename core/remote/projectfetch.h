#pragma once

#include "core/compose/loader.h"
#include "core/remote/remotefetcher.h"

namespace core {

/// Fetches all that a spec needs from other machines, also what only shows once the first files are
/// there. Connect first, then start(); finished() follows exactly once, and later. Not for reuse.
class ProjectFetch : public QObject
{
    Q_OBJECT

public:
    /// Whether files may be fetched that are named in a file, and not by the request itself.
    using Question = std::function<bool(const QStringList &references)>;

    ProjectFetch(Runner &runner, RemoteFetchOptions options, QObject *parent = nullptr);

    /// Without it all may be fetched.
    void setQuestion(Question question) { m_question = std::move(question); }

    void start(const LoadRequest &request);
    void cancel();

signals:
    void progress(const QString &reference);
    /// The `remoteFiles` for a load of the request that misses nothing.
    void finished(const core::Result<core::StringMap> &remoteFiles);

private:
    void load();
    bool isAllowed(const QStringList &references) const;
    void fetch(const QStringList &references);
    void take(const Result<StringMap> &files);
    void finish(const Result<StringMap> &result);

    Runner &m_runner;
    const RemoteFetchOptions m_options;
    Question m_question;
    LoadRequest m_request;
    QPointer<RemoteFetcher> m_fetcher;
    int m_rounds = 0;
    bool m_isOver = false;
};

} // namespace core
