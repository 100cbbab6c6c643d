#include "ui/mainwindow/stepdelegate.h"

#include "core/state/snapshot.h"
#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/models/jobsmodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statepainter.h"

#include <QPainter>

namespace ui {

namespace {

void paintStep(QPainter &painter,
               QRect rect,
               const core::JobStep &step,
               const Theme &theme,
               const QFontMetrics &fontMetrics)
{
    const QRect shape(rect.left(), rect.center().y() - 7, metrics::icon, metrics::icon - 1);
    paintState(painter, shape, shapeOf(step.state), theme);
    rect.setLeft(shape.right() + 1 + metrics::spacing);
    const bool later =
        step.state == core::JobStep::State::Waiting || step.state == core::JobStep::State::Skipped;
    painter.setPen(theme.color(later ? Role::Muted : Role::Text));
    const QString text = fontMetrics.elidedText(step.text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (step.cause.isEmpty())
        return;
    rect.setLeft(rect.left() + fontMetrics.horizontalAdvance(text) + metrics::spacing);
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(rect,
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics.elidedText(step.cause, Qt::ElideRight, rect.width()));
}

} // namespace

StepDelegate::StepDelegate(const StepsModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

void StepDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const core::JobStep &step = m_model->rows()[index.row()];
    const Theme &theme = Theme::of(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.color(Role::Selection));
    const QRect rect = option.rect.adjusted(metrics::groupSpacing, 0, -metrics::groupSpacing, 0);
    painter->save();
    painter->setFont(option.font);
    switch (StepsModel::Column(index.column())) {
    case StepsModel::Column::Step:
        paintStep(*painter, rect, step, theme, option.fontMetrics);
        break;
    case StepsModel::Column::Output: {
        const QFont font = fixedFont(smallFont(option.font));
        painter->setFont(font);
        painter->setPen(
            theme.color(step.state == core::JobStep::State::Failed ? Role::Failure : Role::Muted));
        painter->drawText(rect,
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(
                              step.lastLine.simplified(), Qt::ElideRight, rect.width()));
        break;
    }
    case StepsModel::Column::Duration:
        painter->setFont(tabularFont(option.font));
        painter->setPen(theme.color(Role::Muted));
        painter->drawText(
            rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, index.data().toString());
        break;
    }
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, metrics::compactRow};
}

} // namespace ui
