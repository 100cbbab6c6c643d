#pragma once

#include <QBasicTimer>
#include <QListView>

namespace ui {

class StacksModel;

/// The stacks of the sidebar: shape, name, and how many services run.
class StackList : public QListView
{
    Q_OBJECT

public:
    explicit StackList(StacksModel *model, QWidget *parent = nullptr);

    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    /// An empty name selects none.
    void setCurrentStack(const QString &project);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stackActivated(const QString &project);
    void menuRequested(const QString &project, const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void rowsChanged();
    void updateTurning();

    StacksModel *m_model;
    QBasicTimer m_turning;
    bool m_compact = false;
    bool m_quiet = false;
};

} // namespace ui
