#pragma once

#include "backends/common/machine.h"

#include "core/backend/driver.h"

namespace backends::podman {

/// podman, on this machine or as a client of its service elsewhere.
class PodmanDriver : public core::Driver
{
public:
    explicit PodmanDriver(common::Machine machine = common::thisMachine());

    QString name() const override { return QStringLiteral("podman"); }
    QString title() const override { return QStringLiteral("Podman"); }
    QStringList executables() const override { return {QStringLiteral("podman")}; }

    core::CommandLine probe(const QString &executable) const override;
    core::BackendInfo readProbe(core::BackendInfo info,
                                const core::ProcessResult &result) const override;
    std::unique_ptr<core::Protocol> protocol(const core::BackendInfo &info) const override;

private:
    const common::Machine m_machine;
};

} // namespace backends::podman
