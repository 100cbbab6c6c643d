#pragma once

#include "core/plan/planner.h"
#include "core/stack/labels.h"

/// A small stack and what may be there of it, for the tests of plans.
namespace planshop {

using namespace core;

inline const QString token = QStringLiteral("0123456789abcdef0123456789abcdef");

inline Service service(const QString &name, QList<Dependency> dependsOn = {})
{
    Service made{.name = name,
                 .image = QStringLiteral("localhost/app:1"),
                 .networks = {{.network = QStringLiteral("default")}},
                 .dependsOn = std::move(dependsOn),
                 .configHash = QStringLiteral("hash-") + name};
    return made;
}

inline Stack shop(QList<Service> services)
{
    return {.project = "shop",
            .services = std::move(services),
            .networks = {{.key = "default", .name = "shop_default", .configHash = "n"}}};
}

inline ContainerInfo container(const QString &serviceName,
                               ContainerInfo::Status status = ContainerInfo::Status::Running,
                               int number = 1)
{
    return {.id = QStringLiteral("id-%1-%2").arg(serviceName).arg(number),
            .name = QStringLiteral("shop-%1-%2").arg(serviceName).arg(number),
            .image = "localhost/app:1",
            .status = status,
            .labels = {{label::project, "shop"},
                       {label::service, serviceName},
                       {label::number, QString::number(number)},
                       {label::oneOff, "False"},
                       {label::configHash, "hash-" + serviceName},
                       {label::imageId, "sha256:aaa"}},
            .networks = {"shop_default"}};
}

inline State machine(QList<ContainerInfo> containers, bool withNetwork = true)
{
    State state{.containers = std::move(containers),
                .images = {{.id = "aaa", .references = {"localhost/app:1"}}}};
    if (withNetwork)
        state.networks.append({.id = "n1",
                               .name = "shop_default",
                               .labels = {{label::project, "shop"}, {label::configHash, "n"}}});
    return state;
}

inline Dependency on(const QString &name,
                     Dependency::Condition condition = Dependency::Condition::Started)
{
    return {.service = name, .condition = condition};
}

inline QString text(const Result<Plan> &plan)
{
    return plan ? planText(*plan) : QStringLiteral("error: ") + plan.error().summary;
}

} // namespace planshop
