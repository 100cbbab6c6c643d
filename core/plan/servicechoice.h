#pragma once

#include "core/graph/digraph.h"
#include "core/plan/planbuilder.h"
#include "core/state/containerchoice.h"
#include "core/state/state.h"
#include "core/support/result.h"

namespace core {

// What the plans about some services of a stack share. An empty list of services means all.

/// An error for the first name that the stack does not have.
Result<> checkServices(const Stack &stack, const QStringList &services);

bool isWanted(const QString &service, const QStringList &services);

/// Services and what they wait for.
Digraph dependencyGraph(const Stack &stack);

/// Levels of the stack, dependencies first; a cycle (only possible in rebuilt stacks) is one level.
QList<QStringList> levelsOf(const Stack &stack);

/// All containers of these services, in their order.
QList<ContainerInfo>
containersOf(const Stack &stack, const State &state, const QStringList &services);

/// What has to be done before these can be stopped: not every runtime stops what is paused. Gives
/// the step that lets them go on, or `needs` when none is paused.
QList<int> unpausedFirst(PlanBuilder &builder,
                         const QList<ContainerInfo> &containers,
                         const QList<int> &needs);

QStringList namesOf(const QList<ContainerInfo> &containers);

} // namespace core
