#pragma once

#include "core/backend/driver.h"
#include "core/process/runner.h"

#include <QObject>

namespace core {

/// Probes every runtime of the platform at once, 2 s each, so that detection takes as long as the
/// slowest probe and not the sum. finished() follows start() exactly once.
class Detector : public QObject
{
    Q_OBJECT

public:
    Detector(DriverList drivers, Runner &runner, QObject *parent = nullptr);

    /// Probes all of `names`, in this order of priority. While it probes, a second call is ignored.
    void start(const QStringList &names);

signals:
    /// One row is known (found or not); for a panel that fills while others are still probed.
    void probed(const core::BackendInfo &backend);
    void finished(const QList<core::BackendInfo> &backends);

private:
    void probe(int index);
    void settle(int index, BackendInfo info);
    void finishOne();

    const DriverList m_drivers;
    Runner &m_runner;
    QList<BackendInfo> m_backends;
    int m_pending = 0;
};

/// Looks for a program on PATH and in the usual extra places that a GUI program's PATH lacks.
QString findProgram(const QStringList &names);

} // namespace core
