#include "ui/desktop/style.h"

#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

template<typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents)
{
    const bool iconOnly = option.text.isEmpty() || option.toolButtonStyle == Qt::ToolButtonIconOnly;
    const bool split = option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    if (iconOnly && !split)
        return {metrics::buttonHeight, metrics::buttonHeight};
    const int padding = iconOnly ? 12 : 20;
    return {contents.width() + padding, std::max(metrics::buttonHeight, contents.height() + 8)};
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion")))
{}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Hover is part of the look of these; Fusion asks for it only for some of them.
    if (qobject_cast<QToolButton *>(widget) != nullptr
        || qobject_cast<QTabBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return metrics::icon;
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 16;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuHMargin:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_MenuBarHMargin:
    case PM_MenuVMargin:
        return metrics::gap;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_HeaderMargin:
        return 10;
    case PM_MenuButtonIndicator:
        return 22;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metrics::icon;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::spacing;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::margin;
    case PM_TreeViewIndentation:
        return metrics::margin;
    case PM_ToolTipLabelFrameWidth:
        return metrics::gap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint,
                     const QStyleOption *option,
                     const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
        return 1;
    case SH_UnderlineShortcut:
        // Shown when they are of use: in an open menu, and while Alt is held.
        return qobject_cast<const QMenu *>(widget) != nullptr
               || QGuiApplication::queryKeyboardModifiers().testFlag(Qt::AltModifier);
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type,
                              const QStyleOption *option,
                              const QSize &size,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return {size.width() + 22, std::max(metrics::buttonHeight, size.height() + 8)};
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return toolButtonSize(*button, size);
        break;
    case CT_ComboBox:
        return {size.width() + 40, std::max(metrics::buttonHeight, size.height() + 8)};
    case CT_LineEdit:
        return {size.width() + 12, std::max(metrics::buttonHeight, size.height() + 8)};
    case CT_TabBarTab:
        // One height for all, whatever buttons are in a tab.
        if (const auto *tab = as<QStyleOptionTab>(option))
            return {size.width() + paint::tabExtraWidth(*tab, widget),
                    std::max(metrics::tabHeight, tab->fontMetrics.height() + 16)};
        break;
    case CT_HeaderSection: {
        const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
        const int text = widget != nullptr ? widget->fontMetrics().height() : 0;
        return {natural.width(), std::max(metrics::rowHeight + 1, text + 8)};
    }
    case CT_ItemViewItem: {
        const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {natural.width() + 8, std::max(26, natural.height())};
    }
    case CT_MenuBarItem:
        return {size.width() + 16, std::max(metrics::rowHeight, size.height() + 8)};
    case CT_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {size.width(), 9};
            return {size.width() + 36 + 44, std::max(26, size.height() + 6)};
        }
        break;
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subControlRect(ComplexControl control,
                            const QStyleOptionComplex *option,
                            SubControl subControl,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = as<QStyleOptionSlider>(option);
        if (bar == nullptr)
            return {};
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return {};
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? bar->rect.width() : bar->rect.height();
        const int range = bar->maximum - bar->minimum;
        int slider = length;
        if (range > 0)
            slider = std::max(pixelMetric(PM_ScrollBarSliderMin, option, widget),
                              int(qint64(bar->pageStep) * length / (range + bar->pageStep)));
        slider = std::min(slider, length);
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto part = [&](int from, int extent) {
            return horizontal
                       ? QRect(bar->rect.x() + from, bar->rect.y(), extent, bar->rect.height())
                       : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), extent);
        };
        if (subControl == SC_ScrollBarSlider)
            return part(start, slider);
        if (subControl == SC_ScrollBarSubPage)
            return part(0, start);
        if (subControl == SC_ScrollBarAddPage)
            return part(start + slider, length - start - slider);
        return bar->rect;
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(10, 2, -24, -2);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element,
                            const QStyleOption *option,
                            const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(6, 2, -6, -2);
    if (element == SE_TabBarTearIndicatorLeft || element == SE_TabBarTearIndicatorRight)
        return {};
    return QProxyStyle::subElementRect(element, option, widget);
}

void Style::drawPrimitive(PrimitiveElement element,
                          const QStyleOption *option,
                          QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        paint::buttonPanel(*option, *painter, widget);
        return;
    case PE_FrameFocusRect:
        // Buttons and fields draw their own ring; of a table the row shows where the focus is.
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr
            && option->state.testFlag(State_KeyboardFocusChange))
            paint::focusRing(*painter, option->rect, option->palette);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            paint::lineEditPanel(*option, *painter);
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_IndicatorTabTear:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paint::checkBox(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        paint::radioButton(*option, *painter);
        return;
    case PE_Frame:
    case PE_FrameMenu:
    case PE_FrameGroupBox:
        painter->save();
        painter->setPen(QPen(theme.color(Role::Hairline), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, theme.color(Role::Base));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.color(Role::Base));
        drawPrimitive(PE_Frame, option, painter, widget);
        return;
    case PE_PanelMenuBar:
    case PE_FrameTabBarBase:
        paint::hairline(*painter, option->rect, Qt::BottomEdge, theme.color(Role::Hairline));
        return;
    case PE_IndicatorArrowDown:
        paint::chevron(*painter, option->rect, Qt::BottomEdge, theme.color(Role::Muted));
        return;
    case PE_IndicatorArrowUp:
        paint::chevron(*painter, option->rect, Qt::TopEdge, theme.color(Role::Muted));
        return;
    case PE_IndicatorArrowLeft:
        paint::chevron(*painter, option->rect, Qt::LeftEdge, theme.color(Role::Muted));
        return;
    case PE_IndicatorArrowRight:
        paint::chevron(*painter, option->rect, Qt::RightEdge, theme.color(Role::Muted));
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paint::chevron(*painter,
                           option->rect,
                           option->state.testFlag(State_Open) ? Qt::BottomEdge : Qt::RightEdge,
                           theme.color(Role::Muted));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element,
                        const QStyleOption *option,
                        QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case CE_PushButtonBevel:
        paint::buttonPanel(*option, *painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            QStyleOptionButton label(*button);
            label.palette.setColor(QPalette::ButtonText, paint::buttonText(*option, widget));
            // Fusion shows the default button by other means than ours.
            label.features.setFlag(QStyleOptionButton::DefaultButton, false);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            paint::tabShape(*tab, *painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option))
            paint::tabLabel(*tab, *painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (const auto *header = as<QStyleOptionHeader>(option))
            paint::header(*header, *painter);
        else
            painter->fillRect(option->rect, theme.color(Role::Base));
        return;
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            QStyleOptionHeader label(*header);
            label.palette.setColor(QPalette::ButtonText, theme.color(Role::Muted));
            // The margin is meant for the sides; above and below it would cut the letters.
            const int margin = pixelMetric(PM_HeaderMargin, option, widget);
            label.rect.adjust(0, -margin, 0, margin);
            label.state.setFlag(State_On, false);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            paint::menuBarItem(
                *item, *painter, styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.color(Role::Window));
        paint::hairline(*painter,
                        widget != nullptr ? QRectF(widget->rect()) : QRectF(option->rect),
                        Qt::BottomEdge,
                        theme.color(Role::Hairline));
        return;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            paint::menuItem(*item, *painter);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.color(Role::Hairline));
        return;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            paint::progressBar(*bar, *painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control,
                               const QStyleOptionComplex *option,
                               QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            paint::scrollBar(*bar, *painter, widget);
        return;
    case CC_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            paint::toolButton(*button, *painter, widget);
        return;
    case CC_ComboBox:
        if (const auto *box = as<QStyleOptionComboBox>(option))
            paint::comboBox(*box, *painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace ui
