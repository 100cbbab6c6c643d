#include "core/logs/logsearch.h"

#include <algorithm>

namespace core {

namespace {

/// After so many blocks what was found is handed over: the first matches show at once, the later
/// ones in larger portions.
constexpr int firstChunksPerAnswer = 8;
constexpr int mostChunksPerAnswer = 128;

} // namespace

/// What the worker works on. It holds no pointer into the store.
struct LogSearch::Job
{
    LineMatcher matcher = {};
    LogSnapshot chunks = {};
    quint64 from = 0;
    std::atomic<bool> cancelled = false;
};

LogSearch::LogSearch(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LogSearch::~LogSearch()
{
    // The worker stops after the block at hand, at most after one expensive line.
    cancel();
    m_pool.waitForDone();
}

void LogSearch::cancel()
{
    if (m_job)
        m_job->cancelled = true;
    m_job.reset();
    m_running = false;
}

void LogSearch::start(const LineMatcher &matcher)
{
    cancel();
    m_matcher = matcher;
    m_found.clear();
    m_searchedTo = 0;
    m_tooExpensive = false;
    emit changed();
}

void LogSearch::update(const LogStore &store)
{
    const auto kept = std::ranges::lower_bound(m_found, store.first());
    m_found.erase(m_found.begin(), kept);
    if (m_matcher.isEmpty() || m_running || m_tooExpensive || m_searchedTo >= store.sealedEnd())
        return;

    const auto job = std::make_shared<Job>();
    job->matcher = m_matcher;
    job->from = std::max(m_searchedTo, store.first());
    job->chunks = store.snapshot(job->from);
    m_job = job;
    m_running = true;
    m_pool.start([this, job] {
        std::vector<quint64> found;
        bool tooExpensive = false;
        int pending = 0;
        int wanted = firstChunksPerAnswer;
        for (auto &chunk : job->chunks) {
            if (job->cancelled)
                return;
            const auto answer = job->matcher.search(*chunk, job->from, found);
            tooExpensive = answer == LineMatcher::Answer::TooExpensive;
            if (tooExpensive)
                break;
            const bool isLast = &chunk == &job->chunks.back();
            if (++pending >= wanted || isLast) {
                pending = 0;
                wanted = std::min(2 * wanted, mostChunksPerAnswer);
                const auto hand = [this, job, found = std::move(found), to = chunk->end()] {
                    take(job, found, to);
                };
                QMetaObject::invokeMethod(this, hand, Qt::QueuedConnection);
                found.clear();
            }
            // The store may have dropped it meanwhile; then this frees it.
            chunk.reset();
        }
        QMetaObject::invokeMethod(
            this, [this, job, tooExpensive] { end(job, tooExpensive); }, Qt::QueuedConnection);
    });
}

void LogSearch::take(const std::shared_ptr<Job> &job,
                     std::vector<quint64> found,
                     quint64 searchedTo)
{
    if (job != m_job)
        return;
    m_found.insert(m_found.end(), found.begin(), found.end());
    m_searchedTo = searchedTo;
    emit changed();
}

void LogSearch::end(const std::shared_ptr<Job> &job, bool tooExpensive)
{
    if (job != m_job)
        return;
    m_job.reset();
    m_running = false;
    m_tooExpensive = tooExpensive;
    emit changed();
}

} // namespace core
