#include "core/plan/criticalpath.h"

#include <algorithm>

namespace core {

QList<int> criticalPath(const QList<TimedStep> &steps)
{
    QList<int> path;
    if (steps.isEmpty())
        return path;
    const auto endsEarlier = [&steps](int a, int b) { return steps[a].ended < steps[b].ended; };
    const auto last =
        std::max_element(steps.begin(), steps.end(), [](const TimedStep &a, const TimedStep &b) {
            return a.ended < b.ended;
        });
    int step = static_cast<int>(last - steps.begin());
    // Needs point back, so a list that is what it says ends here by itself.
    while (path.size() < steps.size()) {
        path.prepend(step);
        QList<int> needs = steps[step].needs;
        needs.removeIf([&](int need) { return need < 0 || need >= step; });
        if (needs.isEmpty())
            break;
        step = *std::max_element(needs.begin(), needs.end(), endsEarlier);
    }
    return path;
}

} // namespace core
