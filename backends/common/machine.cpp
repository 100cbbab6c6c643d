#include "backends/common/machine.h"

#include <QFileInfo>

namespace backends::common {

Machine thisMachine()
{
    return {.platform = core::effectivePlatform(),
            .exists = [](const QString &path) { return QFileInfo::exists(path); },
            .variable = [](const char *name) { return qEnvironmentVariable(name); }};
}

bool runsSystemd(const Machine &machine)
{
    return machine.has(QStringLiteral("/run/systemd/system"));
}

} // namespace backends::common
