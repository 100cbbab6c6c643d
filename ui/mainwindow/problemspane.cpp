#include "ui/mainwindow/problemspane.h"

#include "ui/desktop/icons.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QVBoxLayout>

namespace ui {

namespace {

enum Column { Message, Place, ColumnCount };

QIcon severityIcon(core::Finding::Severity severity)
{
    switch (severity) {
    case core::Finding::Severity::Error:
        return icon(QStringLiteral("warning"), Role::Failure);
    case core::Finding::Severity::Warning:
        return icon(QStringLiteral("warning"), Role::Warning);
    case core::Finding::Severity::Note:
        return icon(QStringLiteral("info"), Role::Muted);
    }
    Q_UNREACHABLE();
}

/// The finding without its place, which has a column of its own.
QString messageText(core::Finding finding)
{
    finding.place = {};
    return finding.toString();
}

QString placeText(core::SourcePlace place)
{
    place.file = QFileInfo(place.file).fileName();
    return place.toString();
}

} // namespace

ProblemsPane::ProblemsPane(QWidget *parent)
    : QWidget(parent)
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("problemsPane"));
    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Message, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Place, QHeaderView::ResizeToContents);
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
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const core::Finding &problem = m_problems.at(m_list->indexOfTopLevelItem(item));
        if (problem.place.line > 0)
            emit placeActivated(problem.place);
    });
}

void ProblemsPane::setProblems(const QList<core::Finding> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    m_list->clear();
    for (const core::Finding &problem : problems) {
        auto *item = new QTreeWidgetItem(m_list, {messageText(problem), placeText(problem.place)});
        item->setIcon(Message, severityIcon(problem.severity));
        item->setToolTip(Message, item->text(Message));
        item->setToolTip(Place,
                         problem.place.line > 0
                             ? tr("Press Enter to go to %1").arg(problem.place.toString())
                             : problem.place.file);
        item->setFont(Place, fixedFont(font()));
    }
}

QWidget *ProblemsPane::mainView() const
{
    return m_list;
}

void ProblemsPane::copy()
{
    QStringList lines;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->isSelected() || m_list->selectedItems().isEmpty())
            lines.append(m_problems.at(row).toString());
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
