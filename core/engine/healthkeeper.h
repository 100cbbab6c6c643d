#pragma once

#include "core/engine/healthchecker.h"
#include "core/state/state.h"

#include <QHash>

#include <memory>

namespace core {

/// Keeps running the health checks of all running containers on a runtime that does not do it
/// itself, as long as somebody looks.
class HealthKeeper : public QObject
{
    Q_OBJECT

public:
    using TimingLookup = std::function<HealthCheck(const ContainerInfo &)>;

    HealthKeeper(const Protocol &protocol,
                 Runner &runner,
                 TimingLookup timing,
                 QObject *parent = nullptr);
    ~HealthKeeper() override;

    /// The containers as they are now; checks of those that ended stop.
    void setContainers(const QList<ContainerInfo> &containers);

signals:
    /// A container's health is now another one.
    void healthChanged();

private:
    void add(const ContainerInfo &container);

    const Protocol &m_protocol;
    Runner &m_runner;
    const TimingLookup m_timing;
    std::map<QString, std::unique_ptr<HealthChecker>> m_checkers; ///< by id
    QHash<QString, bool> m_lastPassed;
};

} // namespace core
