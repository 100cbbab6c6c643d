#pragma once

#include "core/engine/jobsnapshot.h"

#include <QWidget>

namespace ui {

class ElidedLabel;
class LinkButton;
class SlimProgress;
class StateIcon;

/// The bottom edge of the window: the runtime and its events, and the operation under way.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setRuntime(bool usable, const QString &text);
    /// `job` null: none is under way. `others` more are besides it.
    void setJob(const core::JobSnapshot *job, int others);

signals:
    void cancelRequested(int job);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_job = 0;
    StateIcon *m_stateIcon;
    ElidedLabel *m_runtimeLabel;
    ElidedLabel *m_jobLabel;
    SlimProgress *m_progress;
    LinkButton *m_cancelButton;
};

} // namespace ui
