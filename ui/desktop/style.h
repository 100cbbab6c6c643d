#pragma once

#include <QProxyStyle>

namespace ui {

class Theme;

/// Sizes on the 4 px grid, logical pixels.
namespace metrics {
inline constexpr int gap = 4;     ///< inside a group of controls
inline constexpr int spacing = 8; ///< between controls
inline constexpr int groupSpacing = 12;
inline constexpr int margin = 16; ///< of a page
inline constexpr int rowHeight = 28;
inline constexpr int reasonHeight = 20; ///< the muted second line of a row
inline constexpr int compactRow = 22;
inline constexpr int buttonHeight = 28;
inline constexpr int icon = 16;
inline constexpr int radius = 6;
inline constexpr int tabHeight = 34;
} // namespace metrics

/// Fusion, made flat and calm: rounded controls, underlined tabs, hairlines, slim scroll bars. All
/// colours come from the widget's palette by way of Theme.
///
/// Dynamic properties that change how a widget is drawn:
/// `primary` (bool) on a button: filled with the accent;
/// `flat` (bool) on a button: no frame until hovered;
/// `danger` (bool) on a button: filled with the failure colour.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric,
                    const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint,
                  const QStyleOption *option,
                  const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type,
                           const QStyleOption *option,
                           const QSize &size,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control,
                         const QStyleOptionComplex *option,
                         SubControl subControl,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element,
                         const QStyleOption *option,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption *option,
                       QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element,
                     const QStyleOption *option,
                     QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex *option,
                            QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace ui
