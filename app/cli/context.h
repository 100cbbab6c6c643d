#pragma once

#include "app/cli/invocation.h"
#include "app/cli/output.h"
#include "core/backend/detectioncache.h"
#include "core/backend/detector.h"
#include "core/compose/loader.h"
#include "core/process/runner.h"
#include "core/store/store.h"

#include <QObject>

#include <functional>
#include <optional>

namespace cli {

/// What all commands share: the command line, the way to speak, the runtime, the spec.
class Context : public QObject
{
    Q_OBJECT

public:
    Context(Invocation invocation, core::DriverList drivers);

    const Invocation &invocation() const { return m_invocation; }
    const Output &output() const { return m_output; }
    core::Runner &runner() { return m_runner; }

    /// Probes all runtimes now.
    void detect(std::function<void(const QList<core::BackendInfo> &)> then);
    /// Probes, or remembers a probe of a moment ago.
    void detectQuickly(std::function<void(const QList<core::BackendInfo> &)> then);
    /// The runtime to use, ready to be spoken to; ends the program when there is none. `name` pins
    /// one beside the command line and the environment.
    void withBackend(std::function<void()> then, const QString &name = {});
    const core::BackendInfo &backend() const { return m_backend; }
    const std::shared_ptr<const core::Protocol> &protocol() const { return m_protocol; }
    /// How to speak to a runtime that detection has found.
    std::shared_ptr<const core::Protocol> protocolOf(const core::BackendInfo &info) const;

    /// The resolved spec; findings are printed. An invalid one ends the program. `prepare` may
    /// change what is asked for. Where files of other machines have to be fetched first there is
    /// nothing yet, and the command begins anew once they are there: it must not have done
    /// anything.
    std::optional<core::LoadedProject>
    loadSpec(const std::function<void(core::LoadRequest &)> &prepare = {});
    /// Whether the command line says by name which project it means, so that no file is needed.
    bool hasOnlyProjectName() const;
    /// The project's name, from the command line or from the spec.
    std::optional<core::Stack> projectStack(bool *hasSpec);

    std::shared_ptr<core::Store> store();

    /// Ends the program after the event loop's next turn.
    void finish(int exitCode);
    void fail(const core::Error &error);
    /// For errors of the first call to a remembered runtime: true when the command was begun anew
    /// after a fresh detection, so that the caller has nothing left to do.
    bool retryAfterDetection(const core::Error &error);
    /// How the command begins.
    void setBeginning(std::function<void()> beginning) { m_beginning = std::move(beginning); }
    void setRetry(std::function<void()> retry) { m_retry = std::move(retry); }

private:
    QString pinnedBackend() const;
    QByteArray standardInput();
    void fetchRemotes(const core::LoadRequest &request);
    bool mayFetch(const QStringList &references) const;
    bool isRefusedByEnforcement(const core::LoadedProject &project);

    const Invocation m_invocation;
    const Output m_output;
    const core::DriverList m_drivers;
    core::Runner m_runner;
    core::DetectionCache m_cache;
    core::BackendInfo m_backend;
    std::shared_ptr<const core::Protocol> m_protocol;
    std::shared_ptr<core::Store> m_store;
    std::function<void()> m_beginning;
    std::function<void()> m_retry;
    core::StringMap m_remoteFiles;             ///< fetched for the spec
    std::optional<QByteArray> m_standardInput; ///< as far as it has been read
    bool m_fromCache = false;
};

} // namespace cli
