#include "ui/mainwindow/jobdetail.h"

#include "core/support/duration.h"
#include "ui/desktop/style.h"
#include "ui/mainwindow/stepdelegate.h"
#include "ui/models/jobsmodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/slimprogress.h"
#include "ui/widgets/stateicon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>

namespace ui {

JobDetail::JobDetail(QWidget *parent)
    : QWidget(parent)
    , m_model(new StepsModel(this))
    , m_stateIcon(new StateIcon(this))
    , m_titleLabel(new QLabel(this))
    , m_summaryLabel(new ElidedLabel(Qt::ElideRight, this))
    , m_progress(new SlimProgress(this))
    , m_cancelButton(new QPushButton(tr("Cancel"), this))
    , m_errorLabel(new QLabel(this))
    , m_hintLabel(makeMutedLabel({}, this))
    , m_detailButton(new LinkButton(tr("Show details"), this))
    , m_copyButton(new LinkButton(tr("Copy"), this))
    , m_detailLabel(new QLabel(this))
    , m_warningsLabel(makeMutedLabel({}, this))
    , m_stepsView(new QTreeView(this))
{
    setObjectName(QStringLiteral("jobDetail"));
    m_titleLabel->setObjectName(QStringLiteral("titleLabel"));
    m_summaryLabel->setObjectName(QStringLiteral("summaryLabel"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_cancelButton->setObjectName(QStringLiteral("cancelButton"));
    m_errorLabel->setObjectName(QStringLiteral("errorLabel"));
    m_hintLabel->setObjectName(QStringLiteral("hintLabel"));
    m_detailButton->setObjectName(QStringLiteral("detailButton"));
    m_copyButton->setObjectName(QStringLiteral("copyButton"));
    m_detailLabel->setObjectName(QStringLiteral("detailLabel"));
    m_warningsLabel->setObjectName(QStringLiteral("warningsLabel"));
    m_titleLabel->setFont(semiboldFont(font()));
    m_summaryLabel->setForegroundRole(QPalette::PlaceholderText);
    m_detailLabel->setFont(fixedFont(font()));
    m_detailLabel->setForegroundRole(QPalette::PlaceholderText);
    m_detailLabel->hide();
    for (QLabel *label : {m_errorLabel, m_hintLabel, m_detailLabel, m_warningsLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setupSteps();
    setupLayout();
    connect(
        m_cancelButton, &QPushButton::clicked, this, [this] { emit cancelRequested(m_job.id); });
    connect(m_detailButton, &LinkButton::clicked, this, [this] {
        const bool open = m_detailLabel->isHidden();
        m_detailLabel->setVisible(open);
        m_detailButton->setText(open ? tr("Hide details") : tr("Show details"));
        m_detailButton->updateGeometry();
    });
    connect(m_copyButton, &LinkButton::clicked, this, &JobDetail::copyDetail);
}

void JobDetail::setupSteps()
{
    m_stepsView->setObjectName(QStringLiteral("stepsView"));
    m_stepsView->setAccessibleName(tr("Steps"));
    m_stepsView->setModel(m_model);
    m_stepsView->setItemDelegate(new StepDelegate(m_model, m_stepsView));
    m_stepsView->setFrameShape(QFrame::NoFrame);
    m_stepsView->setRootIsDecorated(false);
    m_stepsView->setUniformRowHeights(true);
    m_stepsView->setHeaderHidden(true);
    m_stepsView->setTabKeyNavigation(false);
    m_stepsView->setAllColumnsShowFocus(true);
    m_stepsView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stepsView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = m_stepsView->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(int(StepsModel::Column::Step), QHeaderView::Stretch);
    header->setSectionResizeMode(int(StepsModel::Column::Output), QHeaderView::Stretch);
    header->setSectionResizeMode(int(StepsModel::Column::Duration), QHeaderView::Fixed);
    header->resizeSection(int(StepsModel::Column::Duration), 84);
}

void JobDetail::setupLayout()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::spacing);
    first->addWidget(m_stateIcon);
    first->addWidget(m_titleLabel);
    first->addWidget(m_summaryLabel, 1);
    first->addWidget(m_progress);
    first->addWidget(m_cancelButton);
    m_progress->setFixedWidth(120);
    auto *links = new QHBoxLayout;
    links->setSpacing(metrics::spacing);
    links->addWidget(m_detailButton);
    links->addWidget(m_copyButton);
    links->addStretch(1);
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(metrics::icon + metrics::spacing, 0, 0, 0);
    messages->setSpacing(metrics::gap);
    messages->addWidget(m_errorLabel);
    messages->addWidget(m_hintLabel);
    messages->addLayout(links);
    messages->addWidget(m_detailLabel);
    messages->addWidget(m_warningsLabel);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::groupSpacing, 6, metrics::groupSpacing, 2);
    top->setSpacing(metrics::gap);
    top->addLayout(first);
    top->addLayout(messages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_stepsView, 1);
}

void JobDetail::setJob(const core::JobSnapshot &job)
{
    if (job.id != m_job.id) {
        m_detailLabel->hide();
        m_detailButton->setText(tr("Show details"));
    }
    m_job = job;
    m_stateIcon->setState(shapeOf(job.state));
    m_titleLabel->setText(job.title);
    showSummary();
    m_progress->setProgress(job.finishedSteps, int(job.steps.size()));
    m_progress->setVisible(!job.isOver());
    m_cancelButton->setVisible(job.state == core::JobSnapshot::State::Running);
    m_model->setSteps(job.steps);
    showMessages();
}

void JobDetail::refreshDuration()
{
    if (!m_job.isOver())
        showSummary();
}

void JobDetail::showSummary()
{
    if (m_job.isOver() && !m_job.summary.isEmpty()) {
        m_summaryLabel->setText(m_job.summary);
        return;
    }
    m_summaryLabel->setText(
        tr("%1, %2 of %n steps, %3", "state, steps, duration", int(m_job.steps.size()))
            .arg(jobStateText(m_job.state))
            .arg(m_job.finishedSteps)
            .arg(core::shortDuration(jobDuration(m_job, QDateTime::currentDateTimeUtc()))));
}

void JobDetail::showMessages()
{
    const bool failed = m_job.state == core::JobSnapshot::State::Failed;
    const bool hasDetail = failed && !m_job.error.detail.isEmpty();
    m_errorLabel->setText(jobErrorText(m_job));
    m_errorLabel->setVisible(failed && !m_job.error.summary.isEmpty());
    m_hintLabel->setText(m_job.error.hint);
    m_hintLabel->setVisible(failed && !m_job.error.hint.isEmpty());
    m_detailLabel->setText(m_job.error.detail);
    m_detailButton->setVisible(hasDetail);
    m_copyButton->setVisible(failed);
    if (!hasDetail)
        m_detailLabel->hide();
    QStringList warnings = m_job.notices;
    for (const core::Warning &warning : std::as_const(m_job.warnings))
        warnings.append(core::warningText(warning));
    m_warningsLabel->setText(warnings.join(QLatin1Char('\n')));
    m_warningsLabel->setVisible(!warnings.isEmpty());
}

void JobDetail::copyDetail()
{
    QStringList parts = {m_job.title, jobErrorText(m_job), m_job.error.hint, m_job.error.detail};
    parts.removeAll(QString());
    QGuiApplication::clipboard()->setText(parts.join(QLatin1Char('\n')));
}

} // namespace ui
