#include "core/settings/settings.h"

#include "core/support/paths.h"

namespace core {

Settings::Settings(const QString &file)
    : m_store(file.isEmpty() ? configFolder() + QStringLiteral("/settings.ini") : file,
              QSettings::IniFormat)
{}

} // namespace core
