#include "core/state/usage.h"

#include <algorithm>

namespace core {

void countCpuBetween(QList<ContainerUsage> &now,
                     const QList<ContainerUsage> &before,
                     std::chrono::nanoseconds elapsed)
{
    if (elapsed.count() <= 0)
        return;
    for (ContainerUsage &usage : now) {
        const auto last = std::find_if(
            before.begin(), before.end(), [&](const auto &other) { return other.id == usage.id; });
        // Less than before: it has been started again.
        if (last == before.end() || !usage.cpuTime || !last->cpuTime
            || *usage.cpuTime < *last->cpuTime)
            continue;
        usage.cpuPercent = 100.0 * static_cast<double>((*usage.cpuTime - *last->cpuTime).count())
                           / static_cast<double>(elapsed.count());
    }
}

} // namespace core
