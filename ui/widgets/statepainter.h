#pragma once

#include "core/state/snapshot.h"

#include <QRectF>

class QPainter;
class QWidget;

namespace ui {

class Theme;

/// Paints the shape of a state, centred in `rect` and as large as its shorter side allows: each
/// state has a shape of its own, so that colour is never alone. `turn` (degrees) turns the half
/// circle of what is starting or waiting.
void paintState(QPainter &painter,
                const QRectF &rect,
                core::ServiceState state,
                const Theme &theme,
                qreal turn = 0);

/// Paints the mark "made from another spec": an arrow around.
void paintDiffers(QPainter &painter, const QRectF &rect, const Theme &theme);

/// Whether something is expected to happen, which is what the turning half circle says.
bool isExpecting(core::ServiceState state);

/// Where the half circle stands now, in degrees: the same for all that are on the screen.
qreal turnNow();
/// Milliseconds between two frames of the turning; 0 when the user wants no motion.
int turnInterval(const QWidget *widget);

} // namespace ui
