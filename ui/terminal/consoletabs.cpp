#include "ui/terminal/consoletabs.h"

#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/terminal/consolepane.h"
#include "ui/terminal/terminalview.h"

#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ConsoleTabs::ConsoleTabs(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setObjectName(QStringLiteral("consoleTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setAccessibleName(tr("Terminals"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (auto *pane = static_cast<ConsolePane *>(m_tabs->currentWidget()))
            showTitle(pane, false);
        emit currentChanged(current());
    });
}

int ConsoleTabs::count() const
{
    return m_tabs->count();
}

int ConsoleTabs::current() const
{
    return idOf(static_cast<const ConsolePane *>(m_tabs->currentWidget()));
}

int ConsoleTabs::idOf(const ConsolePane *pane) const
{
    for (auto it = m_panes.begin(); pane && it != m_panes.end(); ++it) {
        if (it.value() == pane)
            return it.key();
    }
    return -1;
}

void ConsoleTabs::setColors(const TerminalPalette &palette)
{
    m_colors = palette;
    for (ConsolePane *pane : std::as_const(m_panes))
        pane->view()->setColors(palette);
}

ConsolePane *ConsoleTabs::waitingPane(const QString &service) const
{
    for (ConsolePane *pane : m_restarting) {
        if (m_services.value(pane) == service)
            return pane;
    }
    return nullptr;
}

void ConsoleTabs::addConsole(int id, const QString &service)
{
    if (m_panes.contains(id))
        return setCurrent(id);
    if (ConsolePane *pane = waitingPane(service)) {
        m_restarting.removeOne(pane);
        m_panes.remove(idOf(pane));
        m_panes.insert(id, pane);
        pane->showRunning();
        emit resized(id, pane->view()->columns(), pane->view()->rows());
        return setCurrent(id);
    }
    auto *pane = new ConsolePane(m_tabs);
    if (m_colors)
        pane->view()->setColors(*m_colors);
    m_panes.insert(id, pane);
    m_services.insert(pane, service);
    connectPane(pane);
    addCloseButton(m_tabs->addTab(pane, QString()), pane);
    showTitle(pane, false);
    setCurrent(id);
}

void ConsoleTabs::addCloseButton(int tab, ConsolePane *pane)
{
    auto *closeButton = new QToolButton(m_tabs->tabBar());
    closeButton->setObjectName(QStringLiteral("closeTabButton"));
    closeButton->setAutoRaise(true);
    closeButton->setFocusPolicy(Qt::NoFocus);
    closeButton->setIconSize(QSize(metrics::icon, metrics::icon));
    // No taller than the text, or the button would stretch the tab.
    closeButton->setFixedSize(metrics::icon + metrics::gap, metrics::icon + metrics::gap);
    closeButton->setIcon(icon(QStringLiteral("cross"), Role::Muted));
    closeButton->setToolTip(tr("Close this terminal"));
    closeButton->setAccessibleName(tr("Close this terminal"));
    connect(closeButton, &QToolButton::clicked, this, [this, pane] { closeConsole(idOf(pane)); });
    m_tabs->tabBar()->setTabButton(tab, QTabBar::RightSide, closeButton);
}

void ConsoleTabs::connectPane(ConsolePane *pane)
{
    TerminalView *view = pane->view();
    connect(view, &TerminalView::bytesTyped, this, [this, pane](const QByteArray &bytes) {
        emit input(idOf(pane), bytes);
    });
    connect(view, &TerminalView::sizeChanged, this, [this, pane](int columns, int rows) {
        if (!pane->hasEnded())
            emit resized(idOf(pane), columns, rows);
    });
    connect(view, &TerminalView::consumed, this, [this, pane](qsizetype bytes) {
        emit consumed(idOf(pane), bytes);
    });
    connect(view, &TerminalView::titleChanged, this, [this, pane] { showTitle(pane, false); });
    connect(view, &TerminalView::bellRang, this, [this, pane] {
        if (m_tabs->currentWidget() != pane || !isVisible())
            showTitle(pane, true);
    });
    connect(pane, &ConsolePane::restartRequested, this, [this, pane] { restart(pane); });
}

void ConsoleTabs::showTitle(ConsolePane *pane, bool rang)
{
    const int index = m_tabs->indexOf(pane);
    const QString service = m_services.value(pane);
    QString text = tr("Terminal: %1").arg(service);
    if (rang)
        text = tr("Terminal: %1 (bell)").arg(service);
    else if (pane->hasEnded())
        text = tr("Terminal: %1 (ended)").arg(service);
    // An ampersand would underline a letter.
    m_tabs->setTabText(index, text.replace(u'&', QStringLiteral("&&")));
    m_tabs->setTabToolTip(index,
                          QString::fromStdString(pane->view()->terminal().title()).toHtmlEscaped());
    pane->view()->setAccessibleName(tr("Terminal of %1").arg(service));
}

void ConsoleTabs::restart(ConsolePane *pane)
{
    if (m_restarting.contains(pane))
        return;
    m_restarting.append(pane);
    emit openRequested(m_services.value(pane));
}

void ConsoleTabs::feed(int id, const QByteArray &bytes)
{
    // What nobody shows must be acknowledged all the same, or the program would wait for ever.
    if (ConsolePane *pane = m_panes.value(id))
        pane->view()->feed(bytes);
    else
        emit consumed(id, bytes.size());
}

void ConsoleTabs::ended(int id, int exitCode, const QString &message)
{
    ConsolePane *pane = m_panes.value(id);
    if (!pane)
        return;
    pane->showEnd(exitCode, message);
    showTitle(pane, false);
}

void ConsoleTabs::setCurrent(int id)
{
    ConsolePane *pane = m_panes.value(id);
    if (!pane)
        return;
    m_tabs->setCurrentWidget(pane);
    showTitle(pane, false);
    pane->view()->setFocus();
}

void ConsoleTabs::closeConsole(int id)
{
    ConsolePane *pane = m_panes.take(id);
    if (!pane)
        return;
    m_services.remove(pane);
    m_restarting.removeOne(pane);
    m_tabs->removeTab(m_tabs->indexOf(pane));
    pane->deleteLater();
    emit closed(id);
}

} // namespace ui
