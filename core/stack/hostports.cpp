#include "core/stack/hostports.h"

namespace core {

namespace {

/// Whether a socket bound to one address keeps others from binding to the other one.
bool overlap(const QString &one, const QString &other)
{
    const bool isV6 = one.contains(u':') || other.contains(u':');
    const auto isEvery = [isV6](const QString &address) {
        return address.isEmpty() || address == (isV6 ? u"::" : u"0.0.0.0");
    };
    const bool sameFamily =
        one.isEmpty() || other.isEmpty() || one.contains(u':') == other.contains(u':');
    return one == other || (sameFamily && (isEvery(one) || isEvery(other)));
}

} // namespace

bool isFixedPort(const PortMapping &port)
{
    return !port.published.isEmpty() && port.published != u"0" && !port.published.contains(u'-');
}

bool portsCollide(const PortMapping &one, const PortMapping &other)
{
    return one.published == other.published && one.protocol == other.protocol
           && overlap(one.hostIp, other.hostIp);
}

} // namespace core
