#pragma once

#include "ui/models/servicesmodel.h"

#include <QBasicTimer>
#include <QTreeView>
#include <QUrl>

namespace ui {

/// The table of a stack's services: shape and word of the state, links to the ports, and under a
/// row the reason for its state. Ages and the half circle move only while the table is shown.
class ServicesView : public QTreeView
{
    Q_OBJECT

public:
    explicit ServicesView(ServicesModel *model, QWidget *parent = nullptr);

    /// Names of the selected services.
    QStringList selectedServices() const;
    void selectService(const QString &name);

signals:
    void selectedServicesChanged();
    void portActivated(const QUrl &url);
    /// Double click or Enter.
    void serviceActivated(const QString &name);
    void menuRequested(const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter,
                 const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void layoutColumns();
    void updateTimers();
    void startClock();
    QUrl portAt(const QPoint &position) const;

    ServicesModel *m_model;
    QBasicTimer m_turning;
    QBasicTimer m_clock;
    int m_clockInterval = 0;
    QUrl m_pressedPort;
};

} // namespace ui
