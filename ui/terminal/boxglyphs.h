#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace ui {

/// Draws a line drawing or block character so that it joins its neighbours, which a font's glyph
/// does only when its height happens to fit. False when the code is none of those.
bool drawBoxGlyph(QPainter &painter, char32_t code, const QRectF &cell, const QColor &color);

} // namespace ui
