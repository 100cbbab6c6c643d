#pragma once

#include "core/backend/backendinfo.h"
#include "core/backend/driver.h"

#include <optional>

namespace core {

/// Remembers which runtimes worked a moment ago, so that a command line that is called often need
/// not probe each time. It does not count any more when a runtime's program was installed, removed
/// or replaced, when a variable that points to a runtime is another one, or after five minutes. Who
/// uses it must drop it and detect when the runtime turns out not to answer.
class DetectionCache
{
public:
    DetectionCache(DriverList drivers, QStringList names);

    std::optional<QList<BackendInfo>> read() const;
    void write(const QList<BackendInfo> &backends) const;
    void drop() const;

private:
    QString fingerprint() const;

    const DriverList m_drivers;
    const QStringList m_names;
};

} // namespace core
