#pragma once

#include <QStyledItemDelegate>

namespace ui {

class StepsModel;

/// Paints the steps of an operation: shape, text, muted cause; the last line of output in the
/// fixed font.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StepDelegate(const StepsModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const StepsModel *m_model;
};

} // namespace ui
