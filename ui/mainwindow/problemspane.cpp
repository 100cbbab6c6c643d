#include "ui/mainwindow/problemspane.h"

#include "ui/desktop/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QVBoxLayout>

namespace ui {

ProblemsPane::ProblemsPane(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("problemsPane"));
    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    // In line with what the other panels begin with.
    layout->setContentsMargins(8, 4, 0, 0);
    layout->addWidget(m_list);
    auto *copyAction = new QAction(icon(QStringLiteral("copy")), tr("Copy"), m_list);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(copyAction);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyAction, &QAction::triggered, this, &ProblemsPane::copy);
}

void ProblemsPane::setProblems(const QStringList &problems)
{
    m_list->clear();
    for (const QString &problem : problems)
        m_list->addItem(
            new QListWidgetItem(icon(QStringLiteral("warning"), Role::Failure), problem));
}

QWidget *ProblemsPane::mainView() const
{
    return m_list;
}

void ProblemsPane::copy()
{
    QStringList lines;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->isSelected() || m_list->selectedItems().isEmpty())
            lines.append(m_list->item(row)->text());
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
