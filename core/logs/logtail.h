#pragma once

#include "core/logs/logfollower.h"

#include <QSet>

namespace core {

/// Follows containers and looks by itself whether one whose stream has ended was started or created
/// again; for a front end that does not watch the stack otherwise. Part of LogReader.
class LogTail : public QObject
{
    Q_OBJECT

public:
    LogTail(const Protocol &protocol,
            Runner &runner,
            const QList<ContainerInfo> &containers,
            const LogOptions &options,
            QObject *parent = nullptr);

    void start();
    void stop();

signals:
    void linesRead(const core::LogBatch &lines);
    /// No container runs any more.
    void ended();

private:
    void lookSoon();
    void look();
    void take(const QList<ContainerInfo> &containers);

    const Protocol &m_protocol;
    Runner &m_runner;
    QList<ContainerInfo> m_containers;
    QString m_project; ///< empty when the containers do not belong to one project
    QSet<QString> m_services;
    LogFollower m_follower;
    QTimer m_lookTimer;
    int m_looks = 0; ///< since the last stream ended
    bool m_isLooking = false;
};

} // namespace core
