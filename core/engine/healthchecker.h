#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace core {

/// Runs a container's health check by its timing, for runtimes that do not run checks themselves.
///
/// Until the first interval is over, when a runtime's own checks would not have begun yet, the test
/// is tried often and a failure does not count: what is ready early is known early. After that the
/// rules are docker's: one success is healthy, `retries` failures in a row are unhealthy, failures
/// in the start period do not count.
class HealthChecker : public QObject
{
    Q_OBJECT

public:
    HealthChecker(QString container,
                  QStringList test,
                  HealthCheck timing,
                  const Protocol &protocol,
                  Runner &runner,
                  QObject *parent = nullptr);

    void start();
    void stop();

signals:
    /// One check is over. `failures`: how many in a row count so far.
    void checked(bool passed, const QString &output, int failures);
    void unhealthy(const QString &output);
    /// The check could not be run at all: the container is gone or has ended.
    void impossible(const QString &output);

private:
    void check();
    void settle(const ProcessResult &result);
    bool isEarly() const;

    const QString m_container;
    const QStringList m_test;
    const HealthCheck m_timing;
    const Protocol &m_protocol;
    Runner &m_runner;
    QElapsedTimer m_age;
    QTimer m_next;
    QPointer<Process> m_process;
    int m_failures = 0;
    bool m_tryingOnly = false; ///< the check under way is an early try
    bool m_triedWell = false;  ///< an early try has passed
    bool m_stopped = false;
};

} // namespace core
