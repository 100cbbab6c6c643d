#include "ui/terminal/terminalpalette.h"

#include "ui/desktop/theme.h"

#include <utility>

namespace ui {

namespace {

constexpr double leastContrast = 3.0;
constexpr double barContrast = 4.5; // of text that has to be changed on a coloured bar
constexpr qsizetype maximumRemembered = 4096;

/// The colours 16…255: a cube of 6 × 6 × 6, then 24 grays.
QColor extendedColor(int index)
{
    if (index >= 232) {
        const int gray = 8 + (index - 232) * 10;
        return QColor(gray, gray, gray);
    }
    const auto channel = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    const int cube = index - 16;
    return QColor(channel(cube / 36), channel(cube / 6 % 6), channel(cube % 6));
}

} // namespace

TerminalPalette terminalPalette(const Theme &theme)
{
    return {.ansi = theme.ansi(),
            .foreground = theme.color(Role::Text),
            .background = theme.color(Role::Terminal),
            .selection = theme.color(Role::Selection),
            .cursor = theme.color(Role::Accent),
            .bell = theme.color(Role::Warning)};
}

QColor readableColor(const QColor &color, const QColor &background, double wanted)
{
    if (contrast(color, background) >= wanted)
        return color;
    const QColor hsl = color.toHsl();
    const auto withLightness = [&hsl](float lightness) {
        return QColor::fromHslF(
                   hsl.hslHueF() < 0 ? 0 : hsl.hslHueF(), hsl.hslSaturationF(), lightness)
            .toRgb();
    };
    // Towards the end that has more room; the middle of the search stays on the readable side.
    const bool lighter =
        contrast(withLightness(1), background) > contrast(withLightness(0), background);
    float near = hsl.lightnessF();
    float far = lighter ? 1.0F : 0.0F;
    for (int step = 0; step < 10; ++step) {
        const float middle = (near + far) / 2;
        if (contrast(withLightness(middle), background) >= wanted)
            far = middle;
        else
            near = middle;
    }
    return withLightness(far);
}

CellColors::CellColors(TerminalPalette palette)
    : m_palette(std::move(palette))
{}

QColor CellColors::resolved(const core::CellColor &color, const QColor &fallback) const
{
    switch (color.kind()) {
    case core::CellColor::Kind::Palette:
        return color.index() < 16 ? m_palette.ansi[static_cast<std::size_t>(color.index())]
                                  : extendedColor(color.index());
    case core::CellColor::Kind::Exact:
        return QColor::fromRgb(color.rgb());
    case core::CellColor::Kind::Default:
        break;
    }
    return fallback;
}

QColor CellColors::textOn(const QColor &background, const QColor &text)
{
    if (m_palette.exactColors)
        return text;
    const quint64 key = quint64(text.rgb()) << 32 | background.rgb();
    if (const auto known = m_readable.constFind(key); known != m_readable.constEnd())
        return QColor::fromRgb(*known);
    if (m_readable.size() >= maximumRemembered)
        m_readable.clear();
    QColor readable = text;
    if (contrast(text, background) < leastContrast)
        readable = readableColor(
            text, background, background == m_palette.background ? leastContrast : barContrast);
    m_readable.insert(key, readable.rgb());
    return readable;
}

CellColors::Look CellColors::look(const core::CellStyle &style, bool reversed)
{
    Look look{.foreground = resolved(style.foreground, m_palette.foreground),
              .background = resolved(style.background, m_palette.background)};
    if (((style.attributes & core::ReversedCell) != 0) != reversed)
        std::swap(look.foreground, look.background);
    look.foreground = textOn(look.background, look.foreground);
    if ((style.attributes & core::DimCell) != 0)
        look.foreground = mixed(look.foreground, look.background, 0.4);
    if ((style.attributes & core::HiddenCell) != 0)
        look.foreground = look.background;
    return look;
}

} // namespace ui
