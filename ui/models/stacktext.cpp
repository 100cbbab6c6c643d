#include "ui/models/stacktext.h"

#include "core/support/duration.h"
#include "core/support/paths.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

struct StackTr
{
    Q_DECLARE_TR_FUNCTIONS(ui)
};

using core::ServiceState;

/// The services in the worst state that there is, and that state.
struct Notable
{
    ServiceState state = ServiceState::Running;
    QStringList services = {};
};

Notable notableServices(const core::StackSnapshot &stack)
{
    static constexpr ServiceState order[] = {
        ServiceState::Failed,
        ServiceState::Unhealthy,
        ServiceState::Starting,
        ServiceState::Waiting,
        ServiceState::Paused,
        ServiceState::Stopped,
    };
    for (const ServiceState state : order) {
        Notable notable{.state = state};
        for (const core::ServiceSnapshot &service : stack.services)
            if (service.state == state)
                notable.services.append(service.name);
        if (!notable.services.isEmpty())
            return notable;
    }
    return {};
}

QString withOne(ServiceState state, int running, int total, const QString &service)
{
    switch (state) {
    case ServiceState::Failed:
        return StackTr::tr("%1 of %2 running, %3 failed").arg(running).arg(total).arg(service);
    case ServiceState::Unhealthy:
        return StackTr::tr("%1 of %2 running, %3 is unhealthy")
            .arg(running)
            .arg(total)
            .arg(service);
    case ServiceState::Starting:
    case ServiceState::Waiting:
        return StackTr::tr("%1 of %2 running, %3 is starting").arg(running).arg(total).arg(service);
    case ServiceState::Paused:
        return StackTr::tr("%1 of %2 running, %3 is paused").arg(running).arg(total).arg(service);
    default:
        return StackTr::tr("%1 of %2 running, %3 is stopped").arg(running).arg(total).arg(service);
    }
}

QString withMany(ServiceState state, int running, int total, int count)
{
    switch (state) {
    case ServiceState::Failed:
        return StackTr::tr("%1 of %2 running, %3 failed").arg(running).arg(total).arg(count);
    case ServiceState::Unhealthy:
        return StackTr::tr("%1 of %2 running, %n unhealthy", nullptr, count)
            .arg(running)
            .arg(total);
    case ServiceState::Starting:
    case ServiceState::Waiting:
        return StackTr::tr("%1 of %2 running, %n starting", nullptr, count).arg(running).arg(total);
    case ServiceState::Paused:
        return StackTr::tr("%1 of %2 running, %n paused", nullptr, count).arg(running).arg(total);
    default:
        return StackTr::tr("%1 of %2 running, %n stopped", nullptr, count).arg(running).arg(total);
    }
}

bool all(const core::StackSnapshot &stack, ServiceState state)
{
    return std::all_of(stack.services.cbegin(),
                       stack.services.cend(),
                       [state](const auto &service) { return service.state == state; });
}

} // namespace

bool isUp(const core::ServiceSnapshot &service)
{
    switch (service.state) {
    case ServiceState::Starting:
    case ServiceState::Running:
    case ServiceState::Healthy:
    case ServiceState::Unhealthy:
    case ServiceState::Paused:
        return true;
    default:
        return service.runningReplicas > 0;
    }
}

int meantToRun(const core::StackSnapshot &stack)
{
    return int(stack.services.size()) - stack.doneServices;
}

QString countText(const core::StackSnapshot &stack)
{
    if (!stack.reachable || meantToRun(stack) <= 0)
        return {};
    const bool anyRuns = std::any_of(stack.services.cbegin(), stack.services.cend(), isUp);
    if (!anyRuns && stack.runningServices == 0 && stack.overall != ServiceState::Failed)
        return {};
    return QStringLiteral("%1/%2").arg(stack.runningServices).arg(meantToRun(stack));
}

QString countAndDoneText(const core::StackSnapshot &stack)
{
    const QString count = countText(stack);
    return count.isEmpty() || stack.doneServices == 0
               ? count
               : StackTr::tr("%1 · %n done", nullptr, stack.doneServices).arg(count);
}

QString overallText(const core::StackSnapshot &stack)
{
    if (!stack.reachable)
        return StackTr::tr("Last known state");
    if (stack.services.isEmpty())
        return StackTr::tr("No services");
    if (all(stack, ServiceState::NotCreated))
        return StackTr::tr("Not created");
    if (all(stack, ServiceState::Done))
        return StackTr::tr("Done");
    if (all(stack, ServiceState::Stopped))
        return StackTr::tr("Stopped");
    const int running = stack.runningServices;
    const int total = meantToRun(stack);
    const Notable notable = notableServices(stack);
    if (notable.services.size() == 1)
        return withOne(notable.state, running, total, notable.services.first());
    if (!notable.services.isEmpty())
        return withMany(notable.state, running, total, int(notable.services.size()));
    return StackTr::tr("%1 of %2 running").arg(running).arg(total);
}

QString sinceText(const core::ServiceSnapshot &service, const QDateTime &now)
{
    if (service.state == ServiceState::Failed || service.state == ServiceState::Done)
        return StackTr::tr("exit %1").arg(service.exitCode);
    if (!service.since.isValid() || service.state == ServiceState::NotCreated)
        return {};
    const qint64 age = std::max<qint64>(0, service.since.msecsTo(now));
    // Tenths of a second would only flicker.
    return age < 10'000 ? StackTr::tr("%1 s").arg(age / 1000)
                        : core::shortDuration(std::chrono::milliseconds(age));
}

QList<core::PublishedPort> openPorts(const core::ServiceSnapshot &service)
{
    QList<core::PublishedPort> ports;
    for (const core::PublishedPort &port : service.ports) {
        const bool known = std::any_of(ports.cbegin(), ports.cend(), [&](const auto &other) {
            return other.hostPort == port.hostPort && other.protocol == port.protocol;
        });
        if (port.hostPort > 0 && !known)
            ports.append(port);
    }
    return ports;
}

QString portText(const core::PublishedPort &port)
{
    return port.protocol == QLatin1String("tcp")
               ? QString::number(port.hostPort)
               : QStringLiteral("%1/%2").arg(port.hostPort).arg(port.protocol);
}

QUrl portUrl(const core::PublishedPort &port)
{
    if (port.hostPort <= 0 || port.protocol != QLatin1String("tcp"))
        return {};
    const bool everywhere = port.hostIp.isEmpty() || port.hostIp == QLatin1String("0.0.0.0")
                            || port.hostIp == QLatin1String("::")
                            || port.hostIp == QLatin1String("127.0.0.1");
    const bool secure = port.containerPort == 443 || port.containerPort == 8443;
    QUrl url;
    url.setScheme(secure ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(everywhere ? QStringLiteral("localhost") : port.hostIp);
    if (port.hostPort != (secure ? 443 : 80))
        url.setPort(port.hostPort);
    url.setPath(QStringLiteral("/"));
    return url;
}

QString imageText(const QString &reference)
{
    const qsizetype digest = reference.indexOf(QLatin1String("@sha256:"));
    return digest < 0 ? reference : reference.left(digest + 8 + 12) + QStringLiteral("…");
}

QString filesText(const core::StackSnapshot &stack)
{
    if (stack.files.isEmpty())
        return stack.hasSpec ? core::shownPath(stack.workingDirectory)
                             : StackTr::tr("Known by its containers only");
    const QString first = core::shownPath(stack.files.first());
    const int more = int(stack.files.size()) - 1;
    return more == 0 ? first : StackTr::tr("%1 and %n more", nullptr, more).arg(first);
}

} // namespace ui
