#pragma once

#include "core/engine/jobsnapshot.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace ui {

class ElidedLabel;
class LinkButton;
class SlimProgress;
class StateIcon;
class StepsModel;

/// One operation in full: how far it is, what went wrong and what to do, and every step.
class JobDetail : public QWidget
{
    Q_OBJECT

public:
    explicit JobDetail(QWidget *parent = nullptr);

    void setJob(const core::JobSnapshot &job);
    int job() const { return m_job.id; }
    /// Shows how long the job has taken by now, if it still runs.
    void refreshDuration();

signals:
    void cancelRequested(int job);

private:
    void setupSteps();
    void setupLayout();
    void showSummary();
    void showMessages();
    void copyDetail();

    core::JobSnapshot m_job;
    StepsModel *m_model;
    StateIcon *m_stateIcon;
    QLabel *m_titleLabel;
    ElidedLabel *m_summaryLabel;
    SlimProgress *m_progress;
    QPushButton *m_cancelButton;
    QLabel *m_errorLabel;
    QLabel *m_hintLabel;
    LinkButton *m_detailButton;
    LinkButton *m_copyButton;
    QLabel *m_detailLabel;
    QLabel *m_warningsLabel;
    QTreeView *m_stepsView;
};

} // namespace ui
