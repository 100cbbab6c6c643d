#pragma once

#include "core/backend/backendinfo.h"
#include "core/backend/protocol.h"

#include <functional>
#include <memory>

namespace core {

/// One runtime that Perry can drive: how to probe it and how to speak to it. A new runtime is a
/// folder in backends/ with one of these.
class Driver
{
public:
    virtual ~Driver() = default;

    virtual QString name() const = 0;
    virtual QString title() const = 0;
    /// Program names to look for, best first.
    virtual QStringList executables() const = 0;

    /// The one read-only call whose answer says whether the runtime works. Never starts anything.
    virtual CommandLine probe(const QString &executable) const = 0;
    /// What the answer means. `info` comes with name, title, executable and found = Yes filled in;
    /// everything else is this function's to decide.
    virtual BackendInfo readProbe(BackendInfo info, const ProcessResult &result) const = 0;

    /// How to speak to the runtime that was found.
    virtual std::unique_ptr<Protocol> protocol(const BackendInfo &info) const = 0;
};

using DriverList = std::vector<std::shared_ptr<const Driver>>;

} // namespace core
