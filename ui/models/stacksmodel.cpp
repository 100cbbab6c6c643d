#include "ui/models/stacksmodel.h"

#include "ui/models/stacktext.h"

#include <algorithm>

namespace ui {

StacksModel::StacksModel(QObject *parent)
    : RowModel(parent)
{}

void StacksModel::setStack(const core::StackSnapshot &stack)
{
    QList<core::StackSnapshot> stacks = rows();
    const int row = rowOf(stack.project);
    if (row >= 0)
        stacks[row] = stack;
    else
        stacks.append(stack);
    std::sort(stacks.begin(), stacks.end(), [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.project, b.project) < 0;
    });
    setRows(stacks);
}

void StacksModel::removeStack(const QString &project)
{
    QList<core::StackSnapshot> stacks = rows();
    stacks.removeIf([&](const auto &stack) { return stack.project == project; });
    setRows(stacks);
}

const core::StackSnapshot *StacksModel::stack(const QString &project) const
{
    const int row = rowOf(project);
    return row < 0 ? nullptr : &rows()[row];
}

int StacksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant StacksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::StackSnapshot &stack = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return stack.project;
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(stack.project, overallText(stack));
    case Qt::ToolTipRole:
        return tr("%1\n%2\n%3").arg(stack.project, overallText(stack), filesText(stack));
    default:
        return {};
    }
}

} // namespace ui
