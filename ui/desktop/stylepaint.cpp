#include "ui/desktop/stylepaint.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace ui::paint {

namespace {

/// Saves and restores the painter around a block.
class PainterScope
{
public:
    explicit PainterScope(QPainter &painter)
        : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~PainterScope() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(PainterScope)

private:
    QPainter &m_painter;
};

bool hasProperty(const QWidget *widget, const char *name)
{
    return widget != nullptr && widget->property(name).toBool();
}

bool isEnabled(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_Enabled);
}

bool showsFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus)
           && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

struct ButtonColors
{
    QColor fill = {};
    QColor border = {};
};

ButtonColors filledColors(const QStyleOption &option, const QColor &color, const Theme &theme)
{
    if (!isEnabled(option)) {
        const QColor faded = mixed(color, theme.color(Role::Window), 0.55);
        return {.fill = faded, .border = faded};
    }
    const double share = option.state.testFlag(QStyle::State_Sunken)      ? 0.2
                         : option.state.testFlag(QStyle::State_MouseOver) ? 0.1
                                                                          : 0.0;
    const QColor fill = mixed(color, theme.color(Role::Text), share);
    return {.fill = fill, .border = fill};
}

ButtonColors buttonColors(const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    if (hasProperty(widget, "primary"))
        return filledColors(option, theme.color(Role::Accent), theme);
    if (hasProperty(widget, "danger"))
        return filledColors(option, theme.color(Role::Failure), theme);

    const bool flat = hasProperty(widget, "flat") || option.state.testFlag(QStyle::State_AutoRaise);
    const QColor clear(Qt::transparent);
    const QColor base = theme.color(Role::Base);
    const QColor text = theme.color(Role::Text);
    const QColor border = flat ? clear : theme.color(Role::Hairline);
    if (!isEnabled(option))
        return {.fill = flat ? clear : theme.color(Role::Window), .border = border};
    if (option.state.testFlag(QStyle::State_On))
        return {.fill = theme.color(Role::Selection), .border = border};
    if (option.state.testFlag(QStyle::State_Sunken))
        return {.fill = mixed(base, text, 0.12), .border = border};
    if (option.state.testFlag(QStyle::State_MouseOver))
        return {.fill = mixed(base, text, 0.06), .border = border};
    return {.fill = flat ? clear : base, .border = border};
}

} // namespace

void hairline(QPainter &painter, const QRectF &rect, Qt::Edge edge, const QColor &color)
{
    const qreal width = 1.0 / std::max(1.0, painter.device()->devicePixelRatioF());
    switch (edge) {
    case Qt::TopEdge:
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), width), color);
        break;
    case Qt::BottomEdge:
        painter.fillRect(QRectF(rect.left(), rect.bottom() - width, rect.width(), width), color);
        break;
    case Qt::LeftEdge:
        painter.fillRect(QRectF(rect.left(), rect.top(), width, rect.height()), color);
        break;
    case Qt::RightEdge:
        painter.fillRect(QRectF(rect.right() - width, rect.top(), width, rect.height()), color);
        break;
    }
}

void panel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border)
{
    const PainterScope scope(painter);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

void focusRing(QPainter &painter, const QRectF &rect, const QPalette &palette)
{
    const PainterScope scope(painter);
    painter.setPen(QPen(Theme::of(palette).color(Role::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), metrics::radius - 1, metrics::radius - 1);
}

void chevron(QPainter &painter, const QRectF &rect, Qt::Edge towards, const QColor &color)
{
    const PainterScope scope(painter);
    painter.translate(rect.center());
    painter.rotate(towards == Qt::TopEdge     ? 180
                   : towards == Qt::LeftEdge  ? 90
                   : towards == Qt::RightEdge ? -90
                                              : 0);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF points[] = {{-3, -1.5}, {0, 1.5}, {3, -1.5}};
    painter.drawPolyline(points, 3);
}

QColor buttonText(const QStyleOption &option, const QWidget *widget)
{
    if (hasProperty(widget, "primary") || hasProperty(widget, "danger"))
        return Theme::of(option.palette).color(Role::OnAccent);
    return option.palette.color(isEnabled(option) ? QPalette::Active : QPalette::Disabled,
                                QPalette::ButtonText);
}

void buttonPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const ButtonColors colors = buttonColors(option, widget);
    panel(painter, option.rect, colors.fill, colors.border);
    if (!showsFocus(option))
        return;
    if (hasProperty(widget, "primary") || hasProperty(widget, "danger")) {
        // A ring in the button's own colour would not show: leave a gap of the window's colour.
        const PainterScope scope(painter);
        painter.setPen(QPen(Theme::of(option.palette).color(Role::OnAccent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2.75, 2.75, -2.75, -2.75), 3.5, 3.5);
        return;
    }
    focusRing(painter, option.rect, option.palette);
}

void toolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget)
{
    const QStyle *style = widget != nullptr ? widget->style() : nullptr;
    if (style == nullptr)
        return;
    const bool split = option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    const QRect label =
        style->subControlRect(QStyle::CC_ToolButton, &option, QStyle::SC_ToolButton, widget);

    QStyleOption panelOption = option;
    panelOption.state.setFlag(QStyle::State_Sunken, option.state.testFlag(QStyle::State_Sunken));
    buttonPanel(panelOption, painter, widget);

    const QColor text = buttonText(option, widget);
    if (split) {
        const QRect arrow = style->subControlRect(
            QStyle::CC_ToolButton, &option, QStyle::SC_ToolButtonMenu, widget);
        const QColor line = mixed(text, buttonColors(option, widget).fill, 0.7);
        hairline(painter, QRectF(arrow).adjusted(0, 6, 0, -6), Qt::LeftEdge, line);
        chevron(painter, arrow, Qt::BottomEdge, text);
    }
    QStyleOptionToolButton labelOption = option;
    labelOption.rect = label;
    labelOption.palette.setColor(QPalette::ButtonText, text);
    labelOption.state.setFlag(QStyle::State_Sunken, false);
    labelOption.state.setFlag(QStyle::State_On, false);
    style->drawControl(QStyle::CE_ToolButtonLabel, &labelOption, &painter, widget);
}

void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    if (option.editable)
        lineEditPanel(option, painter);
    else
        buttonPanel(option, painter, widget);
    const QRect &rect = option.rect;
    const QRect arrow(rect.right() - 22, rect.top(), 20, rect.height());
    chevron(
        painter, arrow, Qt::BottomEdge, theme.color(isEnabled(option) ? Role::Text : Role::Muted));
}

void lineEditPanel(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const bool enabled = isEnabled(option);
    panel(painter,
          option.rect,
          theme.color(enabled ? Role::Base : Role::Window),
          theme.color(enabled ? Role::Outline : Role::Hairline));
    if (option.state.testFlag(QStyle::State_HasFocus))
        focusRing(painter, option.rect, option.palette);
}

void checkBox(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    QColor border = theme.color(on || partly ? Role::Accent : Role::Outline);
    QColor fill = on || partly ? border : theme.color(Role::Base);
    if (!isEnabled(option)) {
        border = theme.color(Role::Hairline);
        fill = on ? border : theme.color(Role::Window);
    }
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);

    painter.setPen(
        QPen(theme.color(Role::OnAccent), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = box.center();
    if (on) {
        const QPointF points[] = {
            c + QPointF(-3.5, 0), c + QPointF(-1, 2.75), c + QPointF(3.5, -2.75)};
        painter.drawPolyline(points, 3);
    } else if (partly) {
        painter.drawLine(c + QPointF(-3, 0), c + QPointF(3, 0));
    }
}

void radioButton(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    const bool on = option.state.testFlag(QStyle::State_On);
    const QColor color = theme.color(!isEnabled(option) ? Role::Hairline
                                     : on               ? Role::Accent
                                                        : Role::Outline);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(color, 1));
    painter.setBrush(theme.color(Role::Base));
    painter.drawEllipse(box);
    if (!on)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(box.center(), box.width() / 4, box.height() / 4);
}

void tabShape(const QStyleOptionTab &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const QRectF rect(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && isEnabled(option) && option.state.testFlag(QStyle::State_MouseOver))
        hairline(painter, rect.adjusted(0, 0, 0, -1), Qt::BottomEdge, theme.color(Role::Outline));
    if (selected)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2),
                         theme.color(Role::Accent));
    if (showsFocus(option))
        focusRing(painter, rect.adjusted(3, 3, -3, -4), option.palette);
}

namespace {

constexpr int tabCountGap = 8;

QFont semibold(const QFont &font)
{
    QFont bold(font);
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QString tabCount(const QStyleOptionTab &option, const QWidget *widget)
{
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    if (bar == nullptr || option.tabIndex < 0)
        return {};
    const int count = bar->tabData(option.tabIndex).toInt();
    return count > 0 ? QString::number(count) : QString();
}

QFont countFont(const QFont &font)
{
    QFont small(font);
    if (font.pixelSize() > 0)
        small.setPixelSize(std::max(9, font.pixelSize() * 85 / 100));
    else
        small.setPointSizeF(font.pointSizeF() * 0.85);
    return small;
}

} // namespace

int tabExtraWidth(const QStyleOptionTab &option, const QWidget *widget)
{
    const QFont font = widget != nullptr ? widget->font() : QFont();
    const int bold = QFontMetrics(semibold(font)).size(Qt::TextShowMnemonic, option.text).width();
    const int regular = QFontMetrics(font).size(Qt::TextShowMnemonic, option.text).width();
    const QString count = tabCount(option, widget);
    const int counted =
        count.isEmpty() ? 0 : tabCountGap + QFontMetrics(countFont(font)).horizontalAdvance(count);
    return std::max(0, bold - regular) + counted;
}

void tabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QFont base = painter.font();
    const QFont font = selected ? semibold(base) : base;
    const QString count = tabCount(option, widget);

    const QFontMetrics fontMetrics(font);
    const int width = fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int countWidth =
        count.isEmpty() ? 0 : tabCountGap + QFontMetrics(countFont(base)).horizontalAdvance(count);
    const int left = option.leftButtonSize.width();
    const int right = option.rightButtonSize.width();
    QRect area = option.rect.adjusted(left, 0, -right, 0);
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width() + metrics::gap;
    int x = area.left() + (area.width() - width - countWidth - icon) / 2;
    x = std::max(x, area.left() + metrics::spacing);
    if (icon > 0) {
        const int top = area.center().y() - option.iconSize.height() / 2;
        option.icon.paint(&painter, QRect({x, top}, option.iconSize));
        x += icon;
    }
    const int available = std::min(width, area.right() - x - countWidth);
    painter.setFont(font);
    painter.setPen(!isEnabled(option)
                       ? option.palette.color(QPalette::Disabled, QPalette::Text)
                       : theme.color(selected || hovered ? Role::Text : Role::Muted));
    const QString text = available < width
                             ? fontMetrics.elidedText(option.text, Qt::ElideRight, available)
                             : option.text;
    painter.drawText(QRect(x, area.top(), available + 1, area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine,
                     text);
    if (count.isEmpty())
        return;
    painter.setFont(countFont(base));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRect(x + available + tabCountGap, area.top(), countWidth, area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     count);
}

void header(const QStyleOptionHeader &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    hairline(painter, option.rect, Qt::BottomEdge, theme.color(Role::Hairline));
}

void menuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, bool underline)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    painter.fillRect(option.rect, theme.color(Role::Window));
    hairline(painter, option.rect, Qt::BottomEdge, theme.color(Role::Hairline));
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Selection));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -3), 4, 4);
    }
    painter.setPen(option.palette.color(isEnabled(option) ? QPalette::Active : QPalette::Disabled,
                                        QPalette::WindowText));
    painter.drawText(option.rect,
                     Qt::AlignCenter | Qt::TextSingleLine
                         | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     option.text);
}

void menuItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    const QRect &rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        const QRectF line(rect.left(), rect.center().y(), rect.width(), 1);
        hairline(painter, line, Qt::TopEdge, theme.color(Role::Hairline));
        return;
    }
    const bool enabled = isEnabled(option);
    if (option.state.testFlag(QStyle::State_Selected) && enabled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Selection));
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 0, -4, 0), 4, 4);
    }
    const QColor text =
        option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    const QRect mark(rect.left() + 12, rect.center().y() - 7, 16, 16);
    if (option.checked) {
        painter.setPen(QPen(text, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF c = QRectF(mark).center();
        const QPointF points[] = {c + QPointF(-4, 0), c + QPointF(-1, 3), c + QPointF(4, -3)};
        painter.drawPolyline(points, 3);
    } else if (!option.icon.isNull()) {
        option.icon.paint(
            &painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect label = rect.adjusted(36, 0, -28, 0);
    painter.setFont(option.font);
    painter.setPen(text);
    painter.drawText(label,
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     parts.first());
    if (parts.size() > 1) {
        painter.setPen(enabled ? theme.color(Role::Muted) : text);
        painter.drawText(label.adjusted(0, 0, 12, 0),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         parts.at(1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        chevron(painter,
                QRectF(rect.right() - 26, rect.top(), 16, rect.height()),
                Qt::RightEdge,
                enabled ? theme.color(Role::Muted) : text);
}

namespace {

/// What the scroll bar lies on: the same as what it scrolls.
QColor scrollGround(const QStyleOption &option, const QWidget *widget)
{
    for (const QWidget *at = widget; at != nullptr; at = at->parentWidget())
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(at))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    return Theme::of(option.palette).color(Role::Base);
}

} // namespace

void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    const QColor ground = scrollGround(option, widget);
    painter.fillRect(option.rect, ground);
    if (widget == nullptr || option.maximum <= option.minimum)
        return;
    const QRectF slider = widget->style()->subControlRect(
        QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
                        && (option.state.testFlag(QStyle::State_MouseOver)
                            || option.state.testFlag(QStyle::State_Sunken));
    const qreal inset = active ? 2 : 3;
    const QRectF knob = slider.adjusted(inset, inset, -inset, -inset);
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? theme.color(Role::Outline)
                            : mixed(theme.color(Role::Outline), ground, 0.45));
    const qreal radius = std::min(knob.width(), knob.height()) / 2;
    painter.drawRoundedRect(knob, radius, radius);
}

void progressBar(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const PainterScope scope(painter);
    constexpr qreal thickness = 4;
    QRectF groove(option.rect);
    groove.moveTop(groove.center().y() - thickness / 2);
    groove.setHeight(thickness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Hairline));
    painter.drawRoundedRect(groove, thickness / 2, thickness / 2);
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return;
    const qreal share = qreal(option.progress - option.minimum) / range;
    QRectF done(groove);
    done.setWidth(groove.width() * std::clamp(share, 0.0, 1.0));
    if (option.direction == Qt::RightToLeft)
        done.moveRight(groove.right());
    painter.setBrush(theme.color(Role::Accent));
    painter.drawRoundedRect(done, thickness / 2, thickness / 2);
}

} // namespace ui::paint
