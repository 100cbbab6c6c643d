#pragma once

#include <QTimer>
#include <QWidget>

class QListView;
class QStackedWidget;

namespace ui {

class JobDetail;
class JobsModel;

/// The operations of this run: a list at the left, the chosen one in full at the right.
class ActivityPane : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPane(JobsModel *model, QWidget *parent = nullptr);

    void selectJob(int id);
    QWidget *mainView() const;

signals:
    void cancelRequested(int job);

private:
    void showCurrent();

    JobsModel *m_model;
    QTimer m_clock;
    QStackedWidget *m_pages;
    QListView *m_jobsView;
    JobDetail *m_detail;
};

} // namespace ui
