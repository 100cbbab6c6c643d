#pragma once

#include "core/backend/protocol.h"
#include "core/plan/plan.h"
#include "core/process/runner.h"
#include "core/store/journal.h"

#include <QElapsedTimer>
#include <QPointer>

#include <functional>

namespace core {

class EventStream;
class Gate;

/// How the walk over a plan ended.
struct ExecutionResult
{
    bool cancelled = false;
    std::optional<Error> error = {}; ///< of the first operation that failed
    QList<Warning> warnings = {};    ///< of operations whose failure may be ignored

    bool succeeded() const { return !cancelled && !error; }
};

/// Walks a plan: starts each operation when all it needs have succeeded, as many at once as the
/// graph and the bound allow. Decides nothing. Writes into the journal before it acts. After the
/// first failure, or cancel(), nothing new is started; what is under way comes to its end, waits
/// and transfers are cut short; after cancel() also what takes longer than some seconds.
class Executor : public QObject
{
    Q_OBJECT

public:
    enum class StepState { Waiting, Running, Done, Failed, Skipped };

    Executor(Plan plan,
             const Protocol &protocol,
             Runner &runner,
             Journal *journal,
             int maximumParallel,
             QObject *parent = nullptr);
    ~Executor() override;

    void start();
    void cancel();

    const Plan &plan() const { return m_plan; }

signals:
    void stepStarted(int operation);
    /// The last line of output, or the reason why a wait still waits.
    void stepProgressed(int operation, const QString &line);
    void stepFinished(int operation, core::Executor::StepState state, qint64 milliseconds);
    void finished(const core::ExecutionResult &result);

private:
    struct Step
    {
        StepState state = StepState::Waiting;
        QElapsedTimer clock;
        QPointer<Process> process;
        Gate *gate = nullptr;
    };

    void advance();
    bool isReady(const Operation &operation) const;
    void begin(const Operation &operation);
    void beginWait(const Operation &operation);
    Result<> writeDown(const Operation &operation);
    Error failureOf(const CommandLine &command, const ProcessResult &result) const;
    void noteFailure(const Operation &operation, const Error &error);
    void removeWithVolumes(const Operation &operation);
    void completeSpec(const Operation &operation, const ContainerSpec &spec);
    void runNext(int operation, QList<CommandLine> commands, int triesLeft = 3);
    void settle(int operation, const Result<> &result);
    void skipBlocked();
    void stopWhatMayBeStopped();
    void stopEverything();

    const Plan m_plan;
    const Protocol &m_protocol;
    Runner &m_runner;
    Journal *m_journal;
    const int m_maximumParallel;
    std::vector<Step> m_steps;
    std::unique_ptr<EventStream> m_events;
    ExecutionResult m_result;
    int m_running = 0;
    bool m_stopping = false;
    bool m_over = false;
};

} // namespace core
