#pragma once

#include "core/backend/protocol.h"
#include "core/process/runner.h"

#include <QPointer>
#include <QTimer>

namespace core {

/// Follows what happens in a runtime. When the stream breaks it starts it again, more slowly each
/// time, and says so; who listens has to look for itself after a gap.
class EventStream : public QObject
{
    Q_OBJECT

public:
    EventStream(const Protocol &protocol, Runner &runner, QObject *parent = nullptr);
    ~EventStream() override;

    void start();
    void stop();

signals:
    void eventRead(const core::RuntimeEvent &event);
    /// `live` false: there is a gap from now on; `reason` says why.
    void liveChanged(bool live, const QString &reason);

private:
    void open();
    void goLive();
    void onEnd(const CommandLine &command, const ProcessResult &result);

    const Protocol &m_protocol;
    Runner &m_runner;
    QPointer<Process> m_process;
    QTimer m_retry;
    QTimer m_settle;  ///< until a stream that has not broken counts as live
    int m_stream = 0; ///< number of the present stream; what older ones still say does not count
    int m_failures = 0;
    bool m_wanted = false;
    bool m_isLive = false;
};

} // namespace core
