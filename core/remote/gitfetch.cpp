#include "core/remote/gitfetch.h"

#include <QDir>
#include <QProcessEnvironment>

namespace core {

namespace {

using namespace std::chrono_literals;

constexpr qint64 maximumTreeFiles = 200'000;
constexpr auto watchInterval = 200ms;

/// What a repository has received up to now.
qint64 receivedBytes(const QString &folder)
{
    qint64 bytes = 0;
    const QDir packs(folder + QStringLiteral("/.git/objects/pack"));
    for (const QFileInfo &pack : packs.entryInfoList(QDir::Files | QDir::Hidden))
        bytes += pack.size();
    return bytes;
}

bool saysHowSshIsCalled(const QProcessEnvironment &environment)
{
    return environment.contains(QStringLiteral("GIT_SSH"))
           || environment.contains(QStringLiteral("GIT_SSH_COMMAND"));
}

} // namespace

GitFetch::GitFetch(Runner &runner,
                   const RemoteCache &cache,
                   RemoteWish wish,
                   const RemoteFetchOptions &options,
                   QObject *parent)
    : RemoteFetch(parent)
    , m_runner(runner)
    , m_cache(cache)
    , m_wish(std::move(wish))
    , m_maximumBytes(options.maximumBytes)
    , m_git{.folder = {},
            .timeLimit = options.timeLimit,
            .choosesSsh = !saysHowSshIsCalled(QProcessEnvironment::systemEnvironment())}
{
    connect(&m_watch, &QTimer::timeout, this, &GitFetch::watchSize);
}

GitFetch::~GitFetch()
{
    if (m_process)
        m_process->cancel();
}

void GitFetch::start()
{
    QMetaObject::invokeMethod(this, &GitFetch::begin, Qt::QueuedConnection);
}

void GitFetch::cancel()
{
    m_isCancelled = true;
    if (m_process)
        m_process->cancel();
}

void GitFetch::begin()
{
    const RemoteSource &source = m_wish.source;
    if (m_isCancelled) {
        finish(cancelledFetch());
        return;
    }
    if (isCommitId(source.revision))
        m_commit = source.revision;
    if (!m_commit.isEmpty() && m_cache.has(source.location, m_commit)) {
        fetchCommit();
        return;
    }
    m_incoming.emplace(m_cache.root());
    m_git.folder = m_incoming->path();
    if (!m_incoming->isValid())
        fail(RemoteProblem::NoSpace);
    else if (!m_commit.isEmpty())
        fetchCommit();
    else
        run(m_git.listRevisions(source),
            RemoteProblem::Unreadable,
            [this](const QByteArray &output) { takeRevisions(output); });
}

void GitFetch::takeRevisions(const QByteArray &output)
{
    m_commit = commitIn(output, m_wish.source);
    if (m_commit.isEmpty())
        fail(RemoteProblem::NoRevision);
    else
        fetchCommit();
}

void GitFetch::fetchCommit()
{
    if (!m_commit.startsWith(m_wish.source.commit)) {
        fail(RemoteProblem::OtherCommit, m_commit);
        return;
    }
    if (m_cache.has(m_wish.source.location, m_commit)) {
        finish(m_cache.folder(m_wish.source.location, m_commit));
        return;
    }
    run(m_git.begin(m_commit), RemoteProblem::NoSpace, [this](const QByteArray &) {
        m_watch.start(watchInterval);
        run(m_git.fetch(m_wish.source, m_commit),
            RemoteProblem::Unreadable,
            [this](const QByteArray &) {
                m_watch.stop();
                run(m_git.listFiles(m_commit),
                    RemoteProblem::Unreadable,
                    [this](const QByteArray &files) { checkOut(files); });
            });
    });
}

void GitFetch::checkOut(const QByteArray &files)
{
    const GitTree tree = treeIn(files);
    if (tree.files > maximumTreeFiles || tree.bytes > m_maximumBytes) {
        fail(RemoteProblem::TooLarge);
        return;
    }
    run(m_git.checkOut(m_commit), RemoteProblem::NoSpace, [this](const QByteArray &) { keep(); });
}

void GitFetch::keep()
{
    if (m_cache.keep(*m_incoming, m_wish.source.location, m_commit))
        finish(m_cache.folder(m_wish.source.location, m_commit));
    else
        fail(RemoteProblem::NoSpace);
}

/// Git itself takes whatever a server sends.
void GitFetch::watchSize()
{
    if (m_isTooLarge || receivedBytes(m_git.folder) <= m_maximumBytes)
        return;
    m_isTooLarge = true;
    m_process->cancel();
}

void GitFetch::run(const CommandLine &command, RemoteProblem problem, Next next)
{
    m_process = m_runner.run(
        command, this, [this, problem, next = std::move(next)](const ProcessResult &result) {
            using End = ProcessResult::End;
            if (m_isTooLarge)
                fail(RemoteProblem::TooLarge);
            else if (m_isCancelled || result.end == End::Cancelled)
                finish(cancelledFetch());
            else if (result.end == End::NotStarted)
                fail(RemoteProblem::NoGit, result.startError);
            else if (result.end == End::TimedOut)
                fail(RemoteProblem::Timeout, QString::fromUtf8(result.errorOutput));
            else if (result.outputCut)
                fail(RemoteProblem::TooLarge);
            else if (!result.succeeded())
                fail(problem, QString::fromUtf8(result.errorOutput));
            else
                next(result.output);
        });
}

void GitFetch::fail(RemoteProblem problem, const QString &detail)
{
    finish(remoteError(problem, m_wish.written, detail));
}

void GitFetch::finish(const Result<QString> &result)
{
    m_watch.stop();
    // Nothing is left behind by the time that it is known.
    m_incoming.reset();
    emit finished(result);
}

} // namespace core
