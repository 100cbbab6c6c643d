#include "core/backend/backendinfo.h"

#include <QStringList>
#include <QVersionNumber>

namespace core {

QString unavailableSummary(const QList<BackendInfo> &backends)
{
    QStringList parts;
    for (const BackendInfo &backend : backends) {
        if (!backend.available)
            parts << backend.name + QStringLiteral(": ") + backend.reason;
    }
    return parts.join(u'\n');
}

bool versionAtLeast(const QString &version, const QString &wanted)
{
    const QString digits = version.startsWith(u'v') ? version.mid(1) : version;
    return QVersionNumber::fromString(digits) >= QVersionNumber::fromString(wanted);
}

} // namespace core
