#pragma once

#include "core/graph/layout.h"

#include <QFutureWatcher>
#include <QObject>

namespace ui {

/// Runs layouts: small ones at once, large ones on a thread of the global pool. Only the newest
/// request is answered.
class GraphLayouter : public QObject
{
    Q_OBJECT

public:
    explicit GraphLayouter(QObject *parent = nullptr);
    ~GraphLayouter() override;

    /// Answers with finished(), before it returns when the graph is small. What was asked before
    /// and is not answered yet is dropped.
    void start(const core::LayoutRequest &request);
    bool isRunning() const { return m_watcher.isRunning(); }

signals:
    void finished(const core::GraphLayout &layout);

private:
    void drop();

    QFutureWatcher<core::GraphLayout> m_watcher;
};

} // namespace ui
