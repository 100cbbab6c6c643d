#pragma once

#include "core/state/snapshot.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace ui {

enum class Scheme { Light, Dark };

/// What a colour is for. Every colour on the screen has one of these, or is a state's, a service's
/// or a terminal's; theme.cpp holds the only table of literal colours.
enum class Role {
    Window,
    Base,
    Terminal,
    Alternate,
    Text,
    Muted,
    Hairline,
    Outline,
    Accent,
    OnAccent,
    Selection,
    Warning, ///< text and marks of what needs attention
    Failure, ///< text and marks of what went wrong
    Success,
};

/// The colours of the app in one scheme: an immutable value.
class Theme
{
public:
    static const Theme &of(Scheme scheme);
    /// The theme that a palette was made from; tells by its lightness, so that a widget needs no
    /// other source than its own palette and follows every change of it.
    static const Theme &of(const QPalette &palette);

    Scheme scheme() const { return m_scheme; }
    bool isDark() const { return m_scheme == Scheme::Dark; }

    QColor color(Role role) const;
    QColor state(core::ServiceState state) const;
    /// Of the mark for a container made from another spec.
    QColor differs() const;
    /// One of serviceColorCount() colours for telling services apart, see core::serviceColours();
    /// any index is fine.
    QColor service(int index) const;
    static int serviceColorCount();
    /// The terminal's sixteen colours.
    const std::array<QColor, 16> &ansi() const { return m_ansi; }

    QPalette palette() const;

private:
    explicit Theme(Scheme scheme);

    Scheme m_scheme;
    std::array<QColor, 16> m_ansi;
};

/// Halfway between two colours and the like; `share` of `b`, 0 to 1.
QColor mixed(const QColor &a, const QColor &b, double share);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace ui
