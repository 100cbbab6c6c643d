#pragma once

#include "core/engine/job.h"
#include "core/support/paths.h"
#include "fakebackend.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using support::FakeRuntime;

/// Everything a job needs, on a fake runtime.
struct Bench
{
    explicit Bench(const QString &backendName)
        : backend(backendName)
        , protocol(protocolOf(backendName))
    {
        store = *core::Store::open(core::dataFolder() + "/perry.db");
        runtime.addImage(backendName, "localhost/app:1");
    }

    std::unique_ptr<core::Job> job(core::JobRequest request)
    {
        return std::make_unique<core::Job>(
            1,
            std::move(request),
            core::JobTools{
                .protocol = protocol, .backend = backend, .runner = &runner, .store = store});
    }

    core::JobResult finish(core::Job &job)
    {
        QSignalSpy finished(&job, &core::Job::finished);
        job.start();
        if (!finished.wait(30000))
            qFatal("the job does not end");
        return finished.first().first().value<core::JobResult>();
    }

    core::JobResult run(core::JobRequest request)
    {
        const auto made = job(std::move(request));
        return finish(*made);
    }

    FakeRuntime runtime;
    const QString backend;
    std::shared_ptr<const core::Protocol> protocol;
    core::Runner runner;
    std::shared_ptr<core::Store> store;
};

inline core::Service service(const QString &name, const QStringList &command = {})
{
    core::Service made{.name = name,
                       .image = QStringLiteral("localhost/app:1"),
                       .networks = {{.network = QStringLiteral("default")}},
                       .configHash = QStringLiteral("1")};
    if (!command.isEmpty())
        made.settings.command = command;
    return made;
}

inline core::Stack shop(QList<core::Service> services)
{
    core::Stack stack{.project = "shop",
                      .services = std::move(services),
                      .networks = {{.key = "default", .name = "shop_default"}},
                      .volumes = {{.key = "data", .name = "shop_data"}}};
    stack.services[0].settings.mounts = {
        {.type = core::Mount::Type::Volume, .source = "data", .target = "/data"}};
    return stack;
}

inline core::JobRequest upOf(const core::Stack &stack)
{
    return {.kind = core::JobRequest::Kind::Up, .stack = stack};
}

inline core::JobRequest downOf(const core::Stack &stack, bool volumes = false)
{
    return {.kind = core::JobRequest::Kind::Down, .stack = stack, .down = {.volumes = volumes}};
}

inline core::HealthCheck quickCheck(const QStringList &test)
{
    return {.test = test, .interval = std::chrono::milliseconds(100), .retries = 2};
}
