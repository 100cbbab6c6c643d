#include "tests/ui/graph/stacks.h"
#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/graph/graphscene.h"
#include "ui/graph/graphview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

constexpr int frames = 40;

/// The median time of changing something and painting what that made stale.
void measure(const char *name, ui::GraphView &view, const std::function<void(int)> &change)
{
    QList<double> times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        change(frame);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        view.viewport()->repaint();
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    std::printf("  %-24s %7.2f ms, worst %7.2f ms\n", name, times[frames / 2], times.last());
}

void show(ui::GraphView &view, const core::StackSnapshot &stack)
{
    QEventLoop loop;
    QObject::connect(&view, &ui::GraphView::layoutChanged, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    view.setStack(stack);
    const double caller = double(timer.nsecsElapsed()) / 1e6;
    if (view.isLayingOut())
        loop.exec();
    std::printf("%lld services: %.1f ms in the caller, %.1f ms until laid out\n",
                static_cast<long long>(stack.services.size()),
                caller,
                double(timer.nsecsElapsed()) / 1e6);
}

void run(int services)
{
    core::StackSnapshot stack = stacks::large(services);
    for (core::ServiceSnapshot &service : stack.services) {
        if (service.state == core::ServiceState::Starting)
            service.state = core::ServiceState::Running;
    }
    ui::GraphView view;
    view.resize(1280, 800);
    view.show();
    show(view, stack);

    measure("all, fitted", view, [&](int) { view.viewport()->update(); });
    measure("zoom", view, [&](int frame) { frame % 2 == 0 ? view.zoomIn() : view.zoomOut(); });
    view.fit();
    measure("20 states", view, [&](int frame) {
        for (int i = 0; i < 20; ++i) {
            auto &service = stack.services[(i * 13 + frame) % stack.services.size()];
            service.state = service.state == core::ServiceState::Healthy
                                ? core::ServiceState::Failed
                                : core::ServiceState::Healthy;
        }
        view.setStack(stack);
    });
    measure("all states", view, [&](int frame) {
        for (auto &service : stack.services)
            service.state =
                frame % 2 == 0 ? core::ServiceState::Failed : core::ServiceState::Healthy;
        view.setStack(stack);
    });
    while (view.transform().m11() < 1)
        view.zoomIn();
    measure("pan at 100 %", view, [&](int frame) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value()
                                             + (frame % 2 == 0 ? 40 : -40));
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    QApplication::setStyle(new ui::Style);
    QApplication::setPalette(ui::Theme::of(ui::Scheme::Light).palette());
    run(30);
    run(300);
    run(1000);
    return 0;
}
