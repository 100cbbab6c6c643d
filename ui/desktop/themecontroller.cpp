#include "ui/desktop/themecontroller.h"

#include "ui/desktop/style.h"

#include <QApplication>
#include <QEvent>
#include <QStyleHints>

namespace ui {

namespace {

/// The system's own scheme. Before Qt 6.5 it shows only in the palette that the platform gives when
/// the application has set none.
Scheme systemScheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark
                   ? Scheme::Dark
                   : Scheme::Light;
#endif
    QApplication::setPalette(QPalette());
    return Theme::of(QApplication::palette()).scheme();
}

} // namespace

std::optional<ThemeChoice> themeChoice(const QString &word)
{
    if (word == QLatin1String("system"))
        return ThemeChoice::System;
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    if (word == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return std::nullopt;
}

QString themeWord(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeController::ThemeController(QObject *parent)
    : QObject(parent)
{
    QApplication::setStyle(new Style);
    apply();
    qApp->installEventFilter(this);
}

void ThemeController::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    // Every window is told; one answer is enough.
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System && !m_pending) {
        m_pending = true;
        QMetaObject::invokeMethod(this, &ThemeController::apply, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void ThemeController::apply()
{
    m_pending = false;
    const Scheme before = m_scheme;
    m_scheme = m_choice == ThemeChoice::System
                   ? systemScheme()
                   : (m_choice == ThemeChoice::Dark ? Scheme::Dark : Scheme::Light);
    QApplication::setPalette(Theme::of(m_scheme).palette());
    if (before != m_scheme)
        emit schemeChanged();
}

} // namespace ui
