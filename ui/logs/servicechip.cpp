#include "ui/logs/servicechip.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int chipHeight = 22;
constexpr int chipPadding = 10;
constexpr int dotSize = 8;
constexpr int longestName = 180;

} // namespace

ServiceChip::ServiceChip(const QString &service, QWidget *parent)
    : QAbstractButton(parent)
    , m_service(service)
{
    setText(service);
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setObjectName(QStringLiteral("serviceChip"));
    setAccessibleName(tr("Show the lines of %1").arg(service));
    setToolTip(tr("Click shows or hides the lines of %1. Alt+click shows only them.").arg(service));
}

void ServiceChip::setColor(const QColor &color)
{
    m_color = color;
    update();
}

QSize ServiceChip::sizeHint() const
{
    const int name = std::min(fontMetrics().horizontalAdvance(m_service) + 1, longestName);
    return {2 * chipPadding + dotSize + metrics::gap + 2 + name,
            std::max(chipHeight, fontMetrics().height() + 4)};
}

void ServiceChip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isSolo = event->button() == Qt::LeftButton
                        && event->modifiers().testFlag(Qt::AltModifier)
                        && rect().contains(event->position().toPoint());
    if (!isSolo) {
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    setDown(false);
    emit soloRequested(m_service);
}

void ServiceChip::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::AltModifier))
        emit soloRequested(m_service);
    else
        QAbstractButton::keyPressEvent(event);
}

void ServiceChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
        tr("Show only %1").arg(m_service), this, [this] { emit soloRequested(m_service); });
    menu->addAction(tr("Show all services"), this, &ServiceChip::allRequested);
    menu->popup(event->globalPos());
}

void ServiceChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hasFocusRing = hasFocus();
    painter.setPen(
        QPen(theme.color(hasFocusRing ? Role::Accent : Role::Hairline), hasFocusRing ? 1.5 : 1.0));
    const bool isLit = isDown() || underMouse();
    painter.setBrush(isChecked() ? theme.color(isLit ? Role::Alternate : Role::Base)
                                 : QColor(Qt::transparent));
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    // Hidden: an empty dot and muted text; never colour alone.
    const QRectF dot(chipPadding, (height() - dotSize) / 2.0, dotSize, dotSize);
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(theme.color(Role::Muted), 1));
    painter.setBrush(isChecked() ? QBrush(m_color) : QBrush(Qt::NoBrush));
    painter.drawEllipse(isChecked() ? dot : dot.adjusted(0.5, 0.5, -0.5, -0.5));

    QFont nameFont = font();
    nameFont.setStrikeOut(!isChecked());
    painter.setFont(nameFont);
    painter.setPen(theme.color(isChecked() ? Role::Text : Role::Muted));
    const int left = chipPadding + dotSize + metrics::gap + 2;
    const QRect name = rect().adjusted(left, 0, -chipPadding + 1, 0);
    painter.drawText(name,
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_service, Qt::ElideRight, name.width()));
}

} // namespace ui
