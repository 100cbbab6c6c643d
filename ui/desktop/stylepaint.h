#pragma once

class QPainter;
class QPalette;
class QPointF;
class QRect;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;
class QColor;

#include <Qt>

/// How the parts of Style look; each paints one element from a style option.
namespace ui::paint {

/// One device pixel along an edge of `rect`.
void hairline(QPainter &painter, const QRectF &rect, Qt::Edge edge, const QColor &color);
/// A rounded panel with a border of one pixel inside `rect`.
void panel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border);
/// The ring around what has the keyboard's focus.
void focusRing(QPainter &painter, const QRectF &rect, const QPalette &palette);
/// A chevron in the middle of `rect`, pointing to an edge.
void chevron(QPainter &painter, const QRectF &rect, Qt::Edge towards, const QColor &color);

void buttonPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void toolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget);
void comboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget);
void lineEditPanel(const QStyleOption &option, QPainter &painter);
void checkBox(const QStyleOption &option, QPainter &painter);
void radioButton(const QStyleOption &option, QPainter &painter);
void tabShape(const QStyleOptionTab &option, QPainter &painter);
void tabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget);
/// Extra width a tab needs for its count (QTabBar::tabData) and its semibold text.
int tabExtraWidth(const QStyleOptionTab &option, const QWidget *widget);
void header(const QStyleOptionHeader &option, QPainter &painter);
void menuItem(const QStyleOptionMenuItem &option, QPainter &painter);
void menuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, bool underline);
void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget);
void progressBar(const QStyleOptionProgressBar &option, QPainter &painter);

/// The text colour of a button, given what it is filled with.
QColor buttonText(const QStyleOption &option, const QWidget *widget);

} // namespace ui::paint
