#pragma once

#include "core/compose/storedspec.h"
#include "core/plan/plan.h"

#include <QDateTime>

namespace core {

/// One step of an `up` that is over.
struct DeploymentStep
{
    QString text = {};
    QString service = {};
    QString cause = {};
    QList<int> needs = {}; ///< places in the list
    qint64 started = 0;    ///< milliseconds after the start of all
    qint64 ended = 0;

    bool operator==(const DeploymentStep &) const = default;
};

/// An `up` that has changed something and has succeeded: enough to tell what it did, and to go back
/// to it.
struct Deployment
{
    qint64 number = 0; ///< of the project, from 1; given when it is saved
    QString project = {};
    QString backend = {};
    QDateTime time = {}; ///< of its end, UTC
    qint64 milliseconds = 0;
    qint64 restored = 0; ///< the earlier one that it went back to; 0 = none
    QString workingDirectory = {};
    QStringList files = {};
    StoredSpec spec = {};
    StringMap images = {};         ///< service -> id of the image it got
    StringMap hashes = {};         ///< service -> config hash, of those it was about
    QMap<QString, int> scale = {}; ///< what --scale asked for
    QList<ServiceAction> actions = {};
    QList<DeploymentStep> steps = {};

    bool operator==(const Deployment &) const = default;
};

/// What is kept of a deployment beside its number, stack and time, as bytes and back. What cannot
/// be read is left out.
QByteArray deploymentBytes(const Deployment &deployment);
void readDeploymentBytes(const QByteArray &bytes, Deployment &deployment);

} // namespace core
