#pragma once

#include "core/support/platform.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace backends::common {

/// What a driver has to know of the machine to understand a probe's answer. Handed in, so that a
/// test can be any machine.
struct Machine
{
    core::Platform platform = core::Platform::Linux;
    std::function<bool(const QString &path)> exists = {};
    std::function<QString(const char *name)> variable = {};
    std::function<QByteArray(const QString &path)> read = {}; ///< a small file; empty when missing

    bool has(const QString &path) const { return exists && exists(path); }
    QString env(const char *name) const { return variable ? variable(name) : QString(); }
    QByteArray content(const QString &path) const { return read ? read(path) : QByteArray(); }
};

/// The machine we run on.
Machine thisMachine();

/// Which control groups a Linux machine has: v1, v2, or empty when it does not say.
QString cgroupVersion(const Machine &machine);

/// Whether systemd runs it, as systemd's own sd_booted() asks.
bool runsSystemd(const Machine &machine);

} // namespace backends::common
