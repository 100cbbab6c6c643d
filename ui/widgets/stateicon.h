#pragma once

#include "core/state/snapshot.h"

#include <QBasicTimer>
#include <QWidget>

namespace ui {

/// The shape of a state as a widget; its accessible name is the state's word.
class StateIcon : public QWidget
{
    Q_OBJECT

public:
    explicit StateIcon(QWidget *parent = nullptr);

    void setState(core::ServiceState state);
    core::ServiceState state() const { return m_state; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateTurning();

    core::ServiceState m_state = core::ServiceState::Unknown;
    QBasicTimer m_turning;
};

} // namespace ui
