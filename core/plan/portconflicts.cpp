#include "core/plan/portconflicts.h"

#include "core/stack/hostports.h"

#include <QCoreApplication>
#include <QMultiHash>

#include <algorithm>

namespace core {

namespace {

struct PortTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// One port of this machine that a service publishes.
struct HostPort
{
    const Service *service = nullptr;
    qsizetype index = 0;

    const PortMapping &mapping() const { return service->settings.ports[index]; }
    SourcePlace place() const { return service->portPlaces.value(index); }
};

/// Whether the service has a network of its own, so that its ports are published at all.
bool publishes(const Service &service)
{
    return service.networkMode.isEmpty() || service.networkMode == u"bridge";
}

QString sentence(const HostPort &port, const QString &problem)
{
    const QString path =
        QStringLiteral("services.%1.ports[%2]").arg(port.service->name).arg(port.index);
    const QString place = port.place().toString();
    return (place.isEmpty() ? path : place + QStringLiteral(": ") + path) + QStringLiteral(": ")
           + problem;
}

QString scaledProblem(const PortMapping &port, int scale)
{
    return PortTr::tr("%n container(s) cannot all publish the port %1 of this machine; leave the "
                      "choice to the runtime, or write a range",
                      nullptr,
                      scale)
        .arg(port.published);
}

QString sharedProblem(const HostPort &port, const HostPort &owner)
{
    const QString problem =
        PortTr::tr("the port %1 of this machine is also published by \"%2\", and both are to run")
            .arg(port.mapping().published, owner.service->name);
    const int line = owner.place().line;
    return line > 0 ? problem + PortTr::tr(" (line %1)").arg(line) : problem;
}

} // namespace

QStringList portConflicts(const Stack &stack, const QStringList &services, const UpOptions &options)
{
    QStringList conflicts;
    QMultiHash<QString, HostPort> owners;
    for (const Service &service : stack.services) {
        const int count = scaleOf(service, options);
        if (count == 0 || !services.contains(service.name) || !publishes(service))
            continue;
        for (qsizetype i = 0; i < service.settings.ports.size(); ++i) {
            const HostPort port{.service = &service, .index = i};
            const PortMapping &mapping = port.mapping();
            if (!isFixedPort(mapping))
                continue;
            if (count > 1)
                conflicts << sentence(port, scaledProblem(mapping, count));
            const auto [begin, end] = owners.equal_range(mapping.published);
            const auto owner = std::find_if(begin, end, [&](const HostPort &other) {
                // Written twice in one service, it is still published once.
                const bool isSame = other.service == &service && mapping == other.mapping();
                return !isSame && portsCollide(mapping, other.mapping());
            });
            if (owner != end)
                conflicts << sentence(port, sharedProblem(port, *owner));
            else
                owners.insert(mapping.published, port);
        }
    }
    return conflicts;
}

} // namespace core
