#pragma once

#include "core/stack/stack.h"
#include "core/state/state.h"

namespace core {

/// The containers of one service, lowest number first, one-off runs and those set aside
/// left out.
QList<ContainerInfo> replicasOf(const State &state, const QString &project, const QString &service);

/// Containers of the project that were set aside and never cleared away.
QList<ContainerInfo> setAsideOf(const State &state, const QString &project);

/// Containers of the project whose service the stack does not know, one-offs included when over.
QList<ContainerInfo> orphansOf(const Stack &stack, const State &state);

/// Containers of the project that were made for one command or for a hook.
QList<ContainerInfo> oneOffsOf(const State &state, const QString &project);

/// Containers of the project whose service its profiles switch off.
QList<ContainerInfo> switchedOffOf(const Stack &stack, const State &state);

/// Whether another service waits for this one to come to its end.
bool isOneShot(const Stack &stack, const QString &service);

/// A one-shot that others wait for and that has ended with 0 has done its work.
bool isDone(const Stack &stack, const Service &service, const ContainerInfo &container);

} // namespace core
