#include "core/remote/projectfetch.h"

#include "core/remote/remoteproblem.h"
#include "core/support/secrets.h"

namespace core {

namespace {

constexpr int maximumRounds = 10;

} // namespace

ProjectFetch::ProjectFetch(Runner &runner, RemoteFetchOptions options, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_options(std::move(options))
{}

void ProjectFetch::start(const LoadRequest &request)
{
    m_request = request;
    QMetaObject::invokeMethod(this, &ProjectFetch::load, Qt::QueuedConnection);
}

void ProjectFetch::cancel()
{
    if (m_fetcher)
        m_fetcher->cancel();
    else
        finish(cancelledFetch());
}

void ProjectFetch::load()
{
    if (m_isOver)
        return;
    const QStringList missing = loadProject(m_request).missingRemotes;
    const QString shown = masked(missing.value(0));
    if (missing.isEmpty())
        finish(m_request.remoteFiles);
    else if (++m_rounds > maximumRounds)
        finish(Error{
            .kind = Error::Kind::Validation,
            .summary =
                RemoteTr::tr("Files from elsewhere name each other without an end: %1").arg(shown),
            .hint = RemoteTr::tr("Include what is needed in the first of them.")});
    else if (!isAllowed(missing))
        finish(Error{.kind = Error::Kind::Cancelled,
                     .summary = RemoteTr::tr("%1 was not fetched.").arg(shown)});
    else
        fetch(missing);
}

bool ProjectFetch::isAllowed(const QStringList &references) const
{
    QStringList asked;
    for (const QString &reference : references) {
        if (!m_request.files.contains(reference))
            asked << masked(reference);
    }
    return asked.isEmpty() || !m_question || m_question(asked);
}

void ProjectFetch::fetch(const QStringList &references)
{
    auto *fetcher = new RemoteFetcher(m_runner, m_options, this);
    m_fetcher = fetcher;
    connect(fetcher, &RemoteFetcher::progress, this, &ProjectFetch::progress);
    connect(
        fetcher, &RemoteFetcher::finished, this, [this, fetcher](const Result<StringMap> &files) {
            fetcher->deleteLater();
            m_fetcher.clear();
            take(files);
        });
    fetcher->start(references);
}

void ProjectFetch::take(const Result<StringMap> &files)
{
    if (!files) {
        finish(files.error());
        return;
    }
    m_request.remoteFiles.insert(*files);
    load();
}

void ProjectFetch::finish(const Result<StringMap> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    emit finished(result);
}

} // namespace core
