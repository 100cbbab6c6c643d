#pragma once

#include "core/state/snapshot.h"

#include <QIcon>
#include <QRect>

#include <optional>

class QPainter;
class QWidget;

namespace ui {

/// What a row of a navigation list shows: a shape or an icon, a text, and something at its end.
struct RowLook
{
    std::optional<core::ServiceState> state = {};
    QIcon icon = {};
    QString text = {};
    QString trailing = {}; ///< small and muted
    QString badge = {};    ///< small, semibold, in the colour of a warning
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    bool opensMenu = false; ///< a chevron at the end
    bool compact = false;   ///< only the shape or icon, with the badge as a dot
    qreal turn = 0;
};

/// Paints a row into `rect`, in the font and palette of `widget`.
void paintRow(QPainter &painter, const QRect &rect, const RowLook &look, const QWidget *widget);

} // namespace ui
