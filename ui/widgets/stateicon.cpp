#include "ui/widgets/stateicon.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>
#include <QTimerEvent>

namespace ui {

StateIcon::StateIcon(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(core::serviceStateText(m_state));
}

void StateIcon::setState(core::ServiceState state)
{
    if (m_state == state)
        return;
    m_state = state;
    setAccessibleName(core::serviceStateText(state));
    updateTurning();
    update();
}

QSize StateIcon::sizeHint() const
{
    return {metrics::icon, metrics::icon};
}

void StateIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintState(
        painter, rect(), m_state, Theme::of(palette()), m_turning.isActive() ? turnNow() : 0);
}

void StateIcon::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_turning.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

void StateIcon::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateTurning();
}

void StateIcon::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_turning.stop();
}

void StateIcon::updateTurning()
{
    const int interval = turnInterval(this);
    if (isVisible() && isExpecting(m_state) && interval > 0)
        m_turning.start(interval, this);
    else
        m_turning.stop();
}

} // namespace ui
