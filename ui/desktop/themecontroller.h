#pragma once

#include "ui/desktop/theme.h"

#include <QObject>

#include <optional>

namespace ui {

/// What the user asked for; the words are those of --theme and of the setting.
enum class ThemeChoice { System, Light, Dark };

/// "system", "light" or "dark"; nothing else is a choice.
std::optional<ThemeChoice> themeChoice(const QString &word);
QString themeWord(ThemeChoice choice);

/// Applies style and palette to the application and follows the system's switch between light and
/// dark while the choice is System.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QObject *parent = nullptr);

    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    Scheme scheme() const { return m_scheme; }

signals:
    void schemeChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    Scheme m_scheme = Scheme::Light;
    bool m_pending = false;
};

} // namespace ui
