#include "ui/mainwindow/statusline.h"

#include "core/state/snapshot.h"
#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/models/jobsmodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/slimprogress.h"
#include "ui/widgets/stateicon.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_stateIcon(new StateIcon(this))
    , m_runtimeLabel(new ElidedLabel(Qt::ElideRight, this))
    , m_jobLabel(new ElidedLabel(Qt::ElideRight, this))
    , m_progress(new SlimProgress(this))
    , m_cancelButton(new LinkButton(tr("Cancel"), this))
{
    constexpr int statusHeight = 25;
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(statusHeight);
    m_runtimeLabel->setObjectName(QStringLiteral("runtimeLabel"));
    m_jobLabel->setObjectName(QStringLiteral("jobLabel"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_cancelButton->setObjectName(QStringLiteral("cancelButton"));
    for (ElidedLabel *label : {m_runtimeLabel, m_jobLabel}) {
        label->setFont(smallFont(font()));
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_cancelButton->setFont(smallFont(font()));
    m_stateIcon->setFixedSize(14, 14);
    m_progress->setFixedWidth(120);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::groupSpacing - 2, 1, metrics::spacing, 0);
    layout->setSpacing(6);
    layout->addWidget(m_stateIcon);
    layout->addWidget(m_runtimeLabel, 1);
    layout->addWidget(m_jobLabel);
    layout->addSpacing(metrics::gap);
    layout->addWidget(m_progress);
    layout->addSpacing(metrics::gap);
    layout->addWidget(m_cancelButton);
    setJob(nullptr, 0);
    connect(m_cancelButton, &LinkButton::clicked, this, [this] { emit cancelRequested(m_job); });
}

void StatusLine::setRuntime(bool usable, const QString &text)
{
    m_stateIcon->setState(usable ? core::ServiceState::Running : core::ServiceState::Unknown);
    m_runtimeLabel->setText(text);
}

void StatusLine::setJob(const core::JobSnapshot *job, int others)
{
    m_job = job == nullptr ? 0 : job->id;
    const bool shown = job != nullptr;
    m_jobLabel->setVisible(shown);
    m_progress->setVisible(shown);
    m_cancelButton->setVisible(shown && job->state == core::JobSnapshot::State::Running);
    if (!shown)
        return;
    const QString text = jobProgressText(*job);
    m_jobLabel->setText(others > 0 ? tr("%1 (and %n more)", nullptr, others).arg(text) : text);
    m_progress->setProgress(job->finishedSteps, int(job->steps.size()));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::hairline(painter, rect(), Qt::TopEdge, Theme::of(palette()).color(Role::Hairline));
}

} // namespace ui
