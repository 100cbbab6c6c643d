#include "backends/podman/podmandriver.h"

#include "backends/podman/podmanprotocol.h"
#include "backends/podman/probe.h"

namespace backends::podman {

PodmanDriver::PodmanDriver(common::Machine machine)
    : m_machine(std::move(machine))
{}

core::CommandLine PodmanDriver::probe(const QString &executable) const
{
    return probeCommand(executable);
}

core::BackendInfo PodmanDriver::readProbe(core::BackendInfo info,
                                          const core::ProcessResult &result) const
{
    return probeAnswer(std::move(info), result, m_machine);
}

std::unique_ptr<core::Protocol> PodmanDriver::protocol(const core::BackendInfo &info) const
{
    return std::make_unique<PodmanProtocol>(info);
}

} // namespace backends::podman
