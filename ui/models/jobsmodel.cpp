#include "ui/models/jobsmodel.h"

#include "core/support/duration.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

struct JobTr
{
    Q_DECLARE_TR_FUNCTIONS(ui)
};

/// Runtimes answer with the id of what they made; twelve characters are enough to recognise it.
QString shortOutput(const QString &line)
{
    constexpr int idLength = 64;
    const auto isHex = [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'f'); };
    const bool id = line.size() == idLength && std::all_of(line.cbegin(), line.cend(), isHex);
    return id ? line.left(12) : line;
}

/// Whether a text names something: "db" is not in "the dbus".
bool containsWord(const QString &text, const QString &word)
{
    const QRegularExpression expression(
        QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(word)));
    return expression.match(text).hasMatch();
}

} // namespace

core::ServiceState shapeOf(core::JobSnapshot::State state)
{
    switch (state) {
    case core::JobSnapshot::State::Running:
    case core::JobSnapshot::State::RollingBack:
        return core::ServiceState::Starting;
    case core::JobSnapshot::State::Succeeded:
        return core::ServiceState::Healthy;
    case core::JobSnapshot::State::Failed:
        return core::ServiceState::Failed;
    case core::JobSnapshot::State::Cancelled:
        break;
    }
    return core::ServiceState::Stopped;
}

core::ServiceState shapeOf(core::JobStep::State state)
{
    switch (state) {
    case core::JobStep::State::Running:
        return core::ServiceState::Starting;
    case core::JobStep::State::Done:
        return core::ServiceState::Done;
    case core::JobStep::State::Failed:
        return core::ServiceState::Failed;
    case core::JobStep::State::RolledBack:
        return core::ServiceState::Stopped;
    case core::JobStep::State::Waiting:
    case core::JobStep::State::Skipped:
        break;
    }
    return core::ServiceState::NotCreated;
}

QString jobStateText(core::JobSnapshot::State state)
{
    switch (state) {
    case core::JobSnapshot::State::Running:
        return JobTr::tr("running");
    case core::JobSnapshot::State::RollingBack:
        return JobTr::tr("rolling back");
    case core::JobSnapshot::State::Succeeded:
        return JobTr::tr("done");
    case core::JobSnapshot::State::Failed:
        return JobTr::tr("failed");
    case core::JobSnapshot::State::Cancelled:
        return JobTr::tr("cancelled");
    }
    return {};
}

QString stepStateText(core::JobStep::State state)
{
    switch (state) {
    case core::JobStep::State::Waiting:
        return JobTr::tr("waiting");
    case core::JobStep::State::Running:
        return JobTr::tr("running");
    case core::JobStep::State::Done:
        return JobTr::tr("done");
    case core::JobStep::State::Failed:
        return JobTr::tr("failed");
    case core::JobStep::State::Skipped:
        return JobTr::tr("skipped");
    case core::JobStep::State::RolledBack:
        return JobTr::tr("rolled back");
    }
    return {};
}

std::chrono::milliseconds jobDuration(const core::JobSnapshot &job, const QDateTime &now)
{
    if (job.isOver() || !job.startedAt.isValid())
        return std::chrono::milliseconds(job.milliseconds);
    return std::chrono::milliseconds(std::max<qint64>(0, job.startedAt.msecsTo(now)));
}

QString jobErrorText(const core::JobSnapshot &job)
{
    const core::Error &error = job.error;
    if (error.service.isEmpty() || containsWord(error.summary, error.service))
        return error.summary;
    return JobTr::tr("%1: %2", "service, what went wrong").arg(error.service, error.summary);
}

QString jobProgressText(const core::JobSnapshot &job)
{
    const int total = int(job.steps.size());
    if (job.state == core::JobSnapshot::State::RollingBack)
        return JobTr::tr("%1: rolling back").arg(job.title);
    const auto running = std::find_if(job.steps.cbegin(), job.steps.cend(), [](const auto &step) {
        // What has only begun is gone before it can be read.
        return step.state == core::JobStep::State::Running && !step.service.isEmpty()
               && step.duration() >= std::chrono::seconds(1);
    });
    if (running == job.steps.cend())
        return JobTr::tr("%1: %2 of %n steps", nullptr, total)
            .arg(job.title)
            .arg(job.finishedSteps);
    return JobTr::tr("%1: %2 of %n steps, %3 %4", nullptr, total)
        .arg(job.title)
        .arg(job.finishedSteps)
        .arg(running->service, core::shortDuration(running->duration()));
}

JobsModel::JobsModel(QObject *parent)
    : RowModel(parent)
{}

void JobsModel::setJob(const core::JobSnapshot &job)
{
    QList<core::JobSnapshot> jobs = rows();
    const int row = rowOf(keyOf(job));
    if (row >= 0)
        jobs[row] = job;
    else
        jobs.prepend(job);
    while (jobs.size() > maximum && jobs.last().isOver())
        jobs.removeLast();
    setRows(jobs);
}

const core::JobSnapshot *JobsModel::job(int id) const
{
    const int row = rowOf(QString::number(id));
    return row < 0 ? nullptr : &rows()[row];
}

const core::JobSnapshot *JobsModel::runningJob(const QString &project) const
{
    for (const core::JobSnapshot &job : rows())
        if (!job.isOver() && job.project == project)
            return &job;
    return nullptr;
}

const core::JobSnapshot *JobsModel::newestRunning() const
{
    for (const core::JobSnapshot &job : rows())
        if (!job.isOver())
            return &job;
    return nullptr;
}

int JobsModel::runningCount() const
{
    return int(std::count_if(
        rows().cbegin(), rows().cend(), [](const auto &job) { return !job.isOver(); }));
}

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::JobSnapshot &job = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return job.title;
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(job.title, jobStateText(job.state));
    case Qt::ToolTipRole:
        return job.isOver() ? job.summary : jobProgressText(job);
    default:
        return {};
    }
}

StepsModel::StepsModel(QObject *parent)
    : RowModel(parent)
{}

void StepsModel::setSteps(const QList<core::JobStep> &steps)
{
    setRows(steps);
}

int StepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant StepsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::JobStep &step = rows()[index.row()];
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (column == Column::Duration ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::AccessibleTextRole && column == Column::Step)
        return tr("%1: %2").arg(step.text, stepStateText(step.state));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Column::Step:
        return role == Qt::ToolTipRole && !step.cause.isEmpty()
                   ? tr("%1 (%2)").arg(step.text, step.cause)
                   : step.text;
    case Column::Output:
        return role == Qt::ToolTipRole ? step.lastLine : shortOutput(step.lastLine);
    case Column::Duration:
        return step.duration().count() > 0 ? core::shortDuration(step.duration()) : QString();
    }
    return {};
}

} // namespace ui
