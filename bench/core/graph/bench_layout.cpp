#include "core/graph/layout.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int runs = 15;

/// Most edges go anywhere, a third to a few hubs, as in real stacks.
core::LayoutRequest makeRequest(int nodes, int edges)
{
    QRandomGenerator random(7);
    core::LayoutRequest request;
    for (int i = 0; i < nodes; ++i)
        request.nodes.append({.size = {168, 56}, .port = 28});
    while (request.edges.size() < edges) {
        const int from = 1 + int(random.bounded(nodes - 1));
        const int hubs = std::max(1, std::min(from, nodes / 20));
        const int to = int(random.bounded(random.bounded(3) == 0 ? hubs : from));
        request.edges.append({.from = from, .to = to, .label = {44, 14}});
    }
    return request;
}

void measure(int nodes, int edges)
{
    const core::LayoutRequest request = makeRequest(nodes, edges);
    QList<double> times;
    core::GraphLayout layout;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        layout = core::layoutGraph(request);
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    std::printf("%5d nodes %5d edges: best %7.2f ms, median %7.2f ms, %.0f x %.0f\n",
                nodes,
                edges,
                times.first(),
                times[runs / 2],
                layout.size.width(),
                layout.size.height());
}

} // namespace

int main()
{
    measure(6, 7);
    measure(30, 45);
    measure(30, 60);
    measure(300, 450);
    measure(300, 600);
    measure(1000, 1500);
    measure(1000, 2000);
    return 0;
}
