#include "ui/diagnostics/commandsview.h"

#include "ui/desktop/icons.h"
#include "ui/models/commandsmodel.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr int commandRowHeight = 20;
using CommandColumn = CommandsModel::Column;

} // namespace

CommandsView::CommandsView(CommandsModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("commandsView"));
    setAccessibleName(tr("Commands run"));
    setModel(model);
    setFont(fixedFont(font()));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(commandRowHeight);
    verticalHeader()->setDefaultSectionSize(commandRowHeight);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(int(CommandColumn::Command), QHeaderView::Stretch);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, [this] { updateGeometry(); });
}

QSize CommandsView::sizeHint() const
{
    return {400, std::max(1, m_model->rowCount()) * commandRowHeight};
}

QSize CommandsView::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void CommandsView::copy()
{
    QList<int> selected;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        selected.append(index.row());
    if (selected.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            selected.append(row);
    // Oldest first, as they were run.
    std::sort(selected.begin(), selected.end(), std::greater<int>());
    QStringList lines;
    for (const int row : selected)
        lines.append(m_model->command(row).text);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void CommandsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

void CommandsView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy"), this, &CommandsView::copy);
    menu->popup(event->globalPos());
}

void CommandsView::wheelEvent(QWheelEvent *event)
{
    // The page around scrolls.
    event->ignore();
}

} // namespace ui
