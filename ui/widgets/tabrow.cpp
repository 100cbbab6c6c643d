#include "ui/widgets/tabrow.h"

#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTabBar>

namespace ui {

namespace {

/// The ground of the tabs: a hairline that the selected tab's underline covers.
class TabRow : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paint::hairline(
            painter, rect(), Qt::BottomEdge, Theme::of(palette()).color(Role::Hairline));
    }
};

} // namespace

QWidget *makeTabRow(QTabBar *tabs, QWidget *parent, QWidget *corner)
{
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setUsesScrollButtons(true);
    auto *row = new TabRow(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::spacing, 0, metrics::spacing, 0);
    layout->setSpacing(metrics::spacing);
    layout->addWidget(tabs, 0, Qt::AlignBottom);
    layout->addStretch(1);
    if (corner != nullptr)
        layout->addWidget(corner, 0, Qt::AlignVCenter);
    row->setFixedHeight(metrics::tabHeight);
    return row;
}

} // namespace ui
