#include "backends/common/machine.h"

#include <QFile>
#include <QFileInfo>

namespace backends::common {

static QByteArray smallFile(const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(largest)
                                                                      : QByteArray();
}

Machine thisMachine()
{
    return {.platform = core::effectivePlatform(),
            .exists = [](const QString &path) { return QFileInfo::exists(path); },
            .variable = [](const char *name) { return qEnvironmentVariable(name); },
            .read = smallFile};
}

QString cgroupVersion(const Machine &machine)
{
    const QString root = QStringLiteral("/sys/fs/cgroup");
    if (!machine.has(root))
        return {};
    return machine.has(root + QStringLiteral("/cgroup.controllers")) ? QStringLiteral("v2")
                                                                     : QStringLiteral("v1");
}

bool runsSystemd(const Machine &machine)
{
    return machine.has(QStringLiteral("/run/systemd/system"));
}

} // namespace backends::common
