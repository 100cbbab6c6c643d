#pragma once

#include "core/logs/linematcher.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace core {

/// Finds the matching lines of a store, old ones and new ones as they come, on a thread of its own.
/// Results stream in, in order of the lines.
class LogSearch : public QObject
{
    Q_OBJECT

public:
    explicit LogSearch(QObject *parent = nullptr);
    ~LogSearch() override;

    /// Starts over with another matcher; an empty one ends the search.
    void start(const LineMatcher &matcher);
    /// Looks at the lines of `store` that were not looked at yet. Returns at once; call it again
    /// after lines came.
    void update(const LogStore &store);

    const LineMatcher &matcher() const { return m_matcher; }
    /// Numbers of the matching lines, rising.
    const std::vector<quint64> &found() const { return m_found; }
    /// The number after the last line that was looked at.
    quint64 searchedTo() const { return m_searchedTo; }
    bool isRunning() const { return m_running; }
    bool isTooExpensive() const { return m_tooExpensive; }

signals:
    /// More was found, or the search has come to its end for now.
    void changed();

private:
    struct Job;

    void cancel();
    void take(const std::shared_ptr<Job> &job, std::vector<quint64> found, quint64 searchedTo);
    void end(const std::shared_ptr<Job> &job, bool tooExpensive);

    LineMatcher m_matcher;
    std::vector<quint64> m_found;
    quint64 m_searchedTo = 0;
    bool m_running = false;
    bool m_tooExpensive = false;
    std::shared_ptr<Job> m_job;
    QThreadPool m_pool;
};

} // namespace core
