#include "ui/graph/graphlayouter.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace ui {
namespace {

/// Up to this many nodes and edges a layout takes less than a millisecond.
constexpr qsizetype smallGraph = 200;

} // namespace

GraphLayouter::GraphLayouter(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const QFuture<core::GraphLayout> future = m_watcher.future();
        if (!future.isCanceled() && future.resultCount() > 0)
            emit finished(future.result());
    });
}

GraphLayouter::~GraphLayouter()
{
    drop();
}

void GraphLayouter::drop()
{
    m_watcher.cancel();
    m_watcher.setFuture({});
}

void GraphLayouter::start(const core::LayoutRequest &request)
{
    drop();
    if (request.nodes.size() + request.edges.size() <= smallGraph) {
        emit finished(core::layoutGraph(request));
        return;
    }

    const auto promise = std::make_shared<QPromise<core::GraphLayout>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, request] {
        if (!promise->isCanceled())
            promise->addResult(core::layoutGraph(request));
        promise->finish();
    });
}

} // namespace ui
