#pragma once

#include "core/plan/planbuilder.h"
#include "core/plan/planner.h"

namespace core {

/// Plans the networks and volumes that services need: one step each, whichever services use it.
class ResourcePlanner
{
public:
    ResourcePlanner(const Stack &stack,
                    const State &state,
                    const UpOptions &options,
                    PlanBuilder &builder)
        : m_stack(stack)
        , m_state(state)
        , m_options(options)
        , m_builder(builder)
    {}

    /// Fails when an external one does not exist.
    Result<> plan(const Service &service);

    /// The step that creates one, by its key; -1 when there is none.
    int networkStep(const QString &key) const { return m_networkSteps.value(key, -1); }
    int volumeStep(const QString &key) const { return m_volumeSteps.value(key, -1); }

private:
    Result<> planNetworks(const Service &service);
    Result<> planNetwork(const NetworkSpec &network);
    Result<> planVolumes(const Service &service);

    const Stack &m_stack;
    const State &m_state;
    const UpOptions &m_options;
    PlanBuilder &m_builder;
    QMap<QString, int> m_networkSteps;
    QMap<QString, int> m_volumeSteps;
};

} // namespace core
