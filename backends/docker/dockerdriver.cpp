#include "backends/docker/dockerdriver.h"

#include "backends/docker/dockerprotocol.h"
#include "backends/docker/probe.h"

namespace backends::docker {

DockerDriver::DockerDriver(common::Machine machine)
    : m_machine(std::move(machine))
{}

core::CommandLine DockerDriver::probe(const QString &executable) const
{
    return probeCommand(executable);
}

core::BackendInfo DockerDriver::readProbe(core::BackendInfo info,
                                          const core::ProcessResult &result) const
{
    return probeAnswer(std::move(info), result, m_machine);
}

std::unique_ptr<core::Protocol> DockerDriver::protocol(const core::BackendInfo &info) const
{
    return std::make_unique<DockerProtocol>(info);
}

} // namespace backends::docker
