#pragma once

#include "core/logs/ansi.h"
#include "ui/desktop/theme.h"

#include <QColor>
#include <QHash>
#include <QList>

#include <array>

namespace ui {

/// The colours that a log is painted with.
struct LogAppearance
{
    QColor background = {};
    QColor text = {};
    QColor muted = {};
    QColor hairline = {};
    QColor accent = {};
    QColor selection = {};
    QColor match = {};        ///< behind what was found
    QColor currentMatch = {}; ///< behind what was found, where one stands
    QColor warning = {};
    QColor failure = {};
    std::array<QColor, 16> ansi = {};
    QList<QColor> services = {}; ///< see core::serviceColours()

    static LogAppearance of(const Theme &theme);
    bool operator==(const LogAppearance &) const = default;
};

/// `color`, made lighter or darker until it can be read on `background`.
QColor readable(const QColor &color, const QColor &background, double minimumContrast);

/// The two colours that a piece of text is painted with.
struct InkColors
{
    QColor ink = {};
    QColor fill = {}; ///< invalid = the background of the log

    bool operator==(const InkColors &) const = default;
};

/// Turns what programs ask for into colours that can be read. Remembers what it has worked out.
class AnsiInks
{
public:
    void setAppearance(const LogAppearance &appearance);
    InkColors inks(const core::AnsiStyle &style) const;

private:
    QColor resolve(const core::AnsiColour &color) const;
    QColor adapted(const QColor &color, const QColor &background) const;

    LogAppearance m_appearance;
    mutable QHash<quint64, QColor> m_known;
};

} // namespace ui
