#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace core {

/// One setting: where it is kept, of which type it is, and what holds while nobody has set it.
template<typename T>
struct Setting
{
    const char *key;
    T defaultValue = {};
};

/// Every setting of Perry, declared once.
namespace settings {
/// system, light or dark.
inline const Setting<QString> theme{"ui/theme", QStringLiteral("system")};
/// The runtime that the user has chosen; empty = automatic.
inline const Setting<QString> pinnedBackend{"runtime/pinned"};
inline const Setting<QByteArray> windowGeometry{"ui/geometry"};
/// Heights of page and bottom panel.
inline const Setting<QByteArray> dockSplitter{"ui/dockSplitter"};
inline const Setting<bool> dockVisible{"ui/dockVisible", true};
inline const Setting<int> dockTab{"ui/dockTab", 0};
inline const Setting<bool> sidebarExpanded{"ui/sidebarExpanded", true};
inline const Setting<int> stackTab{"ui/stackTab", 0};
/// The stacks of the list, in pairs: project, and the compose file or folder it was opened from.
inline const Setting<QStringList> openStacks{"stacks/open"};
inline const Setting<QString> currentStack{"stacks/current"};
/// Where the file dialog starts.
inline const Setting<QString> lastFolder{"stacks/lastFolder"};
} // namespace settings

/// Reads and writes settings. What is stored with a wrong type reads as the default.
class Settings
{
public:
    /// Kept in `file`; the user's own one when it is empty.
    explicit Settings(const QString &file = {});

    template<typename T>
    T value(const Setting<T> &setting) const
    {
        const QVariant stored = m_store.value(QLatin1String(setting.key));
        return stored.isValid() && stored.canConvert<T>() ? stored.value<T>()
                                                          : setting.defaultValue;
    }

    template<typename T>
    void setValue(const Setting<T> &setting, const T &value)
    {
        m_store.setValue(QLatin1String(setting.key), QVariant::fromValue(value));
    }

private:
    QSettings m_store;
};

} // namespace core
