#include "ui/mainwindow/sidebarrow.h"

#include "ui/desktop/style.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

namespace ui {

SidebarRow::SidebarRow(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarRow::setState(core::ServiceState state)
{
    m_look.state = state;
    update();
}

void SidebarRow::setTrailing(const QString &text)
{
    m_look.trailing = text;
    update();
}

void SidebarRow::setBadge(const QString &text)
{
    m_look.badge = text;
    update();
}

void SidebarRow::setCompact(bool compact)
{
    m_look.compact = compact;
    update();
}

void SidebarRow::setMenu(QMenu *menu)
{
    m_menu = menu;
    m_look.opensMenu = menu != nullptr;
    connect(this, &QAbstractButton::clicked, menu, [this] {
        m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
    });
}

QSize SidebarRow::sizeHint() const
{
    return {metrics::rowHeight, metrics::rowHeight};
}

void SidebarRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    RowLook look = m_look;
    look.icon = icon();
    look.text = text();
    look.selected = isChecked();
    look.hovered = underMouse();
    look.focused = option.state.testFlag(QStyle::State_HasFocus)
                   && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    paintRow(painter, rect(), look, this);
}

void SidebarRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace ui
