#pragma once

#include "core/state/snapshot.h"

#include <QRandomGenerator>

/// Stacks for the tests of the graph.
namespace stacks {

inline core::Dependency
on(const QString &service,
   core::Dependency::Condition condition = core::Dependency::Condition::Started)
{
    return {.service = service, .condition = condition};
}

inline core::ServiceSnapshot service(const QString &name,
                                     core::ServiceState state,
                                     const QList<core::Dependency> &dependsOn = {})
{
    return {.name = name,
            .state = state,
            .image = QStringLiteral("shop/%1:dev").arg(name),
            .container = QStringLiteral("shop-%1-1").arg(name),
            .dependsOn = dependsOn,
            .restart = QStringLiteral("unless-stopped"),
            .environmentCount = 12};
}

/// Six services in many states, as they are while api is on its way.
inline core::StackSnapshot shop()
{
    using core::ServiceState;
    const auto healthy = core::Dependency::Condition::Healthy;
    const auto done = core::Dependency::Condition::CompletedSuccessfully;
    const QDateTime now = QDateTime::currentDateTimeUtc();

    core::StackSnapshot stack{.project = QStringLiteral("shop"), .hasSpec = true};
    core::ServiceSnapshot db = service(QStringLiteral("db"), ServiceState::Healthy);
    db.volumes = {QStringLiteral("db_data")};
    db.mounts = {QStringLiteral("db_data → /var/lib/postgresql/data")};
    db.networks = {QStringLiteral("back")};
    db.since = now.addSecs(-2 * 3600 - 5);
    core::ServiceSnapshot cache = service(QStringLiteral("cache"), ServiceState::Running);
    cache.since = now.addSecs(-2 * 3600 - 5);
    cache.networks = {QStringLiteral("back")};
    core::ServiceSnapshot api = service(QStringLiteral("api"),
                                        ServiceState::Starting,
                                        {on(QStringLiteral("db"), healthy),
                                         on(QStringLiteral("cache")),
                                         on(QStringLiteral("migrate"), done)});
    api.reason = QStringLiteral(
        "Waits for its health check (12 s of 60 s). Last check: connection refused.");
    api.since = now.addSecs(-12);
    api.ports = {{.hostPort = 8080, .containerPort = 80}};
    api.networks = {QStringLiteral("front"), QStringLiteral("back")};
    api.volumes = {QStringLiteral("uploads")};
    api.mounts = {QStringLiteral("uploads → /srv/uploads"), QStringLiteral("./a.conf → /etc/a")};
    core::ServiceSnapshot web =
        service(QStringLiteral("web"), ServiceState::Running, {on(QStringLiteral("api"))});
    web.since = now.addSecs(-7205);
    web.networks = {QStringLiteral("front")};
    core::ServiceSnapshot worker = service(
        QStringLiteral("worker"), ServiceState::NotCreated, {on(QStringLiteral("api"), healthy)});
    worker.container.clear();
    stack.services = {
        db,
        cache,
        service(QStringLiteral("migrate"), ServiceState::Done, {on(QStringLiteral("db"), healthy)}),
        api,
        worker,
        web};
    return stack;
}

/// A stack of any size: most services need one or two others, a third of them a few hubs.
inline core::StackSnapshot large(int services, quint32 seed = 3)
{
    using core::ServiceState;
    constexpr ServiceState states[] = {ServiceState::Healthy,
                                       ServiceState::Running,
                                       ServiceState::Running,
                                       ServiceState::Stopped,
                                       ServiceState::Failed,
                                       ServiceState::Starting,
                                       ServiceState::Done,
                                       ServiceState::Unhealthy};
    QRandomGenerator random(seed);
    core::StackSnapshot stack{.project = QStringLiteral("large")};
    for (int i = 0; i < services; ++i) {
        core::ServiceSnapshot next =
            service(QStringLiteral("service-%1").arg(i), states[random.bounded(8)]);
        next.since = QDateTime::currentDateTimeUtc().addSecs(-qint64(random.bounded(100'000)));
        if (random.bounded(6) == 0)
            next.volumes = {QStringLiteral("data-%1").arg(i)};
        QStringList known;
        for (int k = 0; i > 0 && k < 2; ++k) {
            const int hubs = std::max(1, std::min(i, services / 15));
            const int target = int(random.bounded(random.bounded(3) == 0 ? hubs : i));
            const QString name = QStringLiteral("service-%1").arg(target);
            if (random.bounded(4) == 0 || known.contains(name))
                continue;
            known << name;
            next.dependsOn << on(name, core::Dependency::Condition(random.bounded(3)));
        }
        stack.services << next;
    }
    return stack;
}

} // namespace stacks
