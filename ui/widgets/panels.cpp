#include "ui/widgets/panels.h"

#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"

#include <QPainter>

namespace ui {

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent)
{
    constexpr int headerHeight = 56;
    setFixedHeight(headerHeight);
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::hairline(painter, rect(), Qt::BottomEdge, Theme::of(palette()).color(Role::Hairline));
}

void CardFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    paint::panel(painter, rect(), theme.color(Role::Base), theme.color(Role::Hairline));
}

} // namespace ui
