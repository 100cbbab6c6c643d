#include "ui/logs/logappearance.h"

#include "core/logs/servicecolour.h"

#include <algorithm>

namespace ui {

namespace {

/// What programs choose is lifted to this; our own text has 4.5 and more.
constexpr double minimumContrast = 3.0;
/// A program that makes up colours for ever must not fill the memory.
constexpr qsizetype maximumKnown = 4096;

QColor cubeColor(int index)
{
    constexpr std::array steps{0, 95, 135, 175, 215, 255};
    const auto step = [&](int digit) { return steps[size_t(digit)]; };
    return QColor(step(index / 36), step(index / 6 % 6), step(index % 6));
}

} // namespace

LogAppearance LogAppearance::of(const Theme &theme)
{
    const QColor background = theme.color(Role::Terminal);
    LogAppearance appearance{
        .background = background,
        .text = theme.color(Role::Text),
        .muted = theme.color(Role::Muted),
        .hairline = theme.color(Role::Hairline),
        .accent = theme.color(Role::Accent),
        .selection = theme.color(Role::Selection),
        .match = mixed(background, theme.color(Role::Warning), 0.22),
        .currentMatch = mixed(background, theme.color(Role::Warning), 0.42),
        .warning = theme.color(Role::Warning),
        .failure = theme.color(Role::Failure),
        .ansi = theme.ansi(),
    };
    for (int i = 0; i < core::serviceColourCount; ++i)
        appearance.services << theme.service(i);
    return appearance;
}

QColor readable(const QColor &color, const QColor &background, double wanted)
{
    if (contrast(color, background) >= wanted)
        return color;
    // Towards the end that is further away; the hue stays.
    const QColor white = QColor::fromHslF(0, 0, 1);
    const QColor black = QColor::fromHslF(0, 0, 0);
    const bool towardsWhite = contrast(white, background) > contrast(black, background);
    const QColor hsl = color.toHsl();
    const int step = towardsWhite ? 6 : -6;
    QColor lifted = hsl;
    for (int lightness = hsl.lightness(); lightness >= 0 && lightness <= 255; lightness += step) {
        lifted.setHsl(hsl.hslHue(), hsl.hslSaturation(), lightness);
        if (contrast(lifted, background) >= wanted)
            return lifted.toRgb();
    }
    return towardsWhite ? white : black;
}

void AnsiInks::setAppearance(const LogAppearance &appearance)
{
    m_appearance = appearance;
    m_known.clear();
}

QColor AnsiInks::resolve(const core::AnsiColour &color) const
{
    if (color.kind == core::AnsiColour::Kind::Rgb)
        return QColor::fromRgb(color.value);
    const int index = int(std::min<quint32>(color.value, 255));
    if (index < 16)
        return m_appearance.ansi[size_t(index)];
    if (index < 232)
        return cubeColor(index - 16);
    const int grey = 8 + (index - 232) * 10;
    return QColor(grey, grey, grey);
}

QColor AnsiInks::adapted(const QColor &color, const QColor &background) const
{
    const quint64 key = quint64(color.rgb()) << 32 | background.rgb();
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    if (m_known.size() >= maximumKnown)
        m_known.clear();
    return *m_known.insert(key, readable(color, background, minimumContrast));
}

InkColors AnsiInks::inks(const core::AnsiStyle &style) const
{
    using Kind = core::AnsiColour::Kind;
    QColor ink =
        style.foreground.kind == Kind::Default ? m_appearance.text : resolve(style.foreground);
    QColor fill = style.background.kind == Kind::Default ? QColor() : resolve(style.background);
    if (style.reverse) {
        const QColor former = ink;
        ink = fill.isValid() ? fill : m_appearance.background;
        fill = former;
    }
    const QColor below = fill.isValid() ? fill : m_appearance.background;
    if (style.dim)
        ink = mixed(ink, below, 0.35);
    return {.ink = adapted(ink, below), .fill = fill};
}

} // namespace ui
