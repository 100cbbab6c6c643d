#include "ui/mainwindow/dock.h"

#include "ui/desktop/icons.h"
#include "ui/widgets/tabrow.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Dock::Dock(QWidget *parent)
    : QWidget(parent)
    , m_tabBar(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_closeButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("dock"));
    m_tabBar->setObjectName(QStringLiteral("dockTabBar"));
    m_closeButton->setObjectName(QStringLiteral("dockCloseButton"));
    m_closeButton->setIcon(icon(QStringLiteral("unfold"), Role::Muted));
    m_closeButton->setAutoRaise(true);
    m_closeButton->setToolTip(tr("Hide the panel"));
    m_closeButton->setAccessibleName(tr("Hide the panel"));
    m_closeButton->setFocusPolicy(Qt::StrongFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeTabRow(m_tabBar, this, m_closeButton));
    layout->addWidget(m_pages, 1);
    setMinimumHeight(120);
    connect(m_tabBar, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_closeButton, &QToolButton::clicked, this, &Dock::closeRequested);
}

void Dock::addPage(Tab tab, const QString &title, QWidget *page)
{
    m_tabs.append(tab);
    m_pages->addWidget(page);
    m_tabBar->addTab(title);
}

void Dock::setTab(Tab tab)
{
    const int index = indexOf(tab);
    if (index >= 0 && m_tabBar->isTabVisible(index))
        m_tabBar->setCurrentIndex(index);
}

Dock::Tab Dock::tab() const
{
    return m_tabs.value(m_tabBar->currentIndex());
}

void Dock::setCount(Tab tab, int count)
{
    const int index = indexOf(tab);
    if (m_tabBar->tabData(index).toInt() == count)
        return;
    m_tabBar->setTabData(index, count);
    const QString title = m_tabBar->tabText(index);
    m_tabBar->setAccessibleTabName(
        index, count > 0 ? tr("%1, %2", "tab, count").arg(title).arg(count) : title);
    // The width depends on the number, and the bar measures again when an icon is set.
    m_tabBar->setTabIcon(index, QIcon());
}

void Dock::setTabShown(Tab tab, bool shown)
{
    const int index = indexOf(tab);
    if (m_tabBar->isTabVisible(index) == shown)
        return;
    if (!shown && m_tabBar->currentIndex() == index)
        m_tabBar->setCurrentIndex(0);
    m_tabBar->setTabVisible(index, shown);
}

void Dock::focusCurrent()
{
    QWidget *page = m_pages->currentWidget();
    QWidget *target = page;
    // The first child that takes the keyboard, in the order of Tab.
    while (target->focusPolicy() == Qt::NoFocus || !target->isVisibleTo(page)) {
        target = target->nextInFocusChain();
        if (target == page || !page->isAncestorOf(target))
            return;
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ui
