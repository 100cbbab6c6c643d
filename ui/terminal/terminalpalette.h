#pragma once

#include "core/terminal/cell.h"

#include <QColor>
#include <QHash>

#include <array>

namespace ui {

class Theme;

/// The colours a terminal is drawn with.
struct TerminalPalette
{
    std::array<QColor, 16> ansi = {};
    QColor foreground = {};
    QColor background = {};
    QColor selection = {};
    QColor cursor = {};
    QColor bell = {};
    /// Leaves the programs' colours as they are. Otherwise text that can hardly be read on its
    /// background is made lighter or darker.
    bool exactColors = false;

    bool operator==(const TerminalPalette &) const = default;
};

/// The colours of the app's theme.
TerminalPalette terminalPalette(const Theme &theme);

/// `color` made lighter or darker, its hue kept, until its contrast with `background` is `wanted`.
QColor readableColor(const QColor &color, const QColor &background, double wanted);

/// What colours a cell really has.
class CellColors
{
public:
    struct Look
    {
        QColor foreground = {};
        QColor background = {};
    };

    explicit CellColors(TerminalPalette palette = {});

    const TerminalPalette &palette() const { return m_palette; }
    /// `reversed` turns the two around, for the cursor and for a reversed screen.
    Look look(const core::CellStyle &style, bool reversed);
    /// The text colour of a style on another background, such as the selection's.
    QColor textOn(const QColor &background, const QColor &text);

private:
    QColor resolved(const core::CellColor &color, const QColor &fallback) const;

    TerminalPalette m_palette;
    QHash<quint64, QRgb> m_readable;
};

} // namespace ui
