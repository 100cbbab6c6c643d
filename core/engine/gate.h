#pragma once

#include "core/backend/protocol.h"
#include "core/engine/healthchecker.h"
#include "core/plan/plan.h"
#include "core/process/runner.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace core {

/// Waits until the containers of a service are healthy, run, or have ended with 0. Looks when
/// nudged by an event and, for the case that one is missed, now and then. finished() follows
/// exactly once.
class Gate : public QObject
{
    Q_OBJECT

public:
    Gate(const Operation &wait,
         const Protocol &protocol,
         Runner &runner,
         QObject *parent = nullptr);

    void start();
    void cancel();
    /// Something happened to a container of this name.
    void nudge(const QString &container);

signals:
    /// Why it still waits, for people: "3rd check failed: connection refused".
    void progressed(const QString &reason);
    void finished(const core::Result<> &result);

private:
    void look();
    Error unreadable(const CommandLine &inspect,
                     const ProcessResult &result,
                     const Result<QList<ContainerInfo>> &containers) const;
    void judge(const QList<ContainerInfo> &containers);
    /// The reason why waiting has no sense any more, if there is one.
    std::optional<Error> hopeless(const ContainerInfo &container) const;
    bool holds(const ContainerInfo &container) const;
    void checkOurselves(const ContainerInfo &container);
    void fail(Error error, const QString &container);
    void finish(const Result<> &result);

    const Operation m_wait;
    const Protocol &m_protocol;
    Runner &m_runner;
    QTimer m_nextLook;
    std::vector<std::unique_ptr<HealthChecker>> m_checkers;
    QStringList m_passed; ///< containers that our own checks have found healthy
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_over = false;
};

} // namespace core
