#pragma once

#include "backends/common/machine.h"

#include "core/backend/driver.h"

namespace backends::docker {

/// Docker Engine, and whatever else the docker command line is pointed at.
class DockerDriver : public core::Driver
{
public:
    explicit DockerDriver(common::Machine machine = common::thisMachine());

    QString name() const override { return QStringLiteral("docker"); }
    QString title() const override { return QStringLiteral("Docker Engine"); }
    QStringList executables() const override { return {QStringLiteral("docker")}; }

    core::CommandLine probe(const QString &executable) const override;
    core::BackendInfo readProbe(core::BackendInfo info,
                                const core::ProcessResult &result) const override;
    std::unique_ptr<core::Protocol> protocol(const core::BackendInfo &info) const override;

private:
    const common::Machine m_machine;
};

} // namespace backends::docker
