#pragma once

#include "core/plan/plan.h"
#include "core/support/error.h"

#include <QDateTime>

#include <chrono>

namespace core {

using SteadyTime = std::chrono::steady_clock::time_point;

/// One step of a running operation, ready to show.
struct JobStep
{
    enum class State { Waiting, Running, Done, Failed, Skipped, RolledBack };

    int id = 0;
    State state = State::Waiting;
    QString text = {}; ///< "Create and start db"
    QString service = {};
    QString cause = {};
    QList<int> needs = {};   ///< ids of steps
    QString lastLine = {};   ///< last line of output or progress
    qint64 milliseconds = 0; ///< how long it took, once it is over
    SteadyTime startedAt = {};
    SteadyTime endedAt = {};

    /// How long it took, or has taken so far.
    std::chrono::milliseconds duration(SteadyTime now = std::chrono::steady_clock::now()) const
    {
        return state == State::Running
                   ? std::chrono::duration_cast<std::chrono::milliseconds>(now - startedAt)
                   : std::chrono::milliseconds(milliseconds);
    }
    bool operator==(const JobStep &) const = default;
};

/// An operation on a stack (up, down, …) as it stands, ready to show. Immutable.
struct JobSnapshot
{
    enum class State { Running, RollingBack, Succeeded, Failed, Cancelled };

    int id = 0;
    QString project = {};
    QString title = {}; ///< "Up shop"
    State state = State::Running;
    QList<JobStep> steps = {};
    int finishedSteps = 0;
    QList<Warning> warnings = {};
    QStringList notices = {}; ///< what was found of earlier calls, and done about it
    Error error = {};         ///< when Failed
    QString summary = {};     ///< one sentence when it has ended
    QDateTime startedAt = {};
    qint64 milliseconds = 0;

    bool isOver() const { return state != State::Running && state != State::RollingBack; }
    bool operator==(const JobSnapshot &) const = default;
};

} // namespace core
