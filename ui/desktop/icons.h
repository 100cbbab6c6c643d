#pragma once

#include "ui/desktop/theme.h"

#include <QIcon>
#include <QStringList>

namespace ui {

/// An icon of the app's own set (resources/icons/<name>.svg), drawn in the colour that `role` has
/// in the application's palette of the moment, crisp at any scale.
QIcon icon(const QString &name, Role role = Role::Text);

/// A picture of the set, `currentColor` muted and `accentColor` in the accent, for empty states.
QPixmap picture(const QString &name, const QPalette &palette, const QSize &size, qreal ratio);

/// Names of all icons, for tests.
QStringList iconNames();

} // namespace ui
