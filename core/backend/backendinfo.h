#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace core {

/// Yes, no, or not known because an earlier step failed.
enum class Tick { Unknown, Yes, No };

/// One runtime as detection found it: the row of `perryctl backends` and of the diagnostics panel.
struct BackendInfo
{
    QString name = {};  ///< "podman": the contract's word
    QString title = {}; ///< "Podman": for people
    bool available = false;

    Tick found = Tick::Unknown;     ///< the program is on this machine
    Tick setUp = Tick::Unknown;     ///< its service, machine or configuration exists
    Tick reachable = Tick::Unknown; ///< it answers
    Tick usable = Tick::Unknown;    ///< this user may use it, and Perry can drive this version

    QString reason = {};     ///< why it is not available, one sentence
    QString hint = {};       ///< the next step, one sentence
    QString fixCommand = {}; ///< a command that does the next step; may be empty
    QString detail = {};     ///< what the runtime itself said

    QString version = {};        ///< of the engine
    QString clientVersion = {};  ///< of the command line, when it differs
    QString mode = {};           ///< rootless, rootful, vm, remote
    QString isolationLevel = {}; ///< container (shared host kernel), vm, microvm
    QString executable = {};     ///< absolute path
    QString endpoint = {};       ///< socket or connection; empty when there is none
    QString networkBackend = {};
    bool runsHealthChecks = true; ///< false: podman without systemd
    bool hasBuildKit = false;     ///< docker: builds go through buildx
    QString cgroupVersion = {};   ///< v1, v2, or empty when it is not known
    int latencyMs = 0;
    int priority = 0; ///< place in the platform's order, from 1
    bool selected = false;
    QDateTime checkedAt = {};

    bool operator==(const BackendInfo &) const = default;
};

/// "3 of 4 probed" sentences need all reasons together: "podman: not found; docker: …".
QString unavailableSummary(const QList<BackendInfo> &backends);

/// 4.3.1 -> {4, 3, 1} compare; true when `version` is at least `wanted`.
bool versionAtLeast(const QString &version, const QString &wanted);

} // namespace core
