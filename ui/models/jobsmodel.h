#pragma once

#include "core/engine/jobsnapshot.h"
#include "core/state/snapshot.h"
#include "ui/models/rowmodel.h"

#include <chrono>

namespace ui {

/// The operations of this run of the app, newest first; old ones that are over fall off the end.
class JobsModel : public RowModel<core::JobSnapshot>
{
    Q_OBJECT

public:
    static constexpr int maximum = 50;

    explicit JobsModel(QObject *parent = nullptr);

    void setJob(const core::JobSnapshot &job);
    const core::JobSnapshot *job(int id) const;
    /// The newest job of a project that is not over; null when there is none.
    const core::JobSnapshot *runningJob(const QString &project) const;
    /// The newest job that is not over, of any project.
    const core::JobSnapshot *newestRunning() const;
    int runningCount() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    QString keyOf(const core::JobSnapshot &job) const override { return QString::number(job.id); }
};

/// The steps of one operation, a row each.
class StepsModel : public RowModel<core::JobStep>
{
    Q_OBJECT

public:
    enum class Column { Step, Output, Duration };
    static constexpr int columnTotal = 3;

    explicit StepsModel(QObject *parent = nullptr);

    void setSteps(const QList<core::JobStep> &steps);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    QString keyOf(const core::JobStep &step) const override { return QString::number(step.id); }
};

/// The state whose shape and colour stand for that of a job or a step.
core::ServiceState shapeOf(core::JobSnapshot::State state);
core::ServiceState shapeOf(core::JobStep::State state);

/// "Running", "Rolling back", "Failed", …
QString jobStateText(core::JobSnapshot::State state);
QString stepStateText(core::JobStep::State state);

/// How long a job took, or has taken until `now`.
std::chrono::milliseconds jobDuration(const core::JobSnapshot &job, const QDateTime &now);

/// What went wrong with a job that failed: "web: The disk is full."
QString jobErrorText(const core::JobSnapshot &job);

/// "Up shop: 4 of 6 steps, api 12 s".
QString jobProgressText(const core::JobSnapshot &job);

} // namespace ui
