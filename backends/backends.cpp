#include "backends/backends.h"

#include "backends/docker/dockerdriver.h"
#include "backends/podman/podmandriver.h"

namespace backends {

core::DriverList allDrivers()
{
    return {std::make_shared<podman::PodmanDriver>(), std::make_shared<docker::DockerDriver>()};
}

} // namespace backends
