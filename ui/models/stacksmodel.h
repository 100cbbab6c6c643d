#pragma once

#include "core/state/snapshot.h"
#include "ui/models/rowmodel.h"

namespace ui {

/// All stacks, by name: what the sidebar lists.
class StacksModel : public RowModel<core::StackSnapshot>
{
    Q_OBJECT

public:
    explicit StacksModel(QObject *parent = nullptr);

    /// Adds the stack, or replaces the one of the same project.
    void setStack(const core::StackSnapshot &stack);
    void removeStack(const QString &project);
    /// The stack of `project`, or null.
    const core::StackSnapshot *stack(const QString &project) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    QString keyOf(const core::StackSnapshot &stack) const override { return stack.project; }
};

} // namespace ui
