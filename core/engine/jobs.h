#pragma once

#include "core/engine/job.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>

namespace core {

struct StackSnapshot;

/// The operations under way, at most one a project, and what a front end hears of them.
class Jobs : public QObject
{
    Q_OBJECT

public:
    explicit Jobs(Runner &runner, QObject *parent = nullptr);

    /// What later operations work with; null while no runtime works. Those under way keep theirs.
    void setRuntime(std::shared_ptr<const Protocol> protocol, const QString &backend);
    /// Begins an operation. One that cannot even begin is reported as failed.
    void run(JobRequest request);
    /// Reports an operation as failed before it could begin.
    void refuse(const QString &project, const Error &error);
    void cancel(int id);
    /// Says of each service of the stack what it waits for, if an operation is under way.
    /// `lookedAt` is when the look began that the stack was read by.
    void explainWaiting(StackSnapshot &stack, SteadyTime lookedAt) const;

signals:
    /// At most every 50 ms for each while it runs, at once when it has ended.
    void jobChanged(const core::JobSnapshot &job);
    /// What explainWaiting() says of a project is another now.
    void projectChanged(const QString &project);
    /// The operation on this project is over.
    void projectFinished(const QString &project);

private:
    std::optional<Error> refusal(const JobRequest &request) const;
    void publishSoon(int id);
    void publish();
    void onFinished(Job *job, const JobResult &result);
    std::shared_ptr<Store> openStore();

    Runner &m_runner;
    std::shared_ptr<const Protocol> m_protocol;
    QString m_backend;
    std::shared_ptr<Store> m_store;
    std::map<int, Job *> m_jobs;
    QMap<int, Plan> m_plans;
    QSet<int> m_changed;
    QTimer m_timer;
    int m_nextId = 1;
};

} // namespace core
