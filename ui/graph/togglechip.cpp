#include "ui/graph/togglechip.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/widgets/labels.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int chipHeight = 22;
constexpr int chipPadding = 10;
constexpr qreal markSize = 8;
constexpr qreal markGap = 5;

} // namespace

ToggleChip::ToggleChip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &QWidget::updateGeometry);
}

qreal ToggleChip::markWidth() const
{
    return isChecked() ? markSize + markGap : 0;
}

QSize ToggleChip::sizeHint() const
{
    const QFontMetricsF fontMetrics(smallFont(font()));
    const qreal width = fontMetrics.horizontalAdvance(text()) + 2 * chipPadding + markWidth();
    return {int(std::ceil(width)), std::max(chipHeight, int(fontMetrics.height()) + 6)};
}

void ToggleChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const bool marked = hasFocus() || underMouse() || isDown();
    QColor border = theme.color(marked ? Role::Outline : Role::Hairline);
    if (hasFocus())
        border = theme.color(Role::Accent);
    painter.setPen(QPen(border, 1));
    painter.setBrush(isDown() ? theme.color(Role::Selection) : theme.color(Role::Base));
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);

    qreal left = chipPadding;
    const QColor text = theme.color(isEnabled() ? Role::Text : Role::Muted);
    if (isChecked()) {
        painter.setPen(QPen(text, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const qreal middle = pill.center().y();
        const QPointF mark[] = {{left, middle + 0.5},
                                {left + markSize * 0.35, middle + 3},
                                {left + markSize, middle - 3.5}};
        painter.drawPolyline(mark, 3);
        left += markSize + markGap;
    }
    painter.setPen(text);
    painter.setFont(smallFont(font()));
    painter.drawText(QRectF(left, 0, width() - left, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     this->text());
}

} // namespace ui
