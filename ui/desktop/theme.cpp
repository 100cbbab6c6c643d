#include "ui/desktop/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;

    QRgb in(Scheme scheme) const { return scheme == Scheme::Dark ? dark : light; }
};

// The only literal colours of the app. Text colours have a contrast of 4.5 or more on window, base,
// alternate and selection; outlines 3 or more. tst_theme holds them to it.
constexpr Pair roleColors[] = {
    {0xF5F6F8, 0x1B1E23}, // Window
    {0xFFFFFF, 0x22262C}, // Base
    {0xFFFFFF, 0x1B1E23}, // Terminal
    {0xF7F8FA, 0x262B32}, // Alternate
    {0x1C2128, 0xE4E8ED}, // Text
    {0x59636E, 0xA0A9B4}, // Muted
    {0xD1D6DC, 0x3A414A}, // Hairline
    {0x7C8590, 0x727C88}, // Outline
    {0x2563C9, 0x7DB0FF}, // Accent
    {0xFFFFFF, 0x10141A}, // OnAccent
    {0xE3EDFC, 0x273850}, // Selection
    {0x8F5D00, 0xE0A93B}, // Warning
    {0xC4232F, 0xFF8C88}, // Failure
    {0x17722F, 0x4CC76A}, // Success
};

constexpr Pair stoppedColor{0x59636E, 0xA0A9B4};
constexpr Pair doneColor{0x0F6E84, 0x5CC4D8};
constexpr Pair pausedColor{0x7440C0, 0xBE9BFF};
constexpr Pair differsColor{0xA34600, 0xFF9D57};
constexpr Pair unknownColor{0x62676D, 0xA8AEB6};

constexpr Pair serviceColors[] = {
    {0x9A4541, 0xF99E97},
    {0x8C5500, 0xE8AE69},
    {0x686800, 0xBFC16A},
    {0x26753E, 0x85CF95},
    {0x00776C, 0x58D1C4},
    {0x007190, 0x5CCBEB},
    {0x3164A3, 0x8ABEFF},
    {0x6356A0, 0xB9AEFD},
    {0x834A87, 0xDFA2E2},
    {0x964360, 0xF59CB8},
};

constexpr Pair ansiColors[16] = {
    {0x1C2128, 0x727C88},
    {0xC4232F, 0xFF8C88},
    {0x17722F, 0x4CC76A},
    {0x8F5D00, 0xE0A93B},
    {0x2563C9, 0x7DB0FF},
    {0x8A3FB0, 0xD79BFF},
    {0x0F6E84, 0x5CC4D8},
    {0x59636E, 0xE4E8ED},
    {0x62676D, 0x8B95A1},
    {0xA4161F, 0xFFB0AC},
    {0x0E5F24, 0x7FE09A},
    {0x744B00, 0xF3C86B},
    {0x1A4FA8, 0xA9CBFF},
    {0x6F2C93, 0xE7C3FF},
    {0x0A5869, 0x93E0EE},
    {0x1C2128, 0xFFFFFF},
};

constexpr int serviceColorTotal = int(std::size(serviceColors));

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

} // namespace

Theme::Theme(Scheme scheme)
    : m_scheme(scheme)
{
    for (size_t i = 0; i < m_ansi.size(); ++i)
        m_ansi[i] = QColor::fromRgb(ansiColors[i].in(scheme));
}

const Theme &Theme::of(Scheme scheme)
{
    static const Theme light(Scheme::Light);
    static const Theme dark(Scheme::Dark);
    return scheme == Scheme::Dark ? dark : light;
}

const Theme &Theme::of(const QPalette &palette)
{
    const bool dark = luminance(palette.color(QPalette::Active, QPalette::Window))
                      < luminance(palette.color(QPalette::Active, QPalette::WindowText));
    return of(dark ? Scheme::Dark : Scheme::Light);
}

QColor Theme::color(Role role) const
{
    return QColor::fromRgb(roleColors[int(role)].in(m_scheme));
}

QColor Theme::state(core::ServiceState state) const
{
    switch (state) {
    case core::ServiceState::Starting:
    case core::ServiceState::Waiting:
        return color(Role::Warning);
    case core::ServiceState::Running:
    case core::ServiceState::Healthy:
        return color(Role::Success);
    case core::ServiceState::Unhealthy:
    case core::ServiceState::Failed:
        return color(Role::Failure);
    case core::ServiceState::Stopped:
        return QColor::fromRgb(stoppedColor.in(m_scheme));
    case core::ServiceState::Done:
        return QColor::fromRgb(doneColor.in(m_scheme));
    case core::ServiceState::Paused:
        return QColor::fromRgb(pausedColor.in(m_scheme));
    case core::ServiceState::NotCreated:
        return color(Role::Muted);
    case core::ServiceState::Unknown:
        break;
    }
    return QColor::fromRgb(unknownColor.in(m_scheme));
}

QColor Theme::differs() const
{
    return QColor::fromRgb(differsColor.in(m_scheme));
}

QColor Theme::service(int index) const
{
    const int wrapped = ((index % serviceColorTotal) + serviceColorTotal) % serviceColorTotal;
    return QColor::fromRgb(serviceColors[wrapped].in(m_scheme));
}

int Theme::serviceColorCount()
{
    return serviceColorTotal;
}

QPalette Theme::palette() const
{
    const QColor window = color(Role::Window);
    const QColor text = color(Role::Text);
    const QColor muted = color(Role::Muted);
    const QColor base = color(Role::Base);

    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, color(Role::Alternate));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, base);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, color(Role::OnAccent));
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, color(Role::Selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, color(Role::Accent));
    palette.setColor(QPalette::LinkVisited, color(Role::Accent));
    palette.setColor(QPalette::Light, base);
    palette.setColor(QPalette::Midlight, color(Role::Alternate));
    palette.setColor(QPalette::Mid, color(Role::Hairline));
    palette.setColor(QPalette::Dark, color(Role::Outline));
    palette.setColor(QPalette::Shadow, color(Role::Hairline));

    const QColor disabled = mixed(muted, window, 0.35);
    for (const auto role : {QPalette::WindowText,
                            QPalette::Text,
                            QPalette::ButtonText,
                            QPalette::HighlightedText,
                            QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto blend = [share](float x, float y) { return float(x + (y - x) * float(share)); };
    return QColor::fromRgbF(
        blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()), blend(a.blueF(), b.blueF()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace ui
