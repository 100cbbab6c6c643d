#include "app/cli/looking.h"

#include "core/engine/observer.h"
#include "core/state/containerchoice.h"

namespace cli {

void lookAtStack(Context &context, const QStringList &services, const LookedAt &then, Detail detail)
{
    bool hasSpec = true;
    const auto stack = context.projectStack(&hasSpec);
    if (!stack)
        return;
    const auto look = [&context, stack, services, then, detail] {
        core::observe(*context.protocol(),
                      context.runner(),
                      {.filter = {.project = stack->project},
                       .networks = false,
                       .volumes = false,
                       .inspect = detail == Detail::Inspection},
                      &context,
                      [&context, stack, services, then](const core::Result<core::State> &state) {
                          if (!state) {
                              context.fail(state.error());
                              return;
                          }
                          const auto known = core::checkKnown(*stack, *state, services);
                          if (known)
                              then(*stack, *state);
                          else
                              context.fail(known.error());
                      });
    };
    const auto begin = [&context, look] { context.withBackend(look); };
    context.setRetry(begin);
    begin();
}

} // namespace cli
