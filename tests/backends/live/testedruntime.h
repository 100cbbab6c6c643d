#pragma once

#include "core/backend/driver.h"

#include "tests/support/liveruntime.h"

#include <memory>

/// A real runtime as its driver sees it: probed, spoken to through its protocol, with a tiny image
/// that the protocol has built. One at a time: the environment leads to it.
class TestedRuntime
{
public:
    explicit TestedRuntime(const QString &name);

    /// Why it cannot be used; empty when it can.
    const QString &missing() const { return m_missing; }
    const core::Protocol &protocol() const { return *m_protocol; }
    QString name() const { return m_live.name(); }
    bool isPodman() const { return m_live.name() == u"podman"; }

    /// What a container, network or volume of this test is called.
    static QString named(const QString &name) { return QStringLiteral("perry-test-") + name; }
    /// The image: a busybox with an entrypoint, a command, a variable and a health check.
    static QString image() { return QStringLiteral("localhost/perry-test-image:1"); }
    /// A folder of this machine, such as a build's context.
    QString folder() const { return m_context.path(); }
    /// The first digits of ports of this machine: runtimes are tested at the same time.
    QString ports() const { return isPodman() ? QStringLiteral("280") : QStringLiteral("290"); }
    /// A container of the image that sleeps.
    static core::ContainerSpec sleeper(const QString &name);

    static core::ProcessResult run(const core::CommandLine &command);
    /// All of them in turn, up to the first failure.
    static core::ProcessResult run(const QList<core::CommandLine> &commands);
    /// Removes these containers, whatever state they are in.
    void remove(const QStringList &containers) const;

private:
    static core::ProcessResult runOnce(const core::CommandLine &command);
    void probe();
    void buildImage();

    support::LiveRuntime m_live;
    QTemporaryDir m_context;
    std::unique_ptr<core::Protocol> m_protocol;
    QString m_missing;
};

/// The runtime that PERRY_LIVE_RUNTIME names; all of them when it names none.
QStringList testedRuntimes();

/// What to say when a call failed.
QByteArray described(const core::CommandLine &command, const core::ProcessResult &result);
