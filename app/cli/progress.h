#pragma once

#include "app/cli/output.h"
#include "core/engine/job.h"

#include <QObject>
#include <QTimer>

namespace cli {

/// Shows a job while it runs: on a terminal one live line a step, elsewhere one plain line for each
/// change of state, with --quiet nothing.
class Progress : public QObject
{
    Q_OBJECT

public:
    Progress(core::Job &job, const Output &output, QObject *parent = nullptr);

    /// Leaves what is shown as it stands, so that other lines can follow.
    void close();

private:
    void onStep(const core::JobStep &step);
    void draw();
    QString liveLine(const core::JobStep &step, int columns) const;

    core::Job &m_job;
    const Output &m_output;
    QTimer m_redraw;
    QMap<int, core::JobStep::State> m_shown;
    int m_drawnLines = 0;
    bool m_closed = false;
};

/// "Create and start shop-db-1: done (0.4 s)": one change as plain text.
QString plainLine(const core::JobStep &step);

} // namespace cli
