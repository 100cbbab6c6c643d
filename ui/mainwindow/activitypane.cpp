#include "ui/mainwindow/activitypane.h"

#include "core/state/snapshot.h"
#include "core/support/duration.h"
#include "ui/desktop/style.h"
#include "ui/mainwindow/jobdetail.h"
#include "ui/models/jobsmodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/rowpainter.h"

#include <QHBoxLayout>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace ui {

namespace {

/// A job's row: shape, title, and how long it has taken.
class JobRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *model = static_cast<const JobsModel *>(index.model());
        const core::JobSnapshot &job = model->rows()[index.row()];
        RowLook look;
        look.state = shapeOf(job.state);
        look.text = job.title;
        look.trailing = core::shortDuration(jobDuration(job, QDateTime::currentDateTimeUtc()));
        look.selected = option.state.testFlag(QStyle::State_Selected);
        look.hovered = option.state.testFlag(QStyle::State_MouseOver);
        look.focused = option.state.testFlag(QStyle::State_HasFocus)
                       && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
        paintRow(*painter, option.rect.adjusted(4, 0, -4, 0), look, option.widget);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {metrics::rowHeight, metrics::rowHeight};
    }
};

} // namespace

ActivityPane::ActivityPane(JobsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_pages(new QStackedWidget(this))
    , m_jobsView(new QListView)
    , m_detail(new JobDetail)
{
    setObjectName(QStringLiteral("activityPane"));
    m_jobsView->setObjectName(QStringLiteral("jobsView"));
    m_jobsView->setAccessibleName(tr("Operations"));
    m_jobsView->setModel(model);
    m_jobsView->setItemDelegate(new JobRowDelegate(m_jobsView));
    m_jobsView->setFrameShape(QFrame::NoFrame);
    m_jobsView->setMouseTracking(true);
    m_jobsView->setUniformItemSizes(true);
    m_jobsView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *splitter = new QSplitter(Qt::Horizontal);
    auto *jobsGround = new QWidget;
    jobsGround->setBackgroundRole(QPalette::Base);
    jobsGround->setAutoFillBackground(true);
    auto *jobsLayout = new QVBoxLayout(jobsGround);
    jobsLayout->setContentsMargins(0, metrics::gap, 0, 0);
    jobsLayout->addWidget(m_jobsView);
    splitter->addWidget(jobsGround);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    m_jobsView->setMinimumWidth(140);
    splitter->setSizes({220, 800});

    auto *empty = makePlaceholder(
        tr("Nothing has been done yet. Operations and their steps appear here."), m_pages);
    m_pages->addWidget(empty);
    m_pages->addWidget(splitter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);

    connect(m_jobsView->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &ActivityPane::showCurrent);
    connect(model, &QAbstractItemModel::dataChanged, this, &ActivityPane::showCurrent);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        // The newest operation is what people want to see.
        m_jobsView->setCurrentIndex(m_model->index(0, 0));
        showCurrent();
    });
    connect(m_detail, &JobDetail::cancelRequested, this, &ActivityPane::cancelRequested);
    m_clock.setInterval(std::chrono::seconds(1));
    m_clock.callOnTimeout(this, [this] {
        m_jobsView->viewport()->update();
        m_detail->refreshDuration();
    });
}

void ActivityPane::selectJob(int id)
{
    const int row = m_model->rowOf(QString::number(id));
    if (row >= 0)
        m_jobsView->setCurrentIndex(m_model->index(row, 0));
}

QWidget *ActivityPane::mainView() const
{
    return m_jobsView;
}

void ActivityPane::showCurrent()
{
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    const QModelIndex current = m_jobsView->currentIndex();
    if (current.isValid())
        m_detail->setJob(m_model->rows()[current.row()]);
    // Only what runs gets older.
    if (m_model->runningCount() == 0)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

} // namespace ui
