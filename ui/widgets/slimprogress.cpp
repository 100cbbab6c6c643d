#include "ui/widgets/slimprogress.h"

#include "ui/desktop/stylepaint.h"

#include <QPainter>
#include <QStyleOptionProgressBar>

namespace ui {

SlimProgress::SlimProgress(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SlimProgress::setProgress(int done, int total)
{
    if (m_done == done && m_total == total)
        return;
    m_done = done;
    m_total = total;
    setAccessibleName(tr("%1 of %2 steps").arg(done).arg(total));
    update();
}

QSize SlimProgress::sizeHint() const
{
    return {120, 4};
}

void SlimProgress::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionProgressBar option;
    option.initFrom(this);
    option.minimum = 0;
    option.maximum = m_total;
    option.progress = m_done;
    paint::progressBar(option, painter);
}

} // namespace ui
