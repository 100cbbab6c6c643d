#pragma once

#include "core/backend/protocol.h"
#include "core/engine/executor.h"
#include "core/engine/jobrequest.h"
#include "core/engine/jobsnapshot.h"
#include "core/process/runner.h"
#include "core/store/projectlock.h"
#include "core/store/store.h"

#include <QElapsedTimer>

namespace core {

/// What a job works with; all of it outlives the job.
struct JobTools
{
    std::shared_ptr<const Protocol> protocol = {};
    QString backend = {};
    Runner *runner = nullptr;
    std::shared_ptr<Store> store = {};        ///< may be null: then nothing outlives the process
    std::chrono::milliseconds lookPause{200}; ///< see Undo
};

/// How a job ended.
struct JobResult
{
    bool cancelled = false;
    std::optional<Error> error = {};
    QList<ServiceAction> actions = {};
    QList<Warning> warnings = {};
    QStringList leftovers = {}; ///< what rolling back could not remove
    bool rolledBack = false;
    qint64 handle = 0;
    qint64 milliseconds = 0;

    bool succeeded() const { return !cancelled && !error; }
};

/// One operation on a stack from the first look to the last clean-up: look, plan, do, and take back
/// what was done when it fails or is cancelled. finished() follows start() exactly once.
class Job : public QObject
{
    Q_OBJECT

public:
    Job(int id, JobRequest request, JobTools tools, QObject *parent = nullptr);
    ~Job() override;

    void start();
    /// Stops and takes back; a second call does not hasten it.
    void cancel();
    /// Only works out what start() would do, and finishes; planned() has it.
    void planOnly();

    const JobSnapshot &snapshot() const { return m_snapshot; }
    /// The steps of the plan that planned() gave or of its second part, image steps left out.
    QList<JobStep> planSteps() const { return m_snapshot.steps.mid(m_planOffset); }
    const QString &operation() const { return m_operation; }

signals:
    void planned(const core::Plan &plan);
    /// One step has changed; the snapshot has it already.
    void stepChanged(const core::JobStep &step);
    void rollbackStarted();
    /// Something about earlier calls that the user must hear of; the snapshot has it too.
    void noticed(const QString &text);
    void finished(const core::JobResult &result);

private:
    void lockAndRecover();
    void lookFirst();
    void lookFully();
    void explainChanges();
    std::optional<Error> refusalOf(const Plan &plan) const;
    void usePlan(const Result<Plan> &plan);
    Result<Plan> makePlan(bool assumeResources) const;
    void lookAtImages();
    void execute(const Plan &plan, bool isLast);
    void onExecuted(const ExecutionResult &result, bool isLast);
    void rollBack(std::optional<Error> error);
    void succeed();
    void finish(std::optional<Error> error);
    int addSteps(const Plan &plan);
    void saveDeployment();
    void notice(const QString &text);
    QStringList imageNames() const;
    void completeStack();

    JobRequest m_request;
    const JobTools m_tools;
    const QString m_operation;
    int m_planOffset = 0;
    bool m_planOnly = false;
    bool m_cancelled = false;
    bool m_over = false;
    bool m_isLooking = false; ///< nothing has been done yet, so nothing has to end in order
    bool m_callBegun = false;
    bool m_keepsJournal = false;
    State m_state;
    Plan m_plan;
    QList<Warning> m_goneImages; ///< of services that are to be as they were
    JobResult m_result;
    JobSnapshot m_snapshot;
    QElapsedTimer m_clock;
    SteadyTime m_began = {};
    std::shared_ptr<ProjectLock> m_lock;
    std::unique_ptr<StoredJournal> m_journal;
    std::unique_ptr<Executor> m_executor;
};

} // namespace core
