#pragma once

#include "backends/backends.h"
#include "core/process/runner.h"
#include "tests/support/fakeruntime.h"

#include <QTest>

#include <memory>

/// How podman or docker is spoken to, as it is after they were found.
inline std::unique_ptr<core::Protocol> protocolOf(const QString &name)
{
    for (const auto &driver : backends::allDrivers()) {
        if (driver->name() == name)
            return driver->protocol({.name = name,
                                     .available = true,
                                     .version = name == u"docker" ? "20.10.24" : "4.3.1",
                                     .mode = "rootful",
                                     .executable = name,
                                     .runsHealthChecks = name == u"docker"});
    }
    qFatal("There is no backend %s", qPrintable(name));
}

/// A fake runtime with an image, and what it takes to speak to it.
struct FakeBackend
{
    explicit FakeBackend(const QString &backendName)
        : name(backendName)
        , protocol(protocolOf(backendName))
    {
        runtime.addImage(name, QStringLiteral("localhost/app:1"));
        runtime.forgetCalls();
    }

    /// A container of project shop that has been made by the call `operation`.
    void run(const QString &service, const QString &operation = QStringLiteral("op1"))
    {
        runtime.run(name,
                    {"run",
                     "-d",
                     "--name",
                     QStringLiteral("shop-%1-1").arg(service),
                     "--label",
                     "com.docker.compose.project=shop",
                     "--label",
                     "com.docker.compose.service=" + service,
                     "--label",
                     "perry.compose.operation=" + operation,
                     "localhost/app:1"});
    }

    support::FakeRuntime runtime;
    const QString name;
    std::unique_ptr<core::Protocol> protocol;
    core::Runner runner;
};

/// Rows for the test function: one a backend.
inline void everyBackend()
{
    QTest::addColumn<QString>("backend");
    QTest::newRow("podman") << "podman";
    QTest::newRow("docker") << "docker";
}
