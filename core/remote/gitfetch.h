#pragma once

#include "core/process/runner.h"
#include "core/remote/gitcommands.h"
#include "core/remote/remotecache.h"
#include "core/remote/remotefetch.h"
#include "core/remote/remoteproblem.h"

#include <QTimer>

#include <optional>

namespace core {

/// Fetches one commit of a repository, without its history.
class GitFetch : public RemoteFetch
{
    Q_OBJECT

public:
    GitFetch(Runner &runner,
             const RemoteCache &cache,
             RemoteWish wish,
             const RemoteFetchOptions &options,
             QObject *parent);
    ~GitFetch() override;

    void start() override;
    void cancel() override;

private:
    using Next = std::function<void(const QByteArray &output)>;

    void begin();
    void takeRevisions(const QByteArray &output);
    void fetchCommit();
    void checkOut(const QByteArray &files);
    void keep();
    void watchSize();

    void run(const CommandLine &command, RemoteProblem problem, Next next);
    void fail(RemoteProblem problem, const QString &detail = {});
    void finish(const Result<QString> &result);

    Runner &m_runner;
    const RemoteCache &m_cache;
    const RemoteWish m_wish;
    const qint64 m_maximumBytes;
    GitCaller m_git;
    std::optional<IncomingFolder> m_incoming;
    QString m_commit;
    QPointer<Process> m_process;
    QTimer m_watch; ///< runs while the server sends
    bool m_isCancelled = false;
    bool m_isTooLarge = false;
};

} // namespace core
