#pragma once

#include "core/engine/jobsnapshot.h"
#include "core/state/snapshot.h"
#include "ui/desktop/actions.h"

#include <QSet>

namespace ui {

/// What the actions for a stack and its services depend on.
struct Situation
{
    const core::StackSnapshot *stack = nullptr; ///< null: none is shown
    QStringList selected = {};                  ///< services
    bool busy = false;                          ///< an operation on the stack is under way
    bool runtimeUsable = true;
};

/// The actions of a stack and its services that make sense now. Pure.
QSet<ActionId> availableActions(const Situation &situation);

/// Those that availableActions() decides about; all others are always there.
QList<ActionId> decidedActions();

} // namespace ui
