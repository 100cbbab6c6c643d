#pragma once

#include "core/support/platform.h"

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

    bool has(const QString &path) const { return exists && exists(path); }
    QString env(const char *name) const { return variable ? variable(name) : QString(); }
};

/// The machine we run on.
Machine thisMachine();

/// Whether systemd runs it, as systemd's own sd_booted() asks.
bool runsSystemd(const Machine &machine);

} // namespace backends::common
