// Measures the log view: a flood of lines into a window that is shown, and finding in them.

#include "core/logs/logsearch.h"
#include "ui/desktop/theme.h"
#include "ui/logs/logview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <thread>

namespace {

constexpr int lineCount = 1'000'000;
constexpr int linesPerBatch = 4'000;
constexpr int batchesPerTurn = 4;

core::LogBatch makeBatch(int from)
{
    static const QString services[] = {"db", "cache", "api", "web"};
    core::LogBatch batch;
    batch.reserve(linesPerBatch);
    for (int i = from; i < from + linesPerBatch; ++i) {
        QByteArray text = "\x1b[32mINFO\x1b[0m GET /items/" + QByteArray::number(i)
                          + (i % 100 == 0 ? " status=500" : " status=200") + " user=someone@example"
                          + " took=12ms ";
        text += QByteArray(std::max<qsizetype>(0, 120 - text.size()), 'x');
        batch << core::LogLine{
            .time = qint64(i + 1) * 1000, .service = services[i / 50 % 4], .text = text};
    }
    return batch;
}

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

void runUntil(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// The longest time in which the event loop did not come round.
class GapMeter
{
public:
    GapMeter()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_worst = std::max(m_worst, double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
        });
        m_timer.start(0);
    }
    double worst() const { return m_worst; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_worst = 0;
};

/// Batches from another thread, as the engine's come.
class Producer
{
public:
    Producer()
        : m_thread([this] {
            for (int from = 0; from < lineCount; from += linesPerBatch) {
                core::LogBatch batch = makeBatch(from);
                const std::lock_guard guard(m_mutex);
                m_batches.push_back(std::move(batch));
            }
        })
    {}
    void finish() { m_thread.join(); }
    QList<core::LogBatch> take(int count)
    {
        const std::lock_guard guard(m_mutex);
        QList<core::LogBatch> taken;
        while (!m_batches.isEmpty() && taken.size() < count)
            taken << m_batches.takeFirst();
        return taken;
    }

private:
    std::mutex m_mutex;
    QList<core::LogBatch> m_batches;
    std::thread m_thread;
};

void flood(ui::LogView &view)
{
    Producer producer;
    // What is measured is the window, so the lines are there before.
    producer.finish();
    const double before = residentMegabytes();
    GapMeter gaps;
    QElapsedTimer clock;
    clock.start();
    QTimer feed;
    QObject::connect(&feed, &QTimer::timeout, &view, [&] {
        for (const core::LogBatch &batch : producer.take(batchesPerTurn))
            view.append(batch);
    });
    feed.start(0);
    runUntil([&] { return view.store().end() == lineCount && !view.isBehind(); });
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    std::printf("flood: %.2f M lines/s (%.3f s), worst gap %.1f ms\n",
                lineCount / seconds / 1e6,
                seconds,
                gaps.worst());
    std::printf("store: %.0f MB for %d lines (resident before %.0f MB)\n",
                double(view.store().byteCount()) / 1e6,
                lineCount,
                before);
}

void find(ui::LogView &view, const QString &query)
{
    GapMeter gaps;
    QElapsedTimer clock;
    clock.start();
    view.setQuery(query);
    runUntil([&] { return !view.finder().isRunning(); });
    std::printf("find %-28s %6.0f ms, %zu lines, worst gap %.1f ms\n",
                qPrintable(query),
                double(clock.nsecsElapsed()) / 1e6,
                view.finder().lines().size(),
                gaps.worst());
    view.setQuery({});
}

void hide(ui::LogView &view)
{
    QElapsedTimer clock;
    clock.start();
    view.setHiddenServices({"api", "web"});
    const double hidden = double(clock.nsecsElapsed()) / 1e6;
    view.viewport()->repaint();
    std::printf("hide two services: %.1f ms, with painting %.1f ms\n",
                hidden,
                double(clock.nsecsElapsed()) / 1e6);
    view.setHiddenServices({});
}

void jump(ui::LogView &view)
{
    double worst = 0;
    for (int i = 0; i < 50; ++i) {
        QElapsedTimer clock;
        clock.start();
        view.verticalScrollBar()->setValue(int(quint32(i) * 2654435761u % lineCount));
        view.viewport()->repaint();
        worst = std::max(worst, double(clock.nsecsElapsed()) / 1e6);
    }
    std::printf("jump: worst %.1f ms\n", worst);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setPalette(ui::Theme::of(ui::Scheme::Dark).palette());
    if (argc > 1) {
        // Memory alone: lines are made as they are taken in.
        ui::LogView view;
        view.resize(1200, 800);
        view.show();
        for (int from = 0; from < lineCount; from += linesPerBatch)
            view.append(makeBatch(from));
        runUntil([&] { return !view.isBehind(); });
        std::printf("memory: %.0f MB resident with %d lines\n", residentMegabytes(), lineCount);
        return 0;
    }
    ui::LogView view;
    view.resize(1200, 800);
    view.show();
    QCoreApplication::processEvents();
    flood(view);
    jump(view);
    hide(view);
    find(view, "status=500");
    find(view, "/status=5\\d\\d/");
    find(view, "/(a+)+$/");
    return 0;
}
