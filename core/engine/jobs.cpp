#include "core/engine/jobs.h"

#include "core/engine/waitreasons.h"
#include "core/support/log.h"
#include "core/support/paths.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace core {

using namespace std::chrono_literals;

namespace {

/// How often a running operation is shown anew at most.
constexpr auto jobPause = 50ms;

} // namespace

Jobs::Jobs(Runner &runner, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(jobPause);
    connect(&m_timer, &QTimer::timeout, this, &Jobs::publish);
}

void Jobs::setRuntime(std::shared_ptr<const Protocol> protocol, const QString &backend)
{
    m_protocol = std::move(protocol);
    m_backend = backend;
}

std::shared_ptr<Store> Jobs::openStore()
{
    if (!m_store) {
        const auto opened = Store::open(dataFolder() + QStringLiteral("/perry.db"));
        if (opened)
            m_store = *opened;
        else
            logger("core.engine")->warn("{}", opened.error().summary.toStdString());
    }
    return m_store;
}

void Jobs::run(JobRequest request)
{
    const QString project = request.stack.project;
    if (const auto error = refusal(request)) {
        refuse(project, *error);
        return;
    }
    const int id = m_nextId++;
    auto *job = new Job(
        id,
        std::move(request),
        {.protocol = m_protocol, .backend = m_backend, .runner = &m_runner, .store = openStore()},
        this);
    m_jobs[id] = job;
    connect(job, &Job::planned, this, [this, id, project](const Plan &plan) {
        m_plans[id] = plan;
        publishSoon(id);
        emit projectChanged(project);
    });
    connect(job, &Job::stepChanged, this, [this, id] { publishSoon(id); });
    connect(job, &Job::noticed, this, [this, id] { publishSoon(id); });
    connect(job, &Job::rollbackStarted, this, [this, id] { publishSoon(id); });
    connect(job, &Job::finished, this, [this, job](const JobResult &result) {
        onFinished(job, result);
    });
    emit jobChanged(job->snapshot());
    job->start();
}

void Jobs::refuse(const QString &project, const Error &error)
{
    emit jobChanged({.id = m_nextId++,
                     .project = project,
                     .title = project,
                     .state = JobSnapshot::State::Failed,
                     .error = error,
                     .startedAt = QDateTime::currentDateTimeUtc()});
}

/// Why an operation cannot even begin.
std::optional<Error> Jobs::refusal(const JobRequest &request) const
{
    const QString &project = request.stack.project;
    if (!m_protocol)
        return Error{.kind = Error::Kind::NoBackendFound,
                     .summary = tr("No container runtime works."),
                     .hint = tr("See Diagnostics for what to do.")};
    if (request.kind == JobRequest::Kind::Up && !request.hasSpec)
        // Containers do not tell enough of their spec to be made anew from it.
        return Error{.kind = Error::Kind::FileNotFound,
                     .summary = tr("The compose file of %1 is not known.").arg(project),
                     .hint = tr("Open its compose file first.")};
    for (const auto &[id, job] : m_jobs) {
        if (job->snapshot().project == project)
            return Error{.kind = Error::Kind::Conflict,
                         .summary = tr("\"%1\" is still under way.").arg(job->snapshot().title),
                         .hint = tr("Wait until it is done, or cancel it.")};
    }
    return std::nullopt;
}

void Jobs::cancel(int id)
{
    if (const auto found = m_jobs.find(id); found != m_jobs.end())
        found->second->cancel();
}

void Jobs::explainWaiting(StackSnapshot &stack, SteadyTime lookedAt) const
{
    for (const auto &[id, job] : m_jobs) {
        if (job->snapshot().project == stack.project && m_plans.contains(id))
            addWaitReasons(stack, m_plans.value(id), job->planSteps(), lookedAt);
    }
}

void Jobs::publishSoon(int id)
{
    m_changed.insert(id);
    if (!m_timer.isActive())
        m_timer.start();
}

void Jobs::publish()
{
    const QSet<int> changed = std::exchange(m_changed, {});
    for (const int id : changed) {
        const auto job = m_jobs.find(id);
        if (job == m_jobs.end())
            continue;
        const JobSnapshot snapshot = job->second->snapshot();
        emit jobChanged(snapshot);
        emit projectChanged(snapshot.project);
    }
}

void Jobs::onFinished(Job *job, const JobResult &result)
{
    JobSnapshot last = job->snapshot();
    if (!result.leftovers.isEmpty())
        last.summary = tr("Some things could not be taken back: %1.")
                           .arg(result.leftovers.join(QStringLiteral(", ")));
    m_jobs.erase(last.id);
    m_plans.remove(last.id);
    m_changed.remove(last.id);
    job->deleteLater();
    emit jobChanged(last);
    emit projectFinished(last.project);
}

} // namespace core
