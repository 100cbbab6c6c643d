#pragma once

#include <QLocale>

class QCoreApplication;

namespace ui {

/// Loads the app's own texts and those of Qt's dialogs for a language. English needs its file for
/// the plurals.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace ui
